// Tables as agencies and treasuries print them, each a kind of page that was once read wrong.
import { lineBetween, textAround, textAt, textBefore } from "./make-pdf.mjs";

const lines = (...parts) =>
  parts
    .flat(Infinity)
    .filter((one) => one !== "")
    .join("\n");
const drawn = (...parts) => ({ pages: [{ operators: lines(parts) }] });
const fill = (x, y, width, height, colour) => `${colour} rg ${x} ${y} ${width} ${height} re f 0 g`;
const rules = (from, to, ...ys) => ys.map((y) => lineBetween(from, y, to, y));
const before = (ends, y, size, texts, font) =>
  texts.map((one, at) => (one === "" ? "" : textBefore(ends[at], y, one, size, font)));

/** Labels too long for their column, two of them in a row, with the figures beside their last lines. */
const figuresOnLastLine = drawn(
  textAt(60, 780, "Table 3. Payments by purpose", 10, "F2"),
  rules(60, 460, 772, 754, 632),
  textAt(60, 759, "Purpose", 9),
  before([380, 456], 759, 9, ["2008", "2009"]),
  [
    [742, "Schools", "4,120", "4,388"],
    [731, "Teaching of children with disabilities in special"],
    [720, "schools of all sizes", "512", "540"],
    [709, "Maintenance of roads, bridges and places of rest"],
    [698, "outside the towns, street lights among them, but not"],
    [687, "those of parishes", "1,204", "1,177"],
    [676, "Loans to people who buy their first home and have"],
    [665, "lived here for three years", "88", "93"],
    [654, "Libraries", "310", "305"],
    [643, "Museums", "45", "47"],
  ].map(([y, label, ...figures]) => [textAt(60, y, label, 9), before([380, 456], y, 9, figures)]),
);

const bullet = (x, y, size) => textAround(x, y, "\\225", size).replaceAll("\\\\", "\\");
/** Dots say yes, one column beside the next, under heads of one line and of two. */
const dotsSayYes = drawn(
  textAt(60, 780, "Table 6. What each service offers", 10, "F2"),
  textAt(60, 748, "Service", 9, "F2"),
  textBefore(331, 759, "Home", 9, "F2"),
  before([280, 331, 385, 440], 748, 9, ["Advice", "visits", "Loans", "Respite"], "F2"),
  lineBetween(60, 743, 440, 743),
  [
    ["Day care", 265, 317],
    ["Equipment", 370],
    ["Short breaks", 265, 423],
    ["Meals at home", 317],
    ["Support for carers", 265, 317, 370, 423],
    ["Transport", 370, 423],
  ].map(([label, ...xs], row) => [
    textAt(60, 730 - 13 * row, label, 9),
    xs.map((x) => bullet(x, 730 - 13 * row, 9)),
  ]),
);

/** A sign stands close to the figure of the column before it; heads name a year over a word. */
const signsApart = drawn(
  textAt(72, 780, "Statement of receipts and payments", 10, "F2"),
  before([356, 420, 484], 762, 9, ["FY 2010", "", "FY 2010"], "F2"),
  before([356, 420, 484], 751, 9, ["Budget", "2009", "Actual"], "F2"),
  [
    [736, "Receipts:"],
    [722, "Charges", "2,458", "16,885", "(8,401)", 1],
    [709, "Grants", "17,049", "14,602", "17,586"],
    [696, "Rents", "(8,277)", "14,570", "(1,245)"],
    [683, "Total receipts", "11,230", "46,057", "7,940"],
    [669, "Payments:"],
    [655, "Staff", "9,104", "11,260", "12,011"],
    [642, "Premises", "4,989", "(15,881)", "10,774"],
    [629, "Net change", "(2,863)", "50,678", "(14,845)", 1],
  ].map(([y, label, a, b, c, signed]) => [
    textAt(a === undefined ? 72 : 80, y, label, 9),
    a === undefined
      ? ""
      : [a, b, c].map((one, at) =>
          textBefore([356, 420, 484][at] + (one.endsWith(")") ? 3 : 0), y, one, 9),
        ),
    signed ? [302, 364, 428].map((x) => textAt(x, y, "$", 9)) : "",
  ]),
);

