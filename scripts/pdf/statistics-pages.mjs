// Tables as statistics offices print them, a kind a page.
import { lineBetween, textAround, textAt, textBefore, textWidth } from "./make-pdf.mjs";

const lines = (...parts) =>
  parts
    .flat(Infinity)
    .filter((one) => one !== "")
    .join("\n");
const drawn = (...parts) => ({ pages: [{ operators: lines(parts) }] });
const fill = (x, y, width, height, colour) => `${colour} rg ${x} ${y} ${width} ${height} re f 0 g`;
const rules = (from, to, ...ys) => ys.map((y) => lineBetween(from, y, to, y));

/** A label with dots up to an x. */
const led = (x, to, y, label, size) => {
  const dots = Math.floor((to - x - textWidth(label, size)) / (0.278 * size) - 2);
  return textAt(x, y, `${label} ${".".repeat(Math.max(0, dots))}`, size);
};

/** Labels with leaders, indented by level, and figures that end at the given places. */
const ledRows = (left, to, ends, top, step, size, rows) =>
  rows.map(([level, label, ...figures], row) => [
    figures.length === 0
      ? textAt(left + 8 * level, top - step * row, label, size)
      : led(left + 8 * level, to, top - step * row, label, size),
    figures.map((one, at) => (one === "" ? "" : textBefore(ends[at], top - step * row, one, size))),
  ]);

const yearEnds = [290, 350, 410, 470, 530];
/** A stub with indents and leaders, spanners with rules under them, notes under the last rule. */
const stubWithLeaders = drawn(
  textAround(306, 790, "Table 4. Households by tenure and region", 10, "F2"),
  textAround(306, 778, "[Thousands, except percent]", 8),
  rules(72, 540, 770),
  textAround(150, 744, "Tenure and region", 8),
  textAround(350, 759, "Number", 8),
  lineBetween(255, 754, 415, 754),
  textAround(500, 759, "Percent", 8),
  lineBetween(435, 754, 540, 754),
  yearEnds.map((x, at) => textBefore(x, 744, ["1990", "2000", "2010", "2000", "2010"][at], 8)),
  rules(72, 540, 738),
  ledRows(72, 235, yearEnds, 726, 11, 8, [
    [0, "All households", "9,194", "10,548", "11,671", "100.0", "100.0"],
    [1, "Owned outright", "2,210", "3,124", "3,902", "29.6", "33.4"],
    [1, "Bought with a loan"],
    [2, "Fixed rate", "1,875", "1,904", "2,011", "18.1", "17.2"],
    [2, "Other rates", "2,406", "2,631", "2,288", "24.9", "19.6"],
    [1, "Rented", "2,703", "2,889", "3,470", "27.4", "29.7"],
  ]),
  rules(72, 540, 664),
  textAt(72, 654, "1 Excludes homes that stand empty.", 7),
  textAt(72, 645, "Source: the household survey of each year.", 7),
);

/** Upright rules, no level ones between rows, and labels whose later lines hang. */
const hangingRows = drawn(
  textAround(306, 790, "Estimated costs", 10),
  rules(60, 552, 782, 756, 690),
  [190, 340, 420].map((x) => lineBetween(x, 690, x, 782)),
  [125, 265, 380, 486].map((x, at) =>
    textAround(x, 766, ["Action", "Labour", "Parts", "Cost each"][at], 8),
  ),
  led(60, 186, 744, "Rewire the north hall", 8),
  textAt(194, 744, "Up to 40 hours at 60 pounds each =", 8),
  textAt(202, 735, "up to 2,400 pounds.", 8),
  led(344, 416, 744, "Up to 3,790", 8),
  textAt(424, 744, "Up to 6,190", 8),
  led(60, 186, 726, "Test of the alarms", 8),
  textAt(194, 726, "12 hours at 60 pounds each =", 8),
  textAt(202, 717, "720 pounds.", 8),
  led(344, 416, 726, "0", 8),
  textAt(424, 726, "720", 8),
  textAt(60, 708, "Labels for all doors and", 8),
  led(68, 186, 699, "windows", 8),
  textAt(194, 708, "2 hours at 60 pounds each =", 8),
  textAt(202, 699, "120 pounds.", 8),
  led(344, 416, 708, "50", 8),
  textAt(424, 708, "170", 8),
);

