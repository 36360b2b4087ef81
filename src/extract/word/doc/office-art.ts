import type { Mark } from "../../../document.ts";
import { numberedShape, shapeMark } from "../../markup/shapes.ts";
import { pictureMark } from "../../picture.ts";
import type { Bytes } from "./bytes.ts";

/** A record of Office's drawing format ([MS-ODRAW] 2.2.1). */
interface ArtRecord {
  readonly type: number;
  readonly instance: number;
  readonly body: Bytes;
  readonly isContainer: boolean;
}

interface Shape {
  readonly id: number;
  readonly marks: readonly Mark[];
}

export interface Drawings {
  /** Marks of a floating shape, by its id; a group has those of all its shapes. */
  readonly shape: (id: number) => readonly Mark[];
}

const type = {
  blipStore: 0xf001,
  drawing: 0xf002,
  group: 0xf003,
  shapeContainer: 0xf004,
  blipEntry: 0xf007,
  shape: 0xf00a,
  options: 0xf00b,
  firstBlip: 0xf018,
  lastBlip: 0xf117,
} as const;

const option = {
  picture: 0x0104,
  fillColour: 0x0181,
  fillFlags: 0x01bf,
  description: 0x0381,
} as const;

/** Groups inside groups, deeper than which nothing is drawn by hand. */
const deepest = 16;
const pictureFrame = 75;
const textBox = 202;
/** Straight lines and connectors are no traffic lights. */
const lineShapes = new Set([20, 32, 33, 34, 35, 36, 37, 38, 39, 40]);

export const noDrawings: Drawings = { shape: () => [] };

/** All floating shapes ([MS-DOC] 2.9.172): `content` from the table stream, pictures also from the document stream. */
export function readDrawings(content: Bytes, document: Bytes): Drawings {
  const [group] = readRecords(content, 0);
  if (group === undefined) return noDrawings;
  const blips: (Mark | undefined)[] = [];
  for (const store of recordsIn(group)) {
    if (store.type !== type.blipStore) continue;
    for (const entry of recordsIn(store)) blips.push(blipMark(entry, document));
  }
  const shapes = new Map<number, readonly Mark[]>();
  // Each drawing is preceded by one byte that says where it belongs.
  let at = 8 + group.body.length;
  while (at + 9 <= content.length) {
    const [drawing] = readRecords(content, at + 1, 1);
    if (drawing === undefined) break;
    for (const shape of readShapes(drawing, blips, 0)) shapes.set(shape.id, shape.marks);
    at += 9 + drawing.body.length;
  }
  return { shape: (id) => shapes.get(id) ?? [] };
}

/** The marks of an inline picture ([MS-DOC] 2.9.192) at a place in the data stream. */
export function readInlinePicture(data: Bytes, offset: number): readonly Mark[] {
  const length = data.u32(offset);
  const header = data.u16(offset + 4);
  const kind = data.u16(offset + 6);
  const picture = data.slice(offset, Math.min(length, data.length - offset));
  const named = kind === 0x66 ? 1 + picture.u8(header) : 0;
  if (kind !== 0x64 && kind !== 0x66) return [pictureMark(picture.data.subarray(header))];
  const records = readRecords(picture, header + named);
  const marks = records.flatMap((record) => {
    const mark = blipMark(record, undefined);
    return mark === undefined ? [] : [mark];
  });
  if (marks.length > 0) return marks;
  return records.flatMap((record) => readShapes(record, [], 0).flatMap((shape) => shape.marks));
}

function readRecords(bytes: Bytes, start: number, most = Number.POSITIVE_INFINITY): ArtRecord[] {
  const records: ArtRecord[] = [];
  let at = start;
  while (at + 8 <= bytes.length && records.length < most) {
    const head = bytes.u16(at);
    const length = Math.min(bytes.u32(at + 4), bytes.length - at - 8);
    records.push({
      type: bytes.u16(at + 2),
      instance: head >> 4,
      isContainer: (head & 0x0f) === 0x0f,
      body: bytes.slice(at + 8, length),
    });
    at += 8 + length;
  }
  return records;
}

