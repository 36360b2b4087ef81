import { find, parse } from "cfb";
import type { Block, Document, RunningText, SourceFile } from "../../../document.ts";
import { type Outcome, type Problem, UnreadableFile } from "../../../problem.ts";
import { defaultLimits, type ExtractOptions } from "../../options.ts";
import { noteLabel } from "../docx/notes.ts";
import { createCounter } from "../docx/numbering.ts";
import { type Bytes, bytesOf, readPlc } from "./bytes.ts";
import {
  type FileInformation,
  readFileInformation,
  type Structure,
  storyStarts,
} from "./file-information.ts";
import { characterFormats, paragraphFormats } from "./formatted-pages.ts";
import { readListTables } from "./list-tables.ts";
import { noDrawings, readDrawings, readInlinePicture } from "./office-art.ts";
import { type DocContext, readParagraphs } from "./paragraphs.ts";
import { readPieces } from "./pieces.ts";
import { paragraphsToBlocks, type StoryContext } from "./story.ts";
import { noStyles, readFonts, readStyleSheet } from "./style-sheet.ts";

type Report = (problem: Omit<Problem, "stage">) => void;

/** Separators of notes come first in the story of headers. */
const noteSeparators = 6;
/** Even and odd header, even and odd footer, first page's header and footer: so for every section. */
const runningKinds = ["header", "header", "footer", "footer", "header", "footer"] as const;

/** Reads a Word 97-2003 document: text, tables, marks, notes, headers and footers. */
export async function readDoc(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const { nesting } = { ...defaultLimits, ...options.limits };
  const problems: Problem[] = [];
  const report: Report = (problem) => {
    problems.push({ ...problem, stage: "extract" });
  };
  const stream = openCompound(bytes);
  const document = stream("WordDocument");
  if (document === undefined) {
    throw new UnreadableFile(
      "file-damaged",
      "The file holds no Word document stream; it is damaged or of another program.",
    );
  }
  const information = readFileInformation(document);
  const table = stream(information.tableStream);
  if (table === undefined) {
    throw new UnreadableFile("file-damaged", "The Word document's table stream is missing.");
  }
  if (information.fastSaved) {
    report({
      severity: "note",
      code: "reader-warning",
      message: "The file was fast-saved; its text was put together from its pieces.",
    });
  }
  const context = readContext(document, table, stream("Data"), information, report);
  const starts = storyStarts(information.stories);
  let blocksSeen = 0;
  const story: StoryContext = {
    nesting,
    report,
    onBlock: () => {
      blocksSeen += 1;
      if (blocksSeen % 100 === 0) options.onProgress?.(blocksSeen, blocksSeen);
    },
    textBox: createTextBoxes(table, information, context, report, nesting),
  };
  const read = (start: number, end: number, own: DocContext): Block[] =>
    attempt(
      () => paragraphsToBlocks(readParagraphs(start, end, own), story),
      [],
      "a part of the text",
      report,
    );
  const blocks = paragraphsToBlocks(
    tolerant(readParagraphs(0, information.stories.text, context), report),
    story,
  );
  for (const kind of ["footnote", "endnote"] as const) {
    const texts = noteTexts(table, information, kind, report);
    texts.forEach(([start, end], index) => {
      const ownMark = `${noteLabel(kind, index + 1)} `;
      blocks.push(...read(start, end, { ...context, noteMark: () => ownMark }));
    });
  }
  const running = readRunning(table, information, starts.headers, (start, end) =>
    read(start, end, context),
  );
  const value: Document = { source, format: "doc", blocks, running };
  return { value, problems };
}

/** Streams of the compound file's root by name. Throws `UnreadableFile`. */
function openCompound(bytes: Uint8Array): (name: string) => Bytes | undefined {
  try {
    const container = parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      type: "buffer",
    });
    return (name) => {
      const entry = find(container, `/${name}`);
      return entry?.content === undefined || entry.content === null
        ? undefined
        : bytesOf(Uint8Array.from(entry.content));
    };
  } catch (error) {
    throw new UnreadableFile(
      "file-damaged",
      "The compound file that holds the Word document is damaged or cut short.",
      { cause: error },
    );
  }
}

/** A damaged structure costs what it describes, not the text. */
function attempt<T>(read: () => T, otherwise: T, what: string, report: Report): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report({
      severity: "error",
      code: "part-unreadable",
      message: `The document's structure for ${what} is damaged; the rest was read without it.`,
    });
    return otherwise;
  }
}

/** Paragraphs up to one that cannot be read. */
function* tolerant<T>(paragraphs: Iterable<T>, report: Report): Generator<T> {
  try {
    yield* paragraphs;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report({
      severity: "error",
      code: "part-unreadable",
      message: "The document is damaged inside; its text was read up to there.",
    });
  }
}

