/** The conditions of a filter, only those that are asked for: the planner finds an index for each, and for none it need not. */
export interface Narrowed {
  /** `WHERE …`, or nothing. */
  readonly where: string;
  readonly bound: Readonly<Record<string, string | number>>;
}

/** `conditions` by the name of what they bind; a name that has no value asks for nothing. */
export function narrowed(
  conditions: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string | number | undefined>>,
): Narrowed {
  const asked = Object.entries(conditions).flatMap(([name, condition]) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, condition, value }];
  });
  return {
    where:
      asked.length === 0 ? "" : `WHERE ${asked.map(({ condition }) => condition).join(" AND ")}`,
    bound: Object.fromEntries(asked.map(({ name, value }) => [name, value])),
  };
}
