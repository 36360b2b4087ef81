import { createHash } from "node:crypto";
import type { Mark } from "../document.ts";
import { arrowIn } from "./picture-shape.ts";
import { decodePng, type Pixels } from "./png.ts";

/** Pixels lighter than this in every channel are paper. */
const paper = 0xf0;
/** Pixels less opaque than this show the paper behind them. */
const opaque = 0x80;
/** Colours are counted in buckets of three bits a channel, so that a shaded lamp is one colour. */
const bucketMask = 0xe0e0e0;

/**
 * The mark of a picture's bytes: what tells it apart, and the colour that fills most of it. A format that writes a
 * picture out wherever it stands gives those that are `known` already.
 */
export function pictureMark(bytes: Uint8Array, known?: Map<string, Mark>): Mark {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const found = known?.get(hash);
  if (found !== undefined) return found;
  const pixels = decodePng(bytes);
  const colour = pixels === undefined ? undefined : dominantColour(pixels);
  const shape = pixels === undefined ? undefined : shapeOf(pixels);
  const mark: Mark = {
    kind: "image",
    hash,
    ...(colour === undefined ? {} : { colour }),
    ...(shape === undefined ? {} : { shape }),
  };
  known?.set(hash, mark);
  return mark;
}

const isPaper = (red: number, green: number, blue: number): boolean =>
  red >= paper && green >= paper && blue >= paper;

/** What a small picture shows, where it is an arrow. */
const shapeOf = ({ width, height, rgba }: Pixels): Mark["shape"] =>
  arrowIn(width, height, (x, y) => {
    const at = 4 * (y * width + x);
    const [red, green, blue, alpha] = [
      rgba[at] ?? 0,
      rgba[at + 1] ?? 0,
      rgba[at + 2] ?? 0,
      rgba[at + 3] ?? 0,
    ];
    return alpha >= opaque && !isPaper(red, green, blue);
  });

/** The most frequent colour that is not paper, as `#rrggbb`. */
export function dominantColour({ rgba }: Pixels): string | undefined {
  const counts = new Map<number, number>();
  /** Most pixels look like the one before: they are counted before they are looked up. */
  let last = -1;
  let run = 0;
  const count = (): void => {
    if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
  };
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const red = rgba[at] ?? 0;
    const green = rgba[at + 1] ?? 0;
    const blue = rgba[at + 2] ?? 0;
    if (isPaper(red, green, blue) || (rgba[at + 3] ?? 0) < opaque) continue;
    const colour = (red << 16) | (green << 8) | blue;
    if (colour !== last) {
      count();
      last = colour;
      run = 0;
    }
    run += 1;
  }
  count();
  const buckets = new Map<number, Map<number, number>>();
  for (const [colour, count] of counts) {
    const bucket = colour & bucketMask;
    const colours = buckets.get(bucket) ?? new Map<number, number>();
    buckets.set(bucket, colours);
    colours.set(colour, count);
  }
  const sizeOf = (colours: ReadonlyMap<number, number>): number =>
    [...colours.values()].reduce((sum, count) => sum + count, 0);
  const largest = [...buckets.values()].map((colours) => ({ colours, size: sizeOf(colours) }));
  largest.sort((a, b) => b.size - a.size);
  const first = [...(largest[0]?.colours ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return first === undefined ? undefined : `#${first[0].toString(16).padStart(6, "0")}`;
}
