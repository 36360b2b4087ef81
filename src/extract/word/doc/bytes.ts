/** Little-endian reading of a stream. Reading outside it throws `RangeError`, which the readers of a structure catch. */
export interface Bytes {
  readonly length: number;
  readonly data: Uint8Array;
  readonly u8: (at: number) => number;
  readonly u16: (at: number) => number;
  readonly i16: (at: number) => number;
  readonly u32: (at: number) => number;
  readonly i32: (at: number) => number;
  /** A part of the stream; throws where it does not lie inside. */
  readonly slice: (start: number, length: number) => Bytes;
  readonly utf16: (start: number, characters: number) => string;
}

export function bytesOf(data: Uint8Array): Bytes {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const inside = (start: number, length: number): Uint8Array => {
    if (start < 0 || length < 0 || start + length > data.length) {
      throw new RangeError(`${length} bytes at ${start} lie outside ${data.length}`);
    }
    return data.subarray(start, start + length);
  };
  return {
    length: data.length,
    data,
    u8: (at) => view.getUint8(at),
    u16: (at) => view.getUint16(at, true),
    i16: (at) => view.getInt16(at, true),
    u32: (at) => view.getUint32(at, true),
    i32: (at) => view.getInt32(at, true),
    slice: (start, length) => bytesOf(inside(start, length)),
    utf16: (start, characters) => new TextDecoder("utf-16le").decode(inside(start, characters * 2)),
  };
}

/** A PLC ([MS-DOC] 2.2.2): n+1 positions, then n entries of one size. */
interface Plc {
  readonly count: number;
  readonly position: (index: number) => number;
  readonly entry: (index: number) => Bytes;
}

export function readPlc(bytes: Bytes, entrySize: number): Plc {
  const count = Math.max(0, Math.floor((bytes.length - 4) / (4 + entrySize)));
  const entries = 4 * (count + 1);
  return {
    count,
    position: (index) => bytes.u32(4 * index),
    entry: (index) => bytes.slice(entries + index * entrySize, entrySize),
  };
}