/** Heads in the middle of columns whose figures end at the right, and names in the middle of the whole table. */
const headsInTheMiddle = drawn(
  textAround(310, 790, "Table 21. People in work", 10, "F2"),
  rules(60, 560, 780, 756, 646),
  [
    [120, 765, "Item"],
    [292, 770, "All"],
    [292, 760, "people"],
    [396, 765, "Rate"],
    [508, 765, "Change"],
  ].map(([x, y, text]) => textAround(x, y, text, 8)),
  ["Men", "Women"].flatMap((name, group) => [
    textAround(310, 744 - 52 * group, name, 8),
    [
      ["North", "136", "31.6", "1.4"],
      ["South", "185", "19.2", "0.7"],
      ["West", "262", "40.0", "2.6"],
    ].map(([label, ...figures], row) => [
      textAt(60, 731 - 52 * group - 11 * row, label, 8),
      before([336, 448, 556], 731 - 52 * group - 11 * row, 8, figures),
    ]),
  ]),
);

const typed = (row, text) => `BT /F4 8 Tf 1 0 0 1 60 ${760 - 10 * row} Tm (${text}) Tj ET`;
/** A typewriter's colons and dashes in place of rules; under the header only the labels have a colon. */
const typedColons = {
  pages: [
    {
      fonts: "/F4 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
      operators: [
        "-".repeat(58),
        "                      :   Area    :           :   Yield   ",
        "        District      :  planted  :  Harvest  : per field ",
        "-".repeat(58),
        "Abbey ............... :     120         96        41.5    ",
        "Bridge .............. :     310        288        38.0    ",
        "Castle .............. :      75         70        44.2    ",
        "Dale ................ :     205        190        40.7    ",
        "Elm Park ............ :      66         61        39.9    ",
        "County .............. :     776        705        40.1    ",
        "-".repeat(58),
      ]
        .map((text, row) => typed(row, text))
        .join("\n"),
    },
  ],
};

/** Two tables with numbered titles, whose columns lie further apart than the tables. */
const numberedBeside = drawn(
  [
    [60, "Table 1. Income", ["Rents", "Fees", "Grants", "Other"]],
    [320, "Table 2. Outlay", ["Staff", "Energy", "Repairs", "Other"]],
  ].map(([x, title, labels], side) => [
    textAt(x, 780, title, 9, "F2"),
    textAt(x, 762, "Item", 8),
    before([x + 190, x + 232], 762, 8, ["Actual", "Share"]),
    lineBetween(x, 757, x + 234, 757),
    labels.map((label, row) => [
      textAt(x, 745 - 11 * row, label, 8),
      before([x + 190, x + 232], 745 - 11 * row, 8, [
        `${1204 - 310 * row + 77 * side}`,
        `${41 - 9 * row}.${row + side}`,
      ]),
    ]),
  ]),
);

/** White space between the header and the first group's name, which is filled. */
const groupsAfterSpace = drawn(
  fill(60, 742, 400, 16, "0.85 0.85 0.85"),
  fill(60, 678, 400, 16, "0.85 0.85 0.85"),
  rules(60, 460, 780, 762, 742, 726, 710, 694, 678, 662, 646),
  textAt(60, 767, "Item", 9, "F2"),
  before([380, 456], 767, 9, ["Men", "Women"], "F2"),
  [
    [747, "Schools", "F2"],
    [731, "Primary", "F1", "2,689", "2,231"],
    [715, "Secondary", "F1", "1,924", "1,643"],
    [699, "Nursery", "F1", "580", "798"],
    [683, "Libraries", "F2"],
    [667, "Central", "F1", "899", "285"],
    [651, "Branch", "F1", "505", "725"],
  ].map(([y, label, font, ...figures]) => [
    textAt(60, y, label, 9, font),
    before([380, 456], y, 9, figures),
  ]),
);

