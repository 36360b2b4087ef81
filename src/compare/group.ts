import {
  type CatalogueIndicator,
  findCouncil,
  type Polarity,
  shownTitle,
} from "../catalogue/index.ts";
import type { Unit } from "../records.ts";
import { type Basis, isRunning, type Judgement, judge, sayApart } from "./basis.ts";
import { delivers } from "./delivery.ts";
import { type Evidence, rowJoin, rowsToEvidence } from "./evidence.ts";
import { comparedIn, sayBest, sayGroup } from "./group-reason.ts";
import {
  basisClasses,
  bestPair,
  type ReasonedVerdict,
  referenceClass,
  strictness,
} from "./pairing.ts";
import type { PlacedRow } from "./placed.ts";
import { growsWithSize, polarityFor } from "./polarity.ts";
import { samePrinted, titleDifference } from "./printed-title.ts";
import { type ComparedObservation, inOrder, type Verdict } from "./report.ts";
import type { IndicatorRow } from "./rows.ts";
import { inSeriesOrder, type SeriesPoint, withContradictions } from "./series.ts";
import { type RankingRules, type Standing, standingsOf } from "./standing.ts";
import { isSuppressed } from "./suppressed.ts";
import { type Trend, trendsOf } from "./trend.ts";

/** One wording of the indicator, and who prints it. */
export interface PrintedTitle {
  readonly title: string;
  readonly councils: readonly string[];
  readonly docs: readonly string[];
  /** How it departs from the catalogue's title, as a sentence; empty where it does not. */
  readonly difference: string;
}

export interface ComparisonGroup {
  /** The catalogue code, or empty where titles alone join the rows. */
  readonly indicator: string;
  /** The other code, where this shows two measures that look alike and are not. */
  readonly related?: string;
  /** As most of the councils print it. */
  readonly title: string;
  /** Every wording that is printed, the most frequent first. */
  readonly titles: readonly PrintedTitle[];
  /** The title in the catalogue, where it was seen in a source; printed by none where `titles` has it not. */
  readonly catalogue_title: string;
  readonly unit: Unit;
  /** False where no cell prints the unit and it is the definition's. */
  readonly unit_printed: boolean;
  /** The unit in the definition's own words: `days`, `rate per 1000`; empty where the catalogue has none. */
  readonly unit_defined: string;
  readonly polarity: Polarity;
  readonly theme: string;
  readonly verdict: Verdict;
  readonly why: string;
  /** The periods in which at least two councils print figures that compare: `2011-12 target`. */
  readonly compared_in: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly series: readonly SeriesPoint[];
  readonly standings: readonly Standing[];
  readonly trends: readonly Trend[];
}

/** A group as it is looked at: neither how each row came into it nor how far each council came. */
export type GroupShown = Omit<ComparisonGroup, "evidence" | "trends">;

/** One indicator, every council that prints it, and whether they may be compared; the verdict can be given. */
export function rowsToGroup(rows: readonly PlacedRow[], given?: ReasonedVerdict): ComparisonGroup {
  const { head, series, rules } = judgedGroup(rows, given, (toPoints) => [
    seriesOf(toPoints(rows)),
  ]);
  const standings = head.verdict === "not_comparable" ? [] : standingsOf(series, rules);
  const trends = trendsOf(series, rules);
  return { ...head, evidence: rowsToEvidence(rows), series, standings, trends };
}

/** Standings are sentences: of a group that is looked at those of the latest periods are read. */
const standingsShown = 3;

/**
 * The same for a page, which shows a few groups of many, from the rows of each council. Whoever keeps these lists has
 * their points made once for all groups that these councils stand in alike.
 */
export function rowsToShownGroup(
  councils: readonly (readonly PlacedRow[])[],
  given?: ReasonedVerdict,
): GroupShown {
  const { head, series, rules } = judgedGroup(inReportOrder(councils), given, (toPoints, alike) =>
    councils.filter((rows) => rows.length > 0).map((rows) => seriesOnce(rows, alike, toPoints)),
  );
  // A council that stands beside none is not ranked.
  const isRanked = head.verdict !== "not_comparable" && councils.length > 1;
  return { ...head, series, standings: isRanked ? standingsOf(series, rules, standingsShown) : [] };
}

/** The figures of some rows, as they stand in these and as a group shows them. */
interface Series {
  readonly asRead: readonly SeriesPoint[];
  readonly ordered: readonly SeriesPoint[];
}

const seriesOf = (asRead: readonly SeriesPoint[]): Series => ({
  asRead,
  ordered: asRead.toSorted(inSeriesOrder),
});

