import type { Block, Document, Mark, RunningText, SourceFile } from "../../document.ts";
import { append } from "../../long-lists.ts";
import { type Outcome, UnreadableFile } from "../../problem.ts";
import { blocksToText } from "../markup/content.ts";
import { reportEnd } from "../markup/end.ts";
import { createCounter } from "../markup/list-counter.ts";
import { countBlocks } from "../markup/progress.ts";
import { defaultLimits, type ExtractOptions } from "../options.ts";
import { pictureMark } from "../picture.ts";
import { createReport, reportUnreadParts } from "../report.ts";
import {
  childNamed,
  childrenNamed,
  findElement,
  textOf,
  visitTree,
  visitXml,
  type XmlElement,
} from "../xml.ts";
import { type BodyContext, createBodyReader, ignoredInBody } from "./docx/body.ts";
import { createNotes } from "./docx/notes.ts";
import { readStyles } from "./docx/styles.ts";
import { looseRows, type OpenTable } from "./docx/table.ts";
import { losesMerges, restoreMerges } from "./lost-merges.ts";
import { readOlderLists } from "./older-lists.ts";

/** Parts of the file that are read as whole trees, before its body. */
const heads = new Set(["w:styles", "w:lists"]);

/** What is not read of the rest: fonts, settings, macros. */
const ignored = new Set([
  ...ignoredInBody,
  "w:fonts",
  "w:docPr",
  "w:docSuppData",
  "o:DocumentProperties",
  "o:CustomDocumentProperties",
]);

/** Reads a Word 2003 XML document, whose body is written as a .docx's is. */
export async function readWordMl(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const limits = { ...defaultLimits, ...options.limits };
  const { problems, report } = createReport();
  const found = new Map<string, XmlElement>();
  const pictures = new Map<string, Mark>();
  /** The same as they are written out, wherever they stand, and by what they show. */
  const written = new Map<string, Mark>();
  const known = new Map<string, Mark>();
  const sections: XmlElement[] = [];
  const notes = createNotes();
  let charts = 0;
  let noteBodies = 0;
  const bodies: Record<"footnote" | "endnote", XmlElement[]> = { footnote: [], endnote: [] };

  /** Of a writer that loses merges: tables, and rows that were too short. */
  const lossy = { tables: 0, rows: 0 };
  const mendTable = (table: OpenTable): void => {
    lossy.tables += 1;
    lossy.rows += restoreMerges(looseRows(table), table.gridColumns).length;
  };

  const makeContext = (): BodyContext => ({
    styles: readStyles(found.get("w:styles")),
    label: createCounter(readOlderLists(found.get("w:lists"))),
    themeColour: () => undefined,
    picture: (name) => pictures.get(name),
    noteMark: notes.mark,
    noteInside: (kind, element) => {
      noteBodies += 1;
      const id = String(noteBodies);
      bodies[kind].push({ ...element, name: `w:${kind}`, attributes: { "w:id": id } });
      return notes.mark(kind, id);
    },
    pictureInside: (element) => {
      const data = childNamed(element, "w:binData");
      if (data === undefined) return;
      const text = textOf(data);
      if (text.trim() === "") return;
      const mark = written.get(text) ?? pictureMark(Buffer.from(text, "base64"), known);
      written.set(text, mark);
      pictures.set(data.attributes["w:name"] ?? "", mark);
    },
    ...(losesMerges(bytes) ? { onTable: mendTable } : {}),
    nesting: limits.nesting,
    report,
    onChart: () => {
      charts += 1;
    },
    onUnreadPart: reportUnreadParts(report),
    onSection: (properties) => {
      sections.push(properties);
    },
    onBlock: countBlocks(options),
  });

  let context: BodyContext | undefined;
  let body: ReturnType<typeof createBodyReader> | undefined;
  const end = visitXml(
    bytes,
    {
      ignored,
      isLeaf: (name) => heads.has(name) || body?.visitor.isLeaf(name) === true,
      open: (name, attributes) => {
        if (name === "w:body" && body === undefined) {
          context = makeContext();
          body = createBodyReader(context);
        }
        body?.visitor.open(name, attributes);
      },
      close: (name) => body?.visitor.close(name),
      leaf: (element) => {
        if (heads.has(element.name)) found.set(element.name, element);
        else body?.visitor.leaf(element);
      },
    },
    limits.nesting,
  );
  if (body === undefined || context === undefined) {
    throw new UnreadableFile(
      "file-damaged",
      `The Word 2003 XML document has no body that can be read${end.fault === undefined ? "" : `: ${end.fault}`}.`,
    );
  }
  const blocks: Block[] = body.finish();
  reportEnd(end, blocks, limits.nesting, report);
  if (lossy.tables > 0) {
    report({
      severity: "warning",
      code: "part-unreadable",
      message: `LibreOffice wrote this file, and its Word 2003 XML leaves out lists in tables, line ends, tabs and which cells are merged: ${lossy.rows} row(s) with fewer cells than columns were laid out by what they resemble. Save the document itself as .docx.`,
    });
  }
  for (const kind of ["footnote", "endnote"] as const) {
    if (!notes.cited(kind)) continue;
    const holder = { name: `w:${kind}s`, attributes: {}, children: bodies[kind] };
    append(blocks, notes.read(kind, holder, context, report));
  }
  if (charts > 0) {
    report({
      severity: "note",
      code: "part-unsupported",
      message: `${charts} chart(s) or diagram(s) are drawn from figures of their own, which are not read.`,
    });
  }
  const running = readRunning(sections, context);
  return { value: { source, format: "wordml", blocks, running }, problems };
}

/** Headers and footers stand inside the properties of their sections; each is taken once. */
function readRunning(sections: readonly XmlElement[], context: BodyContext): RunningText[] {
  const running: RunningText[] = [];
  for (const section of sections) {
    for (const [name, kind] of [
      ["w:hdr", "header"],
      ["w:ftr", "footer"],
    ] as const) {
      for (const part of childrenNamed(section, name)) {
        if (findElement(part, "w:p") === undefined) continue;
        const reader = createBodyReader({ ...context, onBlock: () => {}, onSection: () => {} });
        visitTree(part, reader.visitor);
        const text = blocksToText(reader.finish());
        const isNew = running.every((one) => one.kind !== kind || one.text !== text);
        if (text !== "" && isNew) running.push({ kind, text });
      }
    }
  }
  return running;
}
