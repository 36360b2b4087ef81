import type { BoundingBox } from "../../../document.ts";
import { clipParts, partsInside } from "./clip-parts.ts";
import type { Face, Fill, Glyph, Picture, Pixels, Ruling, Shape, Turn } from "./drawing.ts";
import {
  boxHeight,
  boxWidth,
  containsPoint,
  intersectBoxes,
  type Matrix,
  multiply,
  transformBox,
  transformPoint,
} from "./geometry.ts";
import { contradictsItself, glyphText, uncertain } from "./glyph-text.ts";
import {
  type Font,
  type GraphicsState,
  initialState,
  startOfText,
  type TextPosition,
} from "./graphics-state.ts";
import { type Arguments, asBox, asMatrix, asNumber, placesOf, repeatedPlaces } from "./operands.ts";
import { boundsOf, paintSubpath, pathToSubpaths } from "./path.ts";
import { directionOf, middleOfLetter, turnPoint } from "./turn.ts";

/** Less opaque than this is not seen. */
const faintest = 0.05;
/** What is less opaque than this is seen through. */
const opaqueFrom = 0.9;
/** Smaller text is a producer's trick, not something to read (points). */
const smallestText = 1;
/** Of a character whose font does not say, in parts of the font size: about that of a figure. */
const likelyWidth = 0.5;
/** The most characters one page may have; the largest honest map seen has a tenth of it. */
const mostGlyphs = 400_000;

const noArguments: Arguments = [];

type Reader = (args: Arguments) => void;

export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface Drawn {
  readonly glyphs: Glyph[];
  readonly hidden: Glyph[];
  readonly rulings: Ruling[];
  readonly fills: Fill[];
  readonly shapes: Shape[];
  readonly pictures: Picture[];
  readonly unmapped: Map<Face, number>;
  /** Fonts that say other figures than they draw. */
  readonly contradicted: Set<Face>;
  truncated: boolean;
  /** Text was drawn in a font that the PDF does not have: nobody knows what it says. */
  fontless: boolean;
}

interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly originalCharCode: number;
  /** The character that stands for it in the font it is drawn with. */
  readonly fontChar: string;
  readonly vmetric?: readonly number[] | null;
}

/** What the glyphs that are shown in one go have in common. */
interface Lettering {
  readonly font: Font;
  readonly size: number;
  readonly turn: Turn;
  readonly colour: string;
  readonly tag: number;
  readonly into: Glyph[];
}

export interface Surroundings {
  readonly ops: Readonly<Record<string, number>>;
  readonly viewport: Matrix;
  readonly page: BoundingBox;
  readonly font: (name: string) => Font | undefined;
  /** The one colour of a pattern, where it has one. */
  readonly pattern: (args: Arguments) => string | undefined;
  readonly isShown: (optionalContent: unknown) => boolean;
}

/** A page's operators to what is seen of them: glyphs, rulings, fills, shapes, pictures. */
export function operatorsToDrawn(operators: Operators, around: Surroundings): Drawn {
  return new Interpreter(around).run(operators);
}

/**
 * One pass over the operators, a method for each that draws. The state that PDF defines is mutable and all of them
 * read and change it, so this is one class; what needs no state stands in files of its own.
 */
