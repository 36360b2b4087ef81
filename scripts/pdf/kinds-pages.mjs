// Kinds of tables that once were read wrong, a page each.
import {
  firstObject,
  gridOf,
  lineBetween,
  rowsAt,
  textAround,
  textAt,
  textBefore,
} from "./make-pdf.mjs";

const lines = (...parts) =>
  parts
    .flat(Infinity)
    .filter((one) => one !== "")
    .join("\n");
const drawn = (...parts) => ({ pages: [{ operators: lines(parts) }] });
const fill = (x, y, width, height, colour) => `${colour} rg ${x} ${y} ${width} ${height} re f 0 g`;

/** A label at the left and figures that end at the given places, row by row downwards. */
const figureRows = (left, ends, top, step, rows, font = "F1") =>
  rows.map(([label, ...figures], row) => [
    textAt(left, top - step * row, label, 9, font),
    figures.map((one, at) =>
      one === "" ? "" : textBefore(ends[at], top - step * row, one, 9, font),
    ),
  ]);

const [green, amber, red] = ["0.5 0.8 0.3", "1 0.75 0", "1 0.3 0.3"];

const sumEnds = [300, 370, 440, 510];
/** A rule under the last figures only, as under every column that is added up. */
const sumRules = drawn(
  textAt(60, 780, "Income and spending", 10, "F2"),
  textAround(325, 764, "Libraries", 9, "F2"),
  textAround(465, 764, "Museums", 9, "F2"),
  figureRows(60, sumEnds, 753, 11, [["", "2006", "2007", "2006", "2007"]], "F2"),
  figureRows(60, sumEnds, 740, 11, [
    ["Salaries", "41,200", "43,900", "12,800", "13,100"],
    ["Buildings", "9,700", "9,950", "4,400", "4,620"],
    ["Books and media", "18,300", "17,100", "-", "-"],
    ["Exhibitions", "-", "-", "2,750", "3,300"],
    ["Administration", "3,150", "3,200", "1,050", "1,080"],
  ]),
  sumEnds.map((x) => lineBetween(x - 36, 693, x, 693)),
  figureRows(66, sumEnds, 684, 11, [["Total", "72,350", "74,150", "21,000", "22,100"]]),
  sumEnds.map((x) => lineBetween(x - 36, 681, x, 681)),
);

/** Some figures on the colours of their states, the others on the paper. */
const statesBesidePlain = drawn(
  lineBetween(60, 782, 480, 782),
  rowsAt(
    [60, 265, 315, 365, 415],
    771,
    12,
    [["Measure", "April", "May", "June", "Target"]],
    9,
    "F2",
  ),
  lineBetween(60, 766, 480, 766),
  [
    ["Calls answered in time", ["81", green], ["79", amber], ["84", green], ["80"]],
    ["Letters answered in time", ["66", red], ["71"], ["74"], ["75", green]],
    ["Complaints upheld", ["12"], ["9", green], ["10"], ["10"]],
    ["Visits kept", ["97", green], ["96"], ["95"], ["96"]],
    ["Invoices paid in 30 days", ["88"], ["90", amber], ["91", green], ["92"]],
  ].map(([label, ...cells], row) => [
    textAt(60, 755 - 12 * row, label, 9),
    cells.map(([text, colour], at) => [
      colour === undefined ? "" : fill(255 + 50 * at, 752 - 12 * row, 50, 12, colour),
      textAround(280 + 50 * at, 755 - 12 * row, text, 9),
    ]),
  ]),
  lineBetween(60, 700, 480, 700),
);

/** A header's fill, a white rule of 3 points under it, and white rules of a point between rows. */
const whiteRule = drawn(
  [
    ["Grant", "Award"],
    ["Village halls", "£12,400"],
    ["Youth clubs", "£9,800"],
    ["Sports grounds", "£22,150"],
  ].map(([name, award], row) => {
    const y = 750 - 25 * row - (row === 0 ? 0 : 2);
    return [
      fill(80, y, 260, 24, row === 0 ? "0.2 0.4 0.7" : "0.8 0.86 0.94"),
      fill(340, y, 120, 24, row === 0 ? "0.2 0.4 0.7" : "0.9 0.93 0.97"),
      textAt(86, y + 9, name, 9, "F2"),
      textAt(346, y + 9, award, 9, row === 0 ? "F2" : "F1"),
    ];
  }),
  fill(79, 747, 382, 3, "1 1 1"),
  [725, 700].map((y) => fill(79, y - 3, 382, 1, "1 1 1")),
  fill(339, 750, 1, 24, "1 1 1"),
  [79, 460].map((x) => fill(x, 670, 1, 104, "1 1 1")),
  fill(338, 670, 3, 80, "1 1 1"),
);

