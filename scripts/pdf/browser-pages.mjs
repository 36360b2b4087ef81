// Tables as browsers and office programs print them that once were read wrong, a page each.
import { gridOf, lineBetween, textAround, textAt, textBefore } from "./make-pdf.mjs";

const lines = (...parts) =>
  parts
    .flat(Infinity)
    .filter((one) => one !== "")
    .join("\n");
const drawn = (...parts) => ({ pages: [{ operators: lines(parts) }] });
const fill = (x, y, width, height, colour) => `${colour} rg ${x} ${y} ${width} ${height} re f 0 g`;

/** Upright bars on a grey ground with a scale at the left and names below. */
const barChart = (left, bottom, heights, names) => [
  fill(left, bottom, 28 * heights.length, 100, "0.8 0.8 0.8"),
  [0, 25, 50, 75, 100].map((at) => [
    lineBetween(left, bottom + at, left + 28 * heights.length, bottom + at),
    textBefore(left - 4, bottom + at - 2, String(at), 7),
  ]),
  heights.map((height, at) => [
    fill(left + 6 + 28 * at, bottom, 16, height, at === 0 ? "0.6 0.6 1" : "1 1 0.8"),
    textAround(left + 14 + 28 * at, bottom - 10, names[at], 7),
  ]),
];

const quarters = ["2007/8", "Target", "Q1", "Q2", "Q3", "Q4"];
/** A chart in a cell: what is written along its axes is neither a row nor the cell's. */
const chartInCell = drawn(
  gridOf([60, 160, 370, 530], [780, 762, 632, 502]),
  textAt(64, 768, "Indicator", 9, "F2"),
  textAt(164, 768, "Progress", 9, "F2"),
  textAt(374, 768, "Remarks", 9, "F2"),
  ["Letters answered", "Visits kept"].map((label, row) => [
    textAt(64, 750 - 130 * row, label, 9),
    barChart(
      190,
      652 - 130 * row,
      [
        [60, 80, 75, 80, 82, 85],
        [95, 96, 88, 92, 95, 98],
      ][row],
      quarters,
    ),
    textAt(374, 750 - 130 * row, ["Better than last year", "All targets were met"][row], 9),
  ]),
);

const quarterXs = [300, 330, 360, 390, 420, 450, 480, 510];
/** Heads printed again at the top of each page, over nothing but white space: they are no running heads. */
const headsAgain = {
  pages: [0, 1].map((page) => ({
    operators: lines(
      textAt(60, 800, "Activities", 9, "F2"),
      textAt(300, 800, "To be done by", 9, "F2"),
      textAt(300, 784, "2008/09", 9, "F2"),
      textAt(420, 784, "2009/10", 9, "F2"),
      quarterXs.map((x, at) => textAt(x, 768, String(1 + (at % 4)), 9, "F2")),
      [
        ["Open three centres", 0, 2, 5],
        ["Train all carers", 1, 3],
        ["Survey school meals", 2, 6],
        ["Write to all parents", 4, 7],
        ["Visit each school", 1, 5],
        ["Plan new play areas", 3, 6],
      ]
        .slice(3 * page, 3 * page + 3)
        .map(([label, ...done], row) => [
          textAt(60, 752 - 16 * row, label, 9),
          done.map((at) => textAt(quarterXs[at], 752 - 16 * row, "x", 9)),
        ]),
    ),
  })),
};

/** A page begins with the last word of a sentence, which is a year and no page number. */
const yearOnTop = {
  pages: [
    textAt(
      60,
      40,
      "The last of the three centres will open for the children of the ward on 31 March",
      10,
    ),
    ["2010", "and will be the largest in the county. It has room for sixty children."]
      .map((one, at) => textAt(60, 800 - 12 * at, one, 10))
      .join("\n"),
  ].map((operators) => ({ operators })),
};

/** A rule as a browser dots it: squares a little apart. */
const dotted = (from, y, to) =>
  Array.from({ length: Math.floor((to - from) / 1.5) }, (_, at) =>
    fill(from + 1.5 * at, y, 0.75, 0.75, "0.4 0.4 0.4"),
  );

/** Rows that nothing but dotted rules part: their cells are filled in part and of several lines. */
const dottedRules = drawn(
  [
    ["Measure", "Last year", "This year", "Remarks"],
    ["Days lost to sickness", "9.1", "8.7", ""],
    [
      ["Letters answered within", "ten working days"],
      "81%",
      "",
      ["The new system is", "in use since May"],
    ],
    ["Visits kept", "", "96%", ""],
    [["Complaints upheld, of all", "that were made"], "12", "9", ["Fewer than ever"]],
  ].map((cells, row) => {
    const y = 780 - 30 * row;
    return [
      cells.map((one, at) =>
        [one]
          .flat()
          .map((text, line) =>
            textAt([60, 220, 290, 360][at], y - 12 * line, text, 9, row === 0 ? "F2" : "F1"),
          ),
      ),
      dotted(56, y - 17, 500),
    ];
  }),
);

export const browserPages = {
  "browser-dotted-rules": dottedRules,
  "browser-heads-again": headsAgain,
  "browser-year-on-top": yearOnTop,
  "browser-chart-in-cell": chartInCell,
};
