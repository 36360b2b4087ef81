import type { Table } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import { embeddedProgram, pictureOfSheet } from "../../markup/embedded.ts";
import type { ListPlace } from "../../markup/list-counter.ts";
import { labelPiece } from "../../markup/list-label.ts";
import type { PrintedParagraph } from "../../markup/printed.ts";
import { type Printer, printGlyph, printRun } from "../../markup/run.ts";
import { type RunFormat, withoutFont } from "../../markup/run-format.ts";
import { shadedMarks } from "../../markup/shading.ts";
import { printSymbolField } from "../../markup/symbol-field.ts";
import { isSymbolFont, symbolToUnicode } from "../../markup/symbol-fonts.ts";
import {
  childNamed,
  childrenNamed,
  isElement,
  textOf,
  valueIn,
  type XmlElement,
} from "../../xml.ts";
import { chooseAlternative, type DrawingParts, readDrawing } from "./drawing.ts";
import {
  outlineToLevel,
  paragraphFill,
  readListPlace,
  readRunFormat,
  runFormatIn,
  type Styles,
} from "./styles.ts";

/** What a paragraph needs to know of the rest of the document. */
export interface ParagraphContext extends DrawingParts {
  readonly styles: Styles;
  /** The label that Word prints before the next paragraph of a list. */
  readonly label: (place: ListPlace) => string | undefined;
  /** The number printed for a reference to a footnote or endnote. */
  readonly noteMark: (kind: "footnote" | "endnote", id: string) => string;
  /** The same for a note that Word 2003 XML writes into the text itself. */
  readonly noteInside?: (kind: "footnote" | "endnote", element: XmlElement) => string;
  /** Word 2003 XML keeps a picture's bytes beside where it is shown. */
  readonly pictureInside?: (element: XmlElement) => void;
  /** The number of the note that is being read itself. */
  readonly ownMark?: string;
  readonly onChart: () => void;
  readonly onUnreadPart: (what: string) => void;
  /** The worksheet that is embedded as a part of the file, where it can be read. */
  readonly sheet?: (relationship: string) => Table | undefined;
}

interface ReadParagraph extends PrintedParagraph {
  readonly textBoxes: readonly XmlElement[];
  /** Worksheets that are shown in it. */
  readonly sheets: readonly Table[];
  /** Its end was deleted under tracked changes: the next paragraph goes on in the same line. */
  readonly joinsNext: boolean;
}

/**
 * Wrappers without a look of their own. `w:del` and `w:moveFrom` are not among them: what was
 * deleted under tracked changes, or moved from here, is no part of the accepted text.
 */
const transparent = new Set([
  "w:ins",
  "w:moveTo",
  "w:hyperlink",
  "w:smartTag",
  "w:sdt",
  "w:sdtContent",
  "w:fldSimple",
  "w:customXml",
  "w:dir",
  "w:bdo",
  "w:ruby",
  "aml:content",
  "w:rubyBase",
  "mc:Choice",
  "mc:Fallback",
]);

interface Field {
  state: "instruction" | "result";
  instruction: string;
  /** Whether anything of its result was printed. */
  printed: boolean;
  readonly form: XmlElement | undefined;
}

