import type { Measure, Unit } from "../records.ts";
import type { Basis } from "./basis.ts";
import { reportedAt, unitCounts } from "./group.ts";
import type { Measured } from "./measure.ts";
import type { PlacedRow } from "./placed.ts";
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
