import { isEmptyCell } from "../printed/missing.ts";
import { parseFinancialYear, parseQuarter } from "../printed/period.ts";
import type { Problem } from "../problem.ts";
import type { Direction, Observation, ReportFacts, SourceCell, Status, Unit } from "../records.ts";
import type { IndicatorRow, KeyEntry, PrintedMark, PrintedValue } from "../rows.ts";
import { readDirection } from "./direction.ts";
import { recordId } from "./identity.ts";
import { readIndicator } from "./indicator.ts";
import { type CodeHabits, nameOf } from "./indicator-name.ts";
import { latestFirst } from "./latest-first.ts";
import { type CellValue, isEstimate, looksGlued, parseCell } from "./number.ts";
import { calendarYear, periodOf } from "./observation-period.ts";
import { problemAt } from "./place.ts";
import { readStatus, whyUnread } from "./status.ts";
import { parseUnit, unitOfHeader, unitOfTitle } from "./unit.ts";

export interface ObservationContext {
  readonly sha256: string;
  readonly facts: ReportFacts;
  readonly keys: readonly KeyEntry[];
  readonly codes: CodeHabits;
}

/** A cell that was read and gives no record, with the reason. */
export interface LeftOut {
  readonly source: SourceCell;
  readonly text: string;
  readonly why: string;
}

