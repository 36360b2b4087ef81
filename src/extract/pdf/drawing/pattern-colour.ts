import type { PDFPageProxy } from "pdfjs-dist";
import type { Arguments } from "./operands.ts";
import { parseColour, spreadOf } from "./visible.ts";

/** Colours of one shaded light differ in hue by no more than this (degrees). */
const sameHue = 30;
/** Channels that lie closer together than this are a grey's (of 255). */
const greySpread = 32;

/**
 * The colour of what is painted with a shading: that of its strongest stop, where all are tones of it, as a light's are
 * that shines. Tiles, meshes and scales from one colour to another have none that could be told.
 */
export const patternReader =
  (page: PDFPageProxy) =>
  ([kind, id]: Arguments): string | undefined => {
    if (kind !== "Shading" || typeof id !== "string" || !page.objs.has(id)) return undefined;
    return strongestOf(stopsOf(page.objs.get(id)));
  };

/** pdf.js keeps a shading as its kind, its form, its box and its stops, each a place and a colour. */
function stopsOf(shading: unknown): readonly string[] {
  const stops: unknown = Array.isArray(shading) ? shading[3] : undefined;
  return Array.isArray(stops)
    ? stops.flatMap((stop: unknown) =>
        Array.isArray(stop) && typeof stop[1] === "string" && /^#[0-9a-f]{6}$/.test(stop[1])
          ? [stop[1]]
          : [],
      )
    : [];
}

export function strongestOf(stops: readonly string[]): string | undefined {
  const coloured = stops
    .filter((stop) => spreadOf(stop) >= greySpread)
    .sort((a, b) => spreadOf(b) - spreadOf(a));
  const [strongest] = coloured;
  if (strongest === undefined) return undefined;
  const isTone = (stop: string): boolean => {
    const apart = Math.abs(hueOf(stop) - hueOf(strongest));
    return Math.min(apart, 360 - apart) <= sameHue;
  };
  return coloured.every(isTone) ? strongest : undefined;
}

/** In degrees round the circle of hues. */
function hueOf(colour: string): number {
  const [red, green, blue] = parseColour(colour);
  const most = Math.max(red, green, blue);
  const spread = spreadOf(colour);
  if (most === red) return (60 * ((green - blue) / spread) + 360) % 360;
  return most === green ? 60 * ((blue - red) / spread + 2) : 60 * ((red - green) / spread + 4);
}
