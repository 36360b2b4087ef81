/** Sorts in place; where a look finds it sorted, as drawing order mostly is, that look is all it costs. */
export function sortUnlessSorted<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  for (let at = 1; at < items.length; at += 1) {
    if (compare(items[at - 1] as T, items[at] as T) > 0) return items.sort(compare);
  }
  return items;
}