/** Every row of a body in one ruled box, words in all columns. */
const wordsInOneBox = drawn(
  rules(60, 420, 780, 762, 702),
  [60, 190, 320, 420].map((x) => lineBetween(x, 702, x, 780)),
  [
    ["Ward", "Member", "Surgery"],
    ["Abbey", "Ann Lowe", "Monday"],
    ["Bridge", "Tom Hall", "Friday"],
    ["Castle", "Joan Peel", "Tuesday"],
  ].map((row, at) =>
    row.map((text, column) =>
      textAt(
        [64, 194, 324][column],
        767 - 18 * at - (at > 0 ? 1 : 0),
        text,
        9,
        at === 0 ? "F2" : "F1",
      ),
    ),
  ),
);

/** The heads of several columns in one ruled box with the name over them. */
const headsInOneBox = drawn(
  rules(60, 520, 780, 748, 730, 712, 694),
  [60, 180, 520].map((x) => lineBetween(x, 694, x, 780)),
  [236, 293, 350, 406, 463].map((x) => lineBetween(x, 694, x, 748)),
  lineBetween(350, 694, 350, 780),
  textAt(64, 754, "District", 9, "F2"),
  textAround(265, 768, "Handed in", 9, "F2"),
  [208, 264, 321].map((x, at) => textAround(x, 754, ["Forms", "Letters", "Other"][at], 9, "F2")),
  textAround(435, 768, "Answered", 9, "F2"),
  [378, 434, 491].map((x, at) => textAround(x, 754, ["Forms", "Letters", "Other"][at], 9, "F2")),
  [
    ["North", "1,204", "88", "12", "1,198", "80", "9"],
    ["South", "964", "102", "7", "960", "99", "7"],
    ["West", "1,530", "61", "0", "1,511", "58", "0"],
  ].map(([label, ...figures], row) => [
    textAt(64, 735 - 18 * row, label, 9),
    figures.map((one, at) =>
      textBefore([232, 289, 346, 402, 459, 516][at], 735 - 18 * row, one, 9),
    ),
  ]),
);

/** No rules, narrow gutters, heads of several lines that end together. */
const narrowGutters = drawn(
  textAt(60, 790, "Visits by month", 10, "F2"),
  [
    ["", "Main", "", "Parks and", "Open-air"],
    ["", "sports", "Swimming", "playing", "theatre"],
    ["Month", "halls", "pools", "fields", "seats"],
  ].map(([label, ...heads], row) => [
    textAt(60, 774 - 9 * row, label, 8),
    heads.map((one, at) =>
      one === "" ? "" : textBefore([160, 202, 244, 286][at], 774 - 9 * row, one, 8),
    ),
  ]),
  ["January", "February", "March", "April", "May", "June"].map((month, row) => [
    textAt(60, 744 - 10 * row, month, 8),
    [
      ["12,204", "8,310", "104,412", "1,204"],
      ["11,871", "8,004", "98,310", "990"],
      ["13,020", "8,777", "121,002", "1,871"],
      ["12,650", "9,130", "130,775", "2,260"],
      ["12,007", "9,644", "142,019", "3,475"],
      ["11,502", "10,120", "155,880", "4,018"],
    ][row].map((one, at) => textBefore([160, 202, 244, 286][at], 744 - 10 * row, one, 8)),
  ]),
);

