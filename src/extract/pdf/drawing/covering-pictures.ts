import type { PDFPageProxy } from "pdfjs-dist";
import type { Drawing, Glyph, Picture, Pixels } from "./drawing.ts";
import { boxArea } from "./geometry.ts";
import { readPixels } from "./pixels.ts";
import { type Cover, isUnder } from "./visible.ts";

/** A page mostly of pictures is a scan: what lies under them is what text recognition read there. */
const scannedPart = 0.6;
/** RGBA: a mask may let some of what is under it through. */
const withAlpha = 3;
/** From here on, of 255, nothing shows through. */
const opaqueFrom = 240;
/** So many pixels are looked at. */
const samples = 65_536;

interface Drawn {
  readonly glyphs: readonly Glyph[];
  readonly pictures: readonly Picture[];
}

/** Pictures that were put over text afterwards and hide it, as some redact a page. */
export async function coveringPictures(
  page: PDFPageProxy,
  { glyphs, pictures }: Drawn,
): Promise<Cover[]> {
  const first = glyphs.reduce((least, { order }) => Math.min(least, order), Infinity);
  const later = pictures.filter(
    ({ opaque, order, colour }) => opaque === true && order > first && colour === undefined,
  );
  const { width, height } = page.getViewport({ scale: 1 });
  if (later.length === 0 || picturedPart({ width, height, pictures }) > scannedPart) return [];
  const covers: Cover[] = [];
  for (const { box, order, id, pixels } of later) {
    if (!glyphs.some((glyph) => glyph.turn === 0 && glyph.order < order && isUnder(glyph, box)))
      continue;
    const seen = pixels ?? (id === undefined ? undefined : await readPixels(page, id));
    if (seen !== undefined && hidesAll(seen)) covers.push({ box, order, opaque: true });
  }
  return covers;
}

function hidesAll({ kind, data }: Pixels): boolean {
  if (kind !== withAlpha) return true;
  const step = 4 * Math.max(1, Math.floor(data.length / 4 / samples));
  for (let at = 3; at < data.length; at += step) if ((data[at] ?? 0) < opaqueFrom) return false;
  return true;
}

/** The part of a page that its pictures take, counted twice where they lie over each other. */
export const picturedPart = ({
  width,
  height,
  pictures,
}: Pick<Drawing, "width" | "height" | "pictures">): number =>
  pictures.reduce((sum, { box }) => sum + boxArea(box), 0) / (width * height);
