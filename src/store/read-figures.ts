import {
  type LeanObservation,
  type ObservationRow,
  observationColumns,
  toObservation,
} from "./compared-rows.ts";
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
