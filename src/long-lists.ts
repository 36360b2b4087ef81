/**
 * What `push` and `Math.max` do of arguments, for lists of any length: spread over the arguments, each value takes a
 * place on the stack, and a table of 190,000 rows finds no room there.
 */

export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/** -Infinity where there is none. */
export function largest(values: Iterable<number>): number {
  let most = -Infinity;
  for (const value of values) most = Math.max(most, value);
  return most;
}

/** Infinity where there is none. */
export function smallest(values: Iterable<number>): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
}
