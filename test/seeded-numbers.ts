export type Numbers = () => number;

/** Numbers from 0 up to 1, the same each time for a seed. */
export function numbersFrom(seed: number): Numbers {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of some items, by the next number. */
export const oneOf = <Item>(items: readonly Item[], next: Numbers): Item =>
  items[Math.floor(next() * items.length)] as Item;