/** Two tables beside each other, each with its own title and as many rows. */
const sideBySide = drawn(
  textAt(60, 790, "Table 1. Births", 9, "F2"),
  textAt(330, 790, "Table 2. Deaths", 9, "F2"),
  [60, 330].map((left, table) => [
    rules(left, left + 210, 784, 768, 708),
    textAt(left, 773, "Year", 8),
    [120, 165, 210].map((x, at) => textBefore(left + x, 773, ["Boys", "Girls", "All"][at], 8)),
    [
      ["2003", "410", "392", "802"],
      ["2004", "421", "405", "826"],
      ["2005", "399", "412", "811"],
      ["2006", "433", "418", "851"],
      ["2007", "440", "431", "871"],
    ].map(([year, ...figures], row) => [
      textAt(left, 757 - 11 * row, year, 8),
      figures.map((one, at) =>
        textBefore(
          left + [120, 165, 210][at],
          757 - 11 * row,
          table === 0 ? one : String(Number(one) - 90),
          8,
        ),
      ),
    ]),
  ]),
);

/** Stripes only, labels that wrap with their figures on the last line, brackets and signs apart. */
const wrappedOnLast = drawn(
  textAt(60, 790, "Statement of activities", 10, "F2"),
  textBefore(400, 774, "2009", 8, "F2"),
  textBefore(480, 774, "2008", 8, "F2"),
  [
    [["Grants received"], "$", "4,120", "$", "3,980"],
    [["Interest on deposits and on loans", "   to other bodies"], "", "310", "", "295"],
    [["Repairs"], "", "(1,204)", "", "(1,118)"],
    [["Losses on the sale of land and", "   buildings no longer used"], "", "(88)", "", "-"],
    [["Net change"], "$", "3,138", "$", "3,157"],
  ].reduce(
    ({ y, parts }, [label, s1, a, s2, b], row) => {
      const height = 11 * label.length;
      const last = y - height + 3;
      return {
        y: y - height,
        parts: [
          ...parts,
          row % 2 === 0 ? fill(60, y - height, 430, height, "0.9 0.93 0.97") : "",
          label.map((text, at) =>
            textAt(64 + (text.startsWith(" ") ? 8 : 0), y - 8 - 11 * at, text.trim(), 8),
          ),
          s1 === "" ? "" : textAt(350, last, s1, 8),
          textBefore(400 + (a.startsWith("(") ? 3 : 0), last, a, 8),
          s2 === "" ? "" : textAt(430, last, s2, 8),
          textBefore(480 + (b.startsWith("(") ? 3 : 0), last, b, 8),
        ],
      };
    },
    { y: 768, parts: [] },
  ).parts,
);

/** Labels that wrap with their figures on the first line, level rules round the header only, a row of units. */
const wrappedOnFirst = drawn(
  rules(60, 540, 790),
  [300, 380, 460, 530].map((x, at) =>
    textBefore(x, 778, ["Area", "Homes", "Density", "Change"][at], 8, "F2"),
  ),
  textAt(60, 778, "District", 8, "F2"),
  [300, 380, 460, 530].map((x, at) =>
    textBefore(x, 767, ["(ha)", "(number)", "(per ha)", "(%)"][at], 8),
  ),
  rules(60, 540, 762),
  [
    [["Alder Vale"], "410", "9,120", "22.2", "+1.4"],
    [["Birch Hill with Lower Birch and the", "Commons"], "1,204", "8,410", "7.0", "+0.2"],
    [["Cedar Park"], "98", "4,020", "41.0", "-0.6"],
    [
      ["Dale, Nether Dale and the villages", "of the eastern moor"],
      "6,310",
      "2,877",
      "0.5",
      "+3.1",
    ],
    [["Elm Cross"], "205", "6,004", "29.3", "0.0"],
  ].reduce(
    ({ y, parts }, [label, ...figures]) => ({
      y: y - 10 * label.length,
      parts: [
        ...parts,
        label.map((text, at) => textAt(60, y - 10 * at, text, 8)),
        figures.map((one, at) => textBefore([300, 380, 460, 530][at], y, one, 8)),
      ],
    }),
    { y: 750, parts: [] },
  ).parts,
  rules(60, 540, 676),
  textAt(60, 666, "Note: Densities are rounded to one place.", 7),
);

