import { parseQuarter } from "../printed/period.ts";
import type { ColumnReading, TableKind } from "../rows.ts";
import { type GridCell, oneLine, ownText } from "./grid.ts";
import { columnOf, columnsOf } from "./header.ts";
import { blockLabelsOf, isLabelBlock, milestoneLabel } from "./label-block.ts";
import type { LogicalTable } from "./logical-table.ts";
import { findMeasureRows } from "./measure-rows.ts";
import { isTotalsHeader, parseScale, readMoneyHeader } from "./money-header.ts";
import { type ColumnProfile, isPeriodText, profileColumn, share } from "./profile.ts";
import { startsWithQuarter } from "./quarter-list.ts";

export interface Classification {
  readonly kind: TableKind;
  readonly why: readonly string[];
  readonly second?: { readonly kind: TableKind; readonly why: readonly string[] };
  /** The columns with what their cells decided where the header said nothing. */
  readonly columns: readonly ColumnReading[];
}

/** Words of headers, titles and headings that make a plan of actions one of equality. */
const equalityWords = /\bequalit(?:y|ies)\b|\bdiversity\b|\bimpact assessments?\b/i;
/** Columns that only a register of risks has. */
const riskRegisterWords =
  /\b(?:likelihood|probability|severity|risk score|inherent|residual|nature of risk|risk assessment|strategic risks?)\b/i;
const stateWords = /^(?:green|amber|red|yellow|blue|grey|g|a|r|n\/a)\b/i;

/** At least this part of a money column's cells are figures. */
const moneyShare = 0.6;
/** At least this part of the cells under a tick chart's columns are ticks. */
const tickShare = 0.8;

interface Evidence {
  readonly table: LogicalTable;
  readonly columns: readonly ColumnReading[];
  readonly profiles: readonly ColumnProfile[];
}

type Test = (evidence: Evidence) => readonly string[] | undefined;

/** The certain before the likely: the first that fits is the verdict, the next is what came second. */
const tests: readonly { readonly kind: TableKind; readonly test: Test }[] = [
  { kind: "legend", test: legendEvidence },
  { kind: "objective-block", test: objectiveBlockEvidence },
  { kind: "tick-chart", test: tickChartEvidence },
  { kind: "delivery-plan", test: (evidence) => milestoneEvidence(evidence, true) },
  { kind: "milestone", test: (evidence) => milestoneEvidence(evidence, false) },
  { kind: "risk-measures", test: riskMeasureEvidence },
  { kind: "equality-plan", test: (evidence) => actionEvidence(evidence, true) },
  { kind: "action-plan", test: (evidence) => actionEvidence(evidence, false) },
  { kind: "budget", test: budgetEvidence },
  { kind: "indicator", test: indicatorEvidence },
  { kind: "indicator", test: measureRowEvidence },
];

/** Which kind of table it is, from its header, what its columns hold and its shape. */
export function classifyTable(table: LogicalTable): Classification {
  const columns = table.header?.columns ?? [];
  const profiles = columns.map(({ column }) =>
    profileColumn(table.rows.flatMap(({ cells }) => cells[column] ?? [])),
  );
  const evidence = {
    table,
    columns: columns.map((column, index) => columnByProfile(table, column, profiles[index])),
    profiles,
  };
  const fits: { kind: TableKind; why: readonly string[] }[] = [];
  for (const { kind, test } of tests) {
    const why = test(evidence);
    if (why) fits.push({ kind, why });
    if (fits.length === 2) break;
  }
  const [first, second] = fits;
  if (!first) return { kind: "none", why: whyNone(evidence), columns: evidence.columns };
  return { ...first, ...(second ? { second } : {}), columns: evidence.columns };
}

/** A traffic light as a word, alone in its cell. */
const stateWord = /^(?:green|amber|red|yellow|g|a|r|g\/a|red\s?\/\s?amber)$/i;

/**
 * A status column that holds sentences is a commentary, a value column that holds traffic lights a
 * status (Durham 2007-08: "Current performance to target"), a column of codes the reference.
 */
