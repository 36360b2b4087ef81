// Tables as statistics print them: rules round the header and under the last row, and white space for the rest.
import { lineBetween, textAround, textAt, textBefore } from "./make-pdf.mjs";

const left = 60;
const right = 520;

/** A label and its figures, each figure ending at one of the places. */
const rowAt = (ends, y, [label, ...figures], font = "F1", size = 9) =>
  [
    label === "" ? "" : textAt(left, y, label, size, font),
    ...figures.map((figure, at) =>
      figure === "" ? "" : textBefore(ends[at], y, figure, size, font),
    ),
  ]
    .filter((one) => one !== "")
    .join("\n");

const rowsDown = (ends, top, step, rows, font) =>
  rows.map((row, index) => rowAt(ends, top - step * index, row, font)).join("\n");

const rule = (y, from = left, to = right) => lineBetween(from, y, to, y);

const drawn = (...parts) => ({ pages: [{ operators: parts.flat().join("\n") }] });

const fiveEnds = [270, 330, 390, 450, 515];

/** Two levels over the figures, three rules round them, one under the last row: the body has none. */
const ruledRoundHeader = drawn(
  textAt(left, 780, "Table 5: Loans from the libraries, thousands", 9.5, "F2"),
  rule(770),
  textAround(393, 759, "Loans"),
  rule(755, 235),
  textAround(345, 745, "Quarter to"),
  rule(741, 235, 452),
  rowAt(fiveEnds, 731, ["Library", "June", "September", "December", "March", "Year"]),
  rule(726),
  rowAt(fiveEnds, 714, ["Town"], "F2"),
  rowsDown(fiveEnds, 702, 12, [
    ["Central Library", "31.4", "33.0", "29.8", "30.9", "125.1"],
    ["Ditton Library", "8.2", "8.9", "7.7", "8.0", "32.8"],
  ]),
  rowAt(fiveEnds, 678, ["Villages"], "F2"),
  rowsDown(fiveEnds, 666, 12, [
    ["Hale Library", "2.1", "\x97", "1.9", "2.2", "6.2"],
    ["Moore reading room", "0.4", "0.5", "0.3", "0.4", "1.6"],
    ["Mobile library", "5.5", "5.9", "4.8", "5.1", "21.3"],
  ]),
  rule(626),
);

const sixEnds = [190, 250, 315, 380, 440, 515];

/** Names over three columns each with a rule of their own, and a total set off by white space only. */
const totalSetOff = drawn(
  textAt(left, 780, "Table 6: Places in nurseries and with childminders", 9.5, "F2"),
  rule(770),
  textAround(330, 759, "Places", 9, "F2"),
  rule(754, 150),
  textAround(235, 743, "Nurseries", 9, "F2"),
  textAround(430, 743, "Childminders", 9, "F2"),
  rule(738, 150, 318),
  rule(738, 345),
  textAt(left, 738, "Area of the", 9, "F2"),
  rowAt(sixEnds, 727, ["borough", "No.", "Rate", "Range", "No.", "Rate", "Range"], "F2"),
  rule(722),
  rowsDown(sixEnds, 710, 12, [
    ["North", "212", "18.1", "(15-20)", "64", "5.5", "(4-7)"],
    ["South", "180", "16.4", "(14-19)", "51", "4.6", "(3-6)"],
    ["East", "97", "12.9", "(10-15)", "38", "5.1", "(4-7)"],
    ["West", "143", "15.2", "(13-18)", "72", "7.7", "(6-9)"],
  ]),
  rowAt(sixEnds, 658, ["Total", "632", "15.9", "(15-17)", "225", "5.7", "(5-6)"], "F2"),
  rule(653),
);

export const bodyPages = {
  "body-ruled-round-header": ruledRoundHeader,
  "body-total-set-off": totalSetOff,
};
