import type { Format } from "../document.ts";
import type { FileStatus } from "../file-report.ts";
import type { BudgetLine, Milestone, Observation, ReportFacts, SourceCell } from "../records.ts";
import { type FactsRow, toFacts } from "./facts-row.ts";
import { keptFor } from "./kept.ts";
import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";

/** A report's head as comparison needs it. */
export interface ReportHead {
  readonly doc: string;
  readonly file: string;
  readonly sha256: string;
  readonly format: Format;
  readonly status: FileStatus;
  /** How many problems above a note its reading had; findings about its figures are none. */
  readonly problems: number;
  readonly facts: ReportFacts;
}

type LeanObservation = Omit<
  Observation,
  "kind" | "evidence" | "table" | "direction" | "responsible" | "commentary" | "status"
> & {
  /** Its reference stands in a row above. */
  readonly refFromAbove: boolean;
  /** Its column is headed as cumulative. */
  readonly cumulative: boolean;
  /** It was read off a scan, and its two readings differ. */
  readonly doubtful: boolean;
  readonly corrected: readonly Corrected[];
};

/** What a correction changed, and what was read there. */
interface Corrected {
  readonly field: string;
  readonly read: string;
}

/** A report with the records asked for; a kind not asked for is empty. */
export interface ComparedRecords {
  readonly report: ReportHead;
  readonly observations: readonly LeanObservation[];
  readonly milestones: readonly Milestone[];
  readonly budget: readonly BudgetLine[];
  readonly prose: readonly { readonly page?: number; readonly text: string }[];
  /** By the record's id. */
  readonly corrected: ReadonlyMap<string, readonly Corrected[]>;
}

/**
 * `figures` are the observations that comparisons of councils show: no weights, no quartiles. `rows` are all, but of
 * those of one row only the first says more than its figure: enough where whole rows are compared.
 */
export type RecordKind = "observations" | "rows" | "figures" | "milestones" | "budget" | "prose";

interface HeadRow extends FactsRow {
  readonly report_id: number;
  readonly doc: string;
  readonly file: string;
  readonly sha256: string;
  readonly format: Format;
  readonly status: FileStatus;
  readonly problems: number;
}

/** The heads of every report, in the archive's order. */
export function readHeads(store: Store): readonly ReportHead[] {
  return allHeads(store).map(({ head }) => head);
}

interface KnownHead {
  readonly row: HeadRow;
  readonly head: ReportHead;
}

const known = keptFor<readonly KnownHead[]>(1);

/** An archive that is open for reading alone does not change: a visitor compares again and again. */
const allHeads = (store: Store): readonly KnownHead[] =>
  store.readonly ? known(store, "heads", () => knownHeads(store)) : knownHeads(store);

const knownHeads = (store: Store): readonly KnownHead[] =>
  headRows(store).map((row) => ({ row, head: toHead(row) }));

/** The reports for which `wanted` holds, with the kinds of records asked for, in the archive's order. */
export function readCompared(
  store: Store,
  kinds: readonly RecordKind[],
  wanted: (head: ReportHead) => boolean = () => true,
): ComparedRecords[] {
  const read = recordReader(store);
  const corrections = correctionReader(store);
  return allHeads(store).flatMap(({ row, head: report }) => {
    if (!wanted(report)) return [];
    const own = <Kind extends RecordKind>(kind: Kind) =>
      kinds.includes(kind) ? read[kind](row) : [];
    const corrected = corrections(row.report_id);
    const observations = [
      ...own("figures"),
      ...own("rows"),
      ...own("observations"),
    ] as readonly LeanObservation[];
    return [
      {
        report,
        corrected,
        observations: withCorrections(observations, corrected),
        milestones: own("milestones") as readonly Milestone[],
        budget: own("budget") as readonly BudgetLine[],
        prose: own("prose") as ComparedRecords["prose"],
      },
    ];
  });
}

const headRows = (store: Store): HeadRow[] =>
  prepared(
    store,
    `SELECT r.*, (SELECT count(*) FROM problem p
       WHERE p.report_id = r.report_id AND p.severity <> 'note' AND p.stage <> 'check') AS problems
     FROM report r ORDER BY r.report_id`,
  ).all() as HeadRow[];

function toHead(row: HeadRow): ReportHead {
  const { doc, file, sha256, format, status, problems } = row;
  const facts = toFacts(row);
  return { doc, file, sha256, format, status, problems, facts };
}

