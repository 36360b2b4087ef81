import { UnreadableFile } from "../../../problem.ts";
import { createCounter } from "../../markup/list-counter.ts";
import { noteLabel } from "../../markup/note-label.ts";
import { type Report, reportUnreadParts as reportOnce } from "../../report.ts";
import { type Bytes, readPlc } from "./bytes.ts";
import { attempt } from "./damage.ts";
import type { FileInformation, Structure } from "./file-information.ts";
import { characterFormats, paragraphFormats } from "./formatted-pages.ts";
import { readListTables } from "./list-tables.ts";
import { noDrawings, readDrawings, readInlinePicture } from "./office-art.ts";
import type { DocContext } from "./paragraphs.ts";
import { type PieceTable, readPieces } from "./pieces.ts";
import { noStyles, readFonts, readStyleSheet } from "./style-sheet.ts";

/** Everything that the text needs to be read, from the structures that describe it. */
export function readContext(
  document: Bytes,
  table: Bytes,
  data: Bytes | undefined,
  information: FileInformation,
  report: Report,
): DocContext {
  const pieces = readText(document, table, information);
  const part = <T>(name: Structure, read: (bytes: Bytes) => T, otherwise: T, what: string): T => {
    const { offset, length } = information.place(name);
    if (length === 0) return otherwise;
    return attempt(() => read(table.slice(offset, length)), otherwise, what, report);
  };
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
    onUnreadPart: reportOnce(report),
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

/** The text itself, without which there is nothing to read. Throws `UnreadableFile`. */
function readText(document: Bytes, table: Bytes, information: FileInformation): PieceTable {
  const { offset, length } = information.place("pieces");
  try {
    return readPieces(document, table.slice(offset, length));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableFile(
      "file-damaged",
      "The Word document's list of text pieces is damaged.",
      { cause: error },
    );
  }
}
