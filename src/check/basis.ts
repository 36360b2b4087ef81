import { findIndicator, isVerified } from "../catalogue/index.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { TableVerdict } from "../rows.ts";
import { type Basis, type BasisKind, basisIn, basisKinds } from "./basis-words.ts";
import type { CheckedReport } from "./checked-report.ts";
import { isExplanation } from "./explained.ts";
import { quoted, toFinding } from "./finding.ts";
import { type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";

/** A cell of words is no figure with its basis behind it. */
const longestCell = 40;
/** A table of one row says nothing of its columns. */
const leastRows = 2;

/**
 * Figures of one indicator that their own words say are not of the same thing: `per 1,000` beside `per 10,000`, `31 days`
 * beside `64%`, `(all residents)` beside `(park users)`; in the cells, in the headings of columns, in the title.
 */
export function findBasisChanges({ records, verdicts }: CheckedReport): Finding[] {
  const rows = toIndicatorRows(records).filter(({ commentary }) => !isExplanation(commentary));
  const headings = headingsOf(verdicts);
  return [
    ...rows.flatMap((row) => checkCells(row) ?? checkTitle(row, headings) ?? []),
    ...checkColumns(rows, headings),
  ];
}

const figuresOf = ({ values }: IndicatorRow): Observation[] =>
  values.filter(
    ({ measure, qualifiers, period }) =>
      // A baseline may be what later figures are the change of.
      (measure === "actual" || measure === "target") &&
      period !== "" &&
      !qualifiers.includes("baseline"),
  );

function checkCells(row: IndicatorRow): Finding | undefined {
  const figures = figuresOf(row).filter(({ raw }) => raw.length <= longestCell && /\d/.test(raw));
  for (const kind of basisKinds) {
    const said = figures.flatMap((value) => {
      const basis = basisIn(value.raw, [kind])[kind];
      return basis ? [{ value, basis }] : [];
    });
    const [first] = said;
    const other = said.find(({ basis }) => basis.key !== first?.basis.key);
    // A sign of per cent beside pounds is told by the row's units.
    if (!first || !other || isSigns(first.basis, other.basis)) continue;
    return toFinding({
      code: "unit-changes",
      sure: "likely",
      records: [other.value, first.value],
      printed: `${first.value.raw} / ${other.value.raw}`,
      expected: "one basis in the whole row",
      message: `${nameOf(row)} has ${quoted(first.value.raw)} as its ${describe(first.value)} and ${quoted(other.value.raw)} as its ${describe(other.value)}: they are not measured on one basis.`,
    });
  }
  return undefined;
}

const isSigns = (a: Basis, b: Basis): boolean => /^[%£]$/.test(a.words) && /^[%£]$/.test(b.words);

const describe = ({ measure, period }: Observation): string =>
  [measure, period].filter(Boolean).join(" ");

/** A title that says `per 1,000` over figures or under a code of another rate. */
function checkTitle(row: IndicatorRow, headings: Headings): Finding | undefined {
  const title = basisIn(row.title, ["rate"]).rate;
  if (!title) return undefined;
  const figures = figuresOf(row);
  for (const value of figures) {
    const own = value.raw.length <= longestCell ? basisIn(value.raw, ["rate"]).rate : undefined;
    const heading = headingOf(value, headings);
    const basis = own ?? basisIn(heading, ["rate"]).rate;
    if (!basis || basis.key === title.key) continue;
    const where = own ? quoted(value.raw) : `"${value.raw}" under ${quoted(heading)}`;
    return toFinding({
      code: "unit-changes",
      sure: "likely",
      records: [value],
      printed: `${title.words} / ${own ? value.raw : heading}`,
      expected: `figures ${title.words}`,
      message: `${nameOf(row)} is ${quoted(title.words)} by its title, but prints ${where}.`,
    });
  }
  return checkDefinition(row, title);
}

function checkDefinition(row: IndicatorRow, title: Basis): Finding | undefined {
  const [code, ...more] = row.codes;
  const entry = code === undefined || more.length > 0 ? undefined : findIndicator(code);
  if (!entry || !isVerified(entry)) return undefined;
  const [, of] = /^rate per (\d+)$/.exec(entry.basis) ?? [];
  if (of === undefined || !/^per \d+$/.test(title.key) || title.key === `per ${of}`)
    return undefined;
  const defined = of.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return toFinding({
    code: "unit-changes",
    sure: "likely",
    records: row.values,
    printed: title.words,
    expected: `per ${defined}`,
    message: `${nameOf(row)} is ${quoted(title.words)} by its title; ${entry.code} is defined per ${defined}.`,
  });
}

/** By table and column. */
type Headings = ReadonlyMap<string, string>;

const headingsOf = (verdicts: readonly TableVerdict[]): Headings =>
  new Map(
    verdicts.flatMap(({ table, columns }) =>
      columns.map(({ column, header }) => [`${table} ${column}`, header] as const),
    ),
  );

const headingOf = ({ source }: Observation, headings: Headings): string =>
  headings.get(`${source.table} ${source.column}`) ?? "";

interface Column {
  readonly value: Observation;
  readonly heading: string;
  readonly basis: Basis;
}

/** Columns of one table whose headings name different bases: one finding for the table, not one a row. */
function checkColumns(rows: readonly IndicatorRow[], headings: Headings): Finding[] {
  const tables = new Map<number, IndicatorRow[]>();
  for (const row of rows) {
    const table = row.values[0]?.source.table;
    if (table === undefined) continue;
    const list = tables.get(table);
    if (list) list.push(row);
    else tables.set(table, [row]);
  }
  return [...tables.values()].flatMap((list) =>
    list.length < leastRows
      ? []
      : (["rate", "size", "stage"] as const).flatMap((kind) => checkKind(list, kind, headings)),
  );
}

function checkKind(rows: readonly IndicatorRow[], kind: BasisKind, headings: Headings): Finding[] {
  const columns = new Map<number, Column>();
  const printed = new Map<string, Set<string>>();
  for (const value of rows.flatMap(figuresOf)) {
    const { column } = value.source;
    const heading = headingOf(value, headings);
    const basis = headingBasis(heading, kind);
    if (column === undefined || !basis) continue;
    if (!columns.has(column)) columns.set(column, { value, heading, basis });
    const key = describe(value);
    printed.set(key, (printed.get(key) ?? new Set()).add(basis.key));
  }
  // A number and its percentage side by side for one period are two figures, and each says so.
  if ([...printed.values()].some((keys) => keys.size > 1)) return [];
  const [first] = columns.values();
  const other = [...columns.values()].find(({ basis }) => basis.key !== first?.basis.key);
  if (!first || !other) return [];
  return [
    toFinding({
      code: "unit-changes",
      sure: "likely",
      records: [other.value, first.value],
      printed: `${first.heading} / ${other.heading}`,
      expected: "columns on one basis",
      message: `The columns ${quoted(first.heading)} and ${quoted(other.heading)} of one table are not measured on one basis.`,
    }),
  ];
}

/** In a heading a bare `Number` or `No.` is a basis too. */
function headingBasis(heading: string, kind: BasisKind): Basis | undefined {
  const basis = basisIn(heading, [kind])[kind];
  if (basis || kind !== "size") return basis;
  const number = /\((?:number|no\.?)\)|\b(?:actual|target|outturn|result) (?:number|no\.)/i.exec(
    heading,
  );
  return number ? { key: "number", words: number[0] } : undefined;
}
