import { cleanText } from "./clean-text.ts";
import { keptFor, keptWithin } from "./kept.ts";
import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";

/** What a council prints of a group, as JSON. */
export interface PartToStore {
  readonly group: number;
  readonly council: string;
  readonly told: string;
  /** What only some questions need. */
  readonly figures: string;
}

/** A council along its reports. */
export interface FollowedToStore {
  readonly council: string;
  readonly indicators: readonly {
    readonly indicator: string;
    readonly title: string;
    readonly rows: readonly { readonly doc: string; readonly row: number }[];
  }[];
  /** Each as JSON. */
  readonly milestones: readonly string[];
}

/** Writes the parts of all councils anew. */
export function writeParts(store: Store, parts: Iterable<PartToStore>): void {
  const insert = store.prepare("INSERT INTO council_part VALUES (?, ?, ?, ?)");
  store.transaction(() => {
    store.exec("DELETE FROM council_part");
    for (const { council, group, told, figures } of parts) {
      insert.run(council, group, told, figures);
    }
  })();
}

/** Writes the councils along their reports anew. */
export function writeFollowed(store: Store, councils: Iterable<FollowedToStore>): void {
  const one = store.prepare("INSERT INTO followed VALUES (?, ?, ?, ?)");
  const of = store.prepare(
    `INSERT OR IGNORE INTO followed_row
     SELECT :council, :place, report_id, :row FROM report WHERE doc = :doc`,
  );
  const commitment = store.prepare("INSERT INTO followed_milestone VALUES (?, ?, ?)");
  store.transaction(() => {
    for (const table of ["followed", "followed_row", "followed_milestone"]) {
      store.exec(`DELETE FROM ${table}`);
    }
    for (const { council, indicators, milestones } of councils) {
      for (const [at, { indicator, title, rows }] of indicators.entries()) {
        const place = at + 1;
        one.run(council, place, cleanText(indicator), cleanText(title));
        for (const { doc, row } of rows) of.run({ council, place, doc, row });
      }
      for (const [at, told] of milestones.entries()) {
        commitment.run(council, at + 1, told);
      }
    }
  })();
}

/** Councils are looked at again and again, and an open archive does not change: several readings of so many as it may hold. */
const kept = keptFor<ReadonlyMap<number, unknown>>(300);

/** A way to read one of a council's texts, kept under a name of its own. */
export interface PartReading<Part> {
  readonly name: string;
  readonly column: "told" | "figures";
  readonly toPart: (kept: string) => Part;
}

/** What a council prints of each group of the comparison it stands in, by the group's number. */
export const readParts = <Part>(
  store: Store,
  council: string,
  { name, column, toPart }: PartReading<Part>,
): ReadonlyMap<number, Part> =>
  kept(
    store,
    `${name} ${council}`,
    () => new Map(textsOf(store, council, column).map(([group, text]) => [group, toPart(text)])),
  ) as ReadonlyMap<number, Part>;

/** So many characters in all: those of a million figures, or of a few councils that print very many. */
const charactersKept = 20_000_000;
const textsKept = keptWithin<ReadonlyMap<number, string>>(charactersKept, (texts) => {
  let sum = 0;
  for (const text of texts.values()) sum += text.length;
  return sum;
});

/** What a council prints of the figures of each group, as it is kept, by the group's number. */
export function readFigureTexts(store: Store, council: string): ReadonlyMap<number, string> {
  const known = textsKept.find(store, council);
  if (known) return known;
  const texts = new Map(textsOf(store, council, "figures"));
  textsKept.keep(store, council, texts);
  return texts;
}

const textsOf = (store: Store, council: string, column: "told" | "figures"): [number, string][] =>
  prepared(
    store,
    `SELECT group_no, ${column} FROM council_part WHERE council = ? ORDER BY group_no`,
    "raw",
  ).all(council) as [number, string][];

export const countFollowed = (store: Store, council: string): number =>
  prepared(store, "SELECT count(*) FROM followed WHERE council = ?", "pluck").get(
    council,
  ) as number;

/** The commitments of a council along its reports, each as JSON. */
export const readFollowedMilestones = (store: Store, council: string, limit: number): string[] =>
  prepared(
    store,
    "SELECT told FROM followed_milestone WHERE council = ? ORDER BY place LIMIT ?",
    "pluck",
  ).all(council, limit) as string[];