/** A label and a figure a line, a rule over the sum, one head alone over the figures, a note in small print. */
const pairs = drawn(
  textAt(60, 790, "Table 9. Spending of the year", 10, "F2"),
  rules(60, 420, 780, 762),
  textBefore(416, 767, "2009", 9),
  [
    ["Salaries", "5,197"],
    ["Premises", "77,989"],
    ["Transport", "872"],
    ["Supplies and services", "14,310"],
    ["Support from other departments", "6,402"],
    ["Total", "104,770"],
  ].map(([label, figure], row) => [
    textAt(60, 748 - 14 * row, label, 9),
    textBefore(416, 748 - 14 * row, figure, 9),
  ]),
  lineBetween(370, 687, 416, 687),
  rules(60, 420, 672),
  textAt(60, 661, "1 Includes the cost of staff who left during the year.", 7),
);

const column = [
  "members noted that progress with repairs had been",
  "slower than planned, while income from leisure rose",
  "in most wards because of longer opening hours and a",
  "new way to book, which officers expect to bring to",
];
/** A table in one column of the page, with one rule, and prose in the other from top to bottom. */
const tableAndColumn = drawn(
  Array.from({ length: 30 }, (_, at) =>
    textAt(320, 780 - 11.6 * at, column[(at * 3 + (at >> 2)) % 4], 9),
  ),
  Array.from({ length: 8 }, (_, at) => textAt(60, 780 - 11.6 * at, column[at % 4], 9)),
  textAt(60, 664, "Table 5. Visits", 9, "F2"),
  before([220, 280], 648.8, 8, ["Pools", "Halls"]),
  lineBetween(60, 644, 282, 644),
  [
    ["North", "19,600", "29,306"],
    ["South", "3,715", "5,936"],
    ["West", "25,339", "86,828"],
    ["East", "7,153", "4,364"],
    ["Centre", "35,488", "56,494"],
  ].map(([label, ...figures], row) => [
    textAt(60, Number((629.4 - 11.6 * row).toFixed(1)), label, 8),
    before([220, 280], Number((629.4 - 11.6 * row).toFixed(1)), 8, figures),
  ]),
  Array.from({ length: 10 }, (_, at) =>
    textAt(60, Number((559.8 - 11.6 * at).toFixed(1)), column[(at + 1) % 4], 9),
  ),
);

/** A dash for nothing among figures, and figures that come close to each other. */
const dashesForNothing = drawn(
  textAt(60, 790, "Table 12. Grants by district", 10, "F2"),
  textAt(60, 772, "District", 8, "F2"),
  before([285, 335, 385], 772, 8, ["First", "Second", "Third"], "F2"),
  [
    ["North", "80,602,595", "-", "23,341,528"],
    ["South", "57,162,362", "32,348,107", "37,909,256"],
    ["West", "-", "58,142,241", "59,481,784"],
    ["East", "52,201,366", "49,543,616", "-"],
    ["Centre", "9,840,684", "46,164,100", "4,037,268"],
    ["Islands", "-", "-", "84,598,502"],
    ["Hills", "90,297,116", "83,885,999", "76,806,630"],
  ].map(([label, ...figures], row) => [
    textAt(60, 758 - 12 * row, label, 8),
    before([285, 335, 385], 758 - 12 * row, 8, figures),
  ]),
);

export const agencyPages = {
  "agency-figures-on-last-line": figuresOnLastLine,
  "agency-dots-say-yes": dotsSayYes,
  "agency-signs-apart": signsApart,
  "agency-heads-in-the-middle": headsInTheMiddle,
  "agency-typed-colons": typedColons,
  "agency-numbered-beside": numberedBeside,
  "agency-groups-after-space": groupsAfterSpace,
  "agency-pairs": pairs,
  "agency-table-and-column": tableAndColumn,
  "agency-dashes-for-nothing": dashesForNothing,
};
