// Pages about ruled tables. The budget table is what each kind of rule has to give.
import { budgetPage, ruledInManyWays, unruledBudget } from "./budget-pages.mjs";
import {
  firstObject,
  gridOf,
  lineBetween,
  rowsAt,
  stream,
  textAt,
  textWidth,
} from "./make-pdf.mjs";

const one = (page, objects) => ({ pages: [page], ...(objects ? { objects } : {}) });
const drawn = (...parts) => one({ operators: parts.join("\n") });

const rules = ruledInManyWays.strokes;

/** Where a cell ends that would hold one more word if it had no border. */
const nearlyFits = Number((56 + textWidth("Agree Phase 3 Children's")).toFixed(2));

export const ruledPages = {
  "ruled-strokes": one(budgetPage(rules)),
  "ruled-thin-rectangles": one(budgetPage(ruledInManyWays["thin filled rectangles"])),
  "ruled-dash-pattern": one(budgetPage(`[3 2] 0 d ${rules} [] 0 d`)),
  "ruled-dash-pieces": one(budgetPage(ruledInManyWays["dashes, piece by piece"])),
  "ruled-double-lines": one(budgetPage(ruledInManyWays["double lines"])),
  "ruled-cell-by-cell": one(budgetPage(ruledInManyWays["cell by cell, with gaps and overlaps"])),
  "ruled-fills": one(budgetPage(ruledInManyWays["fills side by side"])),
  "ruled-in-form": one(
    {
      ...budgetPage("q 1 0 0 1 0 20 cm /Rules Do Q"),
      resources: `/XObject << /Rules ${firstObject} 0 R >>`,
    },
    [stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 -20]", rules)],
  ),
  "ruled-in-background-colour": one({
    operators: `1 G\n${rules}\n0 G\n${unruledBudget.operators}`,
  }),
  "ruled-clipped-away": one({
    operators: `q 0 0 20 20 re W n\n${rules}\nQ\n${unruledBudget.operators}`,
  }),
  // One row, cut from a longer table: its values share the label, and are no rows of their own.
  "ruled-several-values": drawn(
    gridOf([50, 150, 350, 430, 510], [700, 680, 610]),
    rowsAt(
      [55, 155, 355, 435],
      686,
      20,
      [["Priority", "Measure", "Benchmark", "Target"]],
      10,
      "F2",
    ),
    rowsAt([55, 155, 355, 435], 666, 14, [
      ["Minimise", "Raise the value that our schools add", "99.7", "100"],
      ["failure", "between Key Stages, to that of similar", "TBC", "TBC"],
      ["", "areas in the region and the country.", "993.5", "1000"],
    ]),
  ),
  "ruled-merged": drawn(
    lineBetween(50, 700, 410, 700),
    lineBetween(130, 680, 410, 680),
    lineBetween(50, 660, 410, 660),
    lineBetween(130, 640, 410, 640),
    lineBetween(50, 620, 410, 620),
    lineBetween(50, 600, 410, 600),
    lineBetween(50, 600, 50, 700),
    lineBetween(130, 620, 130, 700),
    lineBetween(200, 600, 200, 680),
    lineBetween(270, 600, 270, 700),
    lineBetween(340, 620, 340, 680),
    lineBetween(410, 600, 410, 700),
    textAt(55, 676, "Service"),
    textAt(135, 686, "Budget"),
    textAt(275, 686, "Actual"),
    rowsAt([135, 205, 275, 345], 666, 20, [
      ["2008", "2009", "2008", "2009"],
      ["11", "12", "13", "14"],
      ["21", "22", "23", "24"],
    ]),
    textAt(55, 636, "Schools"),
    textAt(55, 606, "Total of both"),
    textAt(205, 606, "34"),
    textAt(275, 606, "74"),
  ),
  "ruled-crossing-text": drawn(
    gridOf([50, 130, 210, 290], [700, 680, 660, 640]),
    rowsAt([55, 135, 215], 686, 20, [
      ["Service", "Budget", "Actual"],
      ["Schools and libraries", "", "1,200"],
      ["Youth work", "78", "60"],
    ]),
  ),
  "ruled-empty-cells": drawn(
    gridOf([50, 130, 210, 290], [700, 680, 660, 640, 620]),
    rowsAt([55, 135, 215], 686, 20, [
      ["", "Target", "Actual"],
      ["Absence", "5%", ""],
      ["", "", ""],
      ["Exclusions", "", "12"],
    ]),
  ),
  "ruled-table-in-cell": drawn(
    gridOf([50, 150, 450], [700, 680, 600]),
    rowsAt([55, 155], 686, 20, [["Objective", "Milestones"]]),
    textAt(55, 660, "Raise standards"),
    gridOf([160, 260, 340], [670, 650, 630, 610]),
    rowsAt([165, 265], 656, 20, [
      ["Plan agreed", "June"],
      ["Staff trained", "October"],
      ["Report made", "March"],
    ]),
  ),
  // The last row has a narrow column, and the rules over it leave it out.
  "ruled-gap-at-narrow-column": drawn(
    gridOf([50, 150], [700, 680, 660, 640]),
    lineBetween(50, 700, 400, 700),
    lineBetween(50, 640, 400, 640),
    ...[680, 660].flatMap((y) => [lineBetween(50, y, 220, y), lineBetween(224, y, 400, y)]),
    lineBetween(400, 700, 400, 640),
    lineBetween(220, 660, 220, 640),
    lineBetween(224, 660, 224, 640),
    rowsAt([55, 155, 229], 686, 20, [
      ["Objective", "Transform the learning community"],
      ["Milestones", "Agree the capital strategy by March"],
      ["Risk", "Initial", "Director of Resources"],
    ]),
  ),
  // The browser broke the line for a word that would have fitted but for the cell's border.
  "ruled-word-nearly-fits": drawn(
    gridOf([50, nearlyFits, nearlyFits + 80], [700, 680, 640]),
    rowsAt([52, nearlyFits + 5], 686, 20, [["Milestone", "Progress"]]),
    rowsAt([52, nearlyFits + 5], 668, 12, [["Agree Phase 3", "Completed"], ["Children's Centres"]]),
  ),
  "ruled-box-round-prose": drawn(
    "50 600 500 120 re S",
    rowsAt(
      [60],
      700,
      14,
      [
        ["The service works with all schools in the borough to raise standards, and it"],
        ["supports those that need it most. In the last year the number of schools in"],
        ["special measures fell to one, which left the category in the summer."],
      ],
      11,
    ),
  ),
  "ruled-form-boxes": drawn(
    textAt(50, 706, "Name:"),
    "120 700 200 18 re S",
    textAt(125, 705, "A. Officer"),
    textAt(50, 676, "Directorate:"),
    "120 670 200 18 re S",
    textAt(125, 675, "Children and Young People"),
    textAt(50, 646, "Date:"),
    "120 640 90 18 re S",
    textAt(125, 645, "31 March 2009"),
  ),
};
