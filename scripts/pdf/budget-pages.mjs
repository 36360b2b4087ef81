// One budget table, ruled in all the ways producers draw rules.
import { gridOf, lineBetween, rowsAt } from "./make-pdf.mjs";

export const budgetRows = [
  ["Service", "Budget", "Actual", "Variance"],
  ["Schools", "1,234", "1,200", "34"],
  ["Libraries", "456", "470", "(14)"],
  ["Youth work", "78", "60", "18"],
];

const xs = [50, 150, 250, 350, 450];
const ys = [700, 680, 660, 640, 620];
const budgetText = rowsAt([55, 155, 255, 355], 686, 20, budgetRows);

const thinBox = (x, y, width, height) => `${x} ${y} ${width} ${height} re f`;

export const ruledInManyWays = {
  strokes: gridOf(xs, ys),
  "thin filled rectangles": [
    ...ys.map((y) => thinBox(50, y - 0.25, 400, 0.5)),
    ...xs.map((x) => thinBox(x - 0.25, 620, 0.5, 80)),
  ].join("\n"),
  "cell by cell, with gaps and overlaps": ys
    .slice(1)
    .flatMap((y) => xs.slice(1).map((x) => `${x - 99} ${y + 1} 98.5 18.5 re S`))
    .join("\n"),
  "dashes, piece by piece": [
    ...ys.flatMap((y) =>
      Array.from({ length: 80 }, (_, at) => lineBetween(50 + 5 * at, y, 53 + 5 * at, y)),
    ),
    ...xs.flatMap((x) =>
      Array.from({ length: 16 }, (_, at) => lineBetween(x, 620 + 5 * at, x, 623 + 5 * at)),
    ),
  ].join("\n"),
  "double lines": gridOf([...xs, ...xs.map((x) => x + 1.5)], [...ys, ...ys.map((y) => y + 1.5)]),
  "fills side by side": ys
    .slice(1)
    .flatMap((y, row) =>
      xs.slice(1).map((x, column) => `0.${7 + ((row + column) % 3)} g ${x - 100} ${y} 100 20 re f`),
    )
    .concat("0 g")
    .join("\n"),
};

export const budgetPage = (rules) => ({ operators: `${rules}\n${budgetText}` });
export const unruledBudget = { operators: budgetText };