const recordsIn = (record: ArtRecord): ArtRecord[] =>
  record.isContainer ? readRecords(record.body, 0) : [];

function readShapes(
  record: ArtRecord,
  blips: readonly (Mark | undefined)[],
  depth: number,
): Shape[] {
  if (depth > deepest) return [];
  if (record.type === type.shapeContainer) return [readShape(record, blips)];
  const inner = recordsIn(record).flatMap((child) => readShapes(child, blips, depth + 1));
  const [first, ...rest] = inner;
  if (record.type !== type.group || first === undefined) return inner;
  // The first shape of a group stands for the group as a whole.
  return [{ id: first.id, marks: rest.flatMap((shape) => shape.marks) }, ...rest];
}

function readShape(container: ArtRecord, blips: readonly (Mark | undefined)[]): Shape {
  const records = recordsIn(container);
  const shape = records.find((record) => record.type === type.shape);
  const options = readOptions(records.find((record) => record.type === type.options));
  const id = shape === undefined ? 0 : shape.body.u32(0);
  const kind = shape?.instance ?? 0;
  const alternative = options.description;
  const named = (mark: Mark): Mark => (alternative ? { ...mark, alternative } : mark);
  const picture = options.picture === undefined ? undefined : blips[options.picture - 1];
  if (picture !== undefined) return { id, marks: [named(picture)] };
  if (shape === undefined || kind === 0 || kind === pictureFrame || lineShapes.has(kind)) {
    return { id, marks: [] };
  }
  const mark = shapeMark(numberedShape(kind), options.fill, kind === textBox);
  return { id, marks: mark === undefined ? [] : [named(mark)] };
}

/** The few properties of a shape that matter ([MS-ODRAW] 2.2.9). */
function readOptions(record: ArtRecord | undefined) {
  let picture: number | undefined;
  let fill: string | undefined;
  let isFilled = true;
  let description: string | undefined;
  const count = record?.instance ?? 0;
  let complexAt = 6 * count;
  for (let index = 0; record !== undefined && index < count; index += 1) {
    if (6 * (index + 1) > record.body.length) break;
    const id = record.body.u16(6 * index);
    const value = record.body.u32(6 * index + 2);
    const property = id & 0x3fff;
    if (property === option.picture) picture = value;
    // The top byte is 0 where the others are red, green and blue.
    else if (property === option.fillColour && value >>> 24 === 0) fill = colourOf(value);
    else if (property === option.fillFlags && (value & 0x100000) !== 0) {
      isFilled = (value & 0x10) !== 0;
    }
    if ((id & 0x8000) === 0) continue;
    if (property === option.description && complexAt + value <= record.body.length) {
      description = record.body
        .utf16(complexAt, value >> 1)
        .replaceAll("\0", "")
        .trim();
    }
    complexAt += value;
  }
  return { picture, description, fill: isFilled ? fill : undefined };
}

const colourOf = (value: number): string =>
  `#${[value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff]
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")}`;

const blipEntryHeader = 36;
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
/** Identifiers and a tag stand before a picture's own bytes. */
const longestBlipHeader = 40;

/** The mark of a stored picture; one kept in the document stream is found there. */
function blipMark(record: ArtRecord, document: Bytes | undefined): Mark | undefined {
  if (record.type === type.blipEntry) {
    if (record.body.length < blipEntryHeader) return undefined;
    const start = blipEntryHeader + record.body.u8(33);
    const [inside] = readRecords(record.body, start, 1);
    if (inside !== undefined) return blipMark(inside, undefined);
    const delayed = record.body.u32(28);
    if (document === undefined || delayed + 8 > document.length) return undefined;
    const [blip] = readRecords(document, delayed, 1);
    return blip === undefined ? undefined : blipMark(blip, undefined);
  }
  if (record.type < type.firstBlip || record.type > type.lastBlip) return undefined;
  const { data } = record.body;
  const head = Buffer.from(data.buffer, data.byteOffset, Math.min(data.length, longestBlipHeader));
  const start = [pngStart, jpegStart].map((sign) => head.indexOf(sign)).find((at) => at >= 0);
  return pictureMark(data.subarray(start ?? 16));
}
