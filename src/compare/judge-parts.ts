import {
  type CatalogueIndicator,
  findCouncil,
  findIndicator,
  type Polarity,
} from "../catalogue/index.ts";
import { lineageOf } from "../catalogue/lineage.ts";
import { largest, smallest } from "../long-lists.ts";
import type { Unit } from "../records.ts";
import { type Basis, judge } from "./basis.ts";
import {
  type CouncilDates,
  type CouncilFigures,
  type CouncilPart,
  datesIn,
} from "./council-part.ts";
import { delivers } from "./delivery.ts";
import { groupUnit, titlesOf } from "./group.ts";
import type { Measured } from "./measure.ts";
import { type BasisClass, bestPair, referenceClass } from "./pairing.ts";
import { growsWithSize, polarityFor } from "./polarity.ts";
import { areApart } from "./related.ts";
import { inOrder, type Verdict } from "./report.ts";
import { exact, inUnitOf } from "./standing.ts";

/** What places a group in a comparison, and says how far its councils are apart. */
export interface PartsJudged {
  readonly title: string;
  readonly verdict: Verdict;
  /** Whether two councils print figures of one period that compare. */
  readonly isDated: () => boolean;
  /** How far the last is behind the best in the latest period that is ranked, as a share; -1 where none is. */
  readonly gap: () => number;
}

/** A group of some councils from their parts alone: exactly as their figures would have it. */
export function judgeParts(
  parts: ReadonlyMap<string, CouncilPart>,
  figuresOf: (council: string) => CouncilFigures | undefined,
  datesOf = (council: string): CouncilDates => datesIn(figuresOf(council) ?? noFigures),
  isSharedAtSight: (councils: readonly string[]) => boolean = () => false,
): PartsJudged {
  const title = titlesOfParts(parts);
  const { verdict, stand } = verdictOnce(parts, title);
  if (!stand) return { title, verdict, isDated: () => false, gap: () => -1 };
  const isDated = (): boolean =>
    isSharedAtSight(whollyUsable(parts, stand.usable)) ||
    isSharedPeriod(parts, datesOf, stand.usable);
  return { title, verdict, isDated, gap: () => gapOf(parts, figuresOf, title, stand) };
}

interface PartsVerdict {
  readonly verdict: Verdict;
  /** Where some of them compare: on which basis, and whose keys are near enough to it. */
  readonly stand?: Stand;
}

interface Stand {
  readonly entry: CatalogueIndicator | undefined;
  readonly reference: Basis;
  readonly usable: ReadonlySet<string>;
}

/*
 * Councils print most indicators alike, and the verdict on a group is told by how its councils print it, whoever they
 * are: of a hundred groups that a page counts few are judged anew. Neither list grows for ever.
 */
const mostKept = 20_000;
const numbers = new Map<string, number>();
/** By its bases: where several parts have them in common, they are alike in all but their wordings. */
const numberOfBases = new WeakMap<CouncilPart["bases"], number>();
const verdicts = new Map<string, PartsVerdict>();
let lastNumber = 0;

/** Parts of one number are alike in all but their wordings. */
function numberOf(part: CouncilPart): number {
  const { bases } = part;
  let number = numberOfBases.get(bases);
  if (number === undefined) {
    const { join, code, line } = part;
    let key = `${join}\0${code}\0${line}`;
    for (const [identity, variant, span, unit] of bases) {
      key += `\0${identity}\0${variant}\0${span}\0${unit}`;
    }
    number = numbers.get(key);
    if (number === undefined) {
      if (numbers.size >= mostKept) numbers.clear();
      lastNumber += 1;
      number = lastNumber;
      numbers.set(key, number);
    }
    numberOfBases.set(bases, number);
  }
  return number;
}

function verdictOnce(parts: ReadonlyMap<string, CouncilPart>, title: string): PartsVerdict {
  let key = "";
  for (const part of parts.values()) key += `${numberOf(part)} `;
  key += title;
  let verdict = verdicts.get(key);
  if (!verdict) {
    if (verdicts.size >= mostKept) verdicts.clear();
    verdict = verdictOn(parts, title);
    verdicts.set(key, verdict);
  }
  return verdict;
}