export interface ReadObservations {
  readonly records: readonly Observation[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
}

/** One printed indicator to an observation a value cell; an empty cell, a dash and struck text are none. */
export function rowToObservations(
  row: IndicatorRow,
  number: number,
  context: ObservationContext,
): ReadObservations {
  const { facts, keys } = context;
  const problems: Problem[] = [];
  const leftOut: LeftOut[] = [];
  const named = nameOf(row, context.codes);
  const reading = readIndicator(named.codes, named.title, facts.financialYears);
  const first = row.values[0];
  if (reading.mismatch && first) {
    problems.push(
      problemAt(
        first.source,
        "warning",
        "code-title-mismatch",
        `"${named.ref}" is printed over "${named.title}", which is the title of ${reading.mismatch.titleOf}; the row was joined to neither.`,
      ),
    );
  }
  const titleUnit = unitOfTitle(named.title);
  const ownUnit = parseUnit(row.unit);
  const statuses = readMarks(latestFirst(row.statuses), (mark) => readStatus(mark, keys), problems);
  const directions = readMarks<Direction>(
    row.directions,
    (mark) => readDirection(mark, keys),
    problems,
  );
  const quarters = new Set(row.values.map(({ header }) => parseQuarter(header)));
  const records = row.values.flatMap((value): Observation[] => {
    const raw = withoutStruck(value).replace(/\s+/g, " ").trim();
    if (isEmptyCell(raw)) {
      const struck = value.struck.length > 0;
      const text = struck ? value.struck.join(" ") : raw;
      if (struck || raw !== "") {
        leftOut.push({
          source: value.source,
          text,
          why: struck ? "struck text is not printed" : "a dash alone is an empty cell",
        });
      }
      if (struck) {
        problems.push(
          problemAt(
            value.source,
            "note",
            "value-unreadable",
            `"${text}" is struck through and nothing stands in its place; no value was stored.`,
          ),
        );
      }
      return [];
    }
    const cell = parseCell(raw);
    const qualifiers = [
      ...cell.qualifiers,
      ...(value.baseline ? ["baseline"] : []),
      ...(cell.period ? [] : calendarYear(value, cell.qualifiers)),
    ];
    const said = remarkOn(raw, cell);
    if (said) problems.push(problemAt(value.source, said.severity, said.code, said.message));
    const period = periodOf(value, facts, cell);
    return [
      {
        kind: "observation",
        id: recordId(context.sha256, value.source, value.place),
        table: row.indicatorTable,
        row: number,
        section: row.section,
        ref: named.ref,
        codes: named.codes,
        title: named.title,
        measure: value.measure,
        period,
        raw,
        value: cell.value,
        unit: unitOf(value, cell, ownUnit, titleUnit),
        qualifiers,
        status: stateFor(statuses, value, quarters, period, facts),
        direction: stateFor(directions, value, quarters, period, facts),
        responsible: row.responsible,
        commentary: row.commentary,
        council: facts.council,
        indicator: reading.indicator,
        source: value.source,
        evidence: [
          ...row.evidence,
          `column: ${value.header || "without a header"}`,
          ...(reading.evidence ? [reading.evidence] : []),
        ],
      },
    ];
  });
  return { records, problems: uniqueProblems(problems), leftOut };
}

/** The cell as printed: text that is struck through, deleted or replaced is not. */
function withoutStruck({ text, struck }: PrintedValue): string {
  let rest = text;
  for (const part of struck) {
    const index = rest.indexOf(part);
    if (part !== "" && index >= 0)
      rest = `${rest.slice(0, index)} ${rest.slice(index + part.length)}`;
  }
  return rest;
}

/** What a reader should know of a value that is not plainly one number. */
function remarkOn(
  raw: string,
  cell: CellValue,
): Pick<Problem, "severity" | "code" | "message"> | undefined {
  const note = (message: string) =>
    ({ severity: "note", code: "value-unreadable", message }) as const;
  if (cell.bound) return note(`"${raw}" is a limit, not a value; it was kept as printed.`);
  if (cell.qualifiers.includes("compound"))
    return note(`"${raw}" is no single value; it was kept as printed.`);
  if (looksGlued(cell)) {
    return {
      severity: "warning",
      code: "number-slip",
      message: `"${raw}" may be two cells run together; it was read as printed.`,
    };
  }
  if (cell.value !== null && isEstimate(raw))
    return note(`"${raw}" is an estimate or a change; its number was kept.`);
  return undefined;
}

/** From the cell, else its unit column, its header, its title. */
function unitOf(
  value: PrintedValue,
  cell: CellValue,
  ofRow: Unit | undefined,
  ofTitle: Unit,
): Unit {
  if (cell.unit !== "" || cell.step) return cell.unit;
  if (value.measure === "weight" || cell.qualifiers.includes("text")) return "";
  return ofRow ?? unitOfHeader(value.header) ?? ofTitle;
}

/** A mark that was read, with the quarter its column names. */
interface ReadMark<State> {
  readonly state: State | "";
  readonly quarter: number | undefined;
  /** The financial year its column names. */
  readonly year: string | undefined;
}

function readMarks<State extends Status | Direction>(
  marks: readonly PrintedMark[],
  read: (mark: PrintedMark) => State | undefined,
  problems: Problem[],
): ReadMark<State>[] {
  return marks.map((mark) => {
    const state = read(mark);
    if (state === undefined) {
      problems.push(problemAt(mark.source, "note", "status-unreadable", whyUnread(mark)));
    }
    const { header } = mark;
    return {
      state: state ?? "",
      quarter: parseQuarter(header),
      year: parseFinancialYear(header),
    };
  });
}

/**
 * The state of a row's status or direction columns for one value. One printed for a quarter belongs to that
 * quarter's values, the latest also to the year's target; one without a quarter belongs to the whole row.
 */
function stateFor<State>(
  marks: readonly ReadMark<State>[],
  value: PrintedValue,
  quarters: ReadonlySet<number | undefined>,
  period: string,
  { financialYears }: ReportFacts,
): State | "" {
  const quarter = parseQuarter(value.header);
  // "Status 2008/09" says nothing of another year's value where each year has its own
  const years = new Set(marks.flatMap(({ year }) => year ?? []));
  const isOther = ({ year }: ReadMark<State>): boolean =>
    years.size > 1 && year !== undefined && period !== "" && !period.startsWith(year);
  const first = (all: readonly ReadMark<State>[], found = all.filter((mark) => !isOther(mark))) =>
    found.find(({ state }) => state !== "") ?? found[0];
  // "Q2 status" over values of the year alone is the row's
  const anyQuarter = marks.some(({ quarter: own }) => own !== undefined && quarters.has(own));
  const ofRow = first(marks.filter(({ quarter: own }) => own === undefined || !anyQuarter));
  const ofQuarter = first(marks.filter(({ quarter: own }) => own !== undefined && own === quarter));
  if (ofQuarter ?? ofRow) return (ofQuarter ?? ofRow)?.state ?? "";
  if (value.measure !== "target" || quarter !== undefined || period !== financialYears[0])
    return "";
  const latest = marks
    .filter(({ state }) => state !== "")
    .reduce<ReadMark<State> | undefined>(
      (best, mark) => ((mark.quarter ?? 0) > (best?.quarter ?? 0) ? mark : best),
      undefined,
    );
  return latest?.state ?? "";
}

const uniqueProblems = (problems: readonly Problem[]): Problem[] => {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
};
