import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pixelsToPng } from "../../src/draw/png.ts";

const [width, height] = [97, 61];

/** Pixels of so many colours, all opaque. */
function pixelsOf(colours: number): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const colour = (at * 7919) % colours;
    data.set([colour & 255, (colour >> 8) * 3, (colour * 5) & 255, 255], at * 4);
  }
  return data;
}

interface Read {
  readonly kind: number;
  readonly chunks: readonly string[];
  readonly rgb: Uint8Array;
  readonly filters: ReadonlySet<number>;
}

/** Reads it by the words of the PNG specification, as far as it is used. */
function read(png: Uint8Array): Read {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.toString("latin1", 0, 4), named.subarray(4));
    at += length + 12;
  }
  const head = chunks.get("IHDR") ?? Buffer.alloc(13);
  expect([head.readUInt32BE(0), head.readUInt32BE(4), head[8]]).toEqual([width, height, 8]);
  const kind = head[9] ?? 0;
  const palette = chunks.get("PLTE");
  const raw = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  const across = width * (kind === 3 ? 1 : 3);
  expect(raw.length).toBe((across + 1) * height);
  const rgb = new Uint8Array(width * height * 3);
  const filters = new Set<number>();
  let above = new Uint8Array(across);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (across + 1)] ?? 0;
    filters.add(filter);
    const own = Uint8Array.from(raw.subarray(row * (across + 1) + 1, (row + 1) * (across + 1)));
    if (filter === 2) for (const [at, one] of own.entries()) own[at] = one + (above[at] ?? 0);
    above = own;
    for (let at = 0; at < width; at += 1) {
      const place = own[at] ?? 0;
      const from = kind === 3 ? palette?.subarray(place * 3) : own.subarray(at * 3);
      rgb.set(from?.subarray(0, 3) ?? [], (row * width + at) * 3);
    }
  }
  return { kind, chunks: [...chunks.keys()], rgb, filters };
}

describe("a drawn page as a PNG", () => {
  it.each([
    ["one colour", 1, 3, [0]],
    ["as many as a palette holds", 256, 3, [0]],
    ["one more", 257, 2, [0]],
    ["those of pictures", 5_000, 2, [0, 2]],
  ])("has the same pixels, of %s", (_, colours, kind, filters) => {
    const data = pixelsOf(colours);
    const found = read(pixelsToPng({ width, height, data }));
    const drawn = data.filter((__, at) => at % 4 !== 3);
    expect(Buffer.compare(found.rgb, drawn)).toBe(0);
    expect([found.kind, [...found.filters]]).toEqual([kind, filters]);
    expect(found.chunks).toEqual(["IHDR", ...(kind === 3 ? ["PLTE"] : []), "IDAT", "IEND"]);
  });
});
