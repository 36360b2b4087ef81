import type { SeriesPoint } from "../compare/series.ts";
import { markedFigure, periodWords, readWords } from "./comparison-words.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { dataTable } from "./page.ts";
import { oneLine } from "./wrap.ts";

/** The element a figure's record stands in, for links from tables and charts. */
export function pointId({ id }: Pick<SeriesPoint, "id">): string {
  return `figure-${id.replace(/[^A-Za-z0-9-]+/g, "-")}`;
}

/** The figures of a cell, each leading to where it is printed; those that must be read with care look it. */
export function linkedFigures(points: readonly SeriesPoint[]): Markup {
  const links = points.map((point, at) => {
    const care = point.comparability === "with_care" ? "care" : "";
    const twice = point.contradicts.length > 0 ? "contradicted" : "";
    const look = [care, twice].filter(Boolean).join(" ");
    const link = html`<a href="#${pointId(point)}" class="${look}">${markedFigure(point)}</a>`;
    return at === 0 ? link : html` / ${link}`;
  });
  return html`${links}`;
}

/** Every figure with its printed words, its cell, its place and its record. */
export function places(series: readonly SeriesPoint[]): Markup {
  const seen = new Set<string>();
  const points = series.filter((point) => {
    const fresh = !seen.has(point.id);
    seen.add(point.id);
    return fresh;
  });
  if (points.length === 0) return noMarkup;
  const rows = points.map((point) => [
    html`${oneLine(point.council)}`,
    html`${oneLine(`${point.ref} ${point.title}`)}`,
    html`${point.measure} ${periodWords(point.period)}`,
    html`${oneLine(point.raw)}`,
    html`${oneLine(point.doc)}`,
    html`${point.page ?? ""}`,
    html`${point.table ?? ""}`,
    html`${point.row ?? ""}`,
    html`${oneLine(point.id)}`,
    html`${noteOf(point)}`,
  ]);
  const columns = [
    "Council",
    "As printed",
    "Figure",
    "Cell",
    "Report",
    "Page",
    "Table",
    "Row",
    "Record",
    "Note",
  ];
  return html`<section><h2>Where every figure is printed</h2>
${dataTable(
  "Every figure with its report, page, table, row and record",
  columns.map((title) => ({ title })),
  rows,
  points.map(pointId),
)}</section>`;
}

/** What must be known of a figure, in sentences. */
export function noteOf({ note, basis, contradicts, corrected }: SeriesPoint): string {
  return [
    note,
    basis.includes("cumulative") && note === "" ? "It is cumulative." : "",
    contradicts.length > 0 ? "Another figure is printed for the same." : "",
    corrected.length > 0 ? `It is corrected: ${readWords(corrected)}.` : "",
  ]
    .filter(Boolean)
    .map(oneLine)
    .join(" ");
}
