import { findCouncil, findIndicator, type Polarity } from "../catalogue/index.ts";
import { lineageOf } from "../catalogue/lineage.ts";
import { largest, smallest } from "../long-lists.ts";
import type { Measure, Unit } from "../records.ts";
import { type Basis, judge } from "./basis.ts";
import { delivers } from "./delivery.ts";
import { groupUnit, reportedAt, titlesOf, unitCounts } from "./group.ts";
import type { Measured } from "./measure.ts";
import { type BasisClass, bestPair, referenceClass } from "./pairing.ts";
import type { PlacedRow } from "./placed.ts";
import { growsWithSize, polarityFor } from "./polarity.ts";
import { areApart } from "./related.ts";
import { inOrder, type Verdict } from "./report.ts";
import { exact, inUnitOf } from "./standing.ts";
import { isSuppressed } from "./suppressed.ts";

/**
 * What one council prints of a group, as far as verdict, order and gap are told by it: with the parts of any choice
 * of councils these are what the figures themselves give. An archive keeps it, so that a page need not read the
 * figures of every group to find the few it shows.
 */
export interface CouncilPart {
  readonly join: Measured["join"];
  readonly code: string;
  /** The root of the line, where it has one. */
  readonly line: string;
  readonly titles: readonly TitlePart[];
  readonly bases: readonly BasisPart[];
}

/** What only order by gap, and the question whether anything compares, is told by. */
export interface CouncilFigures {
  readonly figures: readonly FigurePart[];
  readonly units: readonly (readonly [Unit, number])[];
}

/** Of two measures that look alike, the side is 0 or 1; then where the wording stands first. */
type TitlePart = readonly [
  title: string,
  rows: number,
  side: number,
  doc: string,
  sha256: string,
  place: number,
];
type BasisPart = readonly [identity: string, variant: string, span: string, unit: Basis["unit"]];
/** What the latest report that has the figure on this basis says: usually one value. */
type FigurePart = readonly [
  basis: number,
  period: string,
  measure: Measure,
  reported: string,
  values: readonly (readonly [value: number, unit: Unit])[],
];

/** The part of each council in a group: its rows, or those of both of two measures that look alike. */
export function partsOf(
  sides: readonly (readonly PlacedRow[])[],
): ReadonlyMap<string, readonly [CouncilPart, CouncilFigures]> {
  const parts = new Map<string, readonly [CouncilPart, CouncilFigures]>();
  const councils = new Set(sides.flatMap((rows) => rows.map(({ row }) => row.council)));
  for (const council of councils) {
    const own = sides.map((rows) => rows.filter(({ row }) => row.council === council));
    const [first] = own.flat();
    if (!first) continue;
    const { join, code, lineage } = first.measured;
    const titles = titlesIn(own);
    const line = lineage?.root.code ?? "";
    // Two measures that look alike are never compared: their verdict is known.
    const { bases, ...figures } =
      sides.length > 1 ? { bases: [], figures: [], units: [] } : figuresIn(own.flat());
    parts.set(council, [{ join, code, line, titles, bases }, figures]);
  }
  return parts;
}

function titlesIn(sides: readonly (readonly PlacedRow[])[]): readonly TitlePart[] {
  const titles = new Map<string, TitlePart>();
  for (const [side, rows] of sides.entries()) {
    for (const [place, { row }] of rows.entries()) {
      const { doc, sha256 } = row.report;
      const key = `${side} ${row.title}`;
      const known = titles.get(key);
      titles.set(
        key,
        known
          ? [known[0], known[1] + 1, side, known[3], known[4], known[5]]
          : [row.title, 1, side, doc, sha256, place],
      );
    }
  }
  return [...titles.values()];
}

function figuresIn(rows: readonly PlacedRow[]): Pick<CouncilPart, "bases"> & CouncilFigures {
  const bases = new Map<string, BasisPart>();
  const places = new Map<string, number>();
  const latest = new Map<string, FigurePart>();
  for (const { row, figures } of rows) {
    const reported = reportedAt(row);
    for (const { observation, basis } of figures) {
      const { value, measure, period, unit } = observation;
      if (value === null || measure === "benchmark") continue;
      if (!places.has(basis.key)) {
        places.set(basis.key, places.size);
        bases.set(basis.key, [basis.identity, basis.variant, basis.span, basis.unit]);
      }
      if (period === "" || isSuppressed(observation)) continue;
      const at = places.get(basis.key) ?? 0;
      const key = `${at} ${measure} ${period}`;
      const known = latest.get(key);
      if (!known || reported > known[3]) {
        latest.set(key, [at, period, measure, reported, [[value, unit]]]);
      } else if (
        reported === known[3] &&
        !known[4].some(([other, own]) => other === value && own === unit)
      ) {
        latest.set(key, [at, period, measure, reported, [...known[4], [value, unit]]]);
      }
    }
  }
  return {
    bases: [...bases.values()],
    figures: [...latest.values()],
    units: [...unitCounts(rows)],
  };
}

