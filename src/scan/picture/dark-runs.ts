import type { Grey } from "./raster.ts";

/** Runs of dark pixels along the rows of a picture, from its top left on, and which of them hang together. */
export interface DarkRuns {
  /** The row of each run, its first pixel and the one behind its last. */
  readonly rows: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The first run of all that hang together with a run. */
  readonly first: Int32Array;
}

/** What is darker than a value and hangs together: by its sides, or by its corners as well. */
export function darkRuns(grey: Grey, darkBelow: number, by: "sides" | "corners"): DarkRuns {
  const { width, height, data } = grey;
  const count = countRuns(grey, darkBelow);
  const [rows, from, to, first] = [0, 1, 2, 3].map(() => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  let run = 0;
  const rootOf = (run: number): number => {
    let at = run;
    for (let next = first[at] as number; next !== at; next = first[at] as number) {
      first[at] = first[next] as number;
      at = next;
    }
    return at;
  };
  const aside = by === "corners" ? 1 : 0;
  /** Where the runs of the row above begin, and those of this one. */
  let [above, own] = [0, 0];
  for (let row = 0; row < height; row += 1) {
    const end = (row + 1) * width;
    let over = above;
    [above, own] = [own, run];
    for (let at = row * width; at < end; at += 1) {
      if ((data[at] as number) >= darkBelow) continue;
      const start = at;
      while (at < end && (data[at] as number) < darkBelow) at += 1;
      const [left, right] = [start - row * width, at - row * width];
      rows[run] = row;
      from[run] = left;
      to[run] = right;
      first[run] = run;
      over = Math.max(over, above);
      while (over < own && (to[over] as number) + aside <= left) over += 1;
      for (let other = over; other < own && (from[other] as number) < right + aside; other += 1) {
        const [one, two] = [rootOf(run), rootOf(other)];
        if (one < two) first[two] = one;
        else first[one] = two;
      }
      run += 1;
    }
  }
  for (let at = 0; at < count; at += 1) first[at] = rootOf(at);
  return { rows, from, to, first };
}

function countRuns({ width, height, data }: Grey, darkBelow: number): number {
  let count = 0;
  for (let row = 0; row < height; row += 1) {
    let before = false;
    for (let at = row * width; at < (row + 1) * width; at += 1) {
      const isDark = (data[at] as number) < darkBelow;
      if (isDark && !before) count += 1;
      before = isDark;
    }
  }
  return count;
}
