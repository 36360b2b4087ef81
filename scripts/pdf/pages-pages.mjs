// Tables over several pages, pages turned round, and pages that give nothing.
import { budgetPage, ruledInManyWays } from "./budget-pages.mjs";
import {
  firstObject,
  gridOf,
  lineBetween,
  makePdf,
  rowsAt,
  stream,
  textAt,
  textBefore,
} from "./make-pdf.mjs";

/** A ruled table with its top at a height, its rows 20 apart. */
const table = (xs, top, rows, bold = 0) => {
  const ys = Array.from({ length: rows.length + 1 }, (_, at) => top - 20 * at);
  const texts = xs.slice(0, -1).map((x) => x + 5);
  return [
    gridOf(xs, ys),
    rowsAt(texts, top - 14, 20, rows.slice(0, bold), 10, "F2"),
    rowsAt(texts, top - 14 - 20 * bold, 20, rows.slice(bold)),
  ].join("\n");
};
/** Labels and figures without rules, the figures ending under each other. */
const figureRows = (top, rows) =>
  rows
    .flatMap(([label, ...figures], row) => [
      textAt(50, top - 16 * row, label),
      ...figures.map((figure, at) => textBefore(300 + 90 * at, top - 16 * row, figure)),
    ])
    .join("\n");
const page = (operators, more = {}) => ({ operators, ...more });

const header = ["Code", "Indicator", "Target"];
const xs = [50, 130, 400, 500];
const texts = xs.slice(0, -1).map((x) => x + 5);
const upper = [
  ["1", "Attendance", "95"],
  ["2", "Attainment", "54"],
];
const lower = [
  ["3", "Absence", "5"],
  ["4", "Exclusions", "12"],
];

const budget = budgetPage(ruledInManyWays.strokes).operators;
/** The page's content turned against the viewer's turn, so that it is read upright. */
const against = {
  90: `q 0 1 -1 0 595 0 cm 1 0 0 1 0 -250 cm\n${budget}\nQ`,
  180: `q -1 0 0 -1 595 842 cm\n${budget}\nQ`,
  270: `q 0 -1 1 0 0 842 cm 1 0 0 1 0 -250 cm\n${budget}\nQ`,
};

/** The file's text with some of it exchanged for as many other bytes. */
const changed = (bytes, from, to) => {
  const text = String.fromCharCode(...bytes);
  if (from.length !== to.length || !text.includes(from)) throw new Error(`no "${from}"`);
  return Uint8Array.from(text.replace(from, to), (one) => one.charCodeAt(0));
};

/** Cells in stripes, every other row filled; a title's stripe is filled over the whole width, others' cell by cell. */
const striped = (edges, top, rows, filled) =>
  rows
    .map((row, at) => {
      const y = top - 18 * at;
      const ends = row.length === 1 ? [edges[0], edges.at(-1)] : edges;
      const fills = ends
        .slice(0, -1)
        .map((x, column) => `${x} ${y - 5} ${ends[column + 1] - x} 18 re f`);
      const isFilled = at % 2 === filled;
      return [
        ...(isFilled ? ["0.9 g", ...fills, "0 g"] : []),
        ...row.map((cell, column) => (cell === "" ? "" : textAt(edges[column] + 4, y, cell, 9))),
      ]
        .filter((one) => one !== "")
        .join("\n");
    })
    .join("\n");
const stripes = [50, 110, 290, 370, 450, 530];