const columnProse = [
  "The survey was sent to every tenth",
  "household in the county. Replies came",
  "from four in five of them, which is more",
  "than in any year since it began. Those",
  "who had moved were asked again at their",
  "new address, and answers by telephone",
  "were taken where forms had been lost.",
  "The figures in the tables are rounded,",
  "so that parts may not add up to totals.",
  "Where fewer than ten replied, a figure",
  "is left out, so that nobody can be told",
  "by it. The next survey is due in spring.",
];
/** A page in two columns, a table in one of them. */
const tableInColumn = drawn(
  columnProse.map((text, at) => textAt(60, 780 - 11 * at, text, 9)),
  columnProse.map((text, at) => textAt(320, 780 - 11 * at, text, 9)),
  columnProse.map((text, at) => textAt(320, 560 - 11 * at, text, 9)),
  columnProse.slice(0, 6).map((text, at) => textAt(60, 500 - 11 * at, text, 9)),
  textAt(60, 630, "Table 2. Replies by age", 9, "F2"),
  rules(60, 280, 624, 608, 534),
  textAt(60, 612, "Age", 8),
  [180, 230, 280].map((x, at) => textBefore(x, 612, ["Sent", "Back", "Rate"][at], 8)),
  ledRows(60, 140, [180, 230, 280], 597, 11, 8, [
    [0, "Under 25", "410", "288", "70.2"],
    [0, "25 to 44", "1,204", "930", "77.2"],
    [0, "45 to 64", "1,188", "1,002", "84.3"],
    [0, "65 and over", "905", "811", "89.6"],
    [0, "Not told", "33", "30", "90.9"],
    [0, "All", "3,740", "3,061", "81.8"],
  ]),
  columnProse.slice(0, 5).map((text, at) => textAt(320, 640 - 11 * at, text, 9)),
);

/** Groups of rows under heads in the middle of the table, five rows and a blank line. */
const centredHeads = drawn(
  textAround(306, 790, "Table 7. Earnings by trade and sex", 9, "F2"),
  rules(72, 540, 782, 764),
  textAt(72, 769, "Trade", 8),
  [320, 400, 470, 536].map((x, at) =>
    textBefore(x, 769, ["Employed", "Median", "Mean", "Error"][at], 8),
  ),
  textAround(306, 750, "MEN", 8, "F2"),
  ledRows(72, 270, [320, 400, 470, 536], 736, 10, 8, [
    [0, "All trades", "41,020", "$512", "$548", "2.1"],
    [1, "Building", "9,310", "488", "501", "4.0"],
    [1, "Printing", "1,204", "530", "533", "9.8"],
  ]),
  textAround(306, 700, "WOMEN", 8, "F2"),
  ledRows(72, 270, [320, 400, 470, 536], 686, 10, 8, [
    [0, "All trades", "38,880", "$455", "$470", "2.4"],
    [1, "Building", "880", "(B)", "(B)", "(X)"],
    [1, "Printing", "1,010", "471", "480", "10.2"],
  ]),
  rules(72, 540, 658),
  textAt(72, 648, "B Base less than 1,000.  X Not applicable.", 7),
);

