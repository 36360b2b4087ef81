import { type Bytes, readPlc } from "./bytes.ts";

/** Properties of a stretch of the stream, by byte offsets. */
export interface FormattedRange {
  readonly start: number;
  readonly end: number;
  readonly style: number;
  readonly properties: Bytes;
}

export type FormatLookup = (offset: number) => FormattedRange | undefined;

const pageSize = 512;
const nothing = (bytes: Bytes): Bytes => bytes.slice(0, 0);

/** Character properties by where a character lies ([MS-DOC] 2.9.33). */
export const characterFormats = (document: Bytes, table: Bytes): FormatLookup =>
  lookup(readPages(document, table, characterRange));

/** Paragraph properties by where a paragraph's last character lies ([MS-DOC] 2.9.174). */
export const paragraphFormats = (document: Bytes, table: Bytes): FormatLookup =>
  lookup(readPages(document, table, paragraphRange));

type ReadRange = (page: Bytes, runs: number, index: number) => { style: number; properties: Bytes };

function readPages(document: Bytes, table: Bytes, readRange: ReadRange): FormattedRange[] {
  const plc = readPlc(table, 4);
  const ranges: FormattedRange[] = [];
  for (let index = 0; index < plc.count; index += 1) {
    const number = plc.entry(index).u32(0) & 0x3fffff;
    const page = document.slice(number * pageSize, pageSize);
    const runs = page.u8(pageSize - 1);
    for (let run = 0; run < runs; run += 1) {
      const start = page.u32(4 * run);
      const end = page.u32(4 * (run + 1));
      if (end > start) ranges.push({ start, end, ...readRange(page, runs, run) });
    }
  }
  return ranges.sort((a, b) => a.start - b.start);
}

function characterRange(page: Bytes, runs: number, index: number) {
  const offset = 2 * page.u8(4 * (runs + 1) + index);
  if (offset === 0) return { style: 0, properties: nothing(page) };
  return { style: 0, properties: page.slice(offset + 1, page.u8(offset)) };
}

function paragraphRange(page: Bytes, runs: number, index: number) {
  const offset = 2 * page.u8(4 * (runs + 1) + 13 * index);
  if (offset === 0) return { style: 0, properties: nothing(page) };
  const short = page.u8(offset);
  const start = short === 0 ? offset + 2 : offset + 1;
  const length = short === 0 ? 2 * page.u8(offset + 1) : 2 * short - 1;
  if (length < 2) return { style: 0, properties: nothing(page) };
  return { style: page.u16(start), properties: page.slice(start + 2, length - 2) };
}

function lookup(ranges: readonly FormattedRange[]): FormatLookup {
  return (offset) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined || offset < range.start) high = middle - 1;
      else if (offset >= range.end) low = middle + 1;
      else return range;
    }
    return undefined;
  };
}
