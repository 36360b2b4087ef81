import type { Mark } from "../../document.ts";
import { type NoteKind, noteLabel } from "../markup/note-label.ts";
import { type Printer, printGlyph, printRun } from "../markup/run.ts";
import { type RunFormat, withoutFont } from "../markup/run-format.ts";
import { childNamed, findElement, isElement, textOf, type XmlElement } from "../xml.ts";
import { drawnMark } from "./drawing.ts";
import type { OdtStyles } from "./styles.ts";

/** What a paragraph needs to know of the rest of the document. */
export interface OdtParagraphContext {
  readonly styles: OdtStyles;
  readonly picture: (path: string) => Mark | undefined;
  /** Takes a note's body down and gives its number. */
  readonly note: (kind: NoteKind, body: XmlElement | undefined) => number;
  readonly onUnreadPart: (what: string) => void;
  readonly nesting: number;
}

/** Elements that print nothing here: comments, places, what was deleted. */
const silent = new Set([
  "office:annotation",
  "office:annotation-end",
  "text:tracked-changes",
  "text:hidden-text",
  "text:ruby-text",
  "text:note-body",
  "office:event-listeners",
  "svg:title",
  "svg:desc",
]);

/** What a paragraph prints; boxes of text in it are handed back to be read like a body. */
export function readInline(
  element: XmlElement,
  base: RunFormat,
  context: OdtParagraphContext,
): Printer & { readonly boxes: XmlElement[] } {
  const printer: Printer & { readonly boxes: XmlElement[] } = { pieces: [], marks: [], boxes: [] };
  readChildren(element, base, printer, context);
  return printer;
}

function readChildren(
  element: XmlElement,
  format: RunFormat,
  to: Printer & { readonly boxes: XmlElement[] },
  context: OdtParagraphContext,
): void {
  const plain = withoutFont(format);
  for (const child of element.children) {
    if (!isElement(child)) {
      printRun(child.replace(/[\t\r\n ]+/g, " "), format, to);
      continue;
    }
    const { name, attributes } = child;
    if (silent.has(name)) continue;
    if (name.startsWith("draw:")) {
      if (!format.hidden) draw(child, to, context);
      continue;
    }
    switch (name) {
      case "text:s":
        printRun(" ", plain, to);
        break;
      case "text:tab":
        printRun(" ", plain, to);
        break;
      case "text:line-break":
        printRun("\n", plain, to);
        break;
      case "text:span": {
        const own = context.styles.run("text", attributes["text:style-name"]);
        readChildren(child, { ...format, ...own }, to, context);
        break;
      }
      case "text:note": {
        const kind = attributes["text:note-class"] === "endnote" ? "endnote" : "footnote";
        const number = context.note(kind, childNamed(child, "text:note-body"));
        printRun(noteLabel(kind, number), plain, to);
        break;
      }
      case "field:fieldmark":
        printFormField(child, plain, to);
        break;
      default:
        readChildren(child, format, to, context);
    }
  }
}

/** Legacy form fields that Word files bring along: a box to tick, a list to choose from. */
function printFormField(field: XmlElement, format: RunFormat, to: Printer): void {
  const parameters = new Map<string, string[]>();
  for (const child of field.children) {
    if (!isElement(child) || child.name !== "field:param") continue;
    const name = child.attributes["field:name"] ?? "";
    parameters.set(name, [...(parameters.get(name) ?? []), child.attributes["field:value"] ?? ""]);
  }
  const kind = field.attributes["field:type"] ?? "";
  if (kind.endsWith("FORMCHECKBOX")) {
    const isTicked = parameters.get("Checkbox_Checked")?.[0] === "true";
    printGlyph(isTicked ? "☒" : "☐", format, to);
  } else if (kind.endsWith("FORMDROPDOWN")) {
    const chosen = Number(parameters.get("Dropdown_Selected")?.[0] ?? 0);
    printRun(parameters.get("Dropdown_ListEntry")?.[chosen] ?? textOf(field), format, to);
  } else printRun(textOf(field), format, to);
}

function draw(
  element: XmlElement,
  to: Printer & { readonly boxes: XmlElement[] },
  context: OdtParagraphContext,
): void {
  switch (element.name) {
    case "draw:frame": {
      const image = childNamed(element, "draw:image");
      const object = childNamed(element, "draw:object") ?? childNamed(element, "draw:object-ole");
      const box = childNamed(element, "draw:text-box");
      if (box !== undefined) to.boxes.push(box);
      if (object !== undefined) {
        context.onUnreadPart(
          "an embedded object, such as a worksheet or a chart, drawn from figures of its own",
        );
      }
      const mark =
        image === undefined ? undefined : context.picture(image.attributes["xlink:href"] ?? "");
      if (mark !== undefined) to.marks.push(withWords(mark, element));
      return;
    }
    case "draw:a":
    case "draw:g":
      for (const child of element.children) if (isElement(child)) draw(child, to, context);
      return;
    default: {
      const hasText = findElement(element, "text:p") !== undefined;
      if (hasText) to.boxes.push(element);
      const mark = drawnMark(element, context.styles, hasText);
      if (mark !== undefined) to.marks.push(withWords(mark, element));
    }
  }
}

function withWords(mark: Mark, element: XmlElement): Mark {
  const said = [childNamed(element, "svg:desc"), childNamed(element, "svg:title")]
    .map((words) => (words === undefined ? "" : textOf(words).trim()))
    .find((words) => words !== "");
  return said === undefined ? mark : { ...mark, alternative: said };
}
