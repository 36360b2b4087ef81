import type { Block, Document } from "../document.ts";
import { append } from "../long-lists.ts";
import type { Outcome, Problem } from "../problem.ts";
import type {
  AsideRow,
  ColumnReading,
  Interpretation,
  InterpretedRow,
  KeyEntry,
  PrintedFacts,
  TableKind,
  TableVerdict,
} from "../rows.ts";
import { accountFor } from "./accounting/index.ts";
import { type KeySigns, signsOfKeys } from "./axes/key-signs.ts";
import { documentToTables, type LogicalTable } from "./axes/logical-table.ts";
import { mostColumns, type ReadColumn, type Reading, readTable } from "./axes/reading.ts";
import { isNoMoneyHeader } from "./evidence/no-money.ts";
import weights from "./evidence/weights.json" with { type: "json" };
import { type ListAside, readLists } from "./lists/index.ts";
import { readProse } from "./lists/sentences.ts";
import { readAmounts, withoutUnit } from "./read/amounts.ts";
import { asideOf } from "./read/assemble.ts";
import { readCommitments } from "./read/commitments.ts";
import { withoutLabels } from "./read/labels-alone.ts";
import { isLegend, readKeyLines, readLegend } from "./read/legend.ts";
import { isObjectiveBlock, readObjectiveBlock } from "./read/objective-block.ts";
import { readObservations } from "./read/observations.ts";
import { type UnitOfTable, unitOfSister } from "./read/sister-unit.ts";
import { readFacts } from "./report/facts.ts";
import { findLooseRows } from "./report/loose-rows.ts";
import { oneLine } from "./table/grid.ts";

/*
 * Where to look: `table/` lays cells on a grid; `evidence/` says what header words and cells look like, with the
 * weights of both; `axes/` finds a table's shape, header and the one joint reading of its columns; `read/` has a
 * reader for each kind of record; `lists/` reads list items and sentences; `report/` what the report says of itself
 * and what stands above a table; `accounting/` holds that nothing is lost unsaid.
 */

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
  const tables = documentToTables(document);
  const keyLines = readKeyLines(document);
  const signs = signsOfKeys([...tables.filter(isLegend).flatMap(readLegend), ...keyLines]);
  const readings = tables.map((table) => {
    const read = readOne(table, indicatorTables + 1, facts, signs);
    if (read.kind === "indicator") indicatorTables++;
    return { table, read };
  });
  for (const { table, read } of withheld(readings)) {
    append(rows, read.rows);
    append(asides, [...headerAsides(table, read.kind), ...read.asides]);
    append(keys, read.keys);
    append(verdicts, verdictsOf(table, read));
    append(problems, read.problems);
  }
  append(keys, keyLines);
  append(rows, readProse(document));
  const lists = readLists(document);
  append(rows, lists.rows);
  append(asides, lists.asides.map(listAside));
  append(problems, lists.problems);
  append(problems, findLooseRows(document));
  const { said, labels } = withoutLabels(rows);
  append(asides, labels);
  return accountFor(
    document,
    { facts, keys, verdicts: oneEach(verdicts), rows: said, asides: notInterpreted(asides, said) },
    problems,
  );
}

/** One verdict a printed table: of two tables in one grid the first that holds records, with the heads of both. */
function oneEach(verdicts: readonly TableVerdict[]): TableVerdict[] {
  const byTable = new Map<number, TableVerdict>();
  for (const verdict of verdicts) {
    const known = byTable.get(verdict.table);
    const speaking = known && known.kind !== "none" ? known : verdict;
    const headerRows = [...(known?.headerRows ?? []), ...verdict.headerRows];
    byTable.set(verdict.table, known ? { ...speaking, headerRows } : verdict);
  }
  return [...byTable.values()];
}

/** Tables of money without a unit whose like has one give no amounts. */
function withheld(
  readings: readonly { readonly table: LogicalTable; readonly read: Read }[],
): readonly { readonly table: LogicalTable; readonly read: Read }[] {
  const units = readings.flatMap(({ read }) => read.unit ?? []);
  return readings.map(({ table, read }) => {
    const unit = read.unit && unitOfSister(read.unit, units);
    return unit === undefined
      ? { table, read }
      : { table, read: { ...read, ...withoutUnit(table, unit) } };
  });
}