/** What places a group in a comparison, and says how far its councils are apart. */
export interface PartsJudged {
  readonly title: string;
  readonly verdict: Verdict;
  /** Whether two councils print figures of one period that compare. */
  readonly isDated: () => boolean;
  /** How far the last is behind the best in the latest period that is ranked, as a share; -1 where none is. */
  readonly gap: () => number;
}

/** The periods and measures a council has figures of, basis by basis. */
export type CouncilDates = readonly (readonly string[])[];

/** All that tells whether anything compares. */
export function datesIn({ figures }: CouncilFigures): CouncilDates {
  const told: string[][] = [];
  for (const [basis, period, measure] of figures) {
    const key = dateOf(period, measure);
    const own = told[basis];
    if (own) own.push(key);
    else told[basis] = [key];
  }
  return told;
}

// A hundred thousand parts name the same few periods: one text of each is enough.
const dates = new Map<string, Map<Measure, string>>();
const mostPeriods = 1_000;

function dateOf(period: string, measure: Measure): string {
  let own = dates.get(period);
  if (!own) {
    if (dates.size >= mostPeriods) dates.clear();
    own = new Map();
    dates.set(period, own);
  }
  let date = own.get(measure);
  if (date === undefined) {
    date = `${period}|${measure}`;
    own.set(measure, date);
  }
  return date;
}

/** A group of some councils from their parts alone: exactly as their figures would have it. */
export function judgeParts(
  parts: ReadonlyMap<string, CouncilPart>,
  figuresOf: (council: string) => CouncilFigures | undefined,
  datesOf = (council: string): CouncilDates => datesIn(figuresOf(council) ?? noFigures),
): PartsJudged {
  const [first] = parts.values();
  if (!first) throw new RangeError("a group has at least one council");
  const { join, code, line } = first;
  const entry = line === "" ? undefined : findIndicator(line);
  const lineage = entry && lineageOf(entry);
  const title = titlesOfParts(parts);
  const { bases, classes } = classesOf(parts);
  const measured: Measured = { key: "", join, identity: "", code, doubt: "" };
  const best = bestPair(classes, lineage ? { ...measured, lineage } : measured, title);
  const reference = referenceClass(classes);
  if (best.verdict === "not_comparable" || !reference) {
    return { title, verdict: best.verdict, isDated: () => false, gap: () => -1 };
  }
  const usable = new Set(
    [...bases.values()]
      .filter((basis) => judge(basis, reference).verdict !== "not_comparable")
      .map(({ key }) => key),
  );
  const figures = () =>
    new Map(
      [...parts].map(([council, { bases: own }]) => [
        council,
        { bases: own, ...(figuresOf(council) ?? noFigures) },
      ]),
    );
  const gap = (): number => {
    const own = figures();
    const { unit, printed } = groupUnit(sumOfUnits(own), entry?.unit ?? "");
    const known = printed ? unit : reference.unit === "unknown" ? "" : unit;
    const polarity = polarityFor(entry, known);
    if (growsWithSize(entry, unit, title)) return -1;
    return widestGapOf(byPeriod(own, usable), polarity, unit, (council) =>
      entry === undefined ? true : delivers(findCouncil(council), entry),
    );
  };
  const isDated = (): boolean => isSharedPeriod(parts, datesOf, usable);
  return { title, verdict: best.verdict, isDated, gap };
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

/** Whether two councils have usable figures of one period and measure; most often the first that is looked at. */
function isSharedPeriod(
  parts: ReadonlyMap<string, CouncilPart>,
  datesOf: (council: string) => CouncilDates,
  usable: ReadonlySet<string>,
): boolean {
  const others = new Set<string>();
  for (const [council, part] of parts) {
    const told = datesOf(council);
    const own = basesOf(part).flatMap(({ key }, at) => (usable.has(key) ? (told[at] ?? []) : []));
    for (const date of own) if (others.has(date)) return true;
    for (const date of own) others.add(date);
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
