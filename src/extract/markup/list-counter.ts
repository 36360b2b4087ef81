import { writeNumber } from "./write-number.ts";

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** How Word's numbers of one list level are written. */
export interface ListLevel {
  readonly format: string;
  /** `%1.%2)`: `%n` stands for the number of level n. */
  readonly text: string;
  readonly start: number;
  /** The level whose step starts this one anew; absent: any level above. */
  readonly restartAfter?: number;
  /** Legal numbering writes all numbers of the label in digits. */
  readonly legal?: boolean;
}

export interface ListDefinition {
  /** Lists that share a definition go on counting from one another. */
  readonly shared: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Levels that this list starts anew. */
  readonly restarts: ReadonlyMap<number, number>;
}

export type Lists = ReadonlyMap<string, ListDefinition>;

/** Gives each numbered paragraph, in document order, the label that Word prints before it. */
export function createCounter(lists: Lists): (place: ListPlace) => string | undefined {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list, level }) => {
    const definition = lists.get(list);
    const own = definition?.levels[level];
    if (definition === undefined || own === undefined) return undefined;
    if (own.format === "bullet") return "•";
    const count = counts.get(definition.shared) ?? [];
    counts.set(definition.shared, count);
    for (const [restarted, start] of definition.restarts) {
      const key = `${list}/${restarted}`;
      if (restarted > level || begun.has(key)) continue;
      begun.add(key);
      count[restarted] = start - 1;
    }
    for (let above = 0; above < level; above += 1) {
      count[above] ??= definition.levels[above]?.start ?? 1;
    }
    count[level] = (count[level] ?? own.start - 1) + 1;
    for (let below = level + 1; below < 9; below += 1) {
      const after = definition.levels[below]?.restartAfter;
      if (after === undefined || (after !== 0 && level < after)) count[below] = undefined;
    }
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const format = own.legal ? "decimal" : (definition.levels[index]?.format ?? "decimal");
        return writeNumber(count[index] ?? definition.levels[index]?.start ?? 1, format);
      })
      .trim();
  };
}
