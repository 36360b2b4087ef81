import type { CouncilsCompared } from "../compare/comparison.ts";
import { type Grid, type GridRow, groupToGrid } from "../compare/grid.ts";
import type { ComparisonGroup } from "../compare/group.ts";
import type { SeriesPoint } from "../compare/series.ts";
import { largest } from "../long-lists.ts";
import {
  cellWords,
  classOf,
  classWords,
  groupClasses,
  groupHeading,
  groupSentences,
  markedFigure,
  markKey,
  periodWords,
  pointWords,
  titleWords,
  unitAndPolarity,
} from "./comparison-words.ts";
import type { Layout } from "./layout.ts";
import { counted } from "./text.ts";
import { fitted, oneLine, wrapped } from "./wrap.ts";

/** Councils side by side: the summary, what compares, what only looks alike, what was left out. */
export function councilsText(comparison: CouncilsCompared, layout: Layout): string {
  const { width, colours } = layout;
  const { compared, groups, left_out } = comparison;
  const who = compared.map(({ name, type }) => oneLine(type ? `${name} (${type})` : name));
  const classes = groupClasses.map(
    (own) => [own, groups.filter((group) => classOf(group) === own)] as const,
  );
  const counts = classes.map(([own, list]) => `${list.length} ${classWords[own]}`);
  const head = [
    wrapped(`${who.join(", ")}: ${counted(groups.length, "indicator")} set side by side`, width),
    wrapped(counts.join(", "), width, "  "),
    compared.length < 2 ? wrapped(aloneWords(compared.length), width) : "",
  ].join("");
  const sections = classes.flatMap(([own, list]) => {
    if (list.length === 0) return [];
    const title = colours.bold(classWords[own].toUpperCase());
    return [`\n${title}\n`, ...list.map((group) => groupText(group, layout))];
  });
  const key = groups.length > 0 ? `\n${wrapped(markKey, width)}` : "";
  const left = left_out.map(({ council, doc, what, why }) =>
    wrapped(`${[council, doc].filter(Boolean).join(", ")}: ${what}: ${why}`, width, "  "),
  );
  const leftSection = left.length > 0 ? `\n${colours.bold("LEFT OUT")}\n${left.join("")}` : "";
  return [head, ...sections, key, leftSection].join("");
}

function aloneWords(councils: number): string {
  return councils === 0
    ? "There is no report of a known council to compare."
    : "One council alone cannot be set side by side; --council shows it over time.";
}

function groupText(group: ComparisonGroup, layout: Layout): string {
  const { width, colours } = layout;
  const title = wrapped(groupHeading(group), width)
    .split("\n")
    .map((line) => colours.bold(line))
    .join("\n");
  const printed = titleWords(group)
    .map((text) => wrapped(text, width, "  "))
    .join("");
  const said = (texts: readonly string[]) => texts.map((text) => wrapped(text, width, "  "));
  if (group.verdict === "not_comparable") {
    const own = said(pointWords(group.series)).join("");
    return `\n${title}${printed}${wrapped(group.why, width, "  ")}${printedLines(group, layout)}${own}`;
  }
  const meaning = wrapped(unitAndPolarity(group), width, "  ");
  const why = colours.dim(wrapped(group.why, width, "  ").trimEnd());
  return [
    `\n${title}${printed}${meaning}${why}\n`,
    gridText(group, width),
    ...said(groupSentences(group)),
  ].join("");
}

/** What each council prints, one line each, where there is nothing to line up. */
function printedLines({ series }: ComparisonGroup, { width }: Layout): string {
  const councils = new Map<string, SeriesPoint[]>();
  for (const point of series) {
    if (point.value === null || point.measure === "benchmark") continue;
    const list = councils.get(point.council);
    if (list) list.push(point);
    else councils.set(point.council, [point]);
  }
  return [...councils]
    .map(([council, points]) => {
      const said = points.map(
        (point) => `${point.measure} ${periodWords(point.period)} ${markedPrinted(point)}`,
      );
      return wrapped(`${council}: ${[...new Set(said)].join(", ")}`, width, "  ");
    })
    .join("");
}

/** Beside figures none of which compares, that mark says nothing. */
const markedPrinted = (point: SeriesPoint): string => markedFigure(point).replace("×", "");

const gap = 2;

/** The grid in as many blocks of columns as the width asks for. */
function gridText(group: ComparisonGroup, width: number): string {
  const grid = groupToGrid(group);
  const labels = grid.rows.map(({ council, measure }) => `${council} ${measure}`);
  const most = Math.max(12, Math.min(24, Math.floor(width * 0.4)));
  const labelWidth = Math.min(most, largest([8, ...labels.map((label) => label.length)]));
  const columns = grid.periods.map((period, at) => ({
    at,
    header: periodWords(period),
    // A figure is never cut: half of it would be another figure.
    width: largest([
      periodWords(period).length,
      ...grid.rows.map(({ cells }) => (cells[at] ? cellWords(cells[at]).length : 0)),
    ]),
  }));
  const blocks: (typeof columns)[] = [];
  let room = 0;
  for (const column of columns) {
    const block = blocks.at(-1);
    if (block && room >= column.width + gap) block.push(column);
    else {
      blocks.push([column]);
      room = width - 2 - labelWidth;
    }
    room -= column.width + gap;
  }
  return blocks.map((block) => blockText(grid, block, labelWidth)).join("");
}

interface Column {
  readonly at: number;
  readonly header: string;
  readonly width: number;
}

function blockText({ rows }: Grid, columns: readonly Column[], labelWidth: number): string {
  const line = (label: string, texts: readonly string[]) =>
    `  ${fitted(label, labelWidth)}${texts.map((text, at) => `  ${fitted(text, columns[at]?.width ?? 0, "right")}`).join("")}`.trimEnd();
  const head = line(
    "",
    columns.map(({ header }) => header),
  );
  const body = rows
    .filter((row) => columns.some(({ at }) => hasPoints(row, at)))
    .map((row) =>
      line(
        oneLine(`${row.council} ${row.measure}`),
        columns.map(({ at }) => (row.cells[at] ? cellWords(row.cells[at]) : "")),
      ),
    );
  return body.length === 0 ? "" : `${[head, ...body].join("\n")}\n`;
}

function hasPoints(row: GridRow, at: number): boolean {
  return (row.cells[at]?.points.length ?? 0) > 0;
}
