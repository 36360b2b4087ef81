import { largest, smallest } from "../../long-lists.ts";
import { escaped, html, type Markup, noMarkup } from "../../render/markup.ts";
import type { IndicatorFigure } from "../../store/explore/indicators.ts";
import { figureText, unitText } from "./figures.ts";
import { recordLink } from "./links.ts";

/** What is drawn of a figure. */
export type ChartPoint = Pick<
  IndicatorFigure,
  | "id"
  | "council"
  | "measure"
  | "period"
  | "value"
  | "unit"
  | "comparability"
  | "qualifier"
  | "corrected"
>;
type DrawnPoint = ChartPoint & { readonly value: number };

const width = 720;
const height = 320;
const left = 64;
const right = 28;
const top = 18;
const bottom = 44;
/** More values than these beside their points cover each other. */
const mostValues = 40;
/** Points of one council, measure and period: two say that they differ, the table has the others. */
const mostAtOnePlace = 2;
/** How near two values may stand, in units of the drawing. */
const valueHeight = 13;
/** The site's style has so many colours; shapes go on. */
const pens = 8;

/** `~` with care, `×` not comparable or contradicting, `p` provisional, `c` corrected. */
export const pointMark = (
  {
    comparability,
    qualifier,
    corrected,
  }: Pick<ChartPoint, "comparability" | "qualifier" | "corrected">,
  contradicts: boolean,
): string =>
  (comparability === "with_care" ? "~" : "") +
  (comparability === "not_comparable" ? "×" : "") +
  (contradicts ? "≠" : "") +
  (qualifier !== "" && qualifier.split(";").includes("provisional") ? "p" : "") +
  (corrected === 1 ? "c" : "");

export const markWords =
  "~ with care · × not comparable with the others · ≠ printed differently elsewhere · p provisional · c corrected";

/** The figures that another report of the same council prints otherwise, for the same measure and period. */
export function contradicting(figures: readonly ChartPoint[]): ReadonlySet<string> {
  const firsts = new Map<string, { readonly value: number; ids: string[] }>();
  const differing = new Set<string>();
  for (const { id, council, measure, period, unit, value } of figures) {
    if (value === null) continue;
    const key = `${council}\n${measure}\n${period}\n${unit}`;
    const first = firsts.get(key);
    if (!first) {
      firsts.set(key, { value, ids: [id] });
    } else if (first.value === value && first.ids.length > 0) {
      first.ids.push(id);
    } else {
      // From the first that differs on, all of them do.
      for (const own of first.ids) differing.add(own);
      first.ids = [];
      differing.add(id);
    }
  }
  return differing;
}

/**
 * Councils over the years: a line each, targets dashed, every point a link to its record. Undated figures and
 * benchmarks stand in the table alone.
 */