/** A form a page, whose heading and first row stand near the top and hardly differ. */
const formsFromTheTop = {
  pages: ["HW3", "HW4"].map((code, at) => ({
    operators: lines(
      textAt(60, 816, "Housing and Works: Service Plan", 8),
      textAt(480, 24, `Page ${at + 11} of 40`, 8),
      textAt(60, 770, `Objective ${code}`, 11, "F2"),
      [
        ["Council Priority:", "Decent homes for everybody"],
        ["Objective:", at === 0 ? "Repair empty homes" : "Insulate council homes"],
        ["Milestones 2008/09:", at === 0 ? "Survey done by May 2008" : "Grant agreed by July 2008"],
        ["Officer:", at === 0 ? "Head of Repairs" : "Head of Energy"],
      ].map(([label, text], row) => [
        row % 2 === 0
          ? ""
          : [60, 196].map((x) =>
              fill(x, 745 - 18 * row, x === 60 ? 136 : 264, 18, "0.85 0.89 0.94"),
            ),
        textAt(64, 751 - 18 * row, label, 9, "F2"),
        textAt(200, 751 - 18 * row, text, 9),
      ]),
    ),
  })),
};

const measureXs = [60, 110, 300, 360, 420, 480];
/** A header of two lines between rules at the page's foot, and all its rows overleaf. */
const headerAtFoot = {
  pages: [
    {
      operators: lines(
        textAt(60, 780, "Learning", 13, "F2"),
        textAt(60, 760, "What the service set out to do in the year is told in the plan.", 9),
        textAt(60, 120, "Indicators", 11, "F2"),
        lineBetween(56, 108, 540, 108),
        rowsAt(
          measureXs,
          97,
          10,
          [
            ["", "", "2007", "2008", "", "Which"],
            ["No.", "Indicator", "result", "aim", "June", "way"],
          ],
          9,
          "F2",
        ),
        lineBetween(56, 82, 540, 82),
      ),
    },
    {
      operators: lines(
        lineBetween(56, 790, 540, 790),
        [
          ["L1", "Schools with a travel plan", "40%", "55%", "44%", "up"],
          ["L2", "Places in nurseries", "312", "330", "318", "up"],
          ["L3", "Days lost by exclusion", "95", "80", "21", "down"],
        ].map((row, at) => [
          rowsAt(measureXs, 777 - 18 * at, 18, [row], 9),
          lineBetween(56, 771 - 18 * at, 540, 771 - 18 * at),
        ]),
        textAt(60, 700, "All results are provisional until the audit.", 9),
      ),
    },
  ],
};

const wardEnds = [160, 187, 218, 260];
/** Narrow columns, some of which touch, beside a column of prose with a line step of its own. */
const besideProse = drawn(
  textAt(50, 790, "Table 9: Fires by ward", 9, "F2"),
  lineBetween(50, 784, 262, 784),
  figureRows(50, wardEnds, 774, 15, [["Ward", "Fires", "Rate", "", "Year"]], "F2"),
  textBefore(218, 774, "(Low-High)", 7, "F2"),
  lineBetween(50, 768, 262, 768),
  figureRows(50, wardEnds, 756, 14.5, [
    ["Appleton", "41", "18.7", "(16-22)", "2006"],
    ["Beechwood", "17", "7.4", "(5-10)", "2006"],
    ["Ditton", "58", "26.1", "(22-30)", "2006"],
    ["Grange", "63", "31.5", "(27-36)", "2006"],
    ["Hale", "9", "4.8", "(2-8)", "2006"],
    ["Mersey", "102", "48.6", "(98-107)", "2006"],
    ["Riverside", "77", "36.9", "(31-43)", "2006"],
  ]),
  lineBetween(50, 662, 262, 662),
  [
    "The brigade visited every home in the three",
    "wards with most fires and fitted smoke alarms",
    "in those that had none. In the year after the",
    "visits the number of fires in kitchens fell by a",
    "third, and nobody was hurt in a fire at home.",
    "Grass fires are still common in dry weather and",
    "keep crews busy on most evenings in the spring",
    "holidays. Schools have been asked to help, and",
    "wardens now go round the open land by bicycle.",
    "Work with young people goes on through the year",
    "and is paid for by both authorities together.",
  ].map((text, row) => textAt(290, 787 - 12.4 * row, text, 9.5)),
);

const typed = (rows, top) =>
  rows.map((row, at) => (row === "" ? "" : textAt(60, top - 12 * at, row, 10, "F4")));
