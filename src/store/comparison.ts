import { cleanText } from "./clean-text.ts";
import { keptFor } from "./kept.ts";
import type { Store } from "./store.ts";

/** A group of the comparison as the archive keeps it. */
export interface StoredGroup {
  readonly indicator: string;
  readonly related: string;
  readonly title: string;
  readonly unit: string;
  readonly polarity: string;
  readonly theme: string;
  readonly verdict: "comparable" | "with_care" | "not_comparable";
  readonly why: string;
  readonly councils: number;
  readonly standing: string;
}

export interface GroupToStore extends StoredGroup {
  readonly figures: readonly {
    /** The observation's id. */
    readonly id: string;
    readonly comparability: StoredGroup["verdict"];
    readonly note: string;
  }[];
}

/** A copy of a report, by the ids of both. */
export interface TwinToStore {
  readonly doc: string;
  readonly speaks: string;
  readonly shared: number;
  readonly differing: number;
  /** Why the other one speaks. */
  readonly why: string;
  /** One sentence, where they differ. */
  readonly finding: string;
}

/** Writes the comparison of the whole archive anew. */
export function writeComparison(
  store: Store,
  groups: readonly GroupToStore[],
  twins: readonly TwinToStore[],
): void {
  const group = store.prepare(
    "INSERT INTO comparison_group VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const figure = store.prepare(
    `INSERT INTO comparison_figure
     SELECT :group, :n, report_id, n, :comparability, :note FROM observation WHERE id = :id`,
  );
  store.transaction(() => {
    store.exec("DELETE FROM comparison_figure");
    store.exec("DELETE FROM comparison_group");
    for (const [at, own] of groups.entries()) {
      const { indicator, related, title, unit, polarity, theme, verdict, why } = own;
      const texts = [indicator, related, title, unit, polarity, theme, verdict, why].map(cleanText);
      group.run(at + 1, ...texts, own.councils, cleanText(own.standing));
      for (const [n, { id, comparability, note }] of own.figures.entries()) {
        figure.run({ group: at + 1, n, id, comparability, note: cleanText(note) });
      }
    }
    writeTwins(store, twins);
  })();
}

function writeTwins(store: Store, twins: readonly TwinToStore[]): void {
  store.exec("DELETE FROM twin");
  // An archive put together from an earlier one brings its findings along.
  store.exec("DELETE FROM problem WHERE code = 'twin-differs'");
  const twin = store.prepare(
    `INSERT INTO twin SELECT r.report_id, s.report_id, :shared, :differing, :why
     FROM report r, report s WHERE r.doc = :doc AND s.doc = :speaks`,
  );
  const finding = store.prepare(
    `INSERT INTO problem
     SELECT r.report_id, (SELECT coalesce(max(n), -1) + 1 FROM problem p WHERE p.report_id = r.report_id),
       'warning', 'check', 'twin-differs', NULL, NULL, NULL, NULL, :message
     FROM report r WHERE r.doc = :doc`,
  );
  for (const { doc, speaks, shared, differing, why, finding: message } of twins) {
    twin.run({ doc, speaks, shared, differing, why });
    if (message !== "") finding.run({ doc, message: cleanText(message) });
  }
}

export interface NumberedGroup extends StoredGroup {
  readonly group_no: number;
}

const numbered = keptFor<ReadonlyMap<number, NumberedGroup>>(1);

/** The groups of the stored comparison by their numbers. */
export const groupsByNumber = (store: Store): ReadonlyMap<number, NumberedGroup> =>
  numbered(
    store,
    "groups",
    () => new Map(readGroups(store).map((group) => [group.group_no, group])),
  );

/** The groups of the stored comparison, in its order. */
export function readGroups(store: Store): NumberedGroup[] {
  return store.prepare("SELECT * FROM comparison_group ORDER BY group_no").all() as NumberedGroup[];
}

/** Numbers of the groups in which a council prints this reference, blanks and case aside. */
export function groupsByReference(store: Store, ref: string): number[] {
  return store
    .prepare(
      `SELECT DISTINCT f.group_no FROM comparison_figure f
       JOIN observation o ON o.report_id = f.report_id AND o.n = f.observation
       WHERE replace(lower(o.ref), ' ', '') = ?`,
    )
    .pluck()
    .all(ref.toLowerCase().replace(/\s+/g, "")) as number[];
}

export interface StoredTwin {
  readonly doc: string;
  readonly speaks: string;
  readonly shared: number;
  readonly differing: number;
}

export function readTwins(store: Store): StoredTwin[] {
  return store.prepare("SELECT doc, speaks, shared, differing FROM v_twin").all() as StoredTwin[];
}

/** A copy as an import tells of it. */
export interface StoredCopy {
  readonly file: string;
  readonly doc: string;
  readonly copy_of: string;
  readonly shared: number;
  readonly differing: number;
  readonly why: string;
}

/** The copies of the archive, in its order. */
export function readCopies(store: Store): StoredCopy[] {
  return store
    .prepare(
      `SELECT r.file, r.doc, s.doc AS copy_of, t.shared, t.differing, t.why
       FROM twin t JOIN report r USING (report_id) JOIN report s ON s.report_id = t.speaks
       ORDER BY t.report_id`,
    )
    .all() as StoredCopy[];
}