export const pagesPages = {
  // A group's title ends the page; overleaf the last columns have no words, and a title its stripe to itself.
  "continued-stripes": {
    pages: [
      page(
        [
          textAt(50, 160, "Indicators", 14, "F2"),
          striped(
            stripes,
            132,
            [
              ["Code", "Indicator", "Actual", "Target", "Next"],
              ["LI1", "Staff turnover", "12", "11", "10"],
              ["LI2", "Schools that purchase", "94", "95", "96"],
              ["LI3", "Areas in the database", "18", "64", "70"],
              ["LI4", "Days lost", "9", "8", "7"],
              ["Access that is fair to all"],
            ],
            0,
          ),
        ].join("\n"),
      ),
      page(
        striped(
          stripes,
          780,
          [
            ["LI5", "Assessments made", "70", "100", ""],
            ["LI6", "Analyses made", "4", "5", ""],
            ["Quality"],
            ["LI7", "Stories published", "40", "45", ""],
            ["LI8", "Courses rated good", "91", "92", ""],
            ["LI9", "Contracts reviewed", "80", "85", ""],
          ],
          0,
        ),
      ),
    ],
  },
  "continued-repeated-header": {
    pages: [
      page(table(xs, 90 + 60, [header, ...upper], 1)),
      page(table(xs, 790, [header, ...lower], 1)),
    ],
  },
  "continued-without-header": {
    pages: [page(table(xs, 150, [header, ...upper], 1)), page(table(xs, 790, lower))],
  },
  "continued-header-alone": {
    pages: [
      page(`${textAt(50, 780, "Measures")}\n${table(xs, 70, [header], 1)}`),
      page(table(xs, 790, [...upper, ...lower])),
    ],
  },
  "continued-row-alone": {
    pages: [
      page(table(xs, 150, [header, ...upper, ["3", "Absence", "5"]], 1)),
      page(
        `${table(xs, 790, [["4", "Exclusions", "12"]])}\n${textAt(50, 700, "All figures are provisional.")}`,
      ),
    ],
  },
  // The first row of a table that nothing rules, at the foot of the page.
  "continued-line-alone": {
    pages: [
      page(
        [
          figureRows(200, [
            ["Corporate budgets", "Gross", "Income", "Net"],
            ["Insurance", "1,055", "-638", "417"],
            ["Capital charges", "16,913", "0", "16,913"],
            ["Savings", "-191", "0", "-191"],
          ]),
          textAt(50, 110, "Schools and learning", 10, "F2"),
          figureRows(90, [["Delegated budgets", "246,970", "-246,970", "0"]]),
        ].join("\n"),
      ),
      page(
        figureRows(780, [
          ["Pay grants", "10,013", "-9,918", "95"],
          ["Social inclusion", "1,071", "-1,071", "0"],
          ["Standards grant", "13,293", "-13,293", "0"],
        ]),
      ),
    ],
  },
  // A group's title reaches over the narrow column of codes.
  "continued-group-title": {
    pages: [
      page(
        rowsAt([50, 80, 250, 330, 410], 160, 16, [
          ["Ref", "Indicator", "Actual", "Target", "Target"],
          ["LI1", "News stories in local media", "12", "14", "15"],
          ["LI2", "Contract reviews with providers", "90", "95", "100"],
          ["LI3", "Complaints answered in time", "81", "85", "90"],
        ]),
      ),
      page(
        rowsAt([50, 80, 250, 330, 410], 790, 16, [
          ["LI4", "Statutory returns in time", "99", "99", "100"],
          ["Service delivery"],
          ["LI5", "Milestones of projects achieved", "67", "70", "75"],
          ["LI6", "People who use the kiosks", "410", "450", "500"],
        ]),
      ),
    ],
  },
  // The row's other cells ended on the page before: one cell alone has words here.
  "continued-row-cut-one-cell": {
    pages: [
      page(table(xs, 130, [header, ["1", "The number of schools judged to be good or", "95"]], 1)),
      page(
        [
          table(xs, 790, [["", "better by inspectors", ""]]),
          textAt(50, 700, "All are provisional."),
        ].join("\n"),
      ),
    ],
  },
  // Browsers draw no rule where a page break goes through a row: upright lines alone are left of it.
  "continued-open-row": {
    pages: [
      page(
        [
          gridOf(xs, [130, 110]),
          xs.map((x) => lineBetween(x, 110, x, 40)).join("\n"),
          rowsAt(texts, 116, 20, [header], 10, "F2"),
          rowsAt(texts, 96, 20, [["1", "The number of schools judged to be", "95"]]),
        ].join("\n"),
      ),
      page(
        [
          xs.map((x) => lineBetween(x, 800, x, 700)).join("\n"),
          lineBetween(50, 700, 500, 700),
          textAt(135, 786, "good or better by inspectors"),
        ].join("\n"),
      ),
    ],
  },
  // A row that fills a page has no level rule there at all, and none joins a merged cell's line to the others.
  "continued-open-pages": {
    pages: [
      page(
        [
          gridOf(xs, [130, 110]),
          xs.map((x) => lineBetween(x, 110, x, 40)).join("\n"),
          rowsAt(texts, 116, 20, [header], 10, "F2"),
          rowsAt(texts, 96, 20, [["A", "The number of schools judged to be", "95"]]),
        ].join("\n"),
      ),
      page(
        [
          xs.map((x) => lineBetween(x, 800, x, 40)).join("\n"),
          textAt(135, 786, "good or better by inspectors in the last"),
        ].join("\n"),
      ),
      page(
        [
          xs.map((x) => lineBetween(x, 800, x, 40)).join("\n"),
          lineBetween(130, 700, 500, 700),
          textAt(135, 786, "two years, and of those that are watched"),
          rowsAt([135, 405], 686, 20, [["Absence", "5"]]),
        ].join("\n"),
      ),
      page(
        [
          xs.map((x) => lineBetween(x, 800, x, 700)).join("\n"),
          lineBetween(50, 700, 500, 700),
          lineBetween(130, 760, 500, 760),
          textAt(135, 786, "of pupils in primary schools"),
          rowsAt([135, 405], 740, 20, [["Exclusions", "12"]]),
        ].join("\n"),
      ),
    ],
  },
  // Ruled off level by level; the next page begins with a table whose figures stand in other columns.
  "new-table-other-columns": {
    pages: [
      page(
        [
          ...[130, 110, 90, 70, 50].map((y) => lineBetween(50, y, 500, y)),
          rowsAt([55, 200, 300, 450], 116, 20, [["Service", "Gross", "Grant", "Net"]], 10, "F2"),
          rowsAt([55, 200, 300, 450], 96, 20, [
            ["Schools", "315", "311", "4"],
            ["Libraries", "28", "21", "7"],
            ["Commissioning", "33", "2", "31"],
          ]),
        ].join("\n"),
      ),
      page(
        [
          textAt(55, 790, "Details"),
          ...[780, 760, 740, 720].map((y) => lineBetween(50, y, 500, y)),
          rowsAt([55, 240, 310, 360, 450], 766, 20, [
            ["Development", "295", "0", "0", "295"],
            ["Support", "214", "0", "0", "214"],
            ["Allocation", "0", "421", "0", "421"],
          ]),
        ].join("\n"),
      ),
    ],
  },
  "continued-landscape": {
    pages: [
      page(table(xs, 150, [header, ...upper], 1)),
      page(
        table(
          xs.map((x) => Math.round(50 + (x - 50) * 1.6)),
          545,
          [header, ...lower],
          1,
        ),
        { width: 842, height: 595 },
      ),
    ],
  },
  "continued-row-cut": {
    pages: [
      page(
        table([50, 130, 500], 170, [
          ["Code", "Commentary"],
          ["BSC 1", "Agreed by members in May."],
          ["BSC 2", "The strategy was agreed by members, and was then"],
        ]),
      ),
      page(
        table([50, 130, 500], 790, [
          ["", "sent to all schools in June."],
          ["BSC 3", "Completed ahead of time."],
        ]),
      ),
    ],
  },
  "new-table-alike": {
    pages: [
      page(table(xs, 150, [header, ...upper], 1)),
      page(
        [
          table(
            xs,
            780,
            [
              ["Code", "Risk", "Score"],
              ["1", "Loss of staff", "12"],
            ],
            1,
          ),
        ].join("\n"),
      ),
    ],
  },
  "rotate-90": { pages: [page(against[90], { rotate: 90 })] },
  "rotate-180": { pages: [page(against[180], { rotate: 180 })] },
  "rotate-270": { pages: [page(against[270], { rotate: 270 })] },
  "content-turned-left": {
    pages: [page(`q 0 1 -1 0 842 0 cm\n${budget}\nQ`, { width: 842, height: 595 })],
  },
  "content-turned-right": {
    pages: [page(`q 0 -1 1 0 0 595 cm\n${budget}\nQ`, { width: 842, height: 595 })],
  },
  "upright-header-text": {
    pages: [
      page(
        [
          gridOf([50, 150, 180, 210], [700, 620, 600, 580]),
          textAt(55, 625, "Service"),
          "BT /F1 10 Tf 0 1 -1 0 168 625 Tm (Quarter 1) Tj ET",
          "BT /F1 10 Tf 0 1 -1 0 192 625 Tm (Quarter 2,) Tj ET",
          "BT /F1 10 Tf 0 1 -1 0 204 625 Tm (estimated) Tj ET",
          rowsAt([55, 155, 185], 606, 20, [
            ["Schools", "12", "14"],
            ["Libraries", "31", "35"],
          ]),
        ].join("\n"),
      ),
    ],
  },
  "page-fails": {
    // The second page's entry in the page tree points at the first page's content instead.
    bytes: () => {
      const one = page(budget);
      return changed(makePdf([one, one, one]), "/Kids [7 0 R 9 0 R", "/Kids [7 0 R 8 0 R");
    },
  },
  "page-without-text": {
    pages: [
      page(budget),
      page("q 500 0 0 700 50 70 cm /Scan Do Q", {
        resources: `/XObject << /Scan ${firstObject} 0 R >>`,
      }),
    ],
    objects: [
      stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode",
        "FFEEDDFF>",
      ),
    ],
  },
};