/** A printed row that a turned table or a card shares with a record is interpreted, not set aside. */
function notInterpreted(asides: readonly AsideRow[], rows: readonly InterpretedRow[]): AsideRow[] {
  const read = new Set(
    rows.flatMap(({ places }) => places.map(({ table, row }) => `${table}/${row}`)),
  );
  return asides.filter(
    ({ of, table, row }) =>
      (of !== undefined && of !== "row") || row === undefined || !read.has(`${table}/${row}`),
  );
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

const listAside = ({ of, block, page, text, why }: ListAside): AsideRow => ({
  kind: "aside",
  of,
  reason: "not-records",
  text,
  why,
  block,
  ...(page !== undefined ? { page } : {}),
});

interface Read {
  readonly kind: TableKind;
  readonly why: readonly string[];
  readonly second?: { readonly kind: TableKind; readonly why: readonly string[] };
  readonly columns: readonly ColumnReading[];
  readonly rows: readonly InterpretedRow[];
  readonly asides: readonly AsideRow[];
  readonly keys: readonly KeyEntry[];
  readonly problems: readonly Problem[];
  readonly unit?: UnitOfTable;
}

const nothingRead = { rows: [], asides: [], keys: [], problems: [] };

function readOne(
  table: LogicalTable,
  indicatorTable: number,
  facts: PrintedFacts,
  signs: KeySigns,
): Read {
  const columns = table.header?.columns ?? [];
  const width = table.rows[0]?.cells.length ?? 0;
  if (width > mostColumns) return tooWide(table, width);
  if (isLegend(table)) {
    return {
      ...nothingRead,
      kind: "legend",
      why: ["its rows say what marks mean"],
      columns,
      asides: allAside(table, "legend", "the report's own key"),
      keys: readLegend(table),
    };
  }
  if (isObjectiveBlock(table)) {
    return {
      ...nothingRead,
      kind: "objective-block",
      why: ["its first column holds the labels of an objective's block"],
      columns,
      ...readObjectiveBlock(table),
    };
  }
  const reading = readTable(table, signs);
  const kind = kindOf(reading);
  const second = { kind: kindOfSubject[reading.second], why: reading.secondWhy };
  const verdict = { kind, why: reading.why, second, columns: readingsOf(reading) };
  if (reading.subject === "none")
    return {
      ...nothingRead,
      ...verdict,
      why: whyNone(table, reading),
      asides: allAside(table, "not-records", whyNone(table, reading).join("; ")),
      problems: unrecognised(table, reading),
    };
  if (reading.margin < leastMargin)
    return {
      ...nothingRead,
      ...verdict,
      kind: "none",
      asides: allAside(
        table,
        "ambiguous",
        `it reads as well as a table of ${subjectNames[reading.subject]} as of ${subjectNames[reading.second]}`,
      ),
      problems: [ambiguous(table, reading)],
    };
  switch (reading.subject) {
    case "indicator": {
      const read = readObservations(table, reading, indicatorTable, facts);
      const unread = new Set(read.unread.map(({ column }) => column));
      return {
        ...nothingRead,
        ...verdict,
        // what nobody understood has no role: the accounting says so
        columns: verdict.columns.map((column) =>
          unread.has(column.column) ? { ...column, role: "" } : column,
        ),
        rows: read.rows,
        asides: read.asides,
      };
    }
    case "commitment":
      return {
        ...nothingRead,
        ...verdict,
        problems: [],
        ...readCommitments(table, reading, facts),
      };
    case "budget":
      return { ...nothingRead, ...verdict, ...readAmounts(table, reading, facts) };
  }
}

function tooWide(table: LogicalTable, width: number): Read {
  const why = `it has ${width} columns, more than any table of records`;
  return {
    ...nothingRead,
    kind: "none",
    why: [why],
    columns: [],
    asides: allAside(table, "not-records", why),
    problems: [
      {
        severity: "warning",
        stage: "interpret",
        code: "table-unrecognised",
        ...placeOf(table),
        message: `A table of ${width} columns is wider than ${mostColumns}, the most that is read; its ${table.rows.length} rows were set aside.`,
      },
    ],
  };
}

const leastMargin = weights.leastMargin;

const kindOfSubject = {
  indicator: "indicator",
  commitment: "action-plan",
  budget: "budget",
  none: "none",
} as const satisfies Record<Reading["subject"], TableKind>;

const subjectNames = {
  indicator: "indicators",
  commitment: "commitments",
  budget: "budget lines",
  none: "no records",
} as const;

function kindOf({ subject, columns }: Reading): TableKind {
  if (subject !== "commitment") return kindOfSubject[subject];
  const text = columns.find(({ is }) => is === "entity");
  if (columns.some(({ is }) => is === "tick")) return "tick-chart";
  if (text?.word === "risk-measure") return "risk-measures";
  return text?.word === "milestone" ? "milestone" : "action-plan";
}

/** Known as something of which nothing is stored: by its word, its order, its polarity; not for want of evidence. */
const isKnownOther = ({ word, header, profile, evidence }: ReadColumn): boolean =>
  word === "other" ||
  isNoMoneyHeader(header, profile) ||
  word === "forecast" ||
  evidence.some(({ role, weight }) => role === "other" && weight >= leastKnown);

/** What only the bias speaks for weighs less than this. */
const leastKnown = 1.5;

/** What each column was taken for, with the evidence that weighed most. */
const readingsOf = ({ columns }: Reading): ColumnReading[] =>
  columns.map((column) => ({
    column: column.column,
    header: column.header,
    role:
      column.is === "entity"
        ? column.word || "title"
        : column.is === "value"
          ? column.word || "value"
          : column.is === "blank" || (column.is === "other" && !isKnownOther(column))
            ? ""
            : column.is,
    how: column.how === "none" ? "profile" : column.how,
    why: column.evidence
      .filter(({ role, weight }) => role === column.is && weight > 0)
      .slice(0, 3)
      .map(({ why, weight }) => `${why} (+${weight.toFixed(1)})`),
  }));

const placeOf = (table: LogicalTable) => {
  const page = table.rows[0]?.page;
  return { table: table.context.number, ...(page !== undefined ? { page } : {}) };
};

function ambiguous(table: LogicalTable, reading: Reading): Problem {
  return {
    severity: "warning",
    stage: "interpret",
    code: "table-unrecognised",
    ...placeOf(table),
    message: `A table reads as well as one of ${subjectNames[reading.subject]} (${reading.why[0] ?? ""}) as of ${subjectNames[reading.second]} (${reading.secondWhy[0] ?? ""}); its ${table.rows.length} rows were set aside.`,
  };
}

function allAside(table: LogicalTable, reason: AsideRow["reason"], why: string): AsideRow[] {
  return table.rows.map((row) => asideOf(row, reason, why));
}

/** Titles, headers and repeated headers; an objective's block reads them itself. */
function headerAsides(table: LogicalTable, kind: TableKind): AsideRow[] {
  if (kind === "objective-block")
    return table.repeatedHeaders.map((row) => asideOf(row, "header", "the header, printed again"));
  return [
    ...table.titles.map((row) => asideOf(row, "section", "a title inside the table")),
    ...table.headerRows
      .filter(({ isMade }) => !isMade)
      .map((row) => asideOf(row, "header", "the header")),
    ...table.repeatedHeaders
      .filter(({ isMade }) => !isMade)
      .map((row) => asideOf(row, "header", "the header, printed again")),
  ];
}

function verdictsOf(table: LogicalTable, { kind, why, second, columns }: Read): TableVerdict[] {
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

function whyNone(table: LogicalTable, reading: Reading): readonly string[] {
  if (!table.header) return ["no row reads as a header"];
  if (table.rows.length === 0) return ["a header without rows"];
  return reading.why.length > 0 ? reading.why : ["nothing in it speaks of records"];
}

/** A table with figures, codes or dates beside words of the field that gave nothing is worth a look. */
function unrecognised(table: LogicalTable, reading: Reading): Problem[] {
  if (table.rows.length === 0) return [];
  const telling = reading.columns.find(
    ({ word, is }) =>
      is !== "other" &&
      ["target", "actual", "milestone", "action", "baseline", "status", "title"].includes(word),
  );
  const near = reading.margin < nearMargin && reading.second !== "none";
  if (!telling && !near && !reading.unread) return [];
  return [
    {
      severity: "warning",
      stage: "interpret",
      code: "table-unrecognised",
      ...placeOf(table),
      message: telling
        ? `A table with the column "${oneLine(telling.header)}" fits no kind of records; its ${table.rows.length} rows were set aside.`
        : `A table may be one of ${subjectNames[reading.unread?.subject ?? reading.second]} (${(reading.unread?.why ?? reading.secondWhy)[0] ?? ""}), but it could not be read as one; its ${table.rows.length} rows were set aside.`,
    },
  ];
}

/** A table that came so near to a reading is worth a warning. */
const nearMargin = 1.5;