/** Two tables of a typewriter, one close under the other, with dashes for rules and dots for leaders. */
const typewriter = {
  objects: ["<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"],
  pages: [
    {
      fonts: `/F4 ${firstObject} 0 R`,
      operators: lines(
        typed(
          [
            "                                  Year",
            "    Parish               2001    2002    2003",
            "---------------------------------------------",
            "Aldford ..............    312     318     325",
            "Barrow Hill ..........     97     101      99",
            "Coddington ...........    140     138     142",
            "",
            "                                  Year",
            "    Parish                  2004      2005",
            "------------------------------------------",
            "Aldford ..............       331       340",
            "Barrow Hill ..........        95        96",
            "Coddington ...........       145       151",
          ],
          780,
        ),
      ),
    },
  ],
};

/** Bars of a chart with their figures: no table. */
const bars = drawn(
  textAt(60, 780, "Figure 4: Users by age, per cent", 10, "F2"),
  [31, 22.5, 18, 12.4, 9.1, 5, 2].map((share, row) => [
    textBefore(
      112,
      752 - 16 * row,
      ["Under 16", "16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 and over"][row],
      8,
    ),
    fill(118, 750 - 16 * row, share * 9, 10, "0.5 0.5 0.8"),
    `118 ${750 - 16 * row} ${share * 9} 10 re S`,
    textAt(121 + share * 9, 752 - 16 * row, String(share), 8),
  ]),
  lineBetween(118, 765, 118, 640),
);

const wasteXs = [60, 160, 350, 535];
/** A grid with a rule under each group only: white space parts the rows in it. */
const rowsInRuledCells = drawn(
  gridOf(wasteXs, [780, 762, 672, 612]),
  rowsAt([64, 164, 354], 768, 12, [["Service", "What it does", "For whom"]], 9, "F2"),
  [
    [
      750,
      "Home care",
      ["Helps people to wash, dress", "and eat at home"],
      ["People over 65 who", "live alone"],
    ],
    [
      720,
      "Meals",
      ["Brings a hot meal on", "five days a week"],
      ["People who cannot", "cook for themselves"],
    ],
    [690, "Alarms", ["Answers calls at night"], ["Anybody at risk of", "a fall"]],
    [660, "Day care", ["Opens its lounge on", "weekdays"], ["People with dementia"]],
    [630, "Advice", ["Explains benefits"], ["Carers, and those", "they care for"]],
  ].map(([y, name, what, whom]) => [
    textAt(64, y, name, 9, "F2"),
    what.map((text, at) => textAt(164, y - 10.5 * at, text, 9)),
    whom.map((text, at) => textAt(354, y - 10.5 * at, text, 9)),
  ]),
);

/** Figures in a full grid beside labels that nothing divides, and blocks whose rows are parted by nothing. */
const openLabels = drawn(
  gridOf([200, 280, 360, 440], [780, 764, 751, 738, 725, 712]),
  lineBetween(60, 764, 200, 764),
  lineBetween(60, 712, 200, 712),
  figureRows(62, [276, 356, 436], 768, 13, [["Centre", "Gross", "Income", "Net"]], "F2"),
  figureRows(62, [276, 356, 436], 754, 13, [
    ["Swimming pools", "812", "(455)", "357"],
    ["Golf course", "140", "(171)", "(31)"],
    ["Theatre", "388", "(190)", "198"],
    ["Parks", "604", "(22)", "582"],
  ]),
  gridOf([60, 220, 300, 380], [640, 622, 575, 558]),
  figureRows(64, [296, 376], 627, 13, [["Heading", "Budget", "Spent"]], "F2"),
  figureRows(64, [296, 376], 610, 13, [
    ["Pay", "1,410", "702"],
    ["Vehicles", "233", "129"],
    ["Rents", "95", "47"],
  ]),
  figureRows(64, [296, 376], 563, 13, [["All spending", "1,738", "878"]], "F2"),
);

/** The sign at a cell's left, the figure at its right, and no rule between them. */
const accounting = drawn(
  gridOf([60, 200, 300, 400], [780, 762, 744, 726, 708]),
  rowsAt([64, 204, 304], 768, 18, [["Heading", "Budget", "Spent"]], 9, "F2"),
  [
    ["Pay", "1,410", "702"],
    ["Vehicles", "233", "129"],
    ["All spending", "1,643", "(831)"],
  ].map(([label, budget, spent], row) => [
    textAt(64, 750 - 18 * row, label, 9),
    textAt(204, 750 - 18 * row, "\xa3", 9),
    textBefore(296, 750 - 18 * row, budget, 9),
    textAt(304, 750 - 18 * row, "\xa3", 9),
    textBefore(396, 750 - 18 * row, spent, 9),
  ]),
);