const seriesKept = new WeakMap<readonly PlacedRow[], Map<string, Series>>();

function seriesOnce(rows: readonly PlacedRow[], alike: string, toPoints: ToPoints): Series {
  let own = seriesKept.get(rows);
  if (!own) {
    own = new Map();
    seriesKept.set(rows, own);
  }
  let series = own.get(alike);
  if (!series) {
    series = seriesOf(toPoints(rows));
    own.set(alike, series);
  }
  return series;
}

/** The rows of several councils as they are read together. */
export const inReportOrder = (councils: readonly (readonly PlacedRow[])[]): readonly PlacedRow[] =>
  councils
    .flat()
    .sort(
      ({ row: { report: a } }, { row: { report: b } }) =>
        inOrder(a.doc, b.doc) || inOrder(a.sha256, b.sha256),
    );

type ToPoints = (rows: readonly PlacedRow[]) => readonly SeriesPoint[];

function judgedGroup(
  rows: readonly PlacedRow[],
  given: ReasonedVerdict | undefined,
  /** The series of its councils; `alike` is all but its rows that a council's points are told by. */
  toSeries: (toPoints: ToPoints, alike: string) => readonly Series[],
): {
  readonly head: Omit<GroupShown, "series" | "standings">;
  readonly series: readonly SeriesPoint[];
  readonly rules: RankingRules;
} {
  const first = rows[0];
  if (!first) throw new RangeError("a group has at least one row");
  const entry = first.measured.lineage?.root;
  const classes = basisClasses(rows);
  const title = titlesOfRows(rows)[0] ?? "";
  const best = given ?? bestPair(classes, first.measured, title);
  const reference = referenceClass(classes);
  const { unit, printed } = groupUnit(unitCounts(rows), entry?.unit ?? "");
  const polarity = polarityFor(entry, printed ? unit : reference?.unit === "unknown" ? "" : unit);
  const alone = given !== undefined;
  const toPoints: ToPoints = (own) =>
    withContradictions(
      own.flatMap((placed) =>
        rowsToPoints(placed, reference, { verdict: best.verdict, why: "" }, alone),
      ),
    );
  const councils = toSeries(toPoints, `${best.verdict} ${alone} ${reference?.key ?? ""}`);
  const asRead = councils.flatMap((own) => own.asRead);
  const series =
    councils.length === 1
      ? (councils[0]?.ordered ?? [])
      : councils
          .toSorted((a, b) => inOrder(councilOf(a), councilOf(b)))
          .flatMap(({ ordered }) => ordered);
  const excused = new Map(
    entry
      ? [...new Set(rows.map(({ row }) => row.council))]
          .filter((name) => !delivers(findCouncil(name), entry))
          .map((name) => [name, "does not deliver this service"])
      : [],
  );
  const reported = new Map(rows.map(({ row }) => [row.report.doc, reportedAt(row)]));
  const polarityIn = (own: Unit) => polarityFor(entry, own);
  const grows = growsWithSize(entry, unit, title);
  const rules = { polarity, polarityIn, unit, grows, excused, reported };
  const dated = given || best.verdict === "not_comparable" ? new Map() : comparedIn(asRead);
  const head = {
    indicator: codeOf(first),
    ...titlesBeside(rows, entry),
    unit,
    unit_printed: printed,
    unit_defined: entry?.basis ?? "",
    polarity,
    theme: entry?.theme ?? "",
    verdict: best.verdict,
    why: given ? given.why : sayGroup(sayBest(best, dated, entry, reference), best.verdict, asRead),
    compared_in: [...dated.keys()],
  };
  return { head, series, rules };
}

const councilOf = ({ asRead }: Series): string => asRead[0]?.council ?? "";

/** The printed wordings, those of most rows first; rows, or wordings with the number of theirs, in the order they are met. */
export function titlesOf(
  printed: Iterable<{ readonly title: string; readonly rows: number }>,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { title, rows } of printed) {
    const known = counts.has(title)
      ? title
      : ([...counts.keys()].find((one) => samePrinted(one, title)) ?? title);
    counts.set(known, (counts.get(known) ?? 0) + rows);
  }
  return [...counts].sort(([, x], [, y]) => y - x).map(([title]) => title);
}

const titlesOfRows = (rows: readonly PlacedRow[]): readonly string[] =>
  titlesOf(rows.map(({ row }) => ({ title: row.title, rows: 1 })));

// A title that was only remembered or put together is shown to nobody as the indicator's.