/** Small type, boxed heads of three levels, figures in nine columns. */
const nineEnds = [208, 252, 296, 340, 384, 428, 472, 516, 560];
const threeLevels = drawn(
  textAround(310, 790, "Table 12. Pupils by kind of school", 8, "F2"),
  rules(50, 564, 784, 733),
  lineBetween(168, 772, 564, 772),
  lineBetween(212, 758, 388, 758),
  lineBetween(432, 758, 564, 758),
  [164, 212, 388, 432].map((x) => lineBetween(x, 733, x, x === 164 ? 784 : 772)),
  textAround(107, 752, "County", 6),
  textAround(364, 775, "Pupils in January", 6),
  textAround(190, 748, "All", 6),
  textAround(300, 762, "State schools", 6),
  textAround(410, 748, "Other", 6),
  textAround(498, 762, "Private schools", 6),
  ["Nursery", "Primary", "Middle", "High"].map((one, at) =>
    textAround([232, 276, 320, 364][at], 740, one, 6),
  ),
  ["Day", "Boarding", "Both"].map((one, at) => textAround([452, 498, 540][at], 740, one, 6)),
  ledRows(50, 160, nineEnds, 722, 8, 6, [
    [0, "Total", "90,310", "4,102", "38,410", "12,004", "29,880", "310", "3,304", "1,900", "400"],
    [1, "Ashire", "41,220", "2,010", "17,904", "5,310", "14,004", "110", "1,002", "770", "110"],
    [1, "Brookshire", "28,004", "1,204", "11,006", "4,410", "9,310", "90", "1,204", "650", "130"],
    [1, "Coombe", "21,086", "888", "9,500", "2,284", "6,566", "110", "1,098", "480", "160"],
  ]),
  rules(50, 564, 692),
);

/** One upright rule beside the labels, and none between the figures. */
const labelsRuledOff = drawn(
  rules(60, 420, 780, 762, 704),
  [60, 180, 420].map((x) => lineBetween(x, 704, x, 780)),
  textAt(64, 767, "Station", 9, "F2"),
  [240, 300, 360, 414].map((x, at) => textBefore(x, 767, ["2006", "2007", "2008", "2009"][at], 9)),
  [
    ["Alderley", "41", "44", "39", "50"],
    ["Bankfoot", "112", "120", "98", "131"],
    ["Cross Lane", "8", "11", "9", "10"],
    ["Deepdale", "60", "58", "61", "63"],
  ].map(([label, ...figures], row) => [
    textAt(64, 750 - 13 * row, label, 9),
    figures.map((one, at) => textBefore([240, 300, 360, 414][at], 750 - 13 * row, one, 9)),
  ]),
);

/** Every other row filled, and a group's name on the paper between a filled row and a plain one. */
const groupsBetweenStripes = drawn(
  textAt(64, 776, "Service", 9, "F2"),
  [300, 380, 460].map((x, at) => textBefore(x, 776, ["Plan", "Spent", "Left"][at], 9, "F2")),
  [
    ["Libraries", "410", "388", "22"],
    ["Museums", "120", "131", "(11)"],
    ["Archives", "64", "60", "4"],
    ["Outdoors"],
    ["Parks", "300", "290", "10"],
    ["Pitches", "88", "80", "8"],
    ["Ponds", "12", "9", "3"],
    ["Woods", "31", "30", "1"],
  ].map(([label, ...figures], row) => [
    [0, 2, 5, 7].includes(row) ? fill(60, 752 - 18 * row, 410, 18, "0.9 0.92 0.96") : "",
    textAt(64, 758 - 18 * row, label, 9),
    figures.map((one, at) => textBefore([300, 380, 460][at], 758 - 18 * row, one, 9)),
  ]),
);

export const statisticsPages = {
  "stats-labels-ruled-off": labelsRuledOff,
  "stats-groups-between-stripes": groupsBetweenStripes,
  "stats-stub-with-leaders": stubWithLeaders,
  "stats-hanging-rows": hangingRows,
  "stats-words-in-one-box": wordsInOneBox,
  "stats-heads-in-one-box": headsInOneBox,
  "stats-narrow-gutters": narrowGutters,
  "stats-side-by-side": sideBySide,
  "stats-wrapped-on-last": wrappedOnLast,
  "stats-wrapped-on-first": wrappedOnFirst,
  "stats-table-in-column": tableInColumn,
  "stats-centred-heads": centredHeads,
  "stats-three-levels": threeLevels,
};
