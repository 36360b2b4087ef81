// Pages about tables that are not ruled, or not wholly, and about what is none.
import { budgetRows, unruledBudget } from "./budget-pages.mjs";
import {
  gridOf,
  lineBetween,
  rowsAt,
  textAround,
  textAt,
  textBefore,
  textWidth,
} from "./make-pdf.mjs";

const drawn = (...parts) => ({ pages: [{ operators: parts.join("\n") }] });

/** Labels at the left, figures that end at the given places. */
const figuresAt = (rights, top, step, rows) =>
  rows
    .flatMap(([label, ...figures], index) => [
      ...(label === "" ? [] : [textAt(50, top - step * index, label)]),
      ...figures.flatMap((figure, column) =>
        figure === "" ? [] : [textBefore(rights[column], top - step * index, figure)],
      ),
    ])
    .join("\n");

const figures = [
  ["Schools", "1,234,567", "1,200,001", "34,566"],
  ["Libraries", "456", "470", "(14)"],
  ["Youth work", "78,000", "60", "77,940"],
  ["Adult learning", "9", "10,000", "(9,991)"],
];

/** Dots that fill the line from one x to another. */
const dotsTo = (from, to, dot = ".") => dot.repeat(Math.floor((to - from) / textWidth(dot)));

const points = ["54.3", "7.25", "112.0", "0.5"];

const columns = {
  left: [
    "The service works with all schools in",
    "the borough to raise standards, and it",
    "supports those that need it most. In",
    "the last year the number of schools in",
    "special measures fell to one.",
  ],
  right: [
    "Members have asked for a report on the",
    "progress that was made in the year, and",
    "on what remains to be done. The report",
    "names each promise of the plan and says",
    "whether it was kept.",
  ],
};

/** Rows of cells of several lines, 11 from line to line and 18 from row to row, with nothing drawn. */
const whiteRows = (xs, top, rows, bold = 0) => {
  const parts = [];
  let y = top;
  rows.forEach((row, index) => {
    const cells = row.map((cell) => [cell].flat());
    cells.forEach((lines, column) => {
      parts.push(
        rowsAt(
          [xs[column]],
          y,
          11,
          lines.map((line) => [line]),
          9,
          index < bold ? "F2" : "F1",
        ),
      );
    });
    y -= 18 + 11 * (Math.max(...cells.map((lines) => lines.length)) - 1);
  });
  return parts.join("\n");
};

const promises = [
  ["Ref.", "Milestone", "When", "Commentary"],
  [
    "BSC 1",
    ["Complete all of the actions for the", "secondary schools"],
    "Mar 2009",
    [
      "Proposals were made and permission",
      "to consult was given. All actions are",
      "on target to be completed.",
    ],
  ],
  ["BSC 2", "Enter the next wave of the programme", "May 2008", "Completed"],
  [
    "BSC 3",
    [
      "Agree the strategy for the capital of",
      "primary schools, and then publish it",
      "for all schools",
    ],
    "Jun 2008",
    "The strategy was agreed in the spring",
  ],
];