/** Reads one `w:p` in the accepted view: insertions in, deletions and hidden text out. */
export function readParagraph(element: XmlElement, context: ParagraphContext): ReadParagraph {
  const properties = childNamed(element, "w:pPr");
  const style = context.styles.paragraph(valueIn(properties, "w:pStyle"));
  const textBoxes: XmlElement[] = [];
  const sheets: Table[] = [];
  const fields: Field[] = [];

  const printer: Printer = { pieces: [], marks: [] };
  const { pieces, marks } = printer;
  /** The instruction of a field is not printed, only its result. */
  const isPrinted = (): boolean => {
    if (fields.some((field) => field.state === "instruction")) return false;
    for (const field of fields) field.printed = true;
    return true;
  };
  const printText = (text: string, format: RunFormat): void => {
    if (isPrinted()) printRun(text, format, printer);
  };
  const print = (text: string, format: RunFormat): void => printText(text, withoutFont(format));

  const draw = (drawing: XmlElement, format: RunFormat): void => {
    if (format.hidden) return;
    context.pictureInside?.(drawing);
    const drawn = readDrawing(drawing, context);
    append(marks, drawn.marks);
    append(textBoxes, drawn.textBoxes);
    if (drawn.charts > 0) context.onChart();
    for (const { program, relationship } of drawn.objects) {
      const what = embeddedProgram(program);
      if (what === undefined) continue;
      const sheet = context.sheet?.(relationship);
      if (sheet !== undefined) sheets.push(sheet);
      context.onUnreadPart(sheet === undefined ? what : pictureOfSheet);
    }
  };

  const fieldCharacter = (at: XmlElement, format: RunFormat): void => {
    const type = at.attributes["w:fldCharType"];
    if (type === "begin") {
      const form = childNamed(at, "w:ffData");
      fields.push({ state: "instruction", instruction: "", printed: false, form });
      return;
    }
    const field = fields.at(-1);
    if (field === undefined) return;
    if (type === "separate") field.state = "result";
    if (type !== "end") return;
    fields.pop();
    if (!field.printed && isPrinted()) printFieldItself(field, format, printer);
  };

  const readRun = (run: XmlElement): void => {
    const own = readRunFormat(childNamed(run, "w:rPr"));
    const character = context.styles.character(valueIn(childNamed(run, "w:rPr"), "w:rStyle"));
    const format = runFormatIn(style.run, character, own);
    for (const child of run.children) if (isElement(child)) readRunChild(child, format);
  };

  const readRunChild = (at: XmlElement, format: RunFormat): void => {
    switch (at.name) {
      case "w:t":
        printText(textOf(at), format);
        return;
      case "w:tab":
      case "w:ptab":
        print(" ", format);
        return;
      case "w:br":
        // A page or column break ends the line as well.
        print("\n", format);
        return;
      case "w:cr":
        print("\n", format);
        return;
      case "w:noBreakHyphen":
        print("-", format);
        return;
      case "w:sym": {
        const font = at.attributes["w:font"] ?? "";
        const code = Number.parseInt(at.attributes["w:char"] ?? "", 16);
        if (Number.isNaN(code) || code > 0x10ffff) return;
        const character = String.fromCodePoint(code);
        const known = isSymbolFont(font);
        const glyph = known ? symbolToUnicode(font, character) : character;
        if (isPrinted()) printGlyph(glyph, format, printer, font);
        return;
      }
      case "w:instrText": {
        const field = fields.at(-1);
        if (field?.state === "instruction") field.instruction += textOf(at);
        return;
      }
      case "w:fldChar":
        fieldCharacter(at, format);
        return;
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const kind = at.name === "w:footnoteReference" ? "footnote" : "endnote";
        const custom = at.attributes["w:customMarkFollows"];
        const mark = context.noteMark(kind, at.attributes["w:id"] ?? "");
        if (custom === undefined || /^(0|false)$/.test(custom)) print(mark, format);
        return;
      }
      case "w:footnote":
      case "w:endnote": {
        const kind = at.name === "w:footnote" ? "footnote" : "endnote";
        if (context.noteInside && isPrinted()) print(context.noteInside(kind, at), format);
        return;
      }
      case "w:footnoteRef":
      case "w:endnoteRef":
        print(`${context.ownMark ?? ""} `, format);
        return;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        draw(at, format);
        return;
      case "mc:AlternateContent": {
        const chosen = chooseAlternative(at);
        for (const child of chosen?.children ?? []) {
          if (isElement(child)) readRunChild(child, format);
        }
        return;
      }
    }
  };

  const readInline = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      if (child.name === "w:r") readRun(child);
      else if (child.name === "mc:AlternateContent") {
        const chosen = chooseAlternative(child);
        if (chosen) readInline(chosen);
      } else if (child.name === "w:subDoc") context.onUnreadPart("a linked sub-document");
      else if (child.name === "m:oMath" || child.name.endsWith(" oMath")) {
        print(textOf(child), style.run);
      } else if (child.name === "aml:annotation") {
        if (child.attributes["w:type"] !== "Word.Deletion") readInline(child);
      } else if (transparent.has(child.name)) readInline(child);
    }
  };
  readInline(element);

  const numbered = { ...style.numbering, ...readListPlace(properties) };
  const outline = valueIn(properties, "w:outlineLvl");
  const level = outline === undefined ? style.headingLevel : outlineToLevel(outline);
  const label = labelOf(numbered, context) ?? olderLabel(properties);
  const before = label === undefined ? undefined : labelPiece(label, pieces, style.run.bold);
  return {
    kind: level !== undefined ? "heading" : before !== undefined ? "list-item" : "paragraph",
    ...(level === undefined ? {} : { level }),
    pieces: before === undefined ? pieces : [before, ...pieces],
    marks: shadedMarks(marks, paragraphFill(properties, style.fill)),
    textBoxes,
    sheets,
    joinsNext: isDeletedMark(childNamed(properties, "w:rPr")),
  };
}

function isDeletedMark(markProperties: XmlElement | undefined): boolean {
  return (
    childNamed(markProperties, "w:del") !== undefined ||
    childNamed(markProperties, "w:moveFrom") !== undefined
  );
}

/** List number 0 takes a paragraph out of its style's list. */
function labelOf(place: Partial<ListPlace>, context: ParagraphContext): string | undefined {
  if (place.list === undefined || place.list === "0") return undefined;
  return context.label({ list: place.list, level: place.level ?? 0 });
}

/** Word 2003 XML stores the printed label itself. */
function olderLabel(properties: XmlElement | undefined): string | undefined {
  const text = childNamed(childNamed(properties, "w:listPr"), "wx:t")?.attributes["wx:val"];
  if (text === undefined) return undefined;
  return /[\p{L}\p{N}]/u.test(text) && text.length > 1 ? text : "•";
}

/** Fields that Word draws itself: form check boxes, drop-downs, and symbols without a stored result. */
function printFieldItself(field: Field, format: RunFormat, printer: Printer): void {
  const box = childNamed(field.form, "w:checkBox");
  if (box !== undefined) {
    const state = childNamed(box, "w:checked") ?? childNamed(box, "w:default");
    const value = state?.attributes["w:val"] ?? (state ? "1" : "0");
    printGlyph(/^(0|false|off)$/.test(value) ? "☐" : "☒", format, printer);
  }
  const list = childNamed(field.form, "w:ddList");
  if (list !== undefined) {
    const chosen = Number(valueIn(list, "w:result") ?? valueIn(list, "w:default") ?? 0);
    const entry = childrenNamed(list, "w:listEntry")[chosen]?.attributes["w:val"];
    printRun(entry ?? "", format, printer);
  }
  printSymbolField(field.instruction, format, printer);
}
