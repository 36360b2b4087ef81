// Headers whose narrow columns have their heads turned on their side.
import { textAt } from "./make-pdf.mjs";

const lines = (...parts) => parts.flat(Infinity).join("\n");
const size = 9;
const turnedAt = (x, y, text) => `BT /F2 ${size} Tf 0 1 -1 0 ${x} ${y} Tm (${text}) Tj ET`;
const turnedXs = [60, 230, 290, 330, 370, 410];
const turnedRow = (y, ...cells) =>
  cells.map((text, column) => textAt(turnedXs[column] + (column > 1 ? 14 : 0), y, text, size));
/** Narrow columns have their heads on their side, as high as the header's cells are; a word processor draws each cell's ground. */
const turnedHeads = lines(
  textAt(60, 790, "Children, Families and Schools", 13, "F2"),
  "0.85 g 60 760 230 15 re f 290 760 120 15 re f 410 760 40 15 re f 60 660 170 100 re f 230 660 60 100 re f 290 710 120 50 re f 290 660 40 50 re f 330 660 40 50 re f",
  "370 660 40 50 re f 410 660 40 100 re f 0 g 60 580 390 195 re S",
  textAt(334, 764, "Results", size, "F2"),
  textAt(60, 749, "What we measure", size, "F2"),
  textAt(230, 749, "Measured in", size, "F2"),
  textAt(333, 749, "2010/11", size, "F2"),
  turnedAt(303, 664, "Target"),
  turnedAt(346, 664, "1st Qtr"),
  turnedAt(386, 664, "2nd Qtr"),
  turnedAt(422, 690, "Did we"),
  turnedAt(433, 690, "meet it?"),
  turnedRow(646, "NI 59 - Assessments in time", "%", "75", "62", "66", "No"),
  turnedRow(631, "NI 60 - Core assessments in time", "%", "80", "66", "81", "Yes"),
  turnedRow(616, "LI 7 - Childminders", "Number", "43", "42", "50", "Yes"),
  turnedRow(601, "LI 8 - Days to place a child", "Days", "31", "38.5", "35.8", "No"),
  turnedRow(586, "LI 9 - Visits to centres", "Number", "400", "380", "412", "Yes"),
);

export const turnedPages = {
  "header-turned": { pages: [{ operators: turnedHeads }] },
};