function columnByProfile(
  table: LogicalTable,
  column: ColumnReading,
  profile: ColumnProfile | undefined,
): ColumnReading {
  if (!profile || profile.filled === 0) return column;
  if (column.role === "status" && share(profile, "prose") > 0.5)
    return { ...column, role: "commentary", how: "profile" };
  if (column.role === "" && share(profile, "code") > 0.6)
    return { ...column, role: "reference", how: "profile" };
  if (["target", "actual", "benchmark"].includes(column.role)) {
    const cells = cellsOf(table, column.column);
    const states = cells.filter(({ text }) => stateWord.test(oneLine(text))).length;
    if (states > cells.length * 0.6) return { ...column, role: "status", how: "profile" };
  }
  return column;
}

const cellsOf = (table: LogicalTable, column: number): GridCell[] =>
  table.rows.flatMap(({ cells }) => {
    const cell = cells[column];
    return cell && !cell.fromAbove && !cell.fromLeft && cell.text.trim() !== "" ? [cell] : [];
  });

function legendEvidence({ table }: Evidence): readonly string[] | undefined {
  const rows = [...table.headerRows, ...table.titles, ...table.rows];
  const states = rows.filter(
    (row) =>
      stateWords.test(oneLine(ownText(row, 0))) &&
      row.cells.some(({ text }) => text.split(" ").length > 3),
  );
  const rest = rows.length - states.length;
  return states.length >= 2 && rest <= 2
    ? [`${states.length} rows begin with the name of a traffic light`]
    : undefined;
}

function objectiveBlockEvidence({ table }: Evidence): readonly string[] | undefined {
  const rows = [...table.titles, ...table.headerRows, ...table.rows];
  const labels = blockLabelsOf(rows);
  if (!isLabelBlock(rows) || !labels.some((label) => milestoneLabel.test(label))) return undefined;
  // a header row has its labels side by side, a block has them one below another
  return [
    `the first column holds the labels ${labels
      .slice(0, 3)
      .map((label) => `"${label}"`)
      .join(", ")}`,
  ];
}

/** Columns of a tick chart: their header names a year or quarter, their cells hold ticks and nothing else. */
export function tickColumns(
  columns: readonly ColumnReading[],
  profiles: readonly ColumnProfile[],
): ColumnReading[] {
  return columns.filter((column, index) => {
    const profile = profiles[index];
    if (!profile || column.header === "" || !/\d/.test(column.header)) return false;
    const last = column.header.split(" ").at(-1) ?? "";
    return (
      (isPeriodText(last) || isPeriodText(column.header)) &&
      (profile.filled === 0 || share(profile, "tick") >= tickShare)
    );
  });
}

function tickChartEvidence({ table, columns, profiles }: Evidence): readonly string[] | undefined {
  const ticks = tickColumns(columns, profiles);
  const ticked = ticks.reduce((sum, { column }) => sum + (profiles[column]?.counts.tick ?? 0), 0);
  const charted = ticks.length >= 3 && (ticked > 0 || columnOf(columns, "action") !== undefined);
  if (!charted || table.rows.length === 0) return undefined;
  return [`${ticks.length} columns of years or quarters hold ${ticked} ticks and nothing else`];
}

function milestoneEvidence(
  { table, columns, profiles }: Evidence,
  inQuarters: boolean,
): readonly string[] | undefined {
  const column = columnOf(columns, "milestone");
  if (column === undefined) return undefined;
  const profile = profiles[column];
  if (!profile || share(profile, "number", "tick", "period") > 0.5) return undefined;
  const cells = cellsOf(table, column);
  const quarters = cells.filter(({ text }) => startsWithQuarter(text)).length;
  const why = [`column "${columns[column]?.header}" holds milestones`];
  if (!inQuarters) return why;
  if (quarters === 0 || quarters < cells.length * 0.4) return undefined;
  return [...why, `${quarters} of ${cells.length} cells list quarters`];
}

