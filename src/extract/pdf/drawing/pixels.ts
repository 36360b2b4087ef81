import { createHash } from "node:crypto";
import type { PDFPageProxy } from "pdfjs-dist";
import type { Mark } from "../../../document.ts";
import { arrowIn } from "../../picture-shape.ts";
import type { Pixels } from "./drawing.ts";

/** What a picture is known by. */
export interface Look {
  readonly colour?: string;
  readonly hash: string;
  /** An arrow, as the picture itself has it. */
  readonly shape?: Mark["shape"];
}

/** Lighter and greyer than this is background, not the picture's colour (of 255). */
const paper = 235;
/** How many pixels are looked at: enough for a dominant colour. */
const samples = 4_096;
/** Bits kept of each channel when colours are counted together. */
const bucketBits = 3;

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

function pixelAt(pixels: Pixels, index: number): Channels {
  const { data, kind, width } = pixels;
  const at = (offset: number): number => data[offset] ?? 0;
  if (kind === 1) {
    const rowBytes = (width + 7) >> 3;
    const byte = at(Math.floor(index / width) * rowBytes + ((index % width) >> 3));
    const value = (byte >> (7 - ((index % width) & 7))) & 1 ? 255 : 0;
    return [value, value, value, 255];
  }
  const step = kind === 2 ? 3 : 4;
  const start = index * step;
  return [at(start), at(start + 1), at(start + 2), kind === 2 ? 255 : at(start + 3)];
}

const isPainted = ([red, green, blue, alpha]: Channels): boolean =>
  alpha >= 128 && Math.min(red, green, blue) <= paper;

/** The colour most of the picture is painted in: the strongest hue if it has any, background ignored. */
export function dominantColour(pixels: Pixels): string | undefined {
  const count = pixels.width * pixels.height;
  const step = Math.max(1, Math.floor(count / samples));
  const buckets = new Map<number, { weight: number; sum: [number, number, number]; n: number }>();
  for (let index = 0; index < count; index += step) {
    const pixel = pixelAt(pixels, index);
    if (!isPainted(pixel)) continue;
    const [red, green, blue] = pixel;
    const shift = 8 - bucketBits;
    const key =
      ((red >> shift) << (2 * bucketBits)) | ((green >> shift) << bucketBits) | (blue >> shift);
    const saturation = Math.max(red, green, blue) - Math.min(red, green, blue);
    const bucket = buckets.get(key) ?? { weight: 0, sum: [0, 0, 0], n: 0 };
    // Outlines are black or grey and often as large as the light they frame: hue counts more.
    bucket.weight += 1 + saturation / 16;
    bucket.sum = [bucket.sum[0] + red, bucket.sum[1] + green, bucket.sum[2] + blue];
    bucket.n += 1;
    buckets.set(key, bucket);
  }
  let best: { weight: number; sum: [number, number, number]; n: number } | undefined;
  for (const [, bucket] of [...buckets].sort(([a], [b]) => a - b)) {
    if (best === undefined || bucket.weight > best.weight) best = bucket;
  }
  if (best === undefined) return undefined;
  const { sum, n } = best;
  return `#${sum
    .map((value) =>
      Math.round(value / n)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** The look of decoded pixels. */
export function pixelsToLook(pixels: Pixels): Look {
  const hash = createHash("sha256")
    .update(`${pixels.width}x${pixels.height}:${pixels.kind}:`)
    .update(pixels.data)
    .digest("hex")
    .slice(0, 16);
  const colour = dominantColour(pixels);
  const { width, height } = pixels;
  const shape = arrowIn(width, height, (x, y) => isPainted(pixelAt(pixels, y * width + x)));
  return {
    hash,
    ...(colour === undefined ? {} : { colour }),
    ...(shape === undefined ? {} : { shape }),
  };
}

const isPixels = (value: unknown): value is Pixels =>
  typeof value === "object" && value !== null && "data" in value && "width" in value;

/** Asks pdf.js for a picture's pixels; names with `g_` are shared between pages. */
export function readPixels(page: PDFPageProxy, id: string): Promise<Pixels | undefined> {
  const store = id.startsWith("g_") ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    store.get(id, (value: unknown) => resolve(isPixels(value) ? value : undefined));
  });
}
