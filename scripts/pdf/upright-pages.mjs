// Tables with rules between their columns alone, as browsers draw them: piece by piece, one for each cell.
import { lineBetween, textAt } from "./make-pdf.mjs";

const lines = (...parts) => parts.flat(Infinity).join("\n");
const size = 8;
const step = 8.25;
const space = 1.5;

/**
 * Rows of cells, each of one line or several, from the top down: a rule at the left of every cell but a row's first.
 * An absent cell is part of the one above it; a row of one cell reaches over all columns.
 */
function cellwise(top, xs, right, rows, headed = 0) {
  const drawn = [];
  let y = top;
  const across = (at) => drawn.push(lineBetween(xs[0] - 2, at, right, at));
  if (headed > 0) across(y);
  for (const [at, row] of rows.entries()) {
    const cells = row.map((cell) => (cell === undefined ? undefined : [cell].flat()));
    const first = cells.findIndex((cell) => cell !== undefined);
    // What is merged with the row above may be taller than this one.
    const own = cells.map((cell, column) =>
      rows[at + 1]?.[column] === undefined && rows[at + 1]?.length > 1 ? [] : (cell ?? []),
    );
    const bottom = y - step * Math.max(1, ...own.map((cell) => cell.length)) - space;
    cells.forEach((cell, column) => {
      if (column > first && cell !== undefined)
        drawn.push(lineBetween(xs[column] - 2, y, xs[column] - 2, bottom));
      for (const [line, text] of (cell ?? []).entries()) {
        if (text !== "")
          drawn.push(
            textAt(xs[column], y - 7 - step * line, text, size, at < headed ? "F2" : "F1"),
          );
      }
    });
    y = bottom;
    if (at === headed - 1) across(y);
  }
  if (headed > 0) across(y);
  return { drawn: lines(drawn), end: y };
}

const taskXs = [50, 170, 230, 400, 460];
const tasks = cellwise(
  790,
  taskXs,
  540,
  [
    ["Priority", "Lead", "Indicator", ["Weight in", "the plan"], "Target"],
    [
      ["Services are planned and", "paid for together, with all", "partners"],
      "C Reed",
      "Money for clubs",
      "10%",
      "82",
    ],
    [undefined, "C Reed", ["Schools that pay for their", "own meals"], "20%", "TBC"],
    [undefined, "A Holt", "Pupils with a statement", "20%", "1.8%"],
    ["Families"],
    [["Help comes early", "(before school)"], "H Swan", "Families helped", "50%", "39%"],
    [undefined, "K Lee", "Places at nurseries", "25%", "TBC"],
  ],
  1,
);
const dueXs = [50, 380, 400, 420, 440, 460, 480, 500, 520];
/** White space, and no heading, parts it from the table above. */
const due = cellwise(
  tasks.end - 10.5,
  dueXs,
  540,
  [
    ["Activities", "To be delivered by (Year/Quarter)"],
    [undefined, "07/08", "", "", "", "08/09", "", "", ""],
    [undefined, "1", "2", "3", "4", "1", "2", "3", "4"],
    ["Open the clubs in the holidays", "x", "", "x", "", "", "x", "", ""],
    ["Plan the meals of all schools", "", "x", "", "", "x", "", "", "x"],
  ],
  3,
);
const sumXs = [50, 260, 340, 420];
/** A page break leaves neither the header nor the rule under the last row. */
const sums = cellwise(790, sumXs, 540, [
  ["Grants for children under five", "512", "-512", "0"],
  ["Schools of the county", "277", "-277", "0"],
  ["Youth clubs", "67", "0", "67"],
]);

const pagesOf = (...pages) => ({ pages: pages.map((operators) => ({ operators })) });

export const uprightPages = {
  "upright-cell-by-cell": pagesOf(lines("0.5 w", tasks.drawn, due.drawn)),
  "upright-without-level": pagesOf(lines("0.5 w", sums.drawn)),
};
