import type { KeyEntry } from "../rows.ts";
import { lookOf } from "./evidence/looks.ts";
import { oneLine } from "./grid.ts";
import type { LogicalTable } from "./logical-table.ts";

const stateWords = /^(?:green|amber|red|yellow|blue|grey|g|a|r|n\/a)\b/i;
const keyHeader =
  /^(?:symbol|key|colou?r|status|rag|rating|icon|mark|traffic light|meaning|definition|description|explanation|arrow|direction)s?$/i;
const markLooks = new Set(["state", "light", "tick", "arrow", "trend", "shade"]);

/** Whether a table is the report's own key: marks or states beside what they mean. */
export function isLegend(table: LogicalTable): boolean {
  const rows = [...table.headerRows, ...table.titles, ...table.rows];
  const states = rows.filter(
    (row) =>
      stateWords.test(oneLine(row.cells[0]?.text ?? "")) &&
      row.cells.some(({ text }) => text.split(" ").length > 3),
  );
  const withFigures = table.rows.filter((row) =>
    row.cells.some((place) => lookOf(place) === "figure"),
  ).length;
  if (withFigures > table.rows.length / 3) return false;
  if (states.length >= 2 && rows.length - states.length <= 2) return true;
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2 || width > 3 || table.rows.length < 2 || table.rows.length > 12) return false;
  const headed =
    table.headerRows.length > 0 &&
    table.headerRows.every((row) =>
      row.cells.every(({ text }) => text === "" || keyHeader.test(oneLine(text))),
    );
  const marked = table.rows.filter((row) => {
    const [first, second] = row.cells;
    return (
      first !== undefined &&
      second !== undefined &&
      markLooks.has(lookOf(first)) &&
      /[a-z]{3}/i.test(second.text) &&
      !/\d{4}/.test(second.text)
    );
  });
  return (
    marked.length >= table.rows.length - 1 &&
    (headed ||
      (marked.every((row) => oneLine(row.cells[1]?.text ?? "").split(" ").length > 1) &&
        table.headerRows.length === 0))
  );
}

/** The report's own key: which colour or symbol means what. */
export function readLegend(table: LogicalTable): KeyEntry[] {
  const directions = [...table.context.above.map(({ text }) => text)].some((text) =>
    /direction of travel/i.test(text),
  );
  return [...table.titles, ...table.headerRows, ...table.rows].flatMap((row) => {
    const word = oneLine(row.cells[0]?.text ?? "");
    const meaning = row.cells
      .slice(1)
      .filter(({ fromAbove, fromLeft }) => !fromAbove && !fromLeft)
      .map(({ text }) => oneLine(text))
      .filter((text) => text !== "")
      .join(" | ");
    const marks = row.cells.flatMap(({ cell, fromAbove, fromLeft }) =>
      cell && !fromAbove && !fromLeft ? cell.marks : [],
    );
    if (word === "" && marks.length === 0) return [];
    const ofDirection =
      directions ||
      /\b(?:better|worse|same)\b.*\b(?:last|previous) (?:year|period|quarter)|same period last year/i.test(
        meaning,
      );
    return [
      { word, meaning, marks, of: ofDirection ? ("direction" as const) : ("status" as const) },
    ];
  });
}