function verdictOn(parts: ReadonlyMap<string, CouncilPart>, title: string): PartsVerdict {
  const [first] = parts.values();
  if (!first) throw new RangeError("a group has at least one council");
  const { join, code, line } = first;
  const entry = line === "" ? undefined : findIndicator(line);
  const lineage = entry && lineageOf(entry);
  const { bases, classes } = classesOf(parts);
  const measured: Measured = { key: "", join, identity: "", code, doubt: "" };
  const { verdict } = bestPair(classes, lineage ? { ...measured, lineage } : measured, title);
  const reference = referenceClass(classes);
  if (verdict === "not_comparable" || !reference) return { verdict };
  const usable = new Set(
    [...bases.values()]
      .filter((basis) => judge(basis, reference).verdict !== "not_comparable")
      .map(({ key }) => key),
  );
  return { verdict, stand: { entry, reference, usable } };
}

function gapOf(
  parts: ReadonlyMap<string, CouncilPart>,
  figuresOf: (council: string) => CouncilFigures | undefined,
  title: string,
  { entry, reference, usable }: Stand,
): number {
  const own = new Map(
    [...parts].map(([council, { bases }]) => [
      council,
      { bases, ...(figuresOf(council) ?? noFigures) },
    ]),
  );
  const { unit, printed } = groupUnit(sumOfUnits(own), entry?.unit ?? "");
  const known = printed ? unit : reference.unit === "unknown" ? "" : unit;
  const polarity = polarityFor(entry, known);
  if (growsWithSize(entry, unit, title)) return -1;
  return widestGapOf(byPeriod(own, usable), polarity, unit, (council) =>
    entry === undefined ? true : delivers(findCouncil(council), entry),
  );
}

const noFigures: CouncilFigures = { figures: [], units: [] };

/** Two measures that look alike: shown where one council prints the one, and another only the other. */
export function judgeRelated(parts: ReadonlyMap<string, CouncilPart>): PartsJudged | undefined {
  const on = (side: number) =>
    new Set(
      [...parts].flatMap(([council, { titles }]) =>
        titles.some((own) => own[2] === side) ? [council] : [],
      ),
    );
  if (!areApart(on(0), on(1))) return undefined;
  const title = titlesOfParts(parts);
  return { title, verdict: "not_comparable", isDated: () => false, gap: () => -1 };
}

function titlesOfParts(parts: ReadonlyMap<string, CouncilPart>): string {
  const only = onlyTitle(parts);
  if (only !== undefined) return only;
  const all = [...parts.values()].flatMap(({ titles }) => titles);
  // As the rows stand: by side, report, and place in it.
  const ordered = all.toSorted(
    (a, b) => a[2] - b[2] || inOrder(a[3], b[3]) || inOrder(a[4], b[4]) || a[5] - b[5],
  );
  return titlesOf(ordered.map(([title, rows]) => ({ title, rows })))[0] ?? "";
}

/** The wording that all of them print, as most often; nothing where they print several. */
function onlyTitle(parts: ReadonlyMap<string, CouncilPart>): string | undefined {
  let only: string | undefined;
  for (const { titles } of parts.values()) {
    for (const [title] of titles) {
      if (only !== undefined && title !== only) return undefined;
      only = title;
    }
  }
  return only ?? "";
}

function classesOf(parts: ReadonlyMap<string, CouncilPart>): {
  readonly bases: ReadonlyMap<string, Basis>;
  readonly classes: readonly BasisClass[];
} {
  const bases = new Map<string, Basis>();
  const councils = new Map<string, Set<string>>();
  for (const [council, own] of parts) {
    for (const basis of basesOf(own)) {
      const { key } = basis;
      bases.set(key, basis);
      const known = councils.get(key);
      if (known) known.add(council);
      else councils.set(key, new Set([council]));
    }
  }
  const classes = [...bases]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([key, basis]) => ({ basis, councils: councils.get(key) ?? new Set<string>() }));
  return { bases, classes };
}

const basesKept = new WeakMap<CouncilPart["bases"], readonly Basis[]>();

