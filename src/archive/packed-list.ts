import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A list that is added to and gone through. */
export interface PackedList<Item> extends Iterable<Item> {
  add(item: Item): void;
}

const packedTogether = 100;

/**
 * Holds plain data as deflated JSON, all but the newest items: what an import of a hundred thousand files has to tell
 * of each at its end takes some ten bytes a file until then, not two hundred.
 */
export function packedList<Item>(): PackedList<Item> {
  const packed: Buffer[] = [];
  let newest: Item[] = [];
  return {
    add(item) {
      newest.push(item);
      if (newest.length < packedTogether) return;
      packed.push(deflateRawSync(JSON.stringify(newest), { level: 1 }));
      newest = [];
    },
    *[Symbol.iterator]() {
      for (const items of packed) yield* JSON.parse(inflateRawSync(items).toString()) as Item[];
      yield* newest;
    },
  };
}