function riskMeasureEvidence({ columns }: Evidence): readonly string[] | undefined {
  const column = columnOf(columns, "risk-measure");
  if (column === undefined || columns.some(({ header }) => riskRegisterWords.test(header)))
    return undefined;
  if (columnOf(columns, "status", "commentary", "due") === undefined) return undefined;
  return [`column "${columns[column]?.header}" holds risk measures with their progress`];
}

function actionEvidence(
  { table, columns }: Evidence,
  ofEquality: boolean,
): readonly string[] | undefined {
  const action = columnOf(columns, "action");
  const due = columnOf(columns, "due", "due-and-officer");
  if (
    action === undefined ||
    due === undefined ||
    columns.some(({ header }) => riskRegisterWords.test(header))
  )
    return undefined;
  const about = equalityContext(table);
  if (ofEquality && about === undefined) return undefined;
  return [
    `columns "${columns[action]?.header}" and "${columns[due]?.header}" make a plan of actions`,
    ...(ofEquality && about ? [`"${about}" speaks of equality`] : []),
  ];
}

/** What over or in the table says that it is about equality. */
export function equalityContext(table: LogicalTable): string | undefined {
  const headings = table.context.above.filter(({ isHeading }) => isHeading).map(({ text }) => text);
  const header = table.header?.columns.map((column) => column.header).join(" ") ?? "";
  const sayings = [
    ...headings.slice(-2),
    table.context.objectiveHeading,
    table.context.part,
    header,
  ];
  const said = sayings.find((text) => equalityWords.test(text));
  if (said) return said;
  // the report may print no heading at all: then what the actions say decides
  const action = columnOf(table.header?.columns ?? [], "action");
  if (action === undefined || headings.length > 0) return undefined;
  const cells = cellsOf(table, action).map(({ text }) => text);
  const speaking = cells.filter((text) =>
    /\bequalit|\bdiversity\b|\baccessib|\bequity\b|\bstakeholder engagement\b/i.test(text),
  ).length;
  return cells.length > 0 && speaking >= cells.length / 2 ? "the actions" : undefined;
}

export interface MoneyColumn {
  readonly column: ColumnReading;
  readonly scaled: boolean;
}

/** Columns whose header speaks of money, by words, by `£` or by a year under a title that does. */
export function moneyColumns(
  table: LogicalTable,
  columns: readonly ColumnReading[],
  profiles: readonly ColumnProfile[],
): ColumnReading[] {
  const titleSpeaks = moneyTitle(table);
  return columns.filter((column, index) => {
    const profile = profiles[index];
    if (
      !profile ||
      column.column === 0 ||
      profile.filled === 0 ||
      share(profile, "number", "missing") < moneyShare
    )
      return false;
    if (readMoneyHeader(column.header) || parseScale(column.header) !== undefined) return true;
    return (
      titleSpeaks && (/\d{4}|\d{2}\/\d{2}/.test(column.header) || isTotalsHeader(column.header))
    );
  });
}

export const moneyTitle = (table: LogicalTable): boolean =>
  [
    ...table.titles.map((row) => ownText(row, 0)),
    ...table.context.above.slice(-3).map(({ text }) => text),
    table.header?.columns[0]?.header ?? "",
  ].some(
    (text) =>
      text.length < 160 &&
      /£|\bbudgets?\b|\bexpenditure\b|\bcapital programme\b|\bfinancial statement\b|\brevenue\b/i.test(
        text,
      ),
  );

function budgetEvidence({ table, columns, profiles }: Evidence): readonly string[] | undefined {
  const money = moneyColumns(table, columns, profiles);
  const measured = money.filter(
    ({ header }) => readMoneyHeader(header) !== undefined || parseScale(header) !== undefined,
  );
  if (money.length === 0 || (measured.length === 0 && !moneyTitle(table))) return undefined;
  const pounds =
    columns.some(({ header }) => parseScale(header) !== undefined) || moneyTitle(table);
  const strong = measured.filter(({ header }) => readMoneyHeader(header)).length >= 2;
  if (!pounds && !strong) return undefined;
  // indicators about money are still indicators
  if (columns.some(({ role }) => role === "title" || role === "reference") && !pounds)
    return undefined;
  if (columnOf(columns, "title") !== undefined && columnsOf(columns, "target").length > 0)
    return undefined;
  return [
    `${money.length} columns of money: ${money
      .slice(0, 3)
      .map(({ header }) => `"${header}"`)
      .join(", ")}`,
  ];
}

