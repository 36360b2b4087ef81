import type { PDFPageProxy } from "pdfjs-dist";
import type { BoundingBox } from "../../document.ts";
import { badgesToShapes } from "./drawing/badges.ts";
import { cardsToRules } from "./drawing/cards.ts";
import { coveringPictures } from "./drawing/covering-pictures.ts";
import { joinDots } from "./drawing/dotted-rules.ts";
import type { Drawing } from "./drawing/drawing.ts";
import type { Matrix } from "./drawing/geometry.ts";
import type { Font } from "./drawing/graphics-state.ts";
import { type Drawn, operatorsToDrawn } from "./drawing/interpreter.ts";
import { legibleGlyphs } from "./drawing/legible.ts";
import { readOperators } from "./drawing/operators.ts";
import { readingTurn, turnDrawn } from "./drawing/orientation.ts";
import { patternReader } from "./drawing/pattern-colour.ts";
import { isSymbolFont } from "./drawing/symbols.ts";
import type { TaggedTable } from "./drawing/tags.ts";
import {
  type Cover,
  uncoveredGlyphs,
  visibleFills,
  visibleGlyphs,
  visibleRulings,
} from "./drawing/visible.ts";
import { loadPdfJs } from "./file/pdfjs.ts";
import { own } from "./own-fault.ts";
import { withDrawnBullets } from "./text/drawn-bullets.ts";
import { glyphsToSpans } from "./text/spans.ts";
import { partTypedRules } from "./text/typed-rules.ts";

/** The parts of pdf.js's font object that matter here; its own type declares none of them. */
interface PdfFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly italic?: boolean;
  readonly vertical?: boolean;
  readonly missingFile?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
}

interface DrawnPage {
  readonly drawing: Drawing;
  /** True where the page's drawing could not be followed, or not to its end. */
  readonly brokenOff: boolean;
  /** True where it was broken off at a picture too large to be looked at. */
  readonly oversized: boolean;
}

/** One pdf.js page to what it draws, in points from the top left: the only place that flips y. */
export async function readPage(
  page: PDFPageProxy,
  isShown: (optionalContent: unknown) => boolean,
  tagged: readonly TaggedTable[],
): Promise<DrawnPage> {
  const { OPS } = await loadPdfJs();
  const viewport = page.getViewport({ scale: 1 });
  const { operators, truncated, brokenOff, oversized } = await readOperators(page);
  const paper: BoundingBox = [0, 0, viewport.width, viewport.height];
  const drawn = own(() =>
    operatorsToDrawn(operators, {
      ops: OPS as unknown as Readonly<Record<string, number>>,
      viewport: viewport.transform as unknown as Matrix,
      page: paper,
      font: fontReader(page),
      pattern: patternReader(page),
      isShown,
    }),
  );
  const covers = await coveringPictures(page, drawn);
  return own(() => {
    if (truncated) drawn.truncated = true;
    const drawing = drawnToDrawing(drawn, covers, page.pageNumber, viewport.width, viewport.height);
    return { drawing: { ...drawing, tagged }, brokenOff: brokenOff || drawn.fontless, oversized };
  });
}

function drawnToDrawing(
  lying: Drawn,
  covers: readonly Cover[],
  page: number,
  width: number,
  height: number,
): Omit<Drawing, "tagged"> {
  const { glyphs: uncovered, covered } = uncoveredGlyphs(lying.glyphs, [...lying.fills, ...covers]);
  const seen = visibleGlyphs(uncovered, lying);
  const { glyphs, lost } = legibleGlyphs(seen, lying.unmapped);
  const turn = readingTurn(glyphs);
  const drawn = turnDrawn({ ...lying, glyphs: [...glyphs] }, turn, width, height);
  const isSideways = turn === 90 || turn === 270;
  const { spans, rules } = partTypedRules(glyphsToSpans(drawn.glyphs));
  const carded = cardsToRules({ ...drawn, spans });
  const { rulings } = carded;
  const { fills, shapes } = badgesToShapes({ ...carded, spans });
  return {
    page,
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    turn,
    spans: withDrawnBullets(spans, shapes),
    ...joinDots({
      rulings: [...visibleRulings(rulings, { ...drawn, fills, shapes }), ...rules],
      fills: visibleFills(fills, width, height),
    }),
    shapes,
    pictures: drawn.pictures,
    invisible: drawn.hidden.length,
    covered,
    unmapped: lost,
    contradicted: [...lying.contradicted].map(({ name }) => name).sort(),
    characters: glyphs.length,
    truncated: drawn.truncated,
  };
}

function fontReader(page: PDFPageProxy): (name: string) => Font | undefined {
  const fonts = new Map<string, Font | undefined>();
  return (name) => {
    if (!fonts.has(name)) fonts.set(name, readFont(page, name));
    return fonts.get(name);
  };
}

function readFont(page: PDFPageProxy, name: string): Font | undefined {
  if (!page.commonObjs.has(name)) return undefined;
  // In place of a font that is broken or not there, pdf.js keeps what it has to say of it.
  const font = page.commonObjs.get(name) as PdfFont | string | null;
  if (font === null || typeof font === "string") return undefined;
  const fontName = (font.name ?? name).replace(/^[A-Z]{6}\+/, "");
  return {
    face: {
      name: fontName,
      bold: font.bold === true || font.black === true || /bold|black|heavy|demi/i.test(fontName),
      italic: font.italic === true || /italic|oblique/i.test(fontName),
      symbol: isSymbolFont(fontName),
    },
    widthScale: font.fontMatrix?.[0] ?? 0.001,
    vertical: font.vertical === true,
    isMissing: font.missingFile === true,
  };
}