export function figuresChart(
  all: readonly ChartPoint[],
  differing: ReadonlySet<string>,
  unit: string,
  namedBy: string,
): Markup {
  const points = drawable(all).filter(
    (point) =>
      point.period !== "" &&
      point.unit === unit &&
      Number.isFinite(point.value) &&
      (point.measure === "actual" || point.measure === "target"),
  );
  if (points.length === 0) return noMarkup;
  const periods = [...new Set(points.map(({ period }) => period))].sort();
  const councils = [...new Set(points.map(({ council }) => council))];
  const scale = niceScale(points.map(({ value }) => value));
  const step = (width - left - right) / Math.max(1, periods.length);
  const places = new Map(
    periods.map((period, at) => [period, round(left + step * (at + 0.5))] as const),
  );
  const x = (period: string) => places.get(period) ?? left;
  const y = (value: number) =>
    round(top + (height - top - bottom) * (1 - (value - scale.low) / (scale.high - scale.low)));
  const lines = councils.flatMap((council, pen) =>
    ["target", "actual"].map((measure) => {
      const own = points
        .filter((point) => point.council === council && point.measure === measure)
        // A part of a year is no step of the way from year to year.
        .filter(({ period }) => /^\d{4}-\d\d$/.test(period))
        .sort((a, b) => (a.period < b.period ? -1 : 1));
      const path = own.map((point) => `${x(point.period)},${y(point.value)}`).join(" ");
      return own.length < 2
        ? noMarkup
        : html`<polyline class="line ${measure} pen-${pen % pens}" points="${path}"/>\n`;
    }),
  );
  const taken = new Map<string, number[]>();
  const penOf = new Map(councils.map((council, pen) => [council, pen]));
  // A chart has hundreds of points: they are written by hand, each text escaped once.
  let marks = "";
  for (const point of points) {
    const { id, council, measure, period, value, unit: own } = point;
    const [at, level] = [x(period), y(value)];
    const pen = penOf.get(council) ?? 0;
    const mark = pointMark(point, differing.has(id));
    const used = taken.get(period) ?? [];
    const free =
      points.length <= mostValues && used.every((other) => Math.abs(other - level) >= valueHeight);
    if (free) taken.set(period, [...used, level]);
    const figure = `${figureText(value, own)}${mark}`;
    const shown = free ? figure : mark;
    const said = escaped(`${council}, ${measure} ${period}: ${figure} ${unitText(own)}`.trim());
    const words =
      shown === ""
        ? ""
        : `<text class="value" x="${at + 9}" y="${level + 4}">${escaped(shown)}</text>`;
    marks += `<a href="${escaped(recordLink(id))}" aria-label="${said}"><title>${said}</title><circle class="reach" cx="${at}" cy="${level}" r="12"/><path class="point ${escaped(measure)} pen-${pen % pens}" d="${shapeAt(pen, at, level)}"/>${words}</a>\n`;
  }
  const levels = scale.ticks.map(
    (tick) =>
      html`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(tick)}" y2="${y(tick)}"/><text class="tick" text-anchor="end" x="${left - 8}" y="${round(y(tick) + 4)}">${figureText(tick, unit)}</text>\n`,
  );
  const every = Math.ceil(periods.length / 8);
  const years = periods.map((period, at) =>
    at % every === 0
      ? html`<text class="tick" text-anchor="middle" x="${x(period)}" y="${height - 16}">${period}</text>\n`
      : noMarkup,
  );
  return html`<ul class="legend">${councils.map(
    (council, pen) =>
      html`<li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="point actual pen-${pen % pens}" d="${shapeAt(pen, 8, 8)}"/></svg> ${council}</li>`,
  )}<li class="soft">whole line, filled: actual · dashed, open: target</li></ul>
<svg class="chart" viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="${namedBy}">
<g aria-hidden="true">${levels}${years}${lines}</g>
${{ markup: marks }}</svg>
<p class="soft">${markWords}</p>`;
}

const hasValue = (point: ChartPoint): point is DrawnPoint => point.value !== null;

/** Of what many reports print for one period, what differs, and of that no more than can be told apart. */
function drawable(all: readonly ChartPoint[]): readonly DrawnPoint[] {
  const seen = new Map<string, number[]>();
  const drawn: DrawnPoint[] = [];
  let last: ChartPoint | undefined;
  let values: number[] = [];
  for (const point of all) {
    if (!hasValue(point)) continue;
    const { council, measure, period, value } = point;
    // They come in order: most are of what the last one was of.
    if (last?.council !== council || last.measure !== measure || last.period !== period) {
      const key = `${council}\n${measure}\n${period}`;
      values = seen.get(key) ?? [];
      seen.set(key, values);
    }
    last = point;
    if (values.length >= mostAtOnePlace || values.includes(value)) continue;
    values.push(value);
    drawn.push(point);
  }
  return drawn;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Told apart by shape as well as by colour. */
function shapeAt(pen: number, x: number, y: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx)} ${round(y + dy)}`;
  switch (pen % 4) {
    case 0:
      return `M${at(-5, 0)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z`;
    case 1:
      return `M${at(-4.5, -4.5)}h9v9h-9z`;
    case 2:
      return `M${at(0, -6)}L${at(5.5, 4.5)}L${at(-5.5, 4.5)}z`;
    default:
      return `M${at(0, -6)}L${at(5.5, 0)}L${at(0, 6)}L${at(-5.5, 0)}z`;
  }
}

/** Round levels around the values; a scale never has no height. */
export function niceScale(values: readonly number[]): {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
} {
  const [least, most] = [smallest(values), largest(values)];
  const span = most - least || Math.abs(most) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10;
  const step = unit * power;
  const low = Math.floor(least / step) * step - (least === most ? step : 0);
  const high = Math.ceil(most / step) * step + (least === most ? step : 0);
  const count = Math.round((high - low) / step);
  const ticks = Array.from({ length: count + 1 }, (_, at) =>
    Number((low + at * step).toPrecision(12)),
  );
  return { low, high, ticks };
}
