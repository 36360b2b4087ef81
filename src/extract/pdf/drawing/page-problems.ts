import type { Problem } from "../../../problem.ts";
import type { Drawing } from "./drawing.ts";
import { boxHeight, boxWidth } from "./geometry.ts";
import { isWhite } from "./visible.ts";

/** Fewer unknown characters than this part of a page are stray ornaments. */
const strayPart = 0.02;

/** What a reader of the database should know about a page: no text, or text that cannot be known. */
export function drawingProblems(drawing: Drawing, hadLargePicture = false): Problem[] {
  const unmapped = [...drawing.unmapped];
  const lost = unmapped.reduce((sum, [, count]) => sum + count, 0);
  const problems: Problem[] = [];
  if (lost > Math.max(3, strayPart * drawing.characters)) {
    const fonts = unmapped
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([font]) => `"${font}"`)
      .join(", ");
    problems.push({
      severity: "warning",
      stage: "extract",
      code: "font-unmapped",
      page: drawing.page,
      message: `On page ${drawing.page} the font ${fonts} does not say which characters it draws; ${lost} of them were left out.`,
    });
  }
  if (drawing.contradicted.length > 0) {
    const fonts = drawing.contradicted.map((font) => `"${font}"`).join(", ");
    problems.push({
      severity: "warning",
      stage: "extract",
      code: "font-contradicts",
      page: drawing.page,
      message: `On page ${drawing.page} the font ${fonts} says other figures than it draws; they were not read.`,
    });
  }
  if (drawing.covered > 0) {
    problems.push({
      severity: "note",
      stage: "extract",
      code: "text-covered",
      page: drawing.page,
      message: `On page ${drawing.page} ${drawing.covered === 1 ? "a character is" : `${drawing.covered} characters are`} painted over; what shows on the page was read.`,
    });
  }
  if (drawing.truncated) {
    problems.push({
      severity: "warning",
      stage: "extract",
      code: "part-unreadable",
      page: drawing.page,
      message: `Page ${drawing.page} draws more than a page can hold; the rest was left out.`,
    });
  }
  if (drawing.characters === 0 && lost === 0 && (hadLargePicture || !isBlank(drawing))) {
    problems.push(noTextProblem(drawing, hadLargePicture));
  }
  return problems;
}

/** A page on which nothing is seen is no loss: the back of a cover, a divider. */
const isBlank = ({ pictures, shapes, rulings, fills, invisible }: Drawing): boolean =>
  pictures.length + shapes.length + rulings.length + invisible === 0 &&
  fills.every(({ colour }) => isWhite(colour));

function noTextProblem(drawing: Drawing, hadLargePicture: boolean): Problem {
  const { page } = drawing;
  const largest = [...drawing.pictures].sort(
    (a, b) => boxWidth(b.box) * boxHeight(b.box) - boxWidth(a.box) * boxHeight(a.box),
  )[0];
  const isDrawn = drawing.shapes.length + drawing.pictures.length + drawing.rulings.length > 0;
  const what = hadLargePicture
    ? "it is a large picture"
    : largest === undefined
      ? isDrawn
        ? "its lettering is drawn as shapes"
        : "it shows nothing that can be read as text"
      : `it is a picture of ${Math.round(boxWidth(largest.box))} by ${Math.round(boxHeight(largest.box))} points`;
  return {
    severity: "warning",
    stage: "extract",
    code: "page-no-text",
    page,
    message: `Page ${page} has no text layer: ${what}; nothing was read from it.`,
  };
}