function readContext(
  document: Bytes,
  table: Bytes,
  data: Bytes | undefined,
  information: FileInformation,
  report: Report,
): DocContext {
  const part = <T>(name: Structure, read: (bytes: Bytes) => T, otherwise: T, what: string): T => {
    const { offset, length } = information.place(name);
    if (length === 0) return otherwise;
    return attempt(() => read(table.slice(offset, length)), otherwise, what, report);
  };
  const { offset, length } = information.place("pieces");
  let pieces: ReturnType<typeof readPieces>;
  try {
    pieces = readPieces(document, table.slice(offset, length));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableFile(
      "file-damaged",
      "The Word document's list of text pieces is damaged.",
      {
        cause: error,
      },
    );
  }
  const fonts = part("fonts", readFonts, [], "fonts");
  const styles = part("styles", (bytes) => readStyleSheet(bytes, fonts), noStyles, "styles");
  const overrides = information.place("listOverrides");
  const lists = part(
    "lists",
    () =>
      readListTables(
        // The levels follow the lists, outside the length that is given for them.
        table.slice(
          information.place("lists").offset,
          table.length - information.place("lists").offset,
        ),
        table.slice(overrides.offset, overrides.length),
      ),
    new Map(),
    "list numbers",
  );
  const drawings = part(
    "drawings",
    (bytes) => readDrawings(bytes, document),
    noDrawings,
    "drawn shapes",
  );
  const anchors = part(
    "shapeAnchors",
    (bytes) => readPositions(bytes, 26, true),
    new Map(),
    "shape anchors",
  );
  const notes = new Map<number, string>();
  for (const [name, size, kind] of [
    ["footnoteReferences", 2, "footnote"],
    ["endnoteReferences", 2, "endnote"],
  ] as const) {
    const references = part(name, (bytes) => readPositions(bytes, size, false), new Map(), "notes");
    [...references.keys()].forEach((position, index) => {
      notes.set(position, noteLabel(kind, index + 1));
    });
  }
  return {
    table: pieces,
    data,
    fonts,
    styles,
    style: styles.character,
    paragraphFormat: part(
      "paragraphPages",
      (bytes) => paragraphFormats(document, bytes),
      () => undefined,
      "paragraphs and tables",
    ),
    characterFormat: part(
      "characterPages",
      (bytes) => characterFormats(document, bytes),
      () => undefined,
      "the look of characters",
    ),
    label: createCounter(lists),
    picture: remembered((at) =>
      data === undefined
        ? [{ kind: "image" }]
        : attempt(() => readInlinePicture(data, at), [{ kind: "image" }], "a picture", report),
    ),
    shapeAt: (position) => anchors.get(position),
    shapeMarks: drawings.shape,
    noteMark: (position) => notes.get(position) ?? "",
  };
}

function remembered<T>(read: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>();
  return (at) => {
    const value = known.get(at) ?? read(at);
    known.set(at, value);
    return value;
  };
}

/** Positions of a PLC, each with the number its entry begins with. */
function readPositions(bytes: Bytes, size: number, withNumber: boolean): Map<number, number> {
  const plc = readPlc(bytes, size);
  const positions = new Map<number, number>();
  for (let index = 0; index < plc.count; index += 1) {
    positions.set(plc.position(index), withNumber ? plc.entry(index).u32(0) : 0);
  }
  return positions;
}

/** Where each note's text begins and ends; the last stretch is empty by rule. */
function noteTexts(
  table: Bytes,
  information: FileInformation,
  kind: "footnote" | "endnote",
  report: Report,
): [number, number][] {
  const { offset, length } = information.place(`${kind}Text`);
  const start = storyStarts(information.stories)[`${kind}s`];
  if (length === 0) return [];
  return attempt(
    () => {
      const plc = readPlc(table.slice(offset, length), 0);
      return Array.from({ length: Math.max(0, plc.count - 1) }, (_, index): [number, number] => [
        start + plc.position(index),
        start + plc.position(index + 1),
      ]);
    },
    [],
    `${kind}s`,
    report,
  );
}

function readRunning(
  table: Bytes,
  information: FileInformation,
  start: number,
  read: (start: number, end: number) => Block[],
): RunningText[] {
  const { offset, length } = information.place("headers");
  if (length === 0 || offset + length > table.length) return [];
  const plc = readPlc(table.slice(offset, length), 0);
  const running: RunningText[] = [];
  const seen = new Set<string>();
  for (let index = noteSeparators; index + 1 < plc.count; index += 1) {
    const kind = runningKinds[(index - noteSeparators) % runningKinds.length] ?? "header";
    const text = read(start + plc.position(index), start + plc.position(index + 1))
      .map((block) =>
        block.kind === "table"
          ? block.cells
              .map((cell) => cell.text)
              .filter((line) => line !== "")
              .join("\n")
          : block.text,
      )
      .join("\n");
    if (text === "" || seen.has(`${kind} ${text}`)) continue;
    seen.add(`${kind} ${text}`);
    running.push({ kind, text });
  }
  return running;
}

/** Text boxes keep their text in a story of its own, each under the id of its shape. */
function createTextBoxes(
  table: Bytes,
  information: FileInformation,
  context: DocContext,
  report: Report,
  nesting: number,
): (shape: number) => readonly Block[] {
  const { offset, length } = information.place("textBoxText");
  const start = storyStarts(information.stories).textBoxes;
  const places = new Map<number, [number, number]>();
  if (length > 0) {
    attempt(
      () => {
        const plc = readPlc(table.slice(offset, length), 22);
        for (let index = 0; index + 1 < plc.count; index += 1) {
          places.set(plc.entry(index).u32(14), [
            start + plc.position(index),
            start + plc.position(index + 1),
          ]);
        }
      },
      undefined,
      "text boxes",
      report,
    );
  }
  const story: StoryContext = { nesting, report, onBlock: () => {}, textBox: () => [] };
  return (shape) => {
    const place = places.get(shape);
    if (place === undefined) return [];
    return attempt(
      () => paragraphsToBlocks(readParagraphs(place[0], place[1], context), story),
      [],
      "a text box",
      report,
    );
  };
}
