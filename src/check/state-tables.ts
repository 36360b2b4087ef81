import type { Document } from "../document.ts";
import type { CouncilRecord, Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { isWorse, polarityOf, toIndicatorRows } from "./indicator-rows.ts";
import { type State, statePatterns } from "./said-patterns.ts";
import { pairOf } from "./status-pair.ts";

export interface StateRow {
  /** Absent where the table gave no records. */
  readonly record: CouncilRecord | undefined;
  /** The group or section it stands under, or empty. */
  readonly section: string;
  /** True, false, or unknown where nothing in the row says. */
  readonly is: (state: State) => boolean | undefined;
}

export interface StateTable {
  readonly block: number;
  readonly kind: "indicators" | "promises";
  readonly rows: readonly StateRow[];
}

/** The rows of each table that holds records of one kind, with what their own cells say, in print order. */
export function stateTables({ document, records }: CheckedReport): StateTable[] {
  const tables = new Map<number, { kind: StateTable["kind"]; rows: StateRow[] }>();
  const add = (block: number, kind: StateTable["kind"], row: StateRow) => {
    const table = tables.get(block);
    if (table) table.rows.push(row);
    else tables.set(block, { kind, rows: [row] });
  };
  for (const record of records) {
    if (record.kind === "milestone") {
      add(record.source.block, "promises", milestoneRow(record, document));
    }
  }
  for (const row of toIndicatorRows(records)) {
    const [first] = row.values;
    if (!first) continue;
    const { section } = row;
    add(first.source.block, "indicators", { record: first, section, is: indicatorState(row) });
  }
  for (const [block, rows] of tablesOfStates(document)) {
    if (!tables.has(block)) tables.set(block, { kind: "promises", rows });
  }
  return [...tables]
    .map(([block, table]) => ({ block, ...table }))
    .sort((a, b) => a.block - b.block);
}

function milestoneRow(
  record: Extract<CouncilRecord, { kind: "milestone" }>,
  document?: Document,
): StateRow {
  const cells = rowTexts(document, record);
  return {
    record,
    section: record.group,
    is: (state) => {
      if (state === "met" || state === "missed") return undefined;
      const pattern = statePatterns.find(({ name }) => name === state)?.pattern ?? "";
      if (cells.some((text) => new RegExp(`^(?:${pattern})$`, "i").test(text))) return true;
      if (state !== "done" && record.status === state) return true;
      if (record.status !== "" && state !== "done") return false;
      return cells.length > 0 ? false : undefined;
    },
  };
}

function indicatorState(row: ReturnType<typeof toIndicatorRows>[number]): StateRow["is"] {
  const pair = pairOf(row);
  const status = row.values.find((value) => value.status !== "")?.status ?? "";
  return (state) => {
    if (state === "done") return undefined;
    if (state !== "met" && state !== "missed") return status === "" ? undefined : status === state;
    const byFigures = pair && reaches(pair.actual, pair.target, row);
    const byStatus = status === "" ? undefined : status === "green";
    // Where figures and status disagree, either may be what was counted.
    const met = byFigures === undefined || byStatus === undefined || byStatus === byFigures;
    const known = met ? (byFigures ?? byStatus) : undefined;
    return state === "met" || known === undefined ? known : !known;
  };
}

function reaches(
  actual: Observation,
  target: Observation,
  row: ReturnType<typeof toIndicatorRows>[number],
): boolean | undefined {
  const polarity = polarityOf(row);
  if (actual.value === null || target.value === null) return undefined;
  if (actual.value === target.value) return true;
  if (polarity !== "higher_better" && polarity !== "lower_better") return undefined;
  return !isWorse(actual.value, target.value, polarity);
}

/** The texts of the cells of a record's printed row. */
export function rowTexts(
  document: Document | undefined,
  { source }: Pick<CouncilRecord, "source">,
): string[] {
  const block = document?.blocks[source.block];
  if (block?.kind !== "table" || source.row === undefined) return [];
  return block.cells
    .filter(({ row, rowSpan }) => row <= (source.row ?? 0) && (source.row ?? 0) < row + rowSpan)
    .map(({ text }) => text.replace(/\s+/g, " ").trim());
}

/** A column of which so many cells are states, and so much of it, is one. */
const leastStates = 4;
const mostlyStates = 0.5;
const stateWord =
  /^(?:green|amber|red|completed?|closed|finished|delivered|done|on track|delayed|on site|design|in progress|not started|started|at risk|planned|[gar])$/i;

/** Tables that are of other records, or of none, and have a column of states: projects with their budgets, savings. */
function tablesOfStates(document: Document | undefined): Map<number, StateRow[]> {
  const found = new Map<number, StateRow[]>();
  for (const [index, block] of (document?.blocks ?? []).entries()) {
    if (block.kind !== "table") continue;
    const columns = new Map<number, { row: number; text: string }[]>();
    for (const { row, column, text } of block.cells) {
      if (row === 0) continue;
      const cells = columns.get(column) ?? [];
      columns.set(column, cells);
      if (text.trim() !== "") cells.push({ row, text: text.replace(/\s+/g, " ").trim() });
    }
    const states = [...columns.values()].find((cells) => {
      const said = cells.filter(({ text }) => stateWord.test(text)).length;
      return said >= leastStates && said >= mostlyStates * cells.length;
    });
    if (!states) continue;
    found.set(
      index,
      states.map(({ text }) => ({
        record: undefined,
        section: "",
        is: (state) => {
          if (state === "met" || state === "missed") return undefined;
          const pattern = statePatterns.find(({ name }) => name === state)?.pattern ?? "";
          return new RegExp(`^(?:${pattern})$`, "i").test(text);
        },
      })),
    );
  }
  return found;
}