const smallXs = [60, 230, 330, 430];
const smallGrid = (rows) => [
  gridOf(smallXs, [780, 762, 744, 726]),
  rowsAt([64, 234, 334], 768, 18, [["Measure", "2006/07", "2007/08"], ...rows], 9),
];

/** A figure painted over with white and another written in its place. */
const paintedOver = drawn(
  smallGrid([
    ["Homes repaired", "412", "395"],
    ["Homes let", "88", "97"],
  ]),
  fill(333, 747, 40, 12, "1 1 1"),
  textAt(334, 750, "431", 9),
);

/** A text with its shadow, and a word aslant over the whole table. */
const shadowAndWatermark = drawn(
  "0.6 g",
  smallGrid([
    ["Filling of all vacant jobs", "412", "395"],
    ["Hall bookings", "88", "97"],
  ]).map((one) => `q 1 0 0 1 1.3 0 cm\n${one}\nQ`),
  "0 g",
  smallGrid([
    ["Filling of all vacant jobs", "412", "395"],
    ["Hall bookings", "88", "97"],
  ]),
  "0.85 g",
  [..."DRAFT"].map(
    (letter, at) =>
      `BT /F2 60 Tf 0.8 -0.6 0.6 0.8 ${120 + 55 * at} ${790 - 30 * at} Tm (${letter}) Tj ET`,
  ),
);

const slantXs = [150, 210, 270, 330];
/** Headers written aslant, each from the foot of its column upwards over its neighbours. */
const slantedHeaders = drawn(
  ["Number of homes", "Homes let", "Days empty", "Rent lost"].map(
    (text, at) => `BT /F1 9 Tf 0.707 0.707 -0.707 0.707 ${slantXs[at] + 20} 724 Tm (${text}) Tj ET`,
  ),
  lineBetween(60, 718, 390, 718),
  figureRows(
    60,
    slantXs.map((x) => x + 40),
    706,
    13,
    [
      ["Widnes", "4,210", "312", "31", "88"],
      ["Runcorn", "5,034", "401", "28", "95"],
      ["Hale", "212", "9", "14", "3"],
      ["Moore", "96", "4", "12", "1"],
    ],
  ),
  lineBetween(60, 660, 390, 660),
);

/** Words broken where their cell's line ends, and one whose hyphen is its own. */
const brokenWords = drawn(
  gridOf([60, 165, 260], [780, 750, 720]),
  ["Speed of deci-", "sions by the depart-", "ment"].map((text, at) =>
    textAt(64, 771 - 9.5 * at, text, 9),
  ),
  textAt(169, 771, "12 days", 9),
  ["Cost of long-", "term contracts"].map((text, at) => textAt(64, 741 - 9.5 * at, text, 9)),
  textAt(169, 741, "£4m".replace("£", "\xa3"), 9),
);

/** The last column has a name and no figures yet; a note under the table runs over its columns. */
const columnToFill = drawn(
  textAt(60, 780, "PARISH ACCOUNTS", 10, "F2"),
  rowsAt(
    [60, 210, 290, 370, 450],
    762,
    12,
    [
      ["ITEM", "Budget", "Spent", "Budget", "Spent"],
      ["", "2007-08", "", "2008-09", ""],
    ],
    9,
  ),
  figureRows(60, [245, 325, 405], 734, 13, [
    ["Clerk", "1,900", "1,870", "1,950"],
    ["Hall", "640", "655", "660"],
    ["Mowing", "820", "790", "850"],
    ["Insurance", "310", "312", "330"],
    ["All items", "3,670", "3,627", "3,790"],
  ]),
  textAt(60, 656, "The parish asks each household for the sum of £9.10", 9).replace("£", "\xa3"),
  textAt(320, 656, "417 households in all", 9),
);

/** The back of the cover: nothing is drawn on it, and nothing lost. */
const emptyPage = {
  pages: [{ operators: textAt(60, 780, "A plan for the year") }, { operators: "" }],
};

export const kindsPages = {
  "kind-sum-rules": sumRules,
  "kind-states-beside-plain": statesBesidePlain,
  "kind-white-rule": whiteRule,
  "kind-forms-from-the-top": formsFromTheTop,
  "kind-header-at-foot": headerAtFoot,
  "kind-beside-prose": besideProse,
  "kind-typewriter": typewriter,
  "kind-bars": bars,
  "kind-rows-in-ruled-cells": rowsInRuledCells,
  "kind-open-labels": openLabels,
  "kind-accounting": accounting,
  "kind-painted-over": paintedOver,
  "kind-shadow-and-watermark": shadowAndWatermark,
  "kind-slanted-headers": slantedHeaders,
  "kind-broken-words": brokenWords,
  "kind-column-to-fill": columnToFill,
  "kind-empty-page": emptyPage,
};
