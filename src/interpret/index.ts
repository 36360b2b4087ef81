import type { Block, Document } from "../document.ts";
import type { Outcome, Problem } from "../problem.ts";
import type {
  AsideRow,
  Interpretation,
  InterpretedRow,
  KeyEntry,
  PrintedFacts,
  TableVerdict,
} from "../rows.ts";
import { readActionTable } from "./action-table.ts";
import { readBudgetTable } from "./budget-table.ts";
import { type Classification, classifyTable } from "./classify.ts";
import { oneLine, rowText } from "./grid.ts";
import { readIndicatorTable } from "./indicator-table.ts";
import { readLegend } from "./legend.ts";
import { documentToTables, type LogicalTable } from "./logical-table.ts";
import { findLooseRows } from "./loose-rows.ts";
import { findMeasureRows, readMeasureRows } from "./measure-rows.ts";
import { readMilestoneTable } from "./milestone-table.ts";
import { readObjectiveBlock } from "./objective-block.ts";
import { readProse } from "./prose.ts";
import { readFacts } from "./report/facts.ts";
import { readTickChart } from "./tick-chart.ts";

/**
 * Which rows are milestones, indicators and budget lines, by what the tables look like, with their
 * text as printed. Every row of every table is interpreted or set aside with a reason.
 */
export function interpret(whole: Document): Outcome<Interpretation> {
  const document = withoutEndlessText(whole);
  const rows: InterpretedRow[] = [];
  const asides: AsideRow[] = [];
  const verdicts: TableVerdict[] = [];
  const keys: KeyEntry[] = [];
  const problems: Problem[] = [];
  const facts = readFacts(document);
  let indicatorTables = 0;
  for (const table of documentToTables(document)) {
    const classification = classifyTable(table);
    if (classification.kind === "indicator") indicatorTables++;
    const read = readTable(table, classification, indicatorTables, facts);
    rows.push(...read.rows);
    asides.push(...headerAsides(table, classification), ...read.asides);
    keys.push(...read.keys);
    verdicts.push(...verdictsOf(table, classification));
    problems.push(...(read.problems ?? []), ...unrecognised(table, classification));
  }
  rows.push(...readProse(document));
  problems.push(...findLooseRows(document));
  return { value: { facts, keys, verdicts, rows, asides }, problems };
}

/** Text longer than this, in characters, is no paragraph: only its beginning is looked through for meaning. */
const longestText = 100_000;

function withoutEndlessText(document: Document): Document {
  const isEndless = (block: Block) => block.kind !== "table" && block.text.length > longestText;
  if (!document.blocks.some(isEndless)) return document;
  const blocks = document.blocks.map((block) =>
    block.kind !== "table" && isEndless(block)
      ? { ...block, text: block.text.slice(0, longestText) }
      : block,
  );
  return { ...document, blocks };
}

interface Read {
  readonly rows: readonly InterpretedRow[];
  readonly asides: readonly AsideRow[];
  readonly keys: readonly KeyEntry[];
  readonly problems?: readonly Problem[];
}

function readTable(
  table: LogicalTable,
  classification: Classification,
  indicatorTable: number,
  facts: PrintedFacts,
): Read {
  const { kind } = classification;
  switch (kind) {
    case "indicator": {
      const onItsSide = findMeasureRows(table, classification.columns);
      const read = onItsSide
        ? readMeasureRows(table, onItsSide, indicatorTable)
        : readIndicatorTable(table, classification, indicatorTable, facts);
      return { ...read, keys: [] };
    }
    case "milestone":
    case "delivery-plan":
      return { ...readMilestoneTable(table, classification), keys: [] };
    case "tick-chart":
      return { ...readTickChart(table, classification), keys: [] };
    case "objective-block":
      return { ...readObjectiveBlock(table), keys: [] };
    case "action-plan":
    case "equality-plan":
    case "risk-measures":
      return { ...readActionTable(table, classification, facts), keys: [] };
    case "budget":
      return { ...readBudgetTable(table, classification), keys: [] };
    case "legend":
      return {
        rows: [],
        asides: allAside(table, "legend", "the report's own key"),
        keys: readLegend(table),
      };
    case "none":
      return {
        rows: [],
        asides: allAside(table, "not-records", classification.why.join("; ")),
        keys: [],
      };
  }
}

function allAside(table: LogicalTable, reason: AsideRow["reason"], why: string): AsideRow[] {
  return table.rows.map((row) => ({
    kind: "aside",
    reason,
    text: rowText(row),
    table: row.table,
    row: row.row,
    ...(row.page !== undefined ? { page: row.page } : {}),
    why,
  }));
}

/** Titles, headers and repeated headers; an objective's block reads them itself. */
function headerAsides(table: LogicalTable, { kind }: Classification): AsideRow[] {
  if (kind === "objective-block")
    return table.repeatedHeaders.map((row) =>
      headerAside(row, "header", "the header, printed again"),
    );
  return [
    ...table.titles.map((row) => headerAside(row, "section", "a title inside the table")),
    ...table.headerRows.map((row) => headerAside(row, "header", "the header")),
    ...table.repeatedHeaders.map((row) => headerAside(row, "header", "the header, printed again")),
  ];
}

const headerAside = (
  row: LogicalTable["titles"][number],
  reason: AsideRow["reason"],
  why: string,
): AsideRow => ({
  kind: "aside",
  reason,
  text: rowText(row),
  table: row.table,
  row: row.row,
  ...(row.page !== undefined ? { page: row.page } : {}),
  why,
});

function verdictsOf(table: LogicalTable, classification: Classification): TableVerdict[] {
  const { kind, why, second, columns } = classification;
  return table.parts.map((number, index) => {
    const page = table.rows.find((row) => row.table === number)?.page;
    return {
      table: number,
      ...(page !== undefined ? { page } : {}),
      kind,
      why,
      ...(second ? { second } : {}),
      columns,
      headerRows: [...table.headerRows, ...table.repeatedHeaders]
        .filter((row) => row.table === number)
        .map(({ row }) => row),
      ...(index > 0 ? { continues: table.parts[0] ?? number } : {}),
    };
  });
}

/** A table whose header speaks of values or commitments but that fits no kind is worth a look. */
function unrecognised(table: LogicalTable, { kind, columns }: Classification): Problem[] {
  if (kind !== "none") return [];
  const telling = columns.filter(
    ({ role, how }) =>
      how === "listed" && ["target", "actual", "milestone", "action", "baseline"].includes(role),
  );
  if (telling.length === 0 || table.rows.length === 0) return [];
  const page = table.rows[0]?.page;
  return [
    {
      severity: "note",
      stage: "interpret",
      code: "table-unrecognised",
      table: table.context.number,
      ...(page !== undefined ? { page } : {}),
      message: `A table with the column "${oneLine(telling[0]?.header ?? "")}" fits no kind of records; its ${table.rows.length} rows were set aside.`,
    },
  ];
}
