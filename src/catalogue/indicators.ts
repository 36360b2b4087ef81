import type { Unit } from "../records.ts";
import { readFacts } from "./data-file.ts";

export type Polarity = "higher_better" | "lower_better" | "neutral" | "";
export type Family = "NI" | "BVPI" | "PAF" | "APA";

/** A year from which one code meant something else. */
export interface DefinitionChange {
  /** The first financial year of the new meaning: `2010-11`. */
  readonly from: string;
  readonly what: string;
  /** Words by which a title tells that it is on the new meaning, where there are such. */
  readonly says?: string;
}

export interface CatalogueIndicator {
  /** In the contract's canonical form: `NI60`, `NI102a`, `BVPI38`, `PAF-C21`, `2020SC`. */
  readonly code: string;
  readonly title: string;
  readonly family: Family;
  readonly unit: Unit;
  /** The unit in the definition's own words: `rate per 1000`, `percentage point gap`, `days`. */
  readonly basis: string;
  readonly polarity: Polarity;
  readonly theme: string;
  /** Financial years in force, `2008-09`; empty where open or unknown. */
  readonly fromYear: string;
  readonly toYear: string;
  /** exact or abbreviated: the title was seen in a source; the rest is to be treated with care. */
  readonly titleVerified:
    | "exact"
    | "abbreviated"
    | "wording_without_code"
    | "memory"
    | "code_only"
    | "unknown";
  readonly definitionChanges: readonly DefinitionChange[];
  /** Units councils really print it in, where there is more than one: figures join only in the same. */
  readonly printedUnits: readonly Unit[];
  /** Which way is better where a unit other than the definition's is printed: fewer casualties, a larger reduction. */
  readonly polarityPrinted?: Readonly<Partial<Record<Unit, Polarity>>>;
  /** True where the parts of it have different polarities: a figure of the whole code may be of either. */
  readonly mixedParts?: boolean;
  /** The entry this is a part of: `NI102` for `NI102a`. */
  readonly parent?: string;
  readonly notes: string;
}

interface Part {
  readonly part: string;
  /** Added to the parent's title, or instead of it where adding would say two things at once. */
  readonly title?: string;
  readonly wholeTitle?: string;
  readonly polarity?: Polarity;
  readonly unit?: Unit;
}

interface Fact extends Omit<CatalogueIndicator, "definitionChanges" | "printedUnits" | "notes"> {
  readonly definitionChanges?: readonly DefinitionChange[];
  readonly printedUnits?: readonly Unit[];
  readonly notes?: string;
  readonly parts?: readonly Part[];
  /** True where every part letter is one: one value per mode of transport, per ethnic group. */
  readonly anyPart?: boolean;
}

interface Entry {
  readonly indicator: CatalogueIndicator;
  readonly anyPart: boolean;
}

let entries: ReadonlyMap<string, Entry> | undefined;
let inOrder: readonly CatalogueIndicator[] | undefined;

/**
 * The catalogue's entry for a code, however it is spaced or padded: `NI 060`, `BV38`, `BVPI 38`, `PAF C21`.
 * A part (`NI102a`) has its own entry where the definition lists parts.
 */
export function findIndicator(code: string): CatalogueIndicator | undefined {
  let indicator = asked.get(code);
  if (indicator === undefined) {
    indicator = found(code) ?? null;
    asked.set(code, indicator);
  }
  return indicator ?? undefined;
}

const asked = new Map<string, CatalogueIndicator | null>();

function found(code: string): CatalogueIndicator | undefined {
  const known = load();
  const key = keyOf(code);
  const entry = known.get(key);
  if (entry) return entry.indicator;
  const part = /^(NI\d+)([A-Q])$/.exec(key);
  const parent = part?.[1] === undefined ? undefined : known.get(part[1]);
  if (!part?.[2] || !parent?.anyPart) return undefined;
  const { indicator } = parent;
  return { ...indicator, code: indicator.code + part[2].toLowerCase(), parent: indicator.code };
}

/** Which way is better for figures printed in this unit; empty where that is not known. */
export function polarityIn(entry: CatalogueIndicator, unit: Unit | "unknown"): Polarity {
  if (entry.mixedParts) return "";
  if (!entry.polarityPrinted) return entry.polarity;
  if (unit === "" || unit === "unknown") return "";
  return entry.polarityPrinted[unit] ?? entry.polarity;
}

/** Every entry in the catalogue's order, parts after their parent. */
export function allIndicators(): readonly CatalogueIndicator[] {
  load();
  return inOrder ?? [];
}

function load(): ReadonlyMap<string, Entry> {
  if (entries) return entries;
  const map = new Map<string, Entry>();
  const list: CatalogueIndicator[] = [];
  for (const fact of readFacts<Fact>("indicators")) {
    for (const indicator of entriesOf(fact)) {
      list.push(indicator);
      map.set(keyOf(indicator.code), { indicator, anyPart: fact.anyPart === true });
    }
  }
  inOrder = list;
  entries = map;
  return map;
}

function entriesOf(fact: Fact): readonly CatalogueIndicator[] {
  const { parts = [], anyPart: _, ...given } = fact;
  const whole: CatalogueIndicator = {
    ...given,
    definitionChanges: fact.definitionChanges ?? [],
    printedUnits: fact.printedUnits ?? [],
    notes: fact.notes ?? "",
    ...(new Set(parts.map((part) => part.polarity ?? fact.polarity)).size > 1 && {
      mixedParts: true,
    }),
  };
  const { mixedParts: __, ...own } = whole;
  const partEntries = parts.map((part) => ({
    ...own,
    code: whole.code + part.part,
    title: part.wholeTitle ?? (part.title ? `${whole.title}: ${part.title}` : whole.title),
    unit: part.unit ?? whole.unit,
    polarity: part.polarity ?? whole.polarity,
    parent: whole.code,
  }));
  return [whole, ...partEntries];
}

/** One spelling for all: upper case, no blanks, hyphens or brackets, no padding, BVPI as BV, APA left out. */
function keyOf(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/^BVPI/, "BV")
    .replace(/^NIS(?=\d)/, "NI")
    .replace(/^APA(?=\d{4})/, "")
    .replace(/^([A-Z]+)0+(?=\d)/, "$1");
}
