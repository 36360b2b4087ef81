import type { z } from "zod";

/** Whether a value is what a schema says. */
export type Fits = (value: unknown) => boolean;

/**
 * A schema as a question alone. Zod answers with a copy of all that it was shown, which for a report of a thousand
 * cells costs three times as much as the looking, and as much again to sweep away. What is not known here is asked of
 * zod: this never lets pass what it would refuse.
 */
export function fits(schema: z.core.$ZodType): Fits {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const checks = (def.checks ?? []).map((check) => (check as z.core.$ZodChecks)._zod.def);
  const own = ownFits(def, checks);
  return own ?? ((value) => (schema as z.ZodType).safeParse(value).success);
}

type Checks = readonly z.core.$ZodChecks["_zod"]["def"][];

function ownFits(def: z.core.$ZodTypes["_zod"]["def"], checks: Checks): Fits | undefined {
  // Of a form of its own, as zod's addresses of mail are.
  if ("check" in def) return undefined;
  if (def.type === "string") return stringFits(def, checks);
  if (def.type === "number") return numberFits(def, checks);
  if (checks.length > 0) return undefined;
  switch (def.type) {
    case "boolean":
      return def.coerce ? undefined : (value) => typeof value === "boolean";
    case "literal":
      return oneOf(def.values);
    case "enum":
      return enumFits(def);
    case "optional": {
      const inner = fits(def.innerType);
      return (value) => value === undefined || inner(value);
    }
    case "nullable": {
      const inner = fits(def.innerType);
      return (value) => value === null || inner(value);
    }
    case "array":
      return arrayFits(fits(def.element));
    case "tuple":
      return tupleFits(def);
    case "object":
      return objectFits(def);
    case "union":
      return unionFits(def);
    default:
      return undefined;
  }
}

function stringFits(def: z.core.$ZodStringDef, checks: Checks): Fits | undefined {
  const patterns: RegExp[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (const check of checks) {
    if (check.check === "max_length") {
      most = Math.min(most, (check as z.core.$ZodCheckMaxLengthDef).maximum);
      continue;
    }
    const isPattern = check.check === "string_format" && check.format === "regex";
    const pattern = isPattern ? (check as z.core.$ZodCheckRegexDef).pattern : undefined;
    // One that remembers where it stopped would answer by turns.
    if (pattern === undefined || pattern.global || pattern.sticky) return undefined;
    patterns.push(pattern);
  }
  if (def.coerce) return undefined;
  return patterns.length === 0
    ? (value) => typeof value === "string" && value.length <= most
    : (value) =>
        typeof value === "string" &&
        value.length <= most &&
        patterns.every((pattern) => pattern.test(value));
}

function numberFits(def: z.core.$ZodNumberDef, checks: Checks): Fits | undefined {
  let least = Number.NEGATIVE_INFINITY;
  let isWhole = false;
  for (const check of checks) {
    if (check.check === "number_format" && check.format === "safeint") isWhole = true;
    else if (check.check === "greater_than" && check.inclusive && typeof check.value === "number")
      least = Math.max(least, check.value);
    else return undefined;
  }
  if (def.coerce) return undefined;
  const isNumber = isWhole ? Number.isSafeInteger : Number.isFinite;
  return (value) => isNumber(value) && (value as number) >= least;
}

const oneOf = (values: Iterable<unknown>): Fits => {
  const known = new Set(values);
  return (value) => known.has(value);
};

function enumFits({ entries }: z.core.$ZodEnumDef): Fits | undefined {
  const values = Object.values(entries);
  // TypeScript's enums of numbers hold their names, too.
  return values.every((value) => typeof value === "string") ? oneOf(values) : undefined;
}

const arrayFits =
  (element: Fits): Fits =>
  (value) => {
    if (!Array.isArray(value)) return false;
    for (const one of value) if (!element(one)) return false;
    return true;
  };

function tupleFits({ items, rest }: z.core.$ZodTupleDef): Fits | undefined {
  if (rest || items.some(({ _zod }) => _zod.optin !== undefined)) return undefined;
  const all = items.map((item) => fits(item));
  return (value) =>
    Array.isArray(value) &&
    value.length === all.length &&
    all.every((one, index) => one(value[index]));
}

/** Through the fields that are there: most of those a schema knows are absent. */
function objectFits({ shape, catchall }: z.core.$ZodObjectDef): Fits | undefined {
  const lets = catchall === undefined || (catchall as z.core.$ZodTypes)._zod.def.type === "unknown";
  if (!lets) return undefined;
  const needed = new Map<string, Fits>();
  const optional = new Map<string, Fits>();
  for (const [key, field] of Object.entries(shape)) {
    (field._zod.optin === undefined ? needed : optional).set(key, fits(field));
  }
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const fields = value as Readonly<Record<string, unknown>>;
    let missing = needed.size;
    for (const key in fields) {
      const need = needed.get(key);
      if (need !== undefined) missing -= 1;
      const field = need ?? optional.get(key);
      if (field !== undefined && !field(fields[key])) return false;
    }
    return missing === 0;
  };
}

function unionFits(def: z.core.$ZodUnionDef): Fits | undefined {
  if (!("discriminator" in def)) return undefined;
  const { discriminator, options } = def as z.core.$ZodDiscriminatedUnionDef;
  const byKind = new Map<unknown, Fits>();
  for (const option of options) {
    const own = fits(option);
    for (const kind of option._zod.propValues?.[discriminator] ?? []) byKind.set(kind, own);
  }
  return (value) => {
    if (typeof value !== "object" || value === null) return false;
    const kind = (value as Readonly<Record<string, unknown>>)[discriminator];
    return byKind.get(kind)?.(value) ?? false;
  };
}
