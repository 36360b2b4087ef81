import type { Format } from "../document.ts";
import type { FileStatus } from "../file-report.ts";
import type { BudgetLine, Milestone, ReportFacts } from "../records.ts";
import {
  type BudgetRow,
  type Corrected,
  type FirstRow,
  firstColumns,
  type LeanObservation,
  type MilestoneRow,
  type NumberRow,
  type ObservationRow,
  observationColumns,
  toBudgetLine,
  toFirst,
  toMilestone,
  toObservation,
  uncorrected,
} from "./compared-rows.ts";
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
 * `figures` are the observations that comparisons of councils show: no weights, no quartiles. `rows` are all, with no
 * more than whole rows are compared by: what a row is found again by, and each figure. `firsts` are the first of each
 * row, with no figure at all.
 */
export type RecordKind =
  | "observations"
  | "rows"
  | "firsts"
  | "figures"
  | "milestones"
  | "budget"
  | "prose";

interface HeadRow extends FactsRow {
  readonly report_id: number;
  readonly doc: string;
  readonly file: string;
  readonly sha256: string;
  readonly format: Format;
  readonly status: FileStatus;
  readonly problems: number;
}

const headsAlone = keptFor<readonly ReportHead[]>(1);

/** The heads of every report, in the archive's order. */
export function readHeads(store: Store): readonly ReportHead[] {
  const heads = () => allHeads(store).map(({ head }) => head);
  return store.readonly ? headsAlone(store, "heads", heads) : heads();
}

export interface KnownHead {
  readonly row: HeadRow;
  readonly head: ReportHead;
}

const known = keptFor<readonly KnownHead[]>(1);

/** An archive that is open for reading alone does not change: a visitor compares again and again. */
export const allHeads = (store: Store): readonly KnownHead[] =>
  store.readonly ? known(store, "heads", () => knownHeads(store)) : knownHeads(store);

const knownHeads = (store: Store): readonly KnownHead[] =>
  headRows(store).map((row) => ({ row, head: toHead(row) }));

/** The reports for which `wanted` holds, with the kinds of records asked for, in the archive's order. */
export function readCompared(
  store: Store,
  kinds: readonly RecordKind[],
  wanted: (head: ReportHead) => boolean = () => true,
): ComparedRecords[] {
  const recordsOf = recordsReader(store, kinds);
  return allHeads(store)
    .filter(({ head }) => wanted(head))
    .map(recordsOf);
}

const byDoc = keptFor<ReadonlyMap<string, KnownHead>>(1);

/** One report of an archive that is open for reading. */
export function readOneCompared(
  store: Store,
  doc: string,
  kinds: readonly RecordKind[],
): ComparedRecords | undefined {
  const known = knownByDoc(store).get(doc);
  return known && recordsReader(store, kinds)(known);
}

function knownByDoc(store: Store): ReadonlyMap<string, KnownHead> {
  const heads = () => new Map(allHeads(store).map((one) => [one.head.doc, one]));
  return store.readonly ? byDoc(store, "heads", heads) : heads();
}