const observationColumns = `o.id, o."row", :council, o.section, o.ref, o.codes, o.title, o.measure, o.period,
  o.raw, o.value, o.unit, o.qualifier, o.indicator, o.page, o.source_block, o.source_table, o.source_row,
  o.source_column, instr(o.evidence, 'reference taken from above') > 0,
  instr(lower(o.evidence), 'cumulative') > 0, instr(';' || o.evidence, ';ocr: ') > 0`;

/** The figures of some groups of the stored comparison in all councils, report by report in the archive's order. */
export function readGroupFigures(store: Store, groups: readonly number[]): ComparedRecords[] {
  const statement = prepared(
    store,
    `SELECT ${observationColumns} FROM observation o
     WHERE o.report_id = :id AND o.n IN (SELECT f.observation FROM comparison_figure f
       WHERE f.report_id = :id AND f.group_no IN (SELECT value FROM json_each(:groups)))
     ORDER BY o.n`,
    "raw",
  );
  const chosen = JSON.stringify(groups);
  const reports = prepared(
    store,
    `SELECT DISTINCT f.report_id FROM json_each(:groups) own
     CROSS JOIN comparison_figure f ON f.group_no = own.value`,
    "pluck",
  );
  const wanted = new Set(reports.all({ groups: chosen }) as number[]);
  const toRecords = figuresReader(store);
  return allHeads(store)
    .filter(({ row }) => wanted.has(row.report_id))
    .map((known) => {
      const { report_id: id, council } = known.row;
      return toRecords(known, statement.all({ id, council, groups: chosen }) as ObservationRow[]);
    });
}

const figureColumns = observationColumns.replace(":council", "''");
type FoundRow = readonly [place: number, report: number, n: number, ...ObservationRow];

