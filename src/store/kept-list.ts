import { keepFewPages } from "./open.ts";
import type { Store } from "./store.ts";

/** How an item is kept, where it stands, and what makes it one with another. */
export interface Keeping<Item> {
  /** As text and back. */
  readonly pack: (item: Item) => string;
  readonly unpack: (packed: string) => Item;
  /** By what items are ordered, in code units. */
  readonly orderOf: (item: Item) => string;
  /** Items of one key are one; those without belong to none. */
  readonly keyOf: (item: Item) => string | null;
}

/** An item with its position in the order. */
export interface Placed<Item> {
  readonly position: number;
  readonly item: Item;
  /** Whether its key was marked, and has not been cleared since. */
  readonly marked: boolean;
}

/**
 * A list that may be longer than memory should hold: it lies in a database without a name, which SQLite keeps in a
 * temporary file and which ends with it. Items may be marked and cleared while it is gone through.
 */
export interface KeptList<Item> extends Iterable<Item> {
  readonly length: number;
  /** Takes the place of what it held. */
  fill(items: Iterable<Item>): void;
  add(item: Item): void;
  /** Brings what was added into order; before it nothing has a position. */
  order(): void;
  at(position: number): Item;
  placed(): Iterable<Placed<Item>>;
  /** The position of the first of one key. */
  first(key: string): number | undefined;
  /** All of one key, in their order. */
  same(key: string): Placed<Item>[];
  mark(key: string): void;
  clear(key: string): void;
  close(): void;
}

const schema = `
  CREATE TABLE added (number INTEGER PRIMARY KEY, sorts_as BLOB NOT NULL, key TEXT, item TEXT NOT NULL);
  CREATE TABLE placed (position INTEGER PRIMARY KEY, key TEXT, item TEXT NOT NULL, marked INTEGER NOT NULL DEFAULT 0);
  CREATE INDEX placed_by_key ON placed (key);
`;

/** So many are taken from the database at a time: between them it may be written to. */
const takenTogether = 200;

export async function openKeptList<Item>(keeping: Keeping<Item>): Promise<KeptList<Item>> {
  const Database = (await import("better-sqlite3")).default;
  const store: Store = new Database("");
  keepFewPages(store);
  // Nothing of it outlives this process.
  store.pragma("journal_mode = OFF");
  store.exec(schema);
  return listIn(store, keeping);
}

interface Row {
  readonly position: number;
  readonly item: string;
  readonly marked: number;
}

function listIn<Item>(store: Store, keeping: Keeping<Item>): KeptList<Item> {
  const { pack, unpack, orderOf, keyOf } = keeping;
  const columns = "SELECT position, item, marked FROM placed";
  const next = store.prepare(
    `${columns} WHERE position >= ? ORDER BY position LIMIT ${takenTogether}`,
  );
  const one = store.prepare(`${columns} WHERE position = ?`);
  const first = store.prepare("SELECT min(position) FROM placed WHERE key = ?").pluck();
  const ofKey = store.prepare(`${columns} WHERE key = ? ORDER BY position`);
  const insert = store.prepare("INSERT INTO added (sorts_as, key, item) VALUES (?, ?, ?)");
  const mark = store.prepare("UPDATE placed SET marked = ? WHERE key = ?");
  const count = store.prepare("SELECT count(*) FROM placed").pluck();
  const toPlaced = ({ position, item, marked }: Row): Placed<Item> => ({
    position,
    item: unpack(item),
    marked: marked === 1,
  });
  function* placed(): Generator<Placed<Item>> {
    for (let from = 0; ; ) {
      const rows = next.all(from) as Row[];
      for (const row of rows) yield toPlaced(row);
      from = (rows.at(-1)?.position ?? 0) + 1;
      if (rows.length < takenTogether) return;
    }
  }
  const add = (item: Item) => void insert.run(codeUnits(orderOf(item)), keyOf(item), pack(item));
  const order = () => {
    store.exec(`INSERT INTO placed (position, key, item)
      SELECT row_number() OVER (ORDER BY sorts_as, number) - 1, key, item FROM added ORDER BY sorts_as, number;
      DELETE FROM added`);
  };
  return {
    get length() {
      return Number(count.get());
    },
    fill(items) {
      store.exec("DELETE FROM placed");
      for (const item of items) add(item);
      order();
    },
    add,
    order,
    at(position) {
      const row = one.get(position) as Row | undefined;
      if (row === undefined) throw new RangeError(`The list has no item ${position}.`);
      return unpack(row.item);
    },
    placed,
    *[Symbol.iterator]() {
      for (const { item } of placed()) yield item;
    },
    first: (key) => (first.get(key) as number | null) ?? undefined,
    same: (key) => (ofKey.all(key) as Row[]).map(toPlaced),
    mark: (key) => void mark.run(1, key),
    clear: (key) => void mark.run(0, key),
    close: () => void store.close(),
  };
}

/** As SQLite sorts bytes, so that they stand as `<` would have them. */
const codeUnits = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