function recordsReader(
  store: Store,
  kinds: readonly RecordKind[],
): (known: KnownHead) => ComparedRecords {
  const read = recordReader(store);
  const corrections = correctionReader(store);
  return ({ row, head: report }) => {
    const own = <Kind extends RecordKind>(kind: Kind) =>
      kinds.includes(kind) ? read[kind](row) : [];
    const corrected = corrections(row.report_id);
    const observations = [
      ...own("figures"),
      ...own("rows"),
      ...own("firsts"),
      ...own("observations"),
    ] as readonly LeanObservation[];
    return {
      report,
      corrected,
      observations: withCorrections(observations, corrected),
      milestones: own("milestones") as readonly Milestone[],
      budget: own("budget") as readonly BudgetLine[],
      prose: own("prose") as ComparedRecords["prose"],
    };
  };
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

type Reader = Readonly<Record<RecordKind, (head: HeadRow) => readonly unknown[]>>;

type TextOfNumber = readonly [
  n: number,
  row: number,
  id: string,
  measure: NumberRow[2],
  period: string,
  raw: string,
];
const numberColumns = `"row", id, measure, period, raw, value`;

/** Every figure of some rows, of which `firsts` say all the rest. */
function withFigures(
  firsts: readonly LeanObservation[],
  numbers: readonly NumberRow[],
): readonly LeanObservation[] {
  const known = new Map(firsts.map((first) => [first.row, first]));
  const found: LeanObservation[] = [];
  for (const [row, id, measure, period, raw, value] of numbers) {
    const first = known.get(row);
    if (first) found.push({ ...first, id, measure, period, raw, value });
  }
  return found;
}

/** The figures of some rows of a report that was read by the `firsts` of its rows, as `rows` has them; by row. */
export function readFiguresOfRows(
  store: Store,
  { report, observations, corrected }: ComparedRecords,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, readonly LeanObservation[]> {
  const id = knownByDoc(store).get(report.doc)?.row.report_id;
  const bound = { id, rows: JSON.stringify([...wanted]) };
  const where = `FROM observation WHERE report_id = :id AND "row" IN (SELECT value FROM json_each(:rows))`;
  // As one text, but for the values: as text they might be others.
  const told = prepared(
    store,
    `SELECT json_group_array(json_array(n, "row", id, measure, period, raw)) ${where}`,
    "pluck",
  ).get(bound) as string;
  const values = new Map(
    prepared(store, `SELECT n, value ${where}`, "raw").all(bound) as [number, number | null][],
  );
  const numbers = (JSON.parse(told) as TextOfNumber[])
    .sort(([a], [b]) => a - b)
    .map(([n, ...texts]): NumberRow => [...texts, values.get(n) ?? null]);
  const firsts = observations.filter(({ row }) => wanted.has(row));
  const rows = new Map<number, LeanObservation[]>();
  for (const one of withCorrections(withFigures(firsts, numbers), corrected)) {
    const own = rows.get(one.row);
    if (own) own.push(one);
    else rows.set(one.row, [one]);
  }
  return rows;
}

/** One prepared statement a kind; rows as arrays, for an archive may hold a million of them. */
export function recordReader(store: Store): Reader {
  const rows = <Row extends readonly unknown[]>(sql: string) => {
    const statement = prepared(store, sql, "raw");
    return (head: HeadRow) => statement.all({ id: head.report_id, council: head.council }) as Row[];
  };
  const observations = rows<ObservationRow>(
    `SELECT ${observationColumns} FROM observation o WHERE report_id = :id ORDER BY n`,
  );
  // As one text, which takes a third of the time that its thousands of values by themselves take.
  const firstsOf = prepared(
    store,
    `SELECT json_group_array(json_array(${firstColumns}))
     FROM observation o WHERE report_id = :id
       AND n IN (SELECT min(n) FROM observation WHERE report_id = :id GROUP BY "row")`,
    "pluck",
  );
  const firsts = (head: HeadRow): LeanObservation[] => {
    const found = JSON.parse(firstsOf.get({ id: head.report_id }) as string) as FirstRow[];
    return found.sort(([a], [b]) => a - b).map((columns) => toFirst(columns, head.council));
  };
  const byRow = (head: HeadRow): readonly LeanObservation[] =>
    withFigures(firsts(head), numbers.all(head.report_id) as NumberRow[]);
  const numbers = prepared(
    store,
    `SELECT ${numberColumns} FROM observation WHERE report_id = ? ORDER BY n`,
    "raw",
  );
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
    firsts,
    figures: (head) => figures(head).map(toObservation),
    milestones: (head) => milestones(head).map(toMilestone),
    budget: (head) => budget(head).map(toBudgetLine),
    prose: (head) => prose(head).map(([page, text]) => ({ ...(page !== null && { page }), text })),
  };
}

export function withCorrections(
  observations: readonly LeanObservation[],
  corrected: ReadonlyMap<string, readonly Corrected[]>,
): readonly LeanObservation[] {
  if (corrected.size === 0) return observations;
  return observations.map((one) => ({ ...one, corrected: corrected.get(one.id) ?? uncorrected }));
}

/** What corrections changed in a report, by the record's id. */
export function correctionReader(
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