export const alignedPages = {
  // Two bold lines are one header: read as two rows, the years would head nothing.
  "aligned-bold-header": drawn(
    whiteRows(
      [50, 100, 250, 310, 370],
      740,
      [
        ["Ref.", "Description", ["Actual", "2006/7"], ["Target", "2007/8"], ["Quarter", "4"]],
        ["LI13", "Staff turnover", "12", "11", "13"],
        ["LI14", "Schools which purchase", "94", "95", "96"],
        ["LI15", "Areas in the database", "18", "64", "70"],
      ],
      1,
    ),
  ),
  // Sentences with nothing drawn round them: the rows are told by the white space between them.
  "white-rows": drawn(whiteRows([50, 100, 290, 350], 740, promises, 1)),
  "white-rows-without-header": drawn(whiteRows([50, 100, 290, 350], 740, promises.slice(1))),
  // The rest goes on in the columns of the page before, with a row cut in two.
  "white-rows-continued": {
    pages: [
      { operators: whiteRows([50, 100, 290, 350], 160, promises, 1) },
      {
        operators: whiteRows([50, 100, 290, 350], 790, [
          ["", "", "", "and was published for all schools"],
          [
            "BSC 4",
            ["Agree the plans of the third phase", "of the centres"],
            "Mar 2009",
            "The programme was agreed",
          ],
          [
            "BSC 5",
            "Finish the first part",
            "Nov 2008",
            ["The first part was finished, and", "the second is to follow"],
          ],
        ]),
      },
    ],
  },
  // The text of a merged cell goes on beside the next row.
  "white-rows-beside-merged": drawn(
    whiteRows(
      [50, 150, 320, 380],
      740,
      [
        ["Priority", "Indicator", "Weight", "Target"],
        ["", ["All managers attend the days on", "which performance is reviewed"], "30%", "100%"],
        ["", ["All appraisals are monitored by", "the senior teams"], "40%", "95%"],
        [["Give staff support"], ["All staff have a review"], "100%", "90%"],
        [["Plan in teams"], ["All teams plan their work with", "their own staff"], "50%", "85%"],
      ],
      1,
    ),
    rowsAt(
      [50],
      722,
      11,
      [["Share the vision"], ["in the service, and"], ["keep to it always"]],
      9,
    ),
  ),
  // No figure stands under the quartiles: their column is told by its header alone.
  "white-rows-empty-column": drawn(
    whiteRows(
      [50, 90, 210, 275, 360, 420],
      740,
      [
        [
          "Ref.",
          "Description",
          ["Actual", "2006/7"],
          ["Quartiles", "2006/7", "England"],
          ["Target", "2007/8"],
          ["Target", "2008/9"],
        ],
        ["LI13", ["Staff turnover in the", "year"], "N/a", "", "N/a", "12"],
        ["LI14", ["Schools which purchase", "from the service"], "94", "", "95", "96"],
        ["LI15", "Areas in the database", "18", "", "64", "70"],
        ["LI16", "Savings in the year", "2.5", "", "2.5", "3.0"],
      ],
      1,
    ),
  ),
  "none-three-columns": drawn(
    ...[50, 220, 390].map((x, at) =>
      rowsAt(
        [x],
        740,
        12,
        [
          "The service works with schools",
          "in the borough to raise their",
          "standards, and supports those",
          "that need it.",
          ...(at === 1 ? [] : [""]),
          "In the last year the number of",
          "schools in special measures",
          "fell to one, which left the",
          "category in the summer.",
          ...(at === 2 ? [""] : []),
          "Members asked for a report on",
          "the progress that was made in",
          "the year.",
        ].map((line) => [line]),
      ),
    ),
  ),
  "aligned-left": drawn(unruledBudget.operators),
  "aligned-right": drawn(
    textAt(50, 716, "Service"),
    textBefore(260, 716, "Budget"),
    textBefore(350, 716, "Actual"),
    textBefore(440, 716, "Variance"),
    figuresAt([260, 350, 440], 700, 16, figures),
  ),
  "aligned-decimal": drawn(
    textAt(50, 716, "Indicator"),
    textAround(250, 716, "Target"),
    textAround(350, 716, "Actual"),
    ...["Attainment", "Absence", "Per 1,000 pupils", "Exclusions"].map((label, at) =>
      textAt(50, 700 - 16 * at, label),
    ),
    // The points stand under each other.
    ...points.flatMap((figure, at) => {
      const [whole, part] = figure.split(".");
      return [250, 350].flatMap((x) => [
        textBefore(x, 700 - 16 * at, whole),
        textAt(x, 700 - 16 * at, `.${part}`),
      ]);
    }),
  ),
  "aligned-wrapped": drawn(
    rowsAt([50, 250, 330, 410], 720, 12, [["Indicator", "2007/08", "2008/09", "Target"]]),
    rowsAt([50, 250, 330, 410], 700, 12, [
      ["Pupils who reach five good grades", "52.1", "54.3", "56.0"],
      ["with English and mathematics", "", "", ""],
    ]),
    rowsAt([50, 250, 330, 410], 670, 12, [["Half days missed", "6.1", "5.8", "5.5"]]),
    rowsAt([50, 250, 330, 410], 652, 12, [
      ["Looked after children who were in", "12", "9", "8"],
      ["care for a year and moved three", "", "", ""],
      ["times or more often", "", "", ""],
    ]),
    rowsAt([50, 250, 330, 410], 610, 12, [["Exclusions", "31", "24", "20"]]),
  ),
  "aligned-spanning-headers": drawn(
    textAround(405, 736, "Financial year"),
    textAround(305, 720, "2007/08"),
    textAround(505, 720, "2008/09"),
    ...[250, 350, 450, 550].map((x, at) => textAround(x, 704, at % 2 === 0 ? "Budget" : "Actual")),
    textAt(50, 704, "Service"),
    ...[
      ["Schools", "1,234", "1,200", "1,300", "1,290"],
      ["Libraries", "456", "470", "480", "475"],
      ["Youth work", "178", "160", "170", "171"],
    ].map(([label, ...row], at) =>
      [
        textAt(50, 686 - 16 * at, label),
        ...row.map((figure, column) => textAround(250 + 100 * column, 686 - 16 * at, figure)),
      ].join("\n"),
    ),
  ),
  "aligned-group-rows": drawn(
    rowsAt([50, 250, 330], 720, 16, [["Service", "Budget", "Actual"]], 10, "F2"),
    textAt(50, 700, "Children", 10, "F2"),
    rowsAt([50, 250, 330], 684, 16, [
      ["Schools", "1,234", "1,200"],
      ["Youth work", "178", "160"],
    ]),
    textAt(50, 648, "Adults", 10, "F2"),
    rowsAt([50, 250, 330], 632, 16, [
      ["Home care", "890", "901"],
      ["Day centres", "310", "300"],
    ]),
  ),
  "aligned-sparse": drawn(
    rowsAt([50, 220, 290, 360, 430], 720, 16, [
      ["Service", "Quarter 1", "Quarter 2", "Quarter 3", "Note"],
      ["Schools", "12", "", "14", ""],
      ["Libraries", "", "31", "", "late"],
      ["Youth work", "7", "8", "9", ""],
      ["Day centres", "22", "", "25", ""],
    ]),
  ),
  "aligned-zebra": drawn(
    "0.9 g 45 678 405 16 re f 45 646 405 16 re f 0 g",
    rowsAt([50, 200, 290, 380], 698, 16, budgetRows),
    textAt(50, 634, "Day centres"),
    rowsAt([200, 290, 380], 634, 16, [["31", "30", "1"]]),
  ),
  "aligned-level-rules": drawn(
    [712, 694, 640].map((y) => lineBetween(50, y, 450, y)).join("\n"),
    rowsAt([50, 150, 250, 350], 698, 18, budgetRows),
  ),
  // Two tables ruled off row by row, as wide as each other: the heading stands between them, the columns differ.
  "ruled-off-with-heading": drawn(
    [730, 710, 690, 670].map((y) => lineBetween(50, y, 450, y)).join("\n"),
    rowsAt([56, 256], 716, 20, [
      ["Priority:", "A Healthy Halton"],
      ["Focus:", "Improve access to services"],
      ["Outcome:", "Enjoy and achieve"],
    ]),
    textAt(50, 646, "Objective 2"),
    [630, 610, 590, 570].map((y) => lineBetween(50, y, 450, y)).join("\n"),
    rowsAt([56, 176], 616, 20, [
      ["Priority:", "A Safer Halton"],
      ["Focus:", "Reduce the fear of crime"],
      ["Outcome:", "Stay safe"],
    ]),
  ),
  // Every other row filled: a header follows another table's last row without a fill between.
  "striped-with-second-header": drawn(
    [730, 690, 610, 570].map((y) => `0.9 g 50 ${y - 20} 400 20 re f 0 g`).join("\n"),
    rowsAt([56, 206, 356], 716, 20, [
      ["Schools", "1,234", "1,200"],
      ["Libraries", "456", "470"],
      ["Youth work", "78", "60"],
      ["Adult learning", "9", "10"],
    ]),
    rowsAt([56, 206, 356], 622, 20, [["Milestones", "Owner", "Due"]], 10, "F2"),
    rowsAt([56, 206, 356], 596, 20, [
      ["Agree the strategy", "J Smith", "June 2009"],
      ["Consult all schools", "A Jones", "July 2009"],
      ["Publish the plan", "J Smith", "May 2010"],
    ]),
  ),
  "aligned-leaders": drawn(
    rowsAt([50, 300, 380], 720, 16, [
      ["Service", "Budget", "Actual"],
      ["Schools ....................................................", "1,234", "1,200"],
      ["Libraries ...................................................", "456", "470"],
      ["Youth work ...............................................", "78", "60"],
    ]),
  ),
  "aligned-leaders-close": drawn(
    textAt(50, 720, "Service"),
    textBefore(340, 720, "Budget"),
    textBefore(420, 720, "Actual"),
    ...[
      ["Schools", "1,234", "1,200"],
      ["Libraries", "456", "470"],
      ["Youth work", "78", "60"],
    ].flatMap(([label, budget, actual], at) => [
      textAt(50, 704 - 16 * at, label + dotsTo(50 + textWidth(label), 339 - textWidth(budget))),
      textBefore(340, 704 - 16 * at, budget),
      textAt(345, 704 - 16 * at, dotsTo(345, 417 - textWidth(actual), ". ")),
      textBefore(420, 704 - 16 * at, actual),
    ]),
  ),
  "side-by-side-ruled": drawn(
    gridOf([50, 150, 250], [700, 680, 660, 640]),
    gridOf([300, 400, 500], [700, 680, 660, 640]),
    rowsAt([55, 155, 305, 405], 686, 20, [
      ["Ward", "Pupils", "School", "Places"],
      ["Appleton", "1,234", "Hill View", "210"],
      ["Birchfield", "456", "St Mary", "315"],
    ]),
  ),
  "side-by-side-unruled": drawn(
    textAt(50, 730, "Pupils by ward", 10, "F2"),
    textAt(330, 730, "Places by school", 10, "F2"),
    rowsAt([50, 150, 330, 450], 710, 16, [
      ["Ward", "Pupils", "School", "Places"],
      ["Appleton", "1,234", "Hill View", "210"],
      ["Birchfield", "456", "St Mary", "315"],
      ["Ditton", "789", "Oakfield", "180"],
    ]),
    textAt(50, 646, "Farnworth"),
    textAt(150, 646, "612"),
  ),
  "side-by-side-own-rows": drawn(
    rowsAt([50, 150], 710, 16, [
      ["Ward", "Pupils"],
      ["Appleton", "1,234"],
      ["Birchfield", "456"],
      ["Ditton", "789"],
      ["Farnworth", "612"],
    ]),
    rowsAt([330, 450], 705, 13, [
      ["School", "Places"],
      ["Hill View", "210"],
      ["St Mary", "315"],
      ["Oakfield", "180"],
    ]),
  ),
  "side-by-side-folded": drawn(
    rowsAt([50, 150, 330, 450], 710, 16, [
      ["Ward", "Pupils", "Ward", "Pupils"],
      ["Appleton", "1,234", "Hale", "210"],
      ["Birchfield", "456", "Heath", "333"],
      ["Ditton", "789", "Kingsway", "80"],
    ]),
  ),
  "side-by-side-one-table": drawn(
    textAt(50, 730, "Objective", 10, "F2"),
    textAt(330, 730, "Responsibility", 10, "F2"),
    rowsAt([50, 150, 330, 450], 710, 16, [
      ["Name", "Year", "Officer", "Date"],
      ["Plan agreed", "2008", "Jane Hill", "2009"],
      ["Staff trained", "2007", "Paul Dale", "2010"],
      ["Report made", "2006", "Anne Wood", "2010"],
    ]),
  ),
  "caption-and-notes": drawn(
    textAt(50, 740, "Table 3: Budgets of the service in the year"),
    unruledBudget.operators,
    textAt(50, 600, "1 Before the transfer of the nursery schools in the autumn.", 9),
    textAt(50, 584, "Source: the council's ledger, which is closed at the end of May.", 9),
  ),
  "none-prose-columns": drawn(
    rowsAt(
      [50, 310],
      700,
      12,
      columns.left.map((line, at) => [line, columns.right[at]]),
    ),
  ),
  "none-contents": drawn(
    textAt(50, 740, "Contents", 14, "F2"),
    ...[
      ["1 Introduction", "3"],
      ["2 Key developments", "5"],
      ["3 Progress against milestones", "8"],
      ["4 Budget statement", "14"],
    ].map(([title, page], at) =>
      [
        textAt(50, 712 - 16 * at, `${title} ${".".repeat(90 - title.length * 2)}`),
        textBefore(500, 712 - 16 * at, page),
      ].join("\n"),
    ),
  ),
  "none-address": drawn(
    rowsAt([50, 350], 740, 13, [
      ["Halton Borough Council", "Telephone: 0151 000 0000"],
      ["Municipal Building", "Fax: 0151 000 0001"],
      ["Kingsway, Widnes", "Web: www.example.gov.uk"],
      ["WA8 7QF", "Our reference: CYP/09/12"],
    ]),
    rowsAt([50], 660, 14, [
      ["Dear Sir or Madam, the plan of the service for the coming year is enclosed. It was"],
      ["agreed by members in March, and takes effect from the first of April."],
    ]),
  ),
};
