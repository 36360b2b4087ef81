import type { HeadedColumn } from "../axes/header-stack.ts";
import { oneLine } from "../table/grid.ts";

const monthNames =
  "January February March April May June July August September October November December".split(
    " ",
  );
/** Fewer letters than this in a row name no months. */
const leastLetters = 3;
const letters = monthNames.map((name) => name.charAt(0)).join("");
/** Twice round the year, so that a run may begin in any month. */
const twoYears = letters + letters;

/**
 * The months that single letters over neighbouring columns stand for: `A M J J A S O N D J F M` begins in April.
 * A run that stands at more than one place of the year, as `J` or `J F M A M J J A` does not, names none.
 */
export function monthsOfLetters(columns: readonly HeadedColumn[]): ReadonlyMap<number, string> {
  const months = new Map<number, string>();
  let run: { column: HeadedColumn; letter: string }[] = [];
  const close = () => {
    const first = firstMonth(run.map(({ letter }) => letter).join(""));
    for (const [at, { column, letter }] of run.entries()) {
      if (first === undefined) continue;
      const name = monthNames[(first + at) % monthNames.length] ?? letter;
      const over = column.parts.filter(({ text }) => oneLine(text) !== letter);
      months.set(column.column, [...over.map(({ text }) => text), name].join(" "));
    }
    run = [];
  };
  for (const column of columns) {
    const letter = column.parts
      .map(({ text }) => oneLine(text))
      .find((text) => /^[A-Z]$/.test(text));
    const follows = run.length === 0 || run.at(-1)?.column.column === column.column - 1;
    if (!follows || letter === undefined) close();
    if (letter !== undefined) run.push({ column, letter });
  }
  close();
  return months;
}

/** Where in the year a run of letters begins, counted from January; undefined where it could be at two places or none. */
function firstMonth(run: string): number | undefined {
  if (run.length < leastLetters) return undefined;
  // several years of months: each begins anew
  const year = run.slice(0, monthNames.length);
  if ([...run].some((letter, at) => letter !== year[at % monthNames.length])) return undefined;
  const first = twoYears.indexOf(year);
  const isOnce =
    twoYears.indexOf(year, first + 1) % monthNames.length === first % monthNames.length;
  return first < 0 || (twoYears.indexOf(year, first + 1) >= 0 && !isOnce)
    ? undefined
    : first % monthNames.length;
}