/** What the pages print and what the catalogue has. */
export function titlesBeside(
  rows: readonly PlacedRow[],
  entry: CatalogueIndicator | undefined,
): Pick<ComparisonGroup, "title" | "titles" | "catalogue_title"> {
  const known = entry ? shownTitle(entry) : "";
  const titles = titlesOfRows(rows).map((title) => {
    const printing = rows.filter(({ row }) => samePrinted(title, row.title));
    const councils = [...new Set(printing.map(({ row }) => row.council))].sort(inOrder);
    const docs = [...new Set(printing.map(({ row }) => row.report.doc))].sort(inOrder);
    return { title, councils, docs, difference: known === "" ? "" : titleDifference(title, known) };
  });
  return { title: titles[0]?.title ?? "", titles, catalogue_title: known };
}

/** The code a group goes by, and the wording of most of its rows. */
export const headOf = (rows: readonly PlacedRow[]): { indicator: string; title: string } => ({
  indicator: rows[0] ? codeOf(rows[0]) : "",
  title: titlesOfRows(rows)[0] ?? "",
});

const codeOf = ({ measured: { lineage, join, code } }: PlacedRow): string =>
  lineage?.root.code ?? (join === "code" ? code : "");

/** When a row's report ends. */
export function reportedAt(row: IndicatorRow): string {
  const { periodEnd, financialYears } = row.report.facts;
  return periodEnd || (financialYears.at(-1) ?? "");
}

export function unitCounts(rows: readonly PlacedRow[]): Map<Unit, number> {
  const counts = new Map<Unit, number>();
  for (const { figures } of rows) {
    for (const { observation } of figures) {
      if (observation.unit === "" || observation.value === null) continue;
      counts.set(observation.unit, (counts.get(observation.unit) ?? 0) + 1);
    }
  }
  return counts;
}

/** The unit that most figures print, and which unit a group has. */
export function groupUnit(
  counts: ReadonlyMap<Unit, number>,
  defined: Unit,
): { readonly unit: Unit; readonly printed: boolean } {
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || inOrder(a, b));
  return most ? { unit: most[0], printed: true } : { unit: defined, printed: false };
}

const withCare: Verdict = "with_care";
const readInTwoWays = "A figure of it was read off a scan in two ways.";

/** What a correction gives is nobody's misreading. */
const isReadInTwoWays = ({ doubtful, evidence, corrected }: ComparedObservation): boolean =>
  (doubtful ?? evidence?.some((one) => one.startsWith("ocr: ")) ?? false) &&
  !corrected?.some(({ field }) => field === "value");

/** The figures of one row as points, each with whether it may be set against the group's others. */
export function rowsToPoints(
  { row, measured, figures }: PlacedRow,
  reference: Basis | undefined,
  group: ReasonedVerdict,
  alone = false,
): readonly SeriesPoint[] {
  return figures.map(({ observation, basis }) => {
    const own = reference ? judgeBeside(basis, reference, alone) : undefined;
    const inDoubt = isReadInTwoWays(observation);
    const verdicts = [group.verdict, ...(own ? [own.verdict] : []), ...(inDoubt ? [withCare] : [])];
    const comparability = verdicts.reduce((a, b) => (strictness[b] > strictness[a] ? b : a));
    const apart = !own
      ? group.why
      : own.between === "name" && !isRunning(basis)
        ? rowJoin(measured).why
        : sayApart(own, basis);
    const note = [apart, inDoubt ? readInTwoWays : ""].filter(Boolean).join(" ");
    return {
      council: row.council,
      period: observation.period,
      measure: observation.measure,
      value: observation.value,
      raw: observation.raw,
      unit: observation.unit,
      qualifier: observation.qualifiers.join(";"),
      doc: row.report.doc,
      id: observation.id,
      page: observation.source.page ?? null,
      table: observation.source.table ?? null,
      row: observation.source.row ?? null,
      ref: row.ref,
      title: row.title,
      comparability,
      note,
      basis: [basis.variant, isRunning(basis) ? "cumulative" : ""].filter(Boolean).join("; "),
      suppressed: isSuppressed(observation),
      contradicts: [],
      corrected: observation.corrected ?? [],
    };
  });
}

/** A council's own rows of one wording are one measure: nothing but wording joins them, and nothing more is needed. */
function judgeBeside(basis: Basis, reference: Basis, alone: boolean): Judgement {
  const judged = judge(basis, reference);
  return alone && judged.between === "name" && basis.identity === reference.identity
    ? { verdict: "comparable", between: "nothing" }
    : judged;
}
