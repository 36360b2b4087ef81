import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { inOrder } from "../compare/report.ts";
import type { SeriesPoint } from "../compare/series.ts";
import type { Unit } from "../records.ts";
import { markedFigure } from "./comparison-words.ts";
import type { Markup } from "./markup.ts";
import { pointId } from "./places-html.ts";
import { oneLine } from "./wrap.ts";

/** How a council is drawn: told apart by shape as well as by colour. */
export interface Pen {
  readonly colour: string;
  readonly symbol: (typeof symbols)[number];
}

// Colours are custom properties of the page, so that one chart serves light and dark.
const colours = 8;
const symbols = ["circle", "square", "triangle", "diamond", "star", "wye", "cross"] as const;

export function penOf(at: number): Pen {
  return {
    colour: `var(--series-${at % colours})`,
    symbol: symbols[at % symbols.length] ?? "circle",
  };
}

export interface ChartOptions {
  /** The id of the element that names the chart: it says what it draws by that, and each mark by its figure. */
  readonly namedBy: string;
  readonly unit: Unit;
  readonly pens: ReadonlyMap<string, Pen>;
}

/** What is asked of the drawing: the library's own types need a browser's. */
interface DrawnElement {
  readonly outerHTML: string;
  readonly children: Iterable<DrawnElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): DrawnElement | null;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
  readonly textContent: string;
}

interface Dot {
  readonly council: string;
  readonly period: string;
  readonly value: number;
  /** Council, figure as printed and its marks. */
  readonly says: string;
  /** The element its record stands in. */
  readonly leadsTo: string;
  readonly look: "plain" | "care" | "contradicted";
  /** Lines join figures on one basis that nothing contradicts. */
  readonly joined: boolean;
}

/** What the marks mean. */
export const chartKey =
  "Filled marks and whole lines are actuals, open marks and dashed lines are targets. A pale mark with a broken edge is to be compared with care; a ring stands round figures that contradict each other. Each mark says its figure and leads to its record.";

const width = 380;
const height = 220;
/** More years than this do not fit side by side below the chart. */
const mostLevelYears = 5;

/** Years across, a line a council, targets as open marks; undefined where no year has a figure. */
export function yearsChart(
  series: readonly SeriesPoint[],
  { namedBy, unit, pens }: ChartOptions,
): Markup | undefined {
  const actuals = dots(series, "actual");
  const targets = dots(series, "target");
  const years = [...new Set([...actuals, ...targets].map(({ period }) => period))].sort(inOrder);
  if (years.length === 0) return undefined;
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const marks = [...pens].flatMap(([council, pen]) => {
    const own = (list: readonly Dot[]) => list.filter((dot) => dot.council === council);
    const place = { x: "period", y: "value", symbol: pen.symbol };
    return [
      Plot.line(joined(own(targets)), {
        x: "period",
        y: "value",
        stroke: pen.colour,
        strokeDasharray: "3 4",
      }),
      Plot.line(joined(own(actuals)), {
        x: "period",
        y: "value",
        stroke: pen.colour,
        strokeWidth: 2,
      }),
      ...dotMarks(own(targets), { ...place, ...open(pen) }),
      ...dotMarks(own(actuals), { ...place, stroke: pen.colour, fill: pen.colour, r: 5 }),
    ];
  });
  const crowded = years.length > mostLevelYears;
  const svg: DrawnElement = Plot.plot({
    document,
    width,
    height,
    marginLeft: 52,
    marginRight: 24,
    marginBottom: crowded ? 52 : 34,
    style: { fontSize: "13px", background: "none" },
    x: { type: "point", domain: years, label: null, tickRotate: crowded ? -40 : 0 },
    // Room for the marks that stand on the lowest and the highest line.
    y: { inset: 8, grid: true, nice: true, label: null, ticks: 4, tickFormat: tickOf(unit) },
    marks,
  });
  svg.setAttribute("role", "group");
  // The chart is named as a whole, and each figure by its title; lines and axes are read from the table.
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  svg.setAttribute("aria-labelledby", namedBy);
  for (const group of svg.children) {
    const links = [...group.querySelectorAll("a")];
    if (links.length === 0) group.setAttribute("aria-hidden", "true");
    for (const link of links) {
      link.setAttribute("aria-label", link.querySelector("title")?.textContent ?? "");
    }
  }
  return { markup: svg.outerHTML };
}

const joined = (dots: readonly Dot[]): readonly Dot[] => dots.filter((dot) => dot.joined);

const open = ({ colour }: Pen) => ({
  stroke: colour,
  strokeWidth: 1.75,
  fill: "var(--page)",
  r: 5,
});

/** Marks that say their figure and lead to it, each look drawn by itself. */
function dotMarks(dots: readonly Dot[], given: Record<string, unknown>): readonly Plot.Dot[] {
  const of = (look: Dot["look"]) => dots.filter((dot) => dot.look === look);
  const linked = { ...given, title: "says", href: "leadsTo" };
  const pale = { fillOpacity: 0.25, strokeDasharray: "2 2", strokeWidth: 1.5 };
  const ring = { ...given, r: 9, fill: "none", strokeWidth: 1.25, strokeDasharray: "1 2" };
  return [
    Plot.dot(of("contradicted"), ring),
    Plot.dot(of("plain"), linked),
    Plot.dot(of("contradicted"), linked),
    Plot.dot(of("care"), { ...linked, ...pale }),
  ];
}

function tickOf(unit: Unit): (value: number) => string {
  const sign = unit === "percent" ? "%" : "";
  return (value) => `${value >= 10_000 ? `${value / 1000}k` : value}${sign}`;
}

/** A dot for each figure of a year: two that contradict each other are both there. */
function dots(series: readonly SeriesPoint[], measure: "actual" | "target"): readonly Dot[] {
  const found = new Map<string, Dot>();
  for (const point of series) {
    const { council, period, value, comparability, basis, contradicts } = point;
    if (point.measure !== measure || value === null || !/^\d{4}-\d\d$/.test(period)) continue;
    if (comparability === "not_comparable" || point.suppressed) continue;
    const care = comparability === "with_care" || basis !== "";
    const contradicted = contradicts.length > 0;
    found.set(`${council}\u0000${period}\u0000${value}`, {
      council,
      period,
      value,
      says: oneLine(`${council}, ${measure} ${period}: ${markedFigure(point)}`),
      leadsTo: `#${pointId(point)}`,
      look: contradicted ? "contradicted" : care ? "care" : "plain",
      joined: !contradicted && !basis.includes("cumulative"),
    });
  }
  return [...found.values()].sort(
    (a, b) => inOrder(a.council, b.council) || inOrder(a.period, b.period) || a.value - b.value,
  );
}
