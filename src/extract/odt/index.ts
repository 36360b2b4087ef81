import type { Document, Mark, RunningText, SourceFile } from "../../document.ts";
import { append } from "../../long-lists.ts";
import { type Outcome, UnreadableFile } from "../../problem.ts";
import { blocksToText } from "../markup/content.ts";
import { reportEnd } from "../markup/end.ts";
import { type NoteKind, noteLabel } from "../markup/note-label.ts";
import { countBlocks } from "../markup/progress.ts";
import { defaultLimits, type ExtractOptions } from "../options.ts";
import { pictureMark } from "../picture.ts";
import { createReport, type Report, reportUnreadParts } from "../report.ts";
import {
  childNamed,
  childrenNamed,
  isElement,
  parseXml,
  visitTree,
  visitXml,
  type XmlElement,
} from "../xml.ts";
import { mostZipMembers, openZip, type ZipMember } from "../zip.ts";
import { createOdtReader, type OdtContext } from "./body.ts";
import { createLists } from "./lists.ts";
import { readOdtStyles } from "./styles.ts";

/** Pictures larger than this are no traffic lights; they are told apart by their checksum alone. */
const largestPicture = 4 * 1024 * 1024;

/** Parts of a document that are read as whole trees, before its body. */
const heads = new Set([
  "office:automatic-styles",
  "office:styles",
  "office:master-styles",
  "office:font-face-decls",
]);

/** What is not read of the rest: places of tabs, forms of numbers, patterns, settings. */
const ignored = new Set(
  (
    "style:tab-stops style:background-image style:page-layout style:drop-cap style:columns style:table-column-properties " +
    "style:section-properties text:sequence-decls text:notes-configuration text:linenumbering-configuration " +
    "text:bibliography-configuration table:table-template number:number-style number:date-style number:time-style " +
    "number:percentage-style number:currency-style number:text-style number:boolean-style draw:gradient draw:hatch " +
    "draw:marker draw:stroke-dash draw:opacity draw:fill-image office:scripts office:settings office:meta " +
    "text:soft-page-break text:bookmark text:bookmark-start text:bookmark-end"
  ).split(" "),
);

interface Parts {
  readonly content: Uint8Array;
  readonly styles: XmlElement | undefined;
  readonly picture: (path: string) => Mark | undefined;
}

/** Reads an OpenDocument text, in its package or as one flat file: text, tables, marks, notes, headers and footers. */
export async function readOdt(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const limits = { ...defaultLimits, ...options.limits };
  const { problems, report } = createReport();
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts: Parts = isPackage
    ? openPackage(bytes, options, report)
    : { content: bytes, styles: undefined, picture: () => ({ kind: "image" }) };

  const holders: XmlElement[] = [];
  const running: XmlElement[] = [];
  for (const head of parts.styles?.children ?? []) {
    if (isElement(head) && heads.has(head.name)) takeHead(head, holders, running);
  }
  const notes: Record<NoteKind, XmlElement[]> = { footnote: [], endnote: [] };
  const countBlock = countBlocks(options);
  let reader: ReturnType<typeof createOdtReader> | undefined;
  let context: OdtContext | undefined;
  let isText = false;
  const begin = () => {
    context = {
      styles: readOdtStyles(holders),
      lists: createLists(holders),
      picture: parts.picture,
      note: (kind, body) => notes[kind].push(body ?? noBody),
      onUnreadPart: reportUnreadParts(report),
      nesting: limits.nesting,
      report,
      onBlock: countBlock,
    };
    reader = createOdtReader(context);
    return reader;
  };
  const end = visitXml(
    parts.content,
    {
      ignored,
      isLeaf: (name) => heads.has(name) || reader?.visitor.isLeaf(name) === true,
      open: (name, attributes) => {
        if (name === "office:text") isText = true;
        (name === "office:text" ? begin() : reader)?.visitor.open(name, attributes);
      },
      close: (name) => reader?.visitor.close(name),
      leaf: (element) => {
        if (heads.has(element.name)) takeHead(element, holders, running);
        else reader?.visitor.leaf(element);
      },
    },
    limits.nesting,
  );
  if (!isText || reader === undefined || context === undefined) {
    if (end.fault !== undefined) {
      throw new UnreadableFile("file-damaged", `The document cannot be read: ${end.fault}.`);
    }
    throw new UnreadableFile(
      "file-unsupported",
      "The file is an OpenDocument file, but no text document. Save it as .odt, .docx or PDF.",
    );
  }
  const blocks = reader.finish();
  reportEnd(end, blocks, limits.nesting, report);
  for (const kind of ["footnote", "endnote"] as const) {
    // A note may cite another one, which then joins the end of the list.
    for (let index = 0; index < notes[kind].length; index += 1) {
      const own = createOdtReader(context, noteLabel(kind, index + 1));
      for (const child of notes[kind][index]?.children ?? []) {
        if (isElement(child)) visitTree(child, own.visitor);
      }
      append(blocks, own.finish());
    }
  }
  const texts = readRunning(running, context);
  return { value: { source, format: "odt", blocks, running: texts }, problems };
}