class Interpreter {
  readonly #around: Surroundings;
  /** By the operator's code. */
  readonly #readers: readonly (Reader | undefined)[];
  readonly #drawn: Drawn = {
    glyphs: [],
    hidden: [],
    rulings: [],
    fills: [],
    shapes: [],
    pictures: [],
    unmapped: new Map(),
    contradicted: new Set(),
    truncated: false,
    fontless: false,
  };
  #state: GraphicsState;
  readonly #stack: GraphicsState[] = [];
  #text: TextPosition = startOfText();
  #clipping = false;
  #order = 0;
  readonly #tags: number[] = [];
  /** Ids inside a form are the form's own, not the page's. */
  #forms = 0;
  /** How many of the open marked contents are layers that are switched off. */
  readonly #shown: boolean[] = [];
  #softMasks = 0;
  readonly #groups: boolean[] = [];

  constructor(around: Surroundings) {
    this.#around = around;
    this.#state = initialState(around.viewport, around.page);
    const readers: Record<string, Reader> = {
      save: () => void this.#stack.push({ ...this.#state }),
      restore: () => this.#restore(),
      transform: (args) => this.#transform(asMatrix(args)),
      setLineWidth: ([width]) => {
        this.#state.lineWidth = asNumber(width);
      },
      setGState: ([entries]) => this.#setGraphicsState(entries),
      setFillRGBColor: ([colour]) => {
        this.#state.fillColour = String(colour);
      },
      setStrokeRGBColor: ([colour]) => {
        this.#state.strokeColour = String(colour);
      },
      // Most patterns' colour is not known without drawing them; grey says: something is there.
      setFillColorN: (args) => {
        this.#state.fillColour = around.pattern(args) ?? "#808080";
      },
      setStrokeColorN: (args) => {
        this.#state.strokeColour = around.pattern(args) ?? "#808080";
      },
      clip: () => {
        this.#clipping = true;
      },
      eoClip: () => {
        this.#clipping = true;
      },
      constructPath: (args) => this.#constructPath(args),
      beginText: () => {
        this.#text = startOfText();
      },
      setCharSpacing: ([value]) => {
        this.#state.characterSpacing = asNumber(value);
      },
      setWordSpacing: ([value]) => {
        this.#state.wordSpacing = asNumber(value);
      },
      setHScale: ([value]) => {
        this.#state.horizontalScale = asNumber(value) / 100;
      },
      setLeading: ([value]) => {
        this.#state.leading = -asNumber(value);
      },
      setTextRise: ([value]) => {
        this.#state.rise = asNumber(value);
      },
      setTextRenderingMode: ([value]) => {
        this.#state.renderMode = asNumber(value);
      },
      setFont: ([name, size]) => this.#setFont(String(name), asNumber(size)),
      moveText: ([x, y]) => this.#moveText(asNumber(x), asNumber(y)),
      setLeadingMoveText: ([x, y]) => {
        this.#state.leading = asNumber(y);
        this.#moveText(asNumber(x), asNumber(y));
      },
      setTextMatrix: (args) => this.#setTextMatrix(args),
      nextLine: () => this.#moveText(0, this.#state.leading),
      showText: ([glyphs]) => this.#showText(glyphs as readonly (PdfGlyph | number)[]),
      beginMarkedContent: () => this.#openMarkedContent(undefined, undefined),
      beginMarkedContentProps: ([tag, value]) => this.#openMarkedContent(tag, value),
      endMarkedContent: () => {
        this.#tags.pop();
        this.#shown.pop();
      },
      paintFormXObjectBegin: ([matrix, box]) => this.#beginForm(asMatrix(matrix), asBox(box)),
      paintFormXObjectEnd: () => {
        this.#forms -= 1;
        this.#restore();
      },
      beginGroup: ([group]) => this.#beginGroup(group),
      endGroup: () => this.#endGroup(),
      beginAnnotation: (args) => this.#beginAnnotation(args),
      endAnnotation: () => this.#restore(),
      paintImageXObject: ([id]) => this.#addPicture(this.#state.matrix, { id: String(id) }),
      paintImageXObjectRepeat: ([id, x, y, places]) =>
        this.#addPictures(repeatedPlaces([x, 0, 0, y], places), { id: String(id) }),
      paintInlineImageXObject: ([pixels]) =>
        this.#addPicture(this.#state.matrix, { pixels: pixels as Pixels }),
      paintInlineImageXObjectGroup: ([pixels, places]) =>
        this.#addPictures(placesOf(places), { pixels: pixels as Pixels }),
      paintImageMaskXObject: () => this.#paintMask(),
      paintImageMaskXObjectRepeat: ([, a, b, c, d, places]) =>
        this.#addPictures(repeatedPlaces([a, b, c, d], places), this.#inFillColour),
      paintImageMaskXObjectGroup: ([images]) =>
        this.#addPictures(placesOf(images), this.#inFillColour),
      paintSolidColorImageMask: () => this.#paintUnitSquare(),
    };
    const byCode: (Reader | undefined)[] = [];
    for (const [name, reader] of Object.entries(readers)) byCode[around.ops[name] ?? 0] = reader;
    this.#readers = byCode;
  }

  run(operators: Operators): Drawn {
    const { fnArray, argsArray } = operators;
    for (let index = 0; index < fnArray.length; index += 1) {
      this.#order = index;
      this.#readers[fnArray[index] ?? 0]?.((argsArray[index] ?? noArguments) as Arguments);
      if (this.#drawn.glyphs.length > mostGlyphs) {
        this.#drawn.truncated = true;
        break;
      }
    }
    return this.#drawn;
  }

  get #inFillColour(): { readonly colour: string } {
    return { colour: this.#state.fillColour };
  }

  get #isVisible(): boolean {
    return this.#softMasks === 0 && this.#shown.every(Boolean);
  }

  #restore(): void {
    const state = this.#stack.pop();
    if (state !== undefined) this.#state = state;
  }

  #transform(matrix: Matrix | undefined): void {
    if (matrix !== undefined) this.#state.matrix = multiply(this.#state.matrix, matrix);
  }

  #setGraphicsState(entries: unknown): void {
    for (const [key, value] of entries as readonly (readonly [string, unknown])[]) {
      if (key === "ca") this.#state.fillAlpha = asNumber(value);
      else if (key === "CA") this.#state.strokeAlpha = asNumber(value);
      else if (key === "BM") this.#state.covers = ["source-over", "Normal"].includes(String(value));
      else if (key === "LW") this.#state.lineWidth = asNumber(value);
      else if (key === "Font" && Array.isArray(value)) {
        this.#setFont(String(value[0]), asNumber(value[1]));
      }
    }
  }

  #narrowClip(box: BoundingBox): void {
    // An empty clip hides everything: a box outside the page does that.
    this.#state.clip = intersectBoxes(this.#state.clip, box) ?? [-2, -2, -1, -1];
    const parts = this.#state.clipParts;
    this.#state.clipParts = parts && partsInside(parts, box);
  }

  #constructPath(args: Arguments): void {
    const [paintOp, data] = args as [number, readonly (ArrayLike<number> | null)[]];
    const { ops } = this.#around;
    const path = data?.[0];
    const clips = this.#clipping;
    this.#clipping = false;
    if (path === null || path === undefined) return;
    const paints = paintOp !== ops.endPath && this.#isVisible;
    if (!paints && !clips) return;
    const subpaths = pathToSubpaths(path, this.#state.matrix);
    if (paints) {
      const state = this.#state;
      const strokes =
        paintOp === ops.stroke ||
        paintOp === ops.closeStroke ||
        paintOp === ops.fillStroke ||
        paintOp === ops.eoFillStroke ||
        paintOp === ops.closeFillStroke ||
        paintOp === ops.closeEOFillStroke;
      const fills = paintOp !== ops.stroke && paintOp !== ops.closeStroke;
      const scale = Math.sqrt(
        Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]),
      );
      const paint = {
        fill: fills && state.fillAlpha > faintest ? state.fillColour : undefined,
        stroke: strokes && state.strokeAlpha > faintest ? state.strokeColour : undefined,
        lineWidth: state.lineWidth * scale,
        clip: state.clip,
        clipParts: state.clipParts,
        order: this.#order,
        opaque: state.covers && state.fillAlpha > opaqueFrom && this.#softMasks === 0,
      };
      for (const subpath of subpaths) paintSubpath(subpath, paint, this.#drawn);
    }
    if (clips) {
      this.#narrowClip(boundsOf(subpaths.flatMap((subpath) => subpath.points)));
      this.#state.clipParts = clipParts(subpaths, this.#state.clip) ?? this.#state.clipParts;
    }
  }

  #setFont(name: string, size: number): void {
    this.#state.font = this.#around.font(name);
    this.#state.fontSize = size;
  }

  #moveText(x: number, y: number): void {
    this.#text.lineX += x;
    this.#text.lineY += y;
    this.#text.x = this.#text.lineX;
    this.#text.y = this.#text.lineY;
  }

  #setTextMatrix(args: Arguments): void {
    const matrix = asMatrix(args[0]) ?? asMatrix(args);
    if (matrix === undefined) return;
    this.#text = { ...startOfText(), matrix };
  }

  #showText(glyphs: readonly (PdfGlyph | number)[]): void {
    const state = this.#state;
    const { font, fontSize } = state;
    if (font === undefined) this.#drawn.fontless = true;
    if (font === undefined || fontSize === 0) return;
    const matrix = multiply(state.matrix, this.#text.matrix);
    const [originX, originY] = [this.#text.x, this.#text.y + state.rise];
    const along = Math.hypot(matrix[0], matrix[1]);
    const across = Math.hypot(matrix[2], matrix[3]);
    const size = Math.abs(fontSize) * across;
    const turn = directionOf(matrix, fontSize * state.horizontalScale);
    const scale = fontSize * font.widthScale;
    let x = 0;
    const sign = font.vertical ? 0 : 1;
    const widthless = state.characterSpacing === 0 && hasNoWidths(glyphs);
    const isShown = size >= smallestText && along > 0 && this.#isVisible;
    const { renderMode } = state;
    const strokeOnly = renderMode === 1 || renderMode === 5;
    const invisible =
      renderMode === 3 || renderMode === 7 || (!strokeOnly && state.fillAlpha <= faintest);
    const lettering: Lettering = {
      font,
      size,
      turn,
      colour: strokeOnly ? state.strokeColour : state.fillColour,
      tag: this.#tags.findLast((tag) => tag >= 0) ?? -1,
      into: invisible ? this.#drawn.hidden : this.#drawn.glyphs,
    };
    const slant = slantOf(matrix);
    if (isShown && !invisible && slant > leastSlant && size >= watermarkSize) return;
    const words: Glyph[] | undefined = isShown && slant > leastSlant ? [] : undefined;
    for (const glyph of glyphs) {
      if (typeof glyph === "number") {
        x -= (glyph / 1000) * fontSize * state.horizontalScale * sign;
        continue;
      }
      const width =
        (widthless ? likelyWidth * fontSize : glyph.width * scale) * state.horizontalScale;
      const spacing = state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0);
      const advance = width + spacing * state.horizontalScale;
      if (isShown) {
        const reach = width + Math.max(0, state.characterSpacing) * state.horizontalScale;
        const start = transformPoint(matrix, originX + x, originY);
        const end = transformPoint(matrix, originX + x + reach, originY);
        this.#addGlyph(
          glyph,
          words === undefined ? lettering : { ...lettering, into: words },
          start,
          end,
        );
      }
      x += advance * sign;
    }
    if (words !== undefined && words.length > 0) lettering.into.push(slantedToGlyph(words));
    this.#text.x += x;
  }

  #addGlyph(
    glyph: PdfGlyph,
    { font, size, turn, colour, tag, into }: Lettering,
    start: readonly [number, number],
    end: readonly [number, number],
  ): void {
    const { clip } = this.#state;
    const middle = middleOfLetter(start, end, size, turn);
    if (!containsPoint(clip, middle[0], middle[1], 1)) return;
    const [from, baseline] = turnPoint(start, turn);
    const [to] = turnPoint(end, turn);
    const contradicts = font.isMissing && contradictsItself(glyph.unicode, glyph.fontChar);
    if (contradicts) this.#drawn.contradicted.add(font.face);
    const { text, isKnown } = contradicts
      ? { text: uncertain, isKnown: true }
      : glyphText(glyph.unicode, font.face, font.isMissing ? glyph.fontChar : undefined);
    if (!isKnown) this.#countUnmapped(font.face);
    if (text === undefined) return;
    into.push({
      text,
      from: Math.min(from, to),
      to: Math.max(from, to),
      baseline,
      size,
      face: font.face,
      colour,
      turn,
      tag,
      order: this.#order,
    });
  }

  #countUnmapped(face: Face): void {
    const { unmapped } = this.#drawn;
    unmapped.set(face, (unmapped.get(face) ?? 0) + 1);
  }

  #openMarkedContent(tag: unknown, value: unknown): void {
    this.#tags.push(typeof value === "number" && this.#forms === 0 ? value : -1);
    this.#shown.push(tag !== "OC" || this.#around.isShown(value));
  }

  #beginForm(matrix: Matrix | undefined, box: BoundingBox | undefined): void {
    this.#forms += 1;
    this.#stack.push({ ...this.#state });
    this.#transform(matrix);
    if (box !== undefined) this.#narrowClip(transformBox(this.#state.matrix, box));
  }

  #beginGroup(group: unknown): void {
    const { smask, matrix, bbox } = group as { smask?: unknown; matrix?: unknown; bbox?: unknown };
    this.#stack.push({ ...this.#state });
    const masks = smask !== null && smask !== undefined;
    this.#groups.push(masks);
    if (masks) this.#softMasks += 1;
    const box = asBox(bbox);
    const inner = asMatrix(matrix);
    if (box !== undefined) {
      const outer = this.#state.matrix;
      this.#narrowClip(transformBox(inner === undefined ? outer : multiply(outer, inner), box));
    }
  }

  #endGroup(): void {
    if (this.#groups.pop() === true) this.#softMasks -= 1;
    this.#restore();
  }

  #beginAnnotation(args: Arguments): void {
    this.#stack.push({ ...this.#state });
    this.#state = initialState(this.#around.viewport, this.#around.page);
    const box = asBox(args[1]);
    if (box !== undefined) this.#narrowClip(transformBox(this.#state.matrix, box));
    this.#transform(asMatrix(args[2]));
    this.#transform(asMatrix(args[3]));
  }

  #addPicture(matrix: Matrix, what: Pick<Picture, "id" | "pixels" | "colour">): void {
    if (!this.#isVisible || this.#state.fillAlpha <= faintest) return;
    const box = intersectBoxes(transformBox(matrix, [0, 0, 1, 1]), this.#state.clip);
    if (box === undefined) return;
    const { covers, fillAlpha } = this.#state;
    const isLevel = matrix[1] * matrix[2] === 0 || matrix[0] * matrix[3] === 0;
    const opaque = isLevel && covers && fillAlpha > opaqueFrom && this.#softMasks === 0;
    const [a, b, c, d] = matrix;
    // The page's own axis points down, a picture's up.
    const upright = isLevel && b === 0 && c === 0 && a > 0 && d < 0;
    this.#drawn.pictures.push({ ...what, box, order: this.#order, opaque, upright });
  }

  #addPictures(places: readonly Matrix[], what: Pick<Picture, "id" | "pixels" | "colour">): void {
    for (const place of places) this.#addPicture(multiply(this.#state.matrix, place), what);
  }

  #paintMask(): void {
    const box = transformBox(this.#state.matrix, [0, 0, 1, 1]);
    // Old producers draw rules as one-pixel masks.
    if (Math.min(boxWidth(box), boxHeight(box)) < 2) this.#paintUnitSquare();
    else this.#addPicture(this.#state.matrix, this.#inFillColour);
  }

  #paintUnitSquare(): void {
    if (!this.#isVisible || this.#state.fillAlpha <= faintest) return;
    const [subpath] = pathToSubpaths([0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 4], this.#state.matrix);
    if (subpath === undefined) return;
    paintSubpath(
      subpath,
      {
        fill: this.#state.fillColour,
        stroke: undefined,
        lineWidth: 0,
        clip: this.#state.clip,
        clipParts: undefined,
        order: this.#order,
        opaque: false,
      },
      this.#drawn,
    );
  }
}

/** Text that runs so far off a right angle is slanted (degrees); letters so large in it are a watermark (points). */
const leastSlant = 12;
const watermarkSize = 20;

/** How far off a right angle text runs, in degrees. */
function slantOf(matrix: Matrix): number {
  const angle = (Math.abs(Math.atan2(matrix[1], matrix[0])) * 180) / Math.PI;
  return Math.abs(angle - 90 * Math.round(angle / 90));
}

/** The words of a slanted header stand over their column where they begin: they are one, however far they reach. */
function slantedToGlyph(words: readonly Glyph[]): Glyph {
  const first = words[0] as Glyph;
  const { from, size } = first;
  return {
    ...first,
    text: words
      .map(({ text }) => text)
      .join("")
      .trim(),
    to: from + size,
  };
}

/** Text whose font gives no character any width: all would stand on one spot, as no author can have meant. */
function hasNoWidths(glyphs: readonly (PdfGlyph | number)[]): boolean {
  return (
    glyphs.length > 1 && glyphs.every((glyph) => typeof glyph !== "number" && glyph.width === 0)
  );
}