/** Some figures of some reports, and what each was found by. */
export interface FoundFigures {
  readonly reports: readonly ComparedRecords[];
  /** Groups or places, by the figure's id. */
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/** The figures of some groups of the stored comparison in some councils; copies of a report stay silent. */
export function readFiguresOfGroups(
  store: Store,
  groups: readonly number[],
  councils: readonly string[],
): FoundFigures {
  const known = speaking(store, councils);
  const rows = prepared(
    store,
    `SELECT f.group_no, o.report_id, o.n, ${figureColumns}
     FROM json_each(:reports) r CROSS JOIN json_each(:groups) g
     CROSS JOIN comparison_figure f ON f.report_id = r.value AND f.group_no = g.value
     CROSS JOIN observation o ON o.report_id = f.report_id AND o.n = f.observation`,
    "raw",
  ).all({
    reports: JSON.stringify(known.map(({ row }) => row.report_id)),
    groups: JSON.stringify(groups),
  }) as FoundRow[];
  return toFound(store, known, rows);
}

/** The figures of some of a council's indicators along its reports. */
export function readFollowedFigures(
  store: Store,
  council: string,
  { first, last }: { readonly first: number; readonly last: number },
): FoundFigures {
  const known = speaking(store, [council]);
  const rows = prepared(
    store,
    `SELECT own.place, o.report_id, o.n, ${figureColumns}
     FROM followed_row own CROSS JOIN observation o ON o.report_id = own.report_id AND o."row" = own."row"
     WHERE own.council = :council AND own.place BETWEEN :first AND :last
       AND o.measure IN ('target', 'actual', 'benchmark')`,
    "raw",
  ).all({ council, first, last }) as FoundRow[];
  return toFound(store, known, rows);
}

/** The reports of some councils that speak for themselves. */
function speaking(store: Store, councils: readonly string[]): readonly KnownHead[] {
  const silent = new Set(prepared(store, "SELECT report_id FROM twin", "pluck").all());
  return allHeads(store).filter(
    ({ row }) => councils.includes(row.council) && !silent.has(row.report_id),
  );
}

function toFound(
  store: Store,
  known: readonly KnownHead[],
  found: readonly FoundRow[],
): FoundFigures {
  const of = new Map<string, number[]>();
  const rows = new Map<number, ObservationRow[]>();
  // By hand: to sort them, the database would copy every text.
  for (const [place, report, , ...columns] of found.toSorted((a, b) => a[2] - b[2])) {
    const [id] = columns;
    const places = of.get(id);
    if (places) {
      places.push(place);
      continue;
    }
    of.set(id, [place]);
    const own = rows.get(report);
    if (own) own.push(columns);
    else rows.set(report, [columns]);
  }
  const toRecords = figuresReader(store);
  const reports = known.map((one) => toRecords(one, rows.get(one.row.report_id) ?? []));
  return { reports, of };
}

/** Figures as comparison takes them, with the rest of their report where they cannot be told without. */
function figuresReader(
  store: Store,
): (known: KnownHead, rows: readonly ObservationRow[]) => ComparedRecords {
  const corrections = correctionReader(store);
  const whole = recordReader(store);
  return ({ row, head: report }, rows) => {
    const lean = rows.map((columns) => ({ ...toObservation(columns), council: row.council }));
    // What stands in a row above can only be told with the rows above.
    const own = lean.some(({ refFromAbove }) => refFromAbove)
      ? (whole.figures(row) as readonly LeanObservation[])
      : lean;
    const corrected = corrections(row.report_id);
    const observations = withCorrections(own, corrected);
    return { report, observations, milestones: [], budget: [], prose: [], corrected };
  };
}

type Reader = Readonly<Record<RecordKind, (head: HeadRow) => readonly unknown[]>>;

/** One prepared statement a kind; rows as arrays, for an archive may hold a million of them. */
function recordReader(store: Store): Reader {
  const rows = <Row extends readonly unknown[]>(sql: string) => {
    const statement = prepared(store, sql, "raw");
    return (head: HeadRow) => statement.all({ id: head.report_id, council: head.council }) as Row[];
  };
  const observations = rows<ObservationRow>(
    `SELECT ${observationColumns} FROM observation o WHERE report_id = :id ORDER BY n`,
  );
  const firsts = rows<ObservationRow>(
    `SELECT ${observationColumns} FROM observation o WHERE report_id = :id
       AND n IN (SELECT min(n) FROM observation WHERE report_id = :id GROUP BY "row") ORDER BY n`,
  );
  const numbers = prepared(
    store,
    `SELECT "row", id, measure, period, raw, value FROM observation WHERE report_id = ? ORDER BY n`,
    "raw",
  );
  const byRow = (head: HeadRow): readonly LeanObservation[] => {
    const known = new Map(firsts(head).map((columns) => [columns[1], toObservation(columns)]));
    const found = numbers.all(head.report_id) as NumberRow[];
    return found.flatMap(([row, id, measure, period, raw, value]) => {
      const first = known.get(row);
      return first ? [{ ...first, id, measure, period, raw, value }] : [];
    });
  };
  const figures = rows<ObservationRow>(
    `SELECT ${observationColumns} FROM observation o
     WHERE report_id = :id AND measure IN ('target', 'actual', 'benchmark') ORDER BY n`,
  );
  const milestones = rows<MilestoneRow>(
    `SELECT id, "row", :council, kind, objective_ref, objective, "group", text, due, plan_year, status,
       responsible, commentary, page, source_block, source_table, source_row, source_column
     FROM milestone WHERE report_id = :id ORDER BY n`,
  );
  const budget = rows<BudgetRow>(
    `SELECT id, "row", :council, statement, section, line, "column", measure, period, raw, amount_gbp,
       is_total, page, source_block, source_table, source_row, source_column
     FROM budget_line WHERE report_id = :id ORDER BY n`,
  );
  const prose = rows<[page: number | null, text: string]>(
    "SELECT page, text FROM block WHERE report_id = :id AND text <> '' ORDER BY n",
  );
  return {
    observations: (head) => observations(head).map(toObservation),
    rows: byRow,
    figures: (head) => figures(head).map(toObservation),
    milestones: (head) => milestones(head).map(toMilestone),
    budget: (head) => budget(head).map(toBudgetLine),
    prose: (head) => prose(head).map(([page, text]) => ({ ...(page !== null && { page }), text })),
  };
}

type NumberRow = readonly [
  row: number,
  id: string,
  measure: Observation["measure"],
  period: string,
  raw: string,
  value: number | null,
];

type SourceRow = readonly [
  page: number | null,
  block: number,
  table: number | null,
  row: number | null,
  column: number | null,
];

function toSource([page, block, table, row, column]: SourceRow): SourceCell {
  const source: { -readonly [Key in keyof SourceCell]: SourceCell[Key] } = { block };
  if (table !== null) source.table = table;
  if (row !== null) source.row = row;
  if (column !== null) source.column = column;
  if (page !== null) source.page = page;
  return source;
}

type ObservationRow = readonly [
  id: string,
  row: number,
  council: string,
  section: string,
  ref: string,
  codes: string,
  title: string,
  measure: Observation["measure"],
  period: string,
  raw: string,
  value: number | null,
  unit: Observation["unit"],
  qualifier: string,
  indicator: string,
  ...source: SourceRow,
  refFromAbove: number,
  cumulative: number,
  doubtful: number,
];

function toObservation(columns: ObservationRow): LeanObservation {
  const [id, row, council, section, ref, codes, title, measure, period, raw] = columns;
  const source: SourceRow = [columns[14], columns[15], columns[16], columns[17], columns[18]];
  return {
    id,
    row,
    council,
    source: toSource(source),
    section,
    ref,
    codes: split(codes),
    title,
    measure,
    period,
    raw,
    value: columns[10],
    unit: columns[11],
    qualifiers: split(columns[12]),
    indicator: columns[13],
    refFromAbove: columns[19] === 1,
    cumulative: columns[20] === 1,
    doubtful: columns[21] === 1,
    corrected: uncorrected,
  };
}

const uncorrected: readonly Corrected[] = [];

function withCorrections(
  observations: readonly LeanObservation[],
  corrected: ReadonlyMap<string, readonly Corrected[]>,
): readonly LeanObservation[] {
  if (corrected.size === 0) return observations;
  return observations.map((one) => ({ ...one, corrected: corrected.get(one.id) ?? uncorrected }));
}

/** What corrections changed in a report, by the record's id. */
function correctionReader(
  store: Store,
): (reportId: number) => ReadonlyMap<string, readonly Corrected[]> {
  const statement = prepared(
    store,
    `SELECT target, field, was FROM correction
     WHERE report_id = ? AND state = 'applied' ORDER BY line`,
  );
  return (reportId) => {
    const found = new Map<string, Corrected[]>();
    const rows = statement.all(reportId) as { target: string; field: string; was: unknown }[];
    for (const { target, field, was } of rows) {
      const own = found.get(target) ?? [];
      own.push({ field, read: was === null ? "" : String(was) });
      found.set(target, own);
    }
    return found;
  };
}

type MilestoneRow = readonly [
  id: string,
  row: number,
  council: string,
  kind: Milestone["milestoneKind"],
  objectiveRef: string,
  objective: string,
  group: string,
  text: string,
  due: string,
  planYear: string,
  status: Milestone["status"],
  responsible: string,
  commentary: string,
  ...source: SourceRow,
];

function toMilestone(columns: MilestoneRow): Milestone {
  const [id, row, council, milestoneKind, objectiveRef, objective, group, text, ...rest] = columns;
  const [due, planYear, status, responsible, commentary, ...source] = rest;
  return {
    kind: "milestone",
    id,
    row,
    council,
    source: toSource(source),
    evidence: [],
    milestoneKind,
    objectiveRef,
    objective,
    group,
    text,
    due: split(due),
    planYear,
    status,
    responsible,
    commentary,
  };
}

type BudgetRow = readonly [
  id: string,
  row: number,
  council: string,
  statement: string,
  section: string,
  line: string,
  column: string,
  measure: BudgetLine["measure"],
  period: string,
  raw: string,
  amountGbp: number | null,
  isTotal: number,
  ...source: SourceRow,
];

function toBudgetLine(columns: BudgetRow): BudgetLine {
  const [id, row, council, statement, section, line, column, ...rest] = columns;
  const [measure, period, raw, amountGbp, isTotal, ...source] = rest;
  return {
    kind: "budget",
    id,
    row,
    council,
    source: toSource(source),
    evidence: [],
    statement,
    section,
    line,
    column,
    measure,
    period,
    raw,
    amountGbp,
    isTotal: isTotal === 1,
  };
}

const nothing: readonly string[] = [];
const lists = new Map<string, readonly string[]>();

/** The same few lists of codes and qualifiers come back in every row: one of each is enough. */
function split(joined: string): readonly string[] {
  if (joined === "") return nothing;
  let list = lists.get(joined);
  if (!list) {
    list = joined.split(";");
    lists.set(joined, list);
  }
  return list;
}
