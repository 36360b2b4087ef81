import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { SeriesPoint } from "../compare/group.ts";
import { inOrder } from "../compare/report.ts";
import type { Unit } from "../records.ts";
import type { Markup } from "./markup.ts";

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
  /** The id of the element that names the chart: no printed text goes into the drawing. */
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
  querySelectorAll(selector: string): Iterable<DrawnElement>;
}

interface Dot {
  readonly council: string;
  readonly period: string;
  readonly value: number;
}

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
      Plot.line(own(targets), {
        x: "period",
        y: "value",
        stroke: pen.colour,
        strokeDasharray: "3 4",
      }),
      Plot.line(own(actuals), { x: "period", y: "value", stroke: pen.colour, strokeWidth: 2 }),
      Plot.dot(own(targets), {
        ...place,
        stroke: pen.colour,
        strokeWidth: 1.75,
        fill: "var(--page)",
        r: 5,
      }),
      Plot.dot(own(actuals), { ...place, fill: pen.colour, r: 5 }),
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
  svg.setAttribute("role", "img");
  // Only the chart as a whole is named; its parts are read from the table.
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  svg.setAttribute("aria-labelledby", namedBy);
  for (const group of svg.children) group.setAttribute("aria-hidden", "true");
  return { markup: svg.outerHTML };
}

function tickOf(unit: Unit): (value: number) => string {
  const sign = unit === "percent" ? "%" : "";
  return (value) => `${value >= 10_000 ? `${value / 1000}k` : value}${sign}`;
}

/** One dot for each council and year: the last printed where reports differ. */
function dots(series: readonly SeriesPoint[], measure: "actual" | "target"): readonly Dot[] {
  const found = new Map<string, Dot>();
  for (const point of series) {
    const { council, period, value, comparability } = point;
    if (point.measure !== measure || value === null || !/^\d{4}-\d\d$/.test(period)) continue;
    if (comparability === "not_comparable") continue;
    found.set(`${council}\u0000${period}`, { council, period, value });
  }
  return [...found.values()].sort(
    (a, b) => inOrder(a.council, b.council) || inOrder(a.period, b.period),
  );
}
