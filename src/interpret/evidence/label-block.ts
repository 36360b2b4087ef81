import { type GridRow, oneLine, ownText } from "../table/grid.ts";
import { readHeader } from "./header-word.ts";
import { isPeriodHeader } from "./period-head.ts";

/** Labels of an objective's block of labels and texts (Halton service plan 2008-11, 5.1). */
export const objectiveLabel = /^(?:service |key |strategic |departmental )?objective\b/i;
export const milestoneLabel = /^(?:key )?milestones?\b|^key milestone\(s\)/i;
const blockLabel =
  /^(?:(?:service |key |strategic )?objective|(?:key )?milestone|risk assessment|responsible officer|lead officer|linked indicators?|corporate priority|key area of focus|ecm outcome|initial|residual)\b/i;
/** A label is no longer than this, in characters. */
const longestLabel = 60;

/** The known labels in the first column, in order. */
export const blockLabelsOf = (rows: readonly GridRow[]): string[] =>
  rows
    .map((row) => oneLine(ownText(row, 0)))
    .filter((label) => label.length < longestLabel && blockLabel.test(label));

/** Whether the first column holds labels one below another, and not a header over columns. */
export function isLabelBlock(rows: readonly GridRow[]): boolean {
  // a row of headers over them makes them the cells of a column, or two: "Objective | Milestones" over "| Quarter 1 | Quarter 2"
  const [first, second] = rows;
  const under = (second?.cells ?? []).filter(
    ({ text, fromAbove }) => !fromAbove && text.trim() !== "",
  );
  const isSecondLevel =
    second !== undefined &&
    ownText(second, 0).trim() === "" &&
    under.length >= 2 &&
    under.every(({ text }) => isPeriodHeader(oneLine(text)));
  const headed = [first, isSecondLevel ? second : undefined].flatMap((row) =>
    (row?.cells ?? []).filter(
      ({ text, fromAbove, fromLeft }) =>
        !fromAbove &&
        !fromLeft &&
        text.trim() !== "" &&
        // "Objective | Q1 2008-09 | Q2 2008-09": periods over what is due in them
        (readHeader(oneLine(text)).role !== undefined || isPeriodHeader(oneLine(text))),
    ),
  );
  if (headed.length >= 3) return false;
  // a card names its milestone's date and state beside it; a block of milestones has a header of its own
  const isOther = rows.some((row) =>
    row.cells.some(
      ({ text, fromAbove, fromLeft }) =>
        !fromAbove &&
        !fromLeft &&
        text.length < longestLabel &&
        ["due", "status"].includes(readHeader(oneLine(text)).role ?? ""),
    ),
  );
  if (isOther) return false;
  const labels = blockLabelsOf(rows);
  const named = rows.filter((row) => ownText(row, 0).trim() !== "");
  return labels.length >= 2 && labels.length >= named.length * 0.6;
}

/** Whether rows can be the end of such a block after a page break: labels, none, or the year a label lacks. */
export function isBlockTail(rows: readonly GridRow[]): boolean {
  const labels = rows.map((row) => oneLine(ownText(row, 0)));
  const fits = labels.every(
    (label) => label === "" || blockLabel.test(label) || /^\(?[\d/–-]+\)?$/.test(label),
  );
  const startsAnew = labels.some(
    (label) => objectiveLabel.test(label) && !milestoneLabel.test(label),
  );
  return fits && !startsAnew && labels.some((label) => blockLabel.test(label));
}
