import type { CouncilComparison } from "./across.ts";
import { rowToMeasured } from "./measure.ts";
import { inOrder, type ReportRecords } from "./report.ts";
import { reportsToRows } from "./rows.ts";
import type { Copy } from "./twins.ts";

/** Something that was not compared, and why. */
export interface LeftOut {
  readonly council: string;
  /** The report, or empty where it is about several. */
  readonly doc: string;
  readonly what: string;
  readonly why: string;
}

/** What a comparison does not show: silent copies, and indicators that only one council prints. */
export function leftOutOf(
  comparison: CouncilComparison,
  spoken: readonly ReportRecords[],
  copies: readonly Copy[],
): readonly LeftOut[] {
  const shown = new Set(
    comparison.groups.flatMap(({ evidence }) =>
      evidence.map(({ council, doc, ref, title }) => [council, doc, ref, title].join("\u0000")),
    ),
  );
  const alone = new Map<string, number>();
  const printed = new Map<string, number>();
  const disputed: LeftOut[] = [];
  for (const row of reportsToRows(spoken)) {
    const { council, report, ref, title } = row;
    const key = `${council}\u0000${report.doc}`;
    printed.set(key, (printed.get(key) ?? 0) + 1);
    if (shown.has([council, report.doc, ref, title].join("\u0000"))) continue;
    const { doubt } = rowToMeasured(row);
    if (doubt !== "") {
      disputed.push({ council, doc: report.doc, what: `${ref} "${title}"`, why: doubt });
      continue;
    }
    alone.set(key, (alone.get(key) ?? 0) + 1);
  }
  const rows = [...alone].map(([key, count]) => {
    const [council = "", doc = ""] = key.split("\u0000");
    return {
      council,
      doc,
      what: `${count} of ${printed.get(key)} indicator rows`,
      why: "No other council compared prints the same measure.",
    };
  });
  const silent = copies.map(({ doc, speaks, shared, differing }) => ({
    council: "",
    doc,
    what: "the whole report",
    why: `It is a copy of ${speaks}, which speaks for both: ${shared} records agree, ${differing} differ.`,
  }));
  return [...silent, ...disputed, ...rows].sort(
    (a, b) => inOrder(a.council, b.council) || inOrder(a.doc, b.doc),
  );
}
