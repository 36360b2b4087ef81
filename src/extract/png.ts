import { inflateSync } from "node:zlib";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** A traffic light is small; larger pictures keep only their hash. */
const mostPixels = 512 * 512;
/** Values a pixel, by colour type. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

/** The pixels of a PNG; `undefined` where it is none, is large, interlaced or damaged. */
export function decodePng(bytes: Uint8Array): Pixels | undefined {
  if (!signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let palette: Uint8Array = new Uint8Array();
  let opacities: Uint8Array = new Uint8Array();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IDAT") data.push(body);
    else if (type === "PLTE") palette = body;
    else if (type === "tRNS") opacities = body;
    at += 12 + length;
  }
  if (bytes.length < 33) return undefined;
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const depth = bytes[24] ?? 8;
  const colourType = bytes[25] ?? 0;
  const interlaced = bytes[28] !== 0;
  const channels = channelsOf[colourType];
  if (channels === undefined || interlaced || width * height > mostPixels) return undefined;
  const stride = Math.ceil((width * channels * depth) / 8);
  const lines = inflateLines(data, (stride + 1) * height);
  if (lines === undefined) return undefined;
  unfilter(lines, stride, height, Math.max(1, (channels * depth) >> 3));
  const sample = (row: number, index: number): number => {
    const start = row * (stride + 1) + 1;
    if (depth === 8) return lines[start + index] ?? 0;
    if (depth === 16) return lines[start + 2 * index] ?? 0;
    const bit = index * depth;
    const byte = lines[start + (bit >> 3)] ?? 0;
    return (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  };
  if (depth === 8 && (colourType === 2 || colourType === 6)) {
    return { width, height, rgba: colourPixels(lines, width, height, channels) };
  }
  const scale = depth < 8 ? 255 / (2 ** depth - 1) : 1;
  const rgba = new Uint8Array(width * height * 4);
  // No arrays in the loop: a chart has half a million pixels.
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 4) {
      const index = column * channels;
      const first = sample(row, index);
      if (colourType === 3) {
        rgba[at] = palette[first * 3] ?? 0;
        rgba[at + 1] = palette[first * 3 + 1] ?? 0;
        rgba[at + 2] = palette[first * 3 + 2] ?? 0;
        rgba[at + 3] = opacities[first] ?? 0xff;
      } else if (channels <= 2) {
        rgba.fill(first * scale, at, at + 3);
        rgba[at + 3] = channels === 2 ? sample(row, index + 1) : 0xff;
      } else {
        rgba[at] = first;
        rgba[at + 1] = sample(row, index + 1);
        rgba[at + 2] = sample(row, index + 2);
        rgba[at + 3] = channels === 4 ? sample(row, index + 3) : 0xff;
      }
    }
  }
  return { width, height, rgba };
}

/** Pixels of eight bits a channel, as most pictures have them. */
function colourPixels(
  lines: Uint8Array,
  width: number,
  height: number,
  channels: number,
): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(0xff);
  for (let row = 0, from = 0, at = 0; row < height; row += 1) {
    from += 1;
    for (let column = 0; column < width; column += 1, at += 4, from += channels) {
      rgba[at] = lines[from] ?? 0;
      rgba[at + 1] = lines[from + 1] ?? 0;
      rgba[at + 2] = lines[from + 2] ?? 0;
      if (channels === 4) rgba[at + 3] = lines[from + 3] ?? 0;
    }
  }
  return rgba;
}

function inflateLines(data: readonly Uint8Array[], expected: number): Uint8Array | undefined {
  try {
    const lines = inflateSync(Buffer.concat(data), { maxOutputLength: Math.max(1, expected) });
    return lines.length === expected ? lines : undefined;
  } catch {
    // A damaged picture still has its hash; its colour is not worth a problem of its own.
    return undefined;
  }
}

/** Undoes the five line filters of PNG (ISO 15948, clause 9) in place. */
function unfilter(lines: Uint8Array, stride: number, height: number, step: number): void {
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1) + 1;
    const filter = lines[start - 1] ?? 0;
    for (let index = 0; index < stride; index += 1) {
      const at = start + index;
      const left = index >= step ? (lines[at - step] ?? 0) : 0;
      const above = row > 0 ? (lines[at - stride - 1] ?? 0) : 0;
      const corner = row > 0 && index >= step ? (lines[at - stride - 1 - step] ?? 0) : 0;
      const raw = lines[at] ?? 0;
      lines[at] = raw + predicted(filter, left, above, corner);
    }
  }
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + above - corner;
  const toLeft = Math.abs(estimate - left);
  const toAbove = Math.abs(estimate - above);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