function measureRowEvidence({ table, columns }: Evidence): readonly string[] | undefined {
  const layout = findMeasureRows(table, columns);
  return (
    layout && [`${layout.periods.length} periods stand side by side, measures one below another`]
  );
}

const valueRoles = ["target", "actual", "baseline", "benchmark", "quartile", "weight"] as const;

/** Columns of values: by their header's word, or by a quarter alone (`Q1`, `Quarter 4`). */
export function valueColumns(columns: readonly ColumnReading[]): ColumnReading[] {
  return columns.filter(
    (column) => (valueRoles as readonly string[]).includes(column.role) || isQuarterHeader(column),
  );
}

export const isQuarterHeader = ({ role, header }: ColumnReading): boolean =>
  role === "" && header.length <= 40 && parseQuarter(header) !== undefined;

function indicatorEvidence({ table, columns, profiles }: Evidence): readonly string[] | undefined {
  const values = valueColumns(columns);
  const telling = values.filter(({ role }) => role !== "weight" && role !== "benchmark");
  const title = titleColumn(columns, profiles);
  if (telling.length === 0 || title === undefined) return undefined;
  if (
    columnOf(columns, "action", "milestone") !== undefined &&
    columnOf(columns, "title") === undefined
  )
    return undefined;
  const reference = columnOf(columns, "reference");
  const coded = Math.max(codeShare(table, reference), codeShare(table, title));
  const titled = columns[title]?.role === "title";
  if (!titled && coded < 0.3 && reference === undefined) return undefined;
  return [
    `columns of values: ${telling
      .slice(0, 4)
      .map(({ header }) => `"${header}"`)
      .join(", ")}`,
    titled
      ? `column "${columns[title]?.header}" names indicators`
      : `the column of words "${columns[title]?.header ?? ""}" stands for the titles`,
    ...(coded > 0 ? [`${Math.round(coded * 100)} % of the rows carry a code`] : []),
  ];
}

/** The column that names the indicators: by its header, else the first column of words. */
export function titleColumn(
  columns: readonly ColumnReading[],
  profiles: readonly ColumnProfile[],
): number | undefined {
  const listed = columnOf(columns, "title");
  if (listed !== undefined) return listed;
  const objective = columnOf(columns, "objective");
  const words = columns.find(({ column, role }) => {
    const profile = profiles[column];
    return (
      (role === "" || role === "reference") &&
      profile !== undefined &&
      share(profile, "words", "prose") > 0.4
    );
  });
  return words?.column ?? objective;
}

function codeShare(table: LogicalTable, column: number | undefined): number {
  if (column === undefined) return 0;
  const cells = cellsOf(table, column);
  if (cells.length === 0) return 0;
  const coded = cells.filter(({ text }) =>
    /\b[A-Z]{1,6}\.?\s?\d{1,4}\b|\b\d{4}\s?(?:SC|OF|DE)\b/.test(text),
  ).length;
  return coded / cells.length;
}

function whyNone({ table, columns }: Evidence): readonly string[] {
  if (columns.length === 0) return ["no row reads as a header"];
  const read = columns.filter(({ role }) => role !== "");
  if (columns.some(({ header }) => riskRegisterWords.test(header)))
    return ["the columns are those of a risk register"];
  if (columns.some(({ header }) => /^page$/i.test(header))) return ["a contents list"];
  if (table.rows.length === 0) return ["a header without rows"];
  return read.length > 0
    ? [
        `columns ${read
          .slice(0, 4)
          .map(({ header, role }) => `"${header}" (${role})`)
          .join(", ")} make no table of records`,
      ]
    : ["no column reads as one of records"];
}
