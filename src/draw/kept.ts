/** Keeps the values asked for last, up to a weight in all. */
export interface Kept<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export function kept<Value>(heaviest: number, weightOf: (value: Value) => number): Kept<Value> {
  const values = new Map<string, Value>();
  let weight = 0;
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      const before = values.get(key);
      if (before !== undefined) weight -= weightOf(before);
      values.delete(key);
      const own = weightOf(value);
      if (own > heaviest) return;
      values.set(key, value);
      weight += own;
      for (const [oldest, old] of values) {
        if (weight <= heaviest) break;
        values.delete(oldest);
        weight -= weightOf(old);
      }
    },
  };
}
