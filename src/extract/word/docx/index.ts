import type { Document, Mark, RunningText, SourceFile, Table } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import { type Outcome, UnreadableFile } from "../../../problem.ts";
import { blocksToText } from "../../markup/content.ts";
import { reportEnd } from "../../markup/end.ts";
import { createCounter } from "../../markup/list-counter.ts";
import { countBlocks } from "../../markup/progress.ts";
import { defaultLimits, type ExtractLimits, type ExtractOptions } from "../../options.ts";
import { pictureMark } from "../../picture.ts";
import { propertiesOf } from "../../properties.ts";
import { createReport, reportUnreadParts } from "../../report.ts";
import { readWorksheet } from "../../sheet/worksheet.ts";
import {
  childrenNamed,
  isElement,
  textOf,
  visitTree,
  visitXml,
  type XmlElement,
} from "../../xml.ts";
import { type BodyContext, createBodyReader } from "./body.ts";
import { createNotes } from "./notes.ts";
import { readLists } from "./numbering.ts";
import { openWordPackage, type Relationship, type WordPackage } from "./package.ts";
import { readStyles } from "./styles.ts";
import { readThemeColours } from "./theme.ts";

/** Pictures larger than this are no traffic lights; they are told apart by their checksum alone. */
const largestPicture = 4 * 1024 * 1024;
/** Workbooks that take more room are archives of their own. */
const largestSheet = 8 * 1024 * 1024;

/** Reads a Word 2007 package: text, tables, marks, notes, headers and footers. */
export async function readDocx(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const limits = { ...defaultLimits, ...options.limits };
  const { problems, report } = createReport();
  const onUnreadPart = reportUnreadParts(report);

  const pack = openWordPackage(bytes, limits);
  for (const name of pack.misnamed) {
    report({
      severity: "warning",
      code: "part-unreadable",
      message: `A part of the package has two names, "${name}" in its list; what is found by the other is missing.`,
    });
  }
  const name = pack.documentName;
  const relationships = pack.relationships(name);
  const partOf = (type: string): string | undefined =>
    [...relationships.values()].find((to) => to.type === type)?.part;
  /** A part that is named but damaged costs its own content, not the file. */
  const optional = (type: string, what: string): XmlElement | undefined => {
    const part = partOf(type);
    if (part === undefined || pack.peek(part) === undefined) return undefined;
    const root = tryRead(() => pack.xml(part));
    if (root === undefined) {
      report({
        severity: "error",
        code: "part-unreadable",
        message: `The ${what} ("${part}") cannot be read; the rest was.`,
      });
    }
    return root;
  };

  const notes = createNotes();
  let charts = 0;
  const sections: XmlElement[] = [];
  const context: BodyContext = {
    styles: readStyles(optional("styles", "styles")),
    label: createCounter(readLists(optional("numbering", "list numbering"))),
    themeColour: readThemeColours(optional("theme", "colour theme")),
    picture: createPictures(pack, relationships),
    noteMark: notes.mark,
    sheet: createSheets(pack, relationships, limits),
    nesting: limits.nesting,
    report,
    onChart: () => {
      charts += 1;
    },
    onUnreadPart,
    onSection: (properties) => {
      sections.push(properties);
    },
    onBlock: countBlocks(options),
  };

  const content = pack.part(name) ?? new Uint8Array();
  const body = createBodyReader(context);
  let root: string | undefined;
  const visitor = {
    ...body.visitor,
    open: (element: string, attributes: Readonly<Record<string, string>>) => {
      root ??= element;
      body.visitor.open(element, attributes);
    },
  };
  const end = visitXml(content, visitor, limits.nesting);
  if (root !== undefined && root !== "w:document") {
    throw new UnreadableFile(
      "file-unsupported",
      `The package's main part ("${name}") is no Word document.`,
    );
  }
  const blocks = body.finish();
  reportEnd(end, blocks, limits.nesting, report);

  for (const kind of ["footnote", "endnote"] as const) {
    const root = notes.cited(kind) ? optional(`${kind}s`, `${kind}s`) : undefined;
    append(blocks, notes.read(kind, root, context, report));
  }
  const running = readRunning(sections, pack, relationships, context);
  if (charts > 0) {
    report({
      severity: "note",
      code: "part-unsupported",
      message: `${charts} chart(s) or diagram(s) are drawn from figures of their own, which are not read.`,
    });
  }
  const document: Document = {
    source,
    format: "docx",
    blocks,
    running,
    ...propertiesOf(readProperties(pack)),
  };
  return { value: document, problems };
}

