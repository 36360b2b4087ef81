import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";
import type { Block, Document, Mark, RunningText, SourceFile } from "../document.ts";
import { type Outcome, type Problem, UnreadableFile } from "../problem.ts";
import { parseColour } from "./colour.ts";
import { decodeHtml } from "./html/decode.ts";
import { type ElementStyle, readStyleSheet, type StyleSheet, styleOf } from "./html/style.ts";
import { addPart, closeTable, type OpenTable, openTable } from "./html/table.ts";
import { unpackWebArchive } from "./html/web-archive.ts";
import { defaultLimits, type ExtractOptions } from "./options.ts";
import { pictureMark } from "./picture.ts";
import { propertiesOf } from "./properties.ts";
import { isWebArchive } from "./sniff.ts";
import { paragraphToBlock } from "./word/content.ts";
import { writeNumber } from "./word/numbering.ts";
import type { PrintedParagraph } from "./word/printed.ts";
import { type Printer, printRun } from "./word/run.ts";

/** Elements that begin and end a paragraph. */
const blockElements = new Set(
  (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol option p pre section summary table " +
    "tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** What a browser does not show, or what only leads elsewhere. */
const unshown = new Set(
  "head script style noscript template iframe object embed select textarea button nav xml title datalist".split(
    " ",
  ),
);

/** A server's apology saved under a report's name: in the page's title or main heading, and short. */
const apology =
  /\b(not found|no longer (exists|available)|(cannot|could not|can't) be (found|displayed)|access (is )?denied|forbidden|unauthori[sz]ed|service unavailable|bad gateway|internal server error)\b|^\W*(http )?(error )?(40[0-9]|50[0-4])\b/i;
const longestApology = 80;

/** Unclosed tags of an honest page add up, but not to this many a level of tables. */
const elementsPerNesting = 40;

const noMarks: readonly Mark[] = [];

class NestedTooDeep extends Error {}

interface OpenElement {
  readonly name: string;
  readonly style: ElementStyle;
  readonly hidden: boolean;
  readonly list?: { readonly type: string; count: number };
}

interface OpenParagraph extends Printer {
  kind: PrintedParagraph["kind"];
  level?: number;
  label?: string;
}

/** Reads a web page, also one that Word saved: text, tables, fills, pictures by what is said of them. */
export async function readHtml(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const { nesting } = { ...defaultLimits, ...options.limits };
  const problems: Problem[] = [];
  const report = (problem: Omit<Problem, "stage">): void => {
    problems.push({ ...problem, stage: "extract" });
  };
  const archive = isWebArchive(bytes) ? unpackWebArchive(bytes) : undefined;
  const decoded = decodeHtml(archive?.page ?? bytes, archive?.charset);
  if (decoded.corrected !== undefined) {
    report({
      severity: "note",
      code: "text-encoding",
      message: `The page says it is UTF-8 but is not; it was read as ${decoded.corrected}.`,
    });
  }
  const page = readPage(decoded.text, nesting, report);
  const headings = page.blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 1 ? [block.text] : [],
  );
  const said = [page.title.trim(), ...headings].find(
    (text) => text.length <= longestApology && apology.test(text),
  );
  if (said !== undefined && !page.blocks.some(isDataTable)) {
    throw new UnreadableFile(
      "not-a-report",
      `The file is a web page (HTML) in which a server says "${said}", not a report.`,
    );
  }
  options.onProgress?.(page.blocks.length, page.blocks.length);
  const document: Document = {
    source,
    format: "html",
    blocks: page.blocks,
    running: page.running,
    ...propertiesOf({ title: page.title }),
  };
  return { value: document, problems };
}

const isDataTable = (block: Block): boolean =>
  block.kind === "table" && block.rows > 2 && block.columns > 1;

function readPage(
  text: string,
  nesting: number,
  report: (problem: Omit<Problem, "stage">) => void,
) {
  const blocks: Block[] = [];
  const running: RunningText[] = [];
  const elements: OpenElement[] = [];
  const tables: OpenTable[] = [];
  let sheet: StyleSheet = new Map();
  let title = "";
  let paragraph: OpenParagraph | undefined;
  let tablesTooDeep = 0;
  let runningKind: RunningText["kind"] | undefined;
  let runningStart = 0;

  const addBlock = (block: Block): void => {
    const cell = tables.at(-1)?.row?.cell;
    if (cell === undefined) blocks.push(block);
    else addPart(cell, block);
  };
  const flush = (): void => {
    if (paragraph === undefined) return;
    const { label, kind, level, pieces, marks } = paragraph;
    paragraph = undefined;
    const empty = pieces.every((piece) => piece.text.trim() === "");
    if (empty && marks.length === 0) return;
    const { bold = false } = pieces[0] ?? {};
    const labelled =
      label && !empty ? [{ text: label, bold, struck: false }, ...pieces] : [...pieces];
    const printed = {
      kind,
      ...(level ? { level } : {}),
      pieces: labelled,
      marks: marks.length === 0 ? noMarks : marks,
    };
    const cell = tables.at(-1)?.row?.cell;
    if (cell === undefined) {
      const block = paragraphToBlock(printed);
      if (block !== undefined) blocks.push(block);
    } else {
      addPart(cell, printed);
    }
  };
  const current = (): OpenParagraph => {
    paragraph ??= { kind: "paragraph", pieces: [], marks: [] };
    return paragraph;
  };

  const openElement = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (elements.length >= nesting * elementsPerNesting) throw new NestedTooDeep();
    if (blockElements.has(name)) flush();
    const parent = elements.at(-1);
    const own = styleOf(name, attributes, sheet);
    const hidden =
      parent?.hidden === true || own.hidden === true || unshown.has(name) || tablesTooDeep > 0;
    const style = inherit(parent?.style, own);
    const list =
      name === "ol" || name === "ul" ? { type: listType(name, attributes), count: 0 } : undefined;
    elements.push({ name, style, hidden, ...(list ? { list } : {}) });
    if (name === "table" && !(parent?.hidden ?? false)) beginTable(attributes);
    else if (name === "table") tablesTooDeep += tablesTooDeep > 0 ? 1 : 0;
    if (hidden) return;
    const table = tables.at(-1);
    switch (name) {
      case "thead":
      case "tbody":
      case "tfoot":
        if (table) {
          table.group += 1;
          table.inHead = name === "thead";
          table.sectionFill = own.background;
        }
        return;
      case "tr":
        table?.startRow(own.background);
        return;
      case "td":
      case "th":
        table?.startCell(attributes, name === "th", own.background);
        return;
      case "br":
        current().pieces.push({ text: "\n", bold: false, struck: false });
        return;
      case "img":
        current().marks.push(imageMark(attributes));
        return;
      case "circle":
      case "ellipse":
      case "rect": {
        const colour = parseColour(attributes.fill);
        if (colour && colour !== "#ffffff") {
          const shape = name === "rect" ? "square" : "circle";
          current().marks.push({ kind: "shape", colour, shape });
        }
        return;
      }
      case "li":
        beginItem(own);
        return;
      case "header":
      case "footer":
        // Only the page's own header and footer run; an article's are part of it.
        if (
          tables.length === 0 &&
          !elements.some(({ name: over }) => /^(article|main|section)$/.test(over))
        ) {
          runningKind = name;
          runningStart = blocks.length;
        }
        return;
    }
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined) {
      paragraph = { kind: "heading", level: Number(level), pieces: [], marks: [] };
    }
  };

  const beginItem = (own: ElementStyle): void => {
    const holder = elements.findLast((element) => element.list !== undefined);
    const list = holder?.list;
    if (list) list.count += 1;
    const plain = own.unlabelled || holder?.style.unlabelled;
    const label = plain
      ? ""
      : list && list.type !== ""
        ? `${writeNumber(list.count, list.type)}. `
        : "• ";
    paragraph = { kind: "list-item", label, pieces: [], marks: [] };
  };

  const beginTable = (attributes: Readonly<Record<string, string>>): void => {
    if (tables.length < nesting) {
      tables.push(openTable(attributes));
      return;
    }
    tablesTooDeep = 1;
    report({
      severity: "error",
      code: "nesting-too-deep",
      message: `Tables are nested deeper than ${nesting} levels; what lies deeper was left out.`,
    });
  };

  const closeElement = (name: string): void => {
    if (blockElements.has(name)) flush();
    const element = elements.at(-1);
    if (element?.name === name) elements.pop();
    if (name === "table" && tablesTooDeep > 0) {
      tablesTooDeep -= 1;
      return;
    }
    if (element?.hidden) return;
    const table = tables.at(-1);
    if (name === "td" || name === "th") table?.endCell();
    else if (name === "tr") table?.endRow();
    else if (name === "table") endTable();
    else if (name === "thead" && table) table.inHead = false;
    else if (name === runningKind && !elements.some((over) => over.name === name)) endRunning();
  };

  const endTable = (): void => {
    const table = tables.pop();
    if (table === undefined) return;
    const closed = closeTable(table);
    for (const part of closed.content) {
      if (!("pieces" in part)) addBlock(part);
      else {
        const cell = tables.at(-1)?.row?.cell;
        if (cell) {
          addPart(cell, part);
        } else {
          const block = paragraphToBlock(part);
          if (block) blocks.push(block);
        }
      }
    }
    if (closed.clamped) {
      report({
        severity: "warning",
        code: "table-clamped",
        message:
          "Cells claim to reach over far more rows or columns than the table has; they were cut back.",
      });
    }
  };

  const endRunning = (): void => {
    if (runningKind === undefined) return;
    const text = blocks
      .splice(runningStart)
      .map((block) =>
        block.kind === "table" ? block.cells.map((cell) => cell.text).join("\n") : block.text,
      )
      .filter((line) => line !== "")
      .join("\n");
    if (text !== "") running.push({ kind: runningKind, text });
    runningKind = undefined;
  };

  let rawName = "";
  let css = "";
  const parser = new Parser({
    onopentag: (name, attributes) => {
      rawName = name;
      openElement(name, attributes);
    },
    onclosetag: (name) => {
      if (name === "style") {
        sheet = new Map([...sheet, ...readStyleSheet(css)]);
        css = "";
      }
      rawName = "";
      closeElement(name);
    },
    ontext: (data) => {
      if (rawName === "style") css += data;
      else if (rawName === "title" && elements.length < 6) title += data;
      const element = elements.at(-1);
      if (element?.hidden) return;
      // Text between a table's rows belongs to no cell; browsers move it before the table.
      const table = tables.at(-1);
      if (table !== undefined && table.row?.cell === undefined && data.trim() === "") return;
      const style = element?.style ?? {};
      const shown = style.preformatted
        ? data.replace(/\r\n?/g, "\n")
        : data.replace(/[^\S ]/g, " ");
      if (paragraph === undefined && shown.trim() === "") return;
      printRun(shown, style, current());
    },
  });
  try {
    parser.end(text);
  } catch (error) {
    if (!(error instanceof NestedTooDeep)) throw error;
    report({
      severity: "error",
      code: "nesting-too-deep",
      message: `Elements are nested deeper than ${nesting * elementsPerNesting} levels; the page was read up to there.`,
    });
  }
  flush();
  while (tables.length > 0) endTable();
  return { blocks, running, title };
}

/** Text takes over everything but what stands behind a block. */
function inherit(parent: ElementStyle | undefined, own: ElementStyle): ElementStyle {
  const { background: _, ...taken } = parent ?? {};
  return Object.keys(own).length === 0 ? taken : { ...taken, ...own };
}

function listType(name: string, attributes: Readonly<Record<string, string>>): string {
  if (name === "ul") return "";
  const types: Readonly<Record<string, string>> = {
    a: "lowerLetter",
    A: "upperLetter",
    i: "lowerRoman",
    I: "upperRoman",
  };
  return types[attributes.type ?? ""] ?? "decimal";
}

/** A page's picture by its embedded bytes, or by the name of its file: equal names, equal pictures. */
function imageMark(attributes: Readonly<Record<string, string>>): Mark {
  const { src = "", alt, title } = attributes;
  const embedded = /^data:[^,]*;base64,(.*)$/s.exec(src)?.[1];
  const picture: Mark =
    embedded === undefined
      ? {
          kind: "image",
          hash: createHash("sha256").update(fileName(src)).digest("hex").slice(0, 16),
        }
      : pictureMark(Uint8Array.from(Buffer.from(embedded, "base64")));
  const alternative = (alt ?? title ?? "").trim();
  return alternative === "" ? picture : { ...picture, alternative };
}

const fileName = (src: string): string => src.replace(/[?#].*$/s, "").replace(/^.*[/\\]/s, "");
