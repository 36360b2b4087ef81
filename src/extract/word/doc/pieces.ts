import { UnreadableFile } from "../../../problem.ts";
import { decodeWindows1252 } from "../../encoding.ts";
import { type Bytes, bytesOf, readPlc } from "./bytes.ts";

/** A stretch of text as it lies in the file; fast saving cuts a document into many. */
export interface Piece {
  /** First and one past its last character in the document. */
  readonly start: number;
  readonly end: number;
  /** Where it begins in the stream, and how many bytes a character takes there. */
  readonly offset: number;
  readonly width: 1 | 2;
  /** Property changes that hold for the whole piece. */
  readonly changes: Bytes | undefined;
}

export interface PieceTable {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const propertyBlock = 0x01;
const pieceBlock = 0x02;
const compressed = 0x40000000;

/** Short forms of single changes ([MS-DOC] 2.9.209) that matter here, as full property codes. */
const shortChanges: Readonly<Record<number, number>> = {
  24: 0x2416,
  25: 0x2417,
  65: 0x0800,
  66: 0x0801,
  85: 0x0835,
  87: 0x0837,
  91: 0x083b,
  92: 0x083c,
};

/** Puts the text together from its pieces ([MS-DOC] 2.4.1). Throws `UnreadableFile`. */
export function readPieces(document: Bytes, clx: Bytes): PieceTable {
  const blocks: Bytes[] = [];
  let at = 0;
  while (at < clx.length && clx.u8(at) === propertyBlock) {
    const length = clx.u16(at + 1);
    blocks.push(clx.slice(at + 3, length));
    at += 3 + length;
  }
  if (at >= clx.length || clx.u8(at) !== pieceBlock) {
    throw new UnreadableFile("file-damaged", "The Word document's list of text pieces is damaged.");
  }
  const plc = readPlc(clx.slice(at + 5, Math.min(clx.u32(at + 1), clx.length - at - 5)), 8);
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let length = 0;
  for (let index = 0; index < plc.count; index += 1) {
    const start = plc.position(index);
    const end = plc.position(index + 1);
    const entry = plc.entry(index);
    const place = entry.u32(2);
    const narrow = (place & compressed) !== 0;
    const width = narrow ? 1 : 2;
    const offset = narrow ? (place & ~compressed) >>> 1 : place;
    // Positions grow, pieces lie in the stream, and no text is longer than the file that holds it.
    if (start !== length || end < start || end > document.length) throw damagedPiece(index);
    if (offset + (end - start) * width > document.length) throw damagedPiece(index);
    const raw = document.slice(offset, (end - start) * width).data;
    texts.push(
      narrow
        ? decodeWindows1252(raw)
        : new TextDecoder("utf-16le", { ignoreBOM: true }).decode(raw),
    );
    pieces.push({ start, end, offset, width, changes: changesOf(entry.u16(6), blocks) });
    length = end;
  }
  const text = texts.join("");
  if (text.length !== length) throw damagedPiece(plc.count);
  return { text, pieces };
}

const damagedPiece = (index: number): UnreadableFile =>
  new UnreadableFile(
    "file-damaged",
    `The Word document's text is cut short or damaged at its piece ${index + 1}.`,
  );

function changesOf(prm: number, blocks: readonly Bytes[]): Bytes | undefined {
  if (prm === 0) return undefined;
  if ((prm & 1) === 1) return blocks[prm >> 1];
  const code = shortChanges[(prm >> 1) & 0x7f];
  if (code === undefined) return undefined;
  return bytesOf(Uint8Array.from([code & 0xff, code >> 8, prm >> 8]));
}
