import { samePrinted } from "./printed-title.ts";
import type { ComparedObservation, ComparedReport, ReportRecords } from "./report.ts";

/** One printed row of an indicator table: one indicator, all its values. */
export interface IndicatorRow {
  readonly report: ComparedReport;
  readonly council: string;
  readonly ref: string;
  readonly codes: readonly string[];
  readonly title: string;
  /** The catalogue entry interpretation took it to be, or empty. */
  readonly indicator: string;
  readonly section: string;
  /** True where its reference and codes stand over another title in a row above: they are not its own. */
  readonly borrowed: boolean;
  readonly observations: readonly ComparedObservation[];
}

/** Observations by the printed row they stand in, in the reports' order. */
export function reportsToRows(reports: readonly ReportRecords[]): readonly IndicatorRow[] {
  return reports.flatMap(({ report, observations }) => {
    const rows = new Map<number, ComparedObservation[]>();
    for (const observation of observations) {
      const row = rows.get(observation.row);
      if (row) row.push(observation);
      else rows.set(observation.row, [observation]);
    }
    let above = "";
    const found: IndicatorRow[] = [];
    for (const own of rows.values()) {
      const [first] = own;
      if (!first) continue;
      const { council, ref, title, section } = first;
      const fromAbove = isFromAbove(first);
      if (!fromAbove) above = title;
      // A cell merged over the rows of one indicator is each row's own; over other titles it is the first one's.
      const borrowed = fromAbove && title !== "" && !samePrinted(title, above);
      const codes = borrowed ? first.codes.filter((code) => isIn(title, code)) : first.codes;
      const indicator = borrowed ? "" : first.indicator;
      found.push({
        report,
        council,
        ref,
        codes,
        title,
        indicator,
        section,
        borrowed,
        observations: own,
      });
    }
    return found;
  });
}

const takenFromAbove = "reference taken from above";

function isFromAbove({ refFromAbove, evidence }: ComparedObservation): boolean {
  return refFromAbove ?? evidence?.includes(takenFromAbove) ?? false;
}

/** Whether a title prints a code itself: "(2036 SC, PAF C21)". */
function isIn(title: string, code: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return plain(title).includes(plain(code));
}