const noBody: XmlElement = { name: "text:note-body", attributes: {}, children: [] };

function takeHead(head: XmlElement, holders: XmlElement[], running: XmlElement[]): void {
  if (head.name !== "office:master-styles") holders.push(head);
  else append(running, childrenNamed(head, "style:master-page"));
}

/** Each header and footer once. */
function readRunning(pages: readonly XmlElement[], context: OdtContext): RunningText[] {
  const running: RunningText[] = [];
  for (const page of pages) {
    for (const part of page.children) {
      if (!isElement(part)) continue;
      const kind = /^style:(header|footer)(-left|-first)?$/.exec(part.name)?.[1];
      if (kind === undefined || part.attributes["style:display"] === "false") continue;
      const own = createOdtReader({ ...context, onBlock: () => {} });
      for (const child of part.children) if (isElement(child)) visitTree(child, own.visitor);
      const text = blocksToText(own.finish());
      const isNew = running.every((one) => one.kind !== kind || one.text !== text);
      if (text !== "" && isNew) running.push({ kind: kind as RunningText["kind"], text });
    }
  }
  return running;
}

function openPackage(bytes: Uint8Array, options: ExtractOptions, report: Report): Parts {
  const limits = { ...defaultLimits, ...options.limits };
  const zip = openZip(bytes, { ...limits, members: mostZipMembers });
  const members = new Map(zip.members.map((member) => [member.name.replaceAll("\\", "/"), member]));
  const named = (name: string): ZipMember | undefined => members.get(name);
  const content = named("content.xml");
  if (content === undefined) {
    throw new UnreadableFile("file-damaged", "The OpenDocument package holds no content.");
  }
  const manifest = named("META-INF/manifest.xml");
  const list =
    manifest === undefined
      ? undefined
      : tryRead(() => parseXml(zip.read(manifest), limits.nesting));
  const isLocked =
    list !== undefined &&
    childrenNamed(list, "manifest:file-entry").some(
      (entry) => childNamed(entry, "manifest:encryption-data") !== undefined,
    );
  if (isLocked) {
    throw new UnreadableFile(
      "file-encrypted",
      "The OpenDocument file is locked by a password. Save it without one.",
    );
  }
  const styles = named("styles.xml");
  const root =
    styles === undefined
      ? undefined
      : tryRead(() => parseXml(zip.read(styles), limits.nesting, ignored));
  if (styles !== undefined && root === undefined) {
    report({
      severity: "error",
      code: "part-unreadable",
      message: 'The styles ("styles.xml") cannot be read; the rest was.',
    });
  }
  const known = new Map<string, Mark>();
  const picture = (path: string): Mark | undefined => {
    const member = named(path.replace(/^\.\//, ""));
    // A linked picture lies outside the file and is never fetched; that one stands here is known.
    if (member === undefined) return { kind: "image" };
    let mark = known.get(path);
    if (mark === undefined) {
      const isSmall = member.claimedSize <= largestPicture;
      const read = isSmall ? tryRead(() => zip.read(member)) : undefined;
      mark =
        read === undefined
          ? { kind: "image", hash: `crc32-${member.crc.toString(16).padStart(8, "0")}` }
          : pictureMark(read);
      known.set(path, mark);
    }
    return mark;
  };
  return { content: zip.read(content), styles: root, picture };
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
