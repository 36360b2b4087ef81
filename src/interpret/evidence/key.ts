import { type GridRow, oneLine } from "../table/grid.ts";
import { lookOf } from "./looks.ts";

const stateWords = /^(?:green|amber|red|yellow|blue|grey|g|a|r|n\/a)\b/i;
const keyHeader =
  /^(?:symbol|key|colou?r|status|rag|rating|icon|mark|traffic light|meaning|definition|description|explanation|arrow|direction)s?$/i;
const markLooks = new Set(["state", "light", "tick", "arrow", "trend", "shade"]);

/** Whether rows are a report's own key: marks or states beside what they mean. */
export function isKey(rows: readonly GridRow[]): boolean {
  const states = rows.filter(
    (row) =>
      stateWords.test(oneLine(row.cells[0]?.text ?? "")) &&
      row.cells.some(({ text }) => text.split(" ").length > 3),
  );
  const withFigures = rows.filter((row) =>
    row.cells.some((place) => lookOf(place) === "figure"),
  ).length;
  if (withFigures > rows.length / 3) return false;
  if (states.length >= 2 && rows.length - states.length <= 2) return true;
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2 || width > 3 || rows.length < 2 || rows.length > 13) return false;
  const isHead = (row: GridRow): boolean =>
    row.cells.every(({ text }) => text === "" || keyHeader.test(oneLine(text)));
  const headed = rows[0] !== undefined && isHead(rows[0]);
  const body = headed ? rows.slice(1) : rows;
  const marked = body.filter((row) => {
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
    body.length >= 2 &&
    marked.length >= body.length - 1 &&
    (headed || marked.every((row) => oneLine(row.cells[1]?.text ?? "").split(" ").length > 1))
  );
}