/** Parts are kept, and judged beside others again and again. */
function basesOf({ bases }: Pick<CouncilPart, "bases">): readonly Basis[] {
  let own = basesKept.get(bases);
  if (!own) {
    own = bases.map(([identity, variant, span, unit]) => {
      const key = [identity, variant, span, unit].join("|");
      return { identity, variant, span, unit, unitPrinted: true, key };
    });
    basesKept.set(bases, own);
  }
  return own;
}

type Values = readonly (readonly [value: number, unit: Unit])[];

/** The latest word of each council, by period and measure; several values where its report prints several. */
function byPeriod(
  parts: ReadonlyMap<string, Pick<CouncilPart, "bases"> & CouncilFigures>,
  usable: ReadonlySet<string>,
): ReadonlyMap<
  string,
  ReadonlyMap<string, { readonly reported: string; readonly values: Values }>
> {
  const found = new Map<string, Map<string, { reported: string; values: Values }>>();
  for (const [council, { bases, figures }] of parts) {
    const speaks = basesOf({ bases }).map(({ key }) => usable.has(key));
    for (const [basis, period, measure, reported, values] of figures) {
      if (!speaks[basis]) continue;
      const key = `${period}|${measure}`;
      let own = found.get(key);
      if (!own) {
        own = new Map();
        found.set(key, own);
      }
      const known = own.get(council);
      if (!known || reported > known.reported) own.set(council, { reported, values });
      else if (reported === known.reported) {
        own.set(council, { reported, values: [...known.values, ...values] });
      }
    }
  }
  return found;
}

/** The councils of whose figures all are usable. */
const whollyUsable = (
  parts: ReadonlyMap<string, CouncilPart>,
  usable: ReadonlySet<string>,
): readonly string[] =>
  [...parts].flatMap(([council, part]) =>
    basesOf(part).every(({ key }) => usable.has(key)) ? [council] : [],
  );

/** Whether two councils have usable figures of one period and measure. */
function isSharedPeriod(
  parts: ReadonlyMap<string, CouncilPart>,
  datesOf: (council: string) => CouncilDates,
  usable: ReadonlySet<string>,
): boolean {
  const told: (readonly string[])[][] = [];
  for (const [council, part] of parts) {
    const dates = datesOf(council);
    const own = basesOf(part).flatMap(({ key }, at) => (usable.has(key) ? [dates[at] ?? []] : []));
    // Most often it is the first that is looked at.
    const first = own[0]?.[0];
    if (first !== undefined && told.some((lists) => lists.some((list) => list.includes(first)))) {
      return true;
    }
    told.push(own);
  }
  const others = new Set<string>();
  for (const lists of told) {
    for (const list of lists) for (const date of list) if (others.has(date)) return true;
    for (const list of lists) for (const date of list) others.add(date);
  }
  return false;
}

function sumOfUnits(parts: ReadonlyMap<string, CouncilFigures>): Map<Unit, number> {
  const counts = new Map<Unit, number>();
  for (const { units } of parts.values()) {
    for (const [unit, count] of units) counts.set(unit, (counts.get(unit) ?? 0) + count);
  }
  return counts;
}

function widestGapOf(
  spoken: ReturnType<typeof byPeriod>,
  polarity: Polarity,
  unit: Unit,
  isRanked: (council: string) => boolean,
): number {
  if (polarity !== "higher_better" && polarity !== "lower_better") return -1;
  const latestFirst = [...spoken].sort(([a], [b]) => inOrder(b, a));
  for (const [, councils] of latestFirst) {
    const values = [...councils].flatMap(([council, { values }]) => {
      const own = values.map(([value, printed]) => inUnitOf({ unit }, { value, unit: printed }));
      // A report that prints two figures has no word.
      return isRanked(council) && own.every((value) => value === own[0]) ? own.slice(0, 1) : [];
    });
    if (values.length < 2) continue;
    const [least, most] = [smallest(values), largest(values)];
    const scale = Math.max(Math.abs(least), Math.abs(most), Number.EPSILON);
    return exact(most - least) / scale;
  }
  return -1;
}
