import {
  type LeanObservation,
  type ObservationRow,
  observationColumns,
  observationOf,
  toObservation,
} from "./compared-rows.ts";
import { keptFor } from "./kept.ts";
import { prepared } from "./prepared.ts";
import {
  allHeads,
  type ComparedRecords,
  correctionReader,
  type KnownHead,
  recordReader,
  withCorrections,
} from "./read-compared.ts";
import type { Store } from "./store.ts";

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
      const rows = statement.all({ id, council, groups: chosen }) as ObservationRow[];
      return toRecords(known, rows.map(toObservation));
    });
}

const figureColumns = observationColumns.replace(":council", "''").replace("o.value", "NULL");
type FoundRow = readonly [
  place: number,
  report: number,
  n: number,
  value: number | null,
  columns: string,
];

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
  const known = speakingHeads(store, councils);
  const reports = JSON.stringify(known.map(({ row }) => row.report_id));
  return readFound(
    store,
    known,
    "f.group_no",
    `FROM json_each(:reports) r CROSS JOIN json_each(:groups) g
     CROSS JOIN comparison_figure f ON f.report_id = r.value AND f.group_no = g.value
     CROSS JOIN observation o ON o.report_id = f.report_id AND o.n = f.observation`,
    { reports, groups: JSON.stringify(groups) },
  );
}

/** The figures of some of a council's indicators along its reports. */
export const readFollowedFigures = (
  store: Store,
  council: string,
  { first, last }: { readonly first: number; readonly last: number },
): FoundFigures =>
  readFound(
    store,
    speakingHeads(store, [council]),
    "own.place",
    `FROM followed_row own CROSS JOIN observation o ON o.report_id = own.report_id AND o."row" = own."row"
     WHERE own.council = :council AND own.place BETWEEN :first AND :last
       AND o.measure IN ('target', 'actual', 'benchmark')`,
    { council, first, last },
  );

const spoken = keptFor<ReadonlyMap<string, readonly KnownHead[]>>(1);

/** The reports of some councils that speak for themselves, in the archive's order. */
export function speakingHeads(store: Store, councils: readonly string[]): readonly KnownHead[] {
  const byCouncil = store.readonly
    ? spoken(store, "heads", () => headsByCouncil(store))
    : headsByCouncil(store);
  return [...new Set(councils)]
    .flatMap((council) => byCouncil.get(council) ?? [])
    .sort((a, b) => a.row.report_id - b.row.report_id);
}

function headsByCouncil(store: Store): ReadonlyMap<string, readonly KnownHead[]> {
  const silent = new Set(prepared(store, "SELECT report_id FROM twin", "pluck").all());
  const heads = new Map<string, KnownHead[]>();
  for (const known of allHeads(store)) {
    const { council, report_id } = known.row;
    if (silent.has(report_id)) continue;
    const own = heads.get(council);
    if (own) own.push(known);
    else heads.set(council, [known]);
  }
  return heads;
}

/**
 * Reads each row as one text, which takes half the time that its values by themselves take; without the figure: as text
 * it might be another.
 */
function readFound(
  store: Store,
  known: readonly KnownHead[],
  place: string,
  from: string,
  bound: object,
): FoundFigures {
  const found = prepared(
    store,
    `SELECT ${place}, o.report_id, o.n, o.value, json_array(${figureColumns}) ${from}`,
    "raw",
  ).all(bound) as FoundRow[];
  const of = new Map<string, number[]>();
  const rows = new Map<number, LeanObservation[]>();
  const councils = new Map(known.map(({ row }) => [row.report_id, row.council]));
  // By hand: to sort them, the database would copy every text.
  for (const [own, report, , value, text] of found.sort((a, b) => a[2] - b[2])) {
    const columns = JSON.parse(text) as ObservationRow;
    const [id] = columns;
    const places = of.get(id);
    if (places) {
      places.push(own);
      continue;
    }
    of.set(id, [own]);
    const observation = observationOf(columns, councils.get(report) ?? "", value);
    const list = rows.get(report);
    if (list) list.push(observation);
    else rows.set(report, [observation]);
  }
  const toRecords = figuresReader(store);
  return { reports: known.map((one) => toRecords(one, rows.get(one.row.report_id) ?? [])), of };
}

/** Figures as comparison takes them, with the rest of their report where they cannot be told without. */
function figuresReader(
  store: Store,
): (known: KnownHead, lean: readonly LeanObservation[]) => ComparedRecords {
  const corrections = correctionReader(store);
  const whole = recordReader(store);
  return ({ row, head: report }, lean) => {
    // What stands in a row above can only be told with the rows above.
    const own = lean.some(({ refFromAbove }) => refFromAbove)
      ? (whole.figures(row) as readonly LeanObservation[])
      : lean;
    const corrected = corrections(row.report_id);
    const observations = withCorrections(own, corrected);
    return { report, observations, milestones: [], budget: [], prose: [], corrected };
  };
}
