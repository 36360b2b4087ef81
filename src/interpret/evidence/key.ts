import { type GridCell, type GridRow, oneLine } from "../table/grid.ts";
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
  // a report that puts the state first, then when and what: a key has no dates and says each state once
  const isReport = states.some((row) =>
    row.cells.some((place) => ["date", "period"].includes(lookOf(place))),
  );
  const named = new Set(states.map((row) => oneLine(row.cells[0]?.text ?? "").toLowerCase()));
  const isOfStates = states.length >= 2 && rows.length - states.length <= 2;
  if (isOfStates && !isReport && named.size === states.length) return true;
  if (rows.length === 1 && rows[0] && pairsOfKey(rows[0]).length > 0) return true;
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2 || width > 3 || rows.length < 2 || rows.length > 13) return false;
  const isHead = (row: GridRow): boolean =>
    row.cells.every(({ text }) => text === "" || keyHeader.test(oneLine(text)));
  const headed = rows[0] !== undefined && isHead(rows[0]);
  const body = headed ? rows.slice(1) : rows;
  if (headed && body.length >= 2 && body.every(isEntry) && areDistinct(body)) return true;
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

const targetWord = /\b(?:target|plan|better|worse|same|tolerance)\b/i;

/** Marks and what they mean side by side in one row, each with its meaning: `● | Target met | ▲ | Just short of it`. */
export function pairsOfKey({ cells }: GridRow): readonly (readonly [GridCell, GridCell])[] {
  if (cells.length < 4 || cells.length % 2 !== 0) return [];
  const pairs = cells.flatMap((mark, at) => {
    const meaning = cells[at + 1];
    return at % 2 === 0 && meaning ? [[mark, meaning] as const] : [];
  });
  // "Yes | Meeting target | No | Well below target": words are marks where the meanings speak of the target
  const areOfTarget =
    pairs.length >= 3 &&
    pairs.every(
      ([mark, meaning]) => !/\d/.test(mark.text) && targetWord.test(oneLine(meaning.text)),
    );
  const areEntries = pairs.every(
    ([mark, meaning]) =>
      (areOfTarget || markLooks.has(lookOf(mark))) &&
      oneLine(mark.text).split(" ").length <= mostSignWords &&
      /[a-z]{3}/i.test(meaning.text) &&
      !/\d{4}/.test(meaning.text) &&
      // "Much the same" looks like a trend and is what a sign means; a word alone is a state beside states
      (areOfTarget || !markLooks.has(lookOf(meaning)) || oneLine(meaning.text).includes(" ")),
  );
  return areEntries ? pairs : [];
}

/** Under `Symbol | Meaning` every row says what a sign or a few words stand for. */
const isEntry = ({ cells: [first, second] }: GridRow): boolean => {
  const word = oneLine(first?.text ?? "");
  const hasMark = (first?.cell?.marks.length ?? 0) > 0;
  return (
    (word !== "" || hasMark) &&
    word.split(" ").length <= mostSignWords &&
    (first === undefined || lookOf(first) !== "figure") &&
    /[a-z]{3}/i.test(second?.text ?? "")
  );
};
/** A key's sign is no more words than this: `Met or bettered`, `Clearly missed`. */
const mostSignWords = 5;

const areDistinct = (rows: readonly GridRow[]): boolean => {
  const words = rows
    .map(({ cells }) => oneLine(cells[0]?.text ?? "").toLowerCase())
    .filter((word) => word !== "");
  return new Set(words).size === words.length;
};