/** The package's own properties; their elements are told by local name, as producers vary the prefix. */
function readProperties(pack: WordPackage): { title?: string; author?: string; company?: string } {
  const said = new Map<string, string>();
  for (const { type, part } of pack.relationships("").values()) {
    if (part === undefined || !/(?:core|extended)-properties$/.test(type)) continue;
    const root = tryRead(() => pack.xml(part));
    // these parts' namespaces have no usual prefix: the local name stands behind the last blank or colon
    for (const child of (root?.children ?? []).filter(isElement))
      said.set(child.name.replace(/^.*[: ]/, "").toLowerCase(), textOf(child));
  }
  return {
    title: said.get("title") ?? "",
    author: said.get("creator") ?? "",
    company: said.get("company") ?? "",
  };
}

/** Each header and footer once, in the order of the sections. */
function readRunning(
  sections: readonly XmlElement[],
  pack: WordPackage,
  relationships: ReadonlyMap<string, Relationship>,
  context: BodyContext,
): RunningText[] {
  const running: RunningText[] = [];
  const seen = new Set<string>();
  for (const section of sections) {
    for (const kind of ["header", "footer"] as const) {
      for (const reference of childrenNamed(section, `w:${kind}Reference`)) {
        const part = relationships.get(reference.attributes["r:id"] ?? "")?.part;
        if (part === undefined || pack.peek(part) === undefined || seen.has(part)) continue;
        seen.add(part);
        const root = tryRead(() => pack.xml(part));
        if (root === undefined) {
          context.report({
            severity: "error",
            code: "part-unreadable",
            message: `A ${kind} ("${part}") cannot be read; the rest was.`,
          });
          continue;
        }
        const text = runningText(root, context);
        if (text === "" || seen.has(`${kind} ${text}`)) continue;
        seen.add(`${kind} ${text}`);
        running.push({ kind, text });
      }
    }
  }
  return running;
}

function runningText(root: XmlElement, context: BodyContext): string {
  const reader = createBodyReader({ ...context, onBlock: () => {}, onSection: () => {} });
  visitTree(root, reader.visitor);
  return blocksToText(reader.finish());
}

/** Marks by relationship id, each picture unpacked once and only when a table shows it. */
function createPictures(
  pack: WordPackage,
  relationships: ReadonlyMap<string, Relationship>,
): (relationship: string) => Mark | undefined {
  const known = new Map<string, Mark>();
  return (id) => {
    const part = relationships.get(id)?.part;
    const claim = part === undefined ? undefined : pack.peek(part);
    if (part === undefined || claim === undefined) {
      // A linked picture lies outside the file and is never fetched; that one stands here is known.
      return relationships.has(id) ? { kind: "image" } : undefined;
    }
    let mark = known.get(part);
    if (mark === undefined) {
      const small = claim.claimedSize <= largestPicture;
      const content = small ? tryRead(() => pack.part(part)) : undefined;
      mark =
        content === undefined
          ? { kind: "image", hash: `crc32-${claim.crc.toString(16).padStart(8, "0")}` }
          : pictureMark(content);
      known.set(part, mark);
    }
    return mark;
  };
}

/** Worksheets by relationship id; those of older programs, or that cannot be printed as they are, are none. */
function createSheets(
  pack: WordPackage,
  relationships: ReadonlyMap<string, Relationship>,
  limits: ExtractLimits,
): (relationship: string) => Table | undefined {
  return (id) => {
    const part = relationships.get(id)?.part;
    const claim = part === undefined ? undefined : pack.peek(part);
    if (part === undefined || claim === undefined || claim.claimedSize > largestSheet) {
      return undefined;
    }
    const content = tryRead(() => pack.part(part));
    if (content === undefined || content[0] !== 0x50 || content[1] !== 0x4b) return undefined;
    try {
      return readWorksheet(content, limits);
    } catch (error) {
      // A damaged or overlarge workbook costs its own table, which is then named as not read.
      if (error instanceof UnreadableFile) return undefined;
      throw error;
    }
  };
}

/** `undefined` where the part is damaged; a limit that was passed still ends the whole file. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile && error.code === "member-damaged") return undefined;
    throw error;
  }
}
