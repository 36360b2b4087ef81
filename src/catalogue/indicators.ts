import type { Unit } from "../records.ts";
import { readFacts } from "./data-file.ts";
import type { IndicatorFact } from "./schema.ts";

/** Empty where it is not known which way is better: that is not the same as neutral. */
export type Polarity = IndicatorFact["polarity"];
export type Family = IndicatorFact["family"];

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
  /** The years a survey was held in, where it was not held every year between the two. */
  readonly surveyYears: readonly string[];
  /** Whether a source prints the title so, or we say in our own words what is measured: then it is never shown. */
  readonly titleIs: "printed" | "paraphrase";
  /** Ids of the public texts it was checked against; none where it is only remembered. */
  readonly sources: readonly string[];
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

/** Whether a public text was found for it. One that is only remembered joins nothing and ranks nothing. */
export function isVerified(entry: CatalogueIndicator): boolean {
  return entry.sources.length > 0;
}

/** The title to show as the indicator's: empty where it is only our own words. */
export function shownTitle(entry: CatalogueIndicator): string {
  return entry.titleIs === "printed" ? entry.title : "";
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
  for (const fact of readFacts<IndicatorFact>("indicators")) {
    for (const indicator of entriesOf(fact)) {
      list.push(indicator);
      map.set(keyOf(indicator.code), { indicator, anyPart: fact.anyPart === true });
    }
  }
  inOrder = list;
  entries = map;
  return map;
}

function entriesOf(fact: IndicatorFact): readonly CatalogueIndicator[] {
  const { parts = [], anyPart: _, polarityPrinted, ...given } = fact;
  const own: CatalogueIndicator = {
    ...given,
    definitionChanges: fact.definitionChanges?.map(changeOf) ?? [],
    printedUnits: fact.printedUnits ?? [],
    surveyYears: fact.surveyYears ?? [],
    notes: fact.notes ?? "",
    ...(polarityPrinted && { polarityPrinted: polaritiesOf(polarityPrinted) }),
  };
  const polarities = new Set(parts.map((part) => part.polarity ?? fact.polarity));
  const whole = polarities.size > 1 ? { ...own, mixedParts: true } : own;
  const partEntries = parts.map((part) => ({
    ...own,
    code: own.code + part.part,
    title: part.wholeTitle ?? (part.title ? `${own.title}: ${part.title}` : own.title),
    // What a part is called was put together here, unless it has a source of its own.
    titleIs:
      part.sources && part.sources.length > 0 ? ("printed" as const) : ("paraphrase" as const),
    unit: part.unit ?? own.unit,
    basis: part.basis ?? (part.unit && part.unit !== own.unit ? part.unit : own.basis),
    polarity: part.polarity ?? own.polarity,
    sources: part.sources ?? own.sources,
    parent: own.code,
  }));
  return [whole, ...partEntries];
}

function changeOf({
  from,
  what,
  says,
}: NonNullable<IndicatorFact["definitionChanges"]>[number]): DefinitionChange {
  return { from, what, ...(says !== undefined && { says }) };
}

function polaritiesOf(
  printed: NonNullable<IndicatorFact["polarityPrinted"]>,
): Readonly<Partial<Record<Unit, Polarity>>> {
  return Object.fromEntries(
    Object.entries(printed).filter(([, polarity]) => polarity !== undefined),
  );
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
