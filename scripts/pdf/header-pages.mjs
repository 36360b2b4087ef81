// Headers of several levels and at pages' feet, where rules part rows of the body alone.
import { lineBetween, textAt } from "./make-pdf.mjs";

const lines = (...parts) => parts.flat(Infinity).join("\n");
const size = 9;
/** From line to line inside a cell, and what is more from row to row. */
const step = 10.5;
const space = 3.75;

/**
 * Rows of cells, each cell of one line or several, from the top down, with a rule over each but the first `headed`;
 * the last of them is where the next row would stand.
 */
function rowsFrom(top, xs, right, rows, headed = 0) {
  let y = top;
  const drawn = rows.map((row, at) => {
    const own = [
      ...(at < headed || (at === 0 && headed > 0)
        ? []
        : [lineBetween(xs[0], y + 9.5, right, y + 9.5)]),
      ...row.flatMap((cell, column) =>
        [cell]
          .flat()
          .filter((text) => text !== "")
          .map((text, line) =>
            textAt(xs[column], y - step * line, text, size, at < headed ? "F2" : "F1"),
          ),
      ),
    ];
    y -= step * Math.max(...row.map((cell) => [cell].flat().length)) + space;
    return own;
  });
  return lines(drawn);
}

const quarterXs = [60, ...Array.from({ length: 8 }, (_, at) => 300 + 16 * at)];
const ticks = (label, ...done) => [
  label,
  ...quarterXs.slice(1).map((_, at) => (done.includes(at) ? "x" : "")),
];
/** Names over narrow columns begin where their first column does; the label of the first column wraps. */
const levels = rowsFrom(
  780,
  quarterXs,
  430,
  [
    [["Activities of the", "year"], "To be done by (Year/Quarter)"],
    ["", "07/08", "", "", "", "08/09"],
    ["", "1", "2", "3", "4", "1", "2", "3", "4"],
    ticks("Open three centres", 0, 2, 5),
    ticks(["Train all carers of children", "under five"], 1, 3),
    ticks("Survey school meals", 2, 6),
    ticks("Write to all parents", 4, 7),
  ],
  3,
);

const measureXs = [60, 220, 290, 350, 400, 450];
/** One name over three columns, and names of groups that no rule parts from the header. */
const namesUnder = rowsFrom(
  780,
  measureXs,
  510,
  [
    ["Measure", "Lead", "Actual", "Targets"],
    ["", "", "2008-09", "2009-10", "2010-11", "2011-12"],
    ["Health"],
    [["Children who walk to", "school"], "Ms Ash", "41%", "43%", "45%", "50%"],
    ["Mothers who smoke", "Mr Box", "18%", "17%", "16%", "15%"],
    [["Five-year-olds with bad", "teeth"], "Ms Cole", "33%", "31%", "30%", "28%"],
    ["Places at clubs", "Mr Dunn", "210", "230", "240", "250"],
  ],
  3,
);

const footXs = [60, 150, 210, 340, 400, 460];
const footBody = [
  [
    ["Keep children", "safe"],
    "H Lamb",
    ["Children on the register", "for two years"],
    "20%",
    "5.8%",
    "5%",
  ],
  ["Care at home", "P Marsh", ["Placements that last", "two years"], "15%", "57%", "65%"],
  ["Care at home", "P Marsh", "Visits kept", "10%", "93%", "95%"],
];
/** A header of three lines, the last of which only two heads have. */
const footHeader = [
  lines(
    textAt(60, 780, "What we did for the children in our care is told in our other report.", 10),
    rowsFrom(
      100,
      footXs,
      510,
      [
        [
          "Priorities",
          ["Lead", "officer"],
          ["Performance", "indicators"],
          ["Weight", "within", "plan"],
          ["Bench", "mark", "(all)"],
          "Target",
        ],
        [""],
      ],
      1,
    ),
  ),
  rowsFrom(790, footXs, 510, footBody),
];

const refXs = [60, 92, 220, 265, 310, 360];
/** One row of two lines below the header at the foot; the name of a group reaches over the edge of a narrow column. */
const nameOverEdge = [
  lines(
    textAt(60, 780, "Of what we count ourselves most has become better since last year.", 10),
    rowsFrom(
      110,
      refXs,
      520,
      [
        [
          "Ref",
          "Description",
          ["Actual", "2007/8"],
          ["Target", "08/09"],
          ["Quarter", "4"],
          "Commentary",
        ],
        ["Health of the council"],
        [
          ["LI", "13"],
          "Staff who left",
          "N/A",
          "N/A",
          "N/A",
          ["A baseline is to be agreed by", "the end of the year."],
        ],
        [""],
      ],
      2,
    ),
  ),
  rowsFrom(790, refXs, 520, [
    [
      ["LI", "16"],
      "Plans completed",
      "214",
      "175",
      "75",
      ["A further 75 were completed,", "well beyond the target."],
    ],
    ["Cost & Efficiency"],
    [["LI", "11"], "Savings of the year", "2.5", "3.0", "3.0", "Target achieved."],
    ["Service Delivery"],
    [["LI", "2"], "Visits to centres", "380", "400", "N/A", "Two were closed."],
  ]),
];

const pagesOf = (...pages) => ({ pages: pages.map((operators) => ({ operators })) });

export const headerPages = {
  "header-levels-in-one-band": pagesOf(levels),
  "header-names-under-it": pagesOf(namesUnder),
  "header-at-foot-wrapped": pagesOf(...footHeader),
  "header-row-at-foot": pagesOf(...nameOverEdge),
};
