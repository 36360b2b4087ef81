import type { PDFPageProxy } from "pdfjs-dist";
import type { Picture } from "./drawing.ts";
import { boxHeight, boxWidth } from "./geometry.ts";
import { type Looks, largestMark } from "./marks.ts";
import { type Look, pixelsToLook, readPixels } from "./pixels.ts";

/** The looks of a page's small pictures; one that is drawn many times is looked at once. */
export async function readLooks(page: PDFPageProxy, pictures: readonly Picture[]): Promise<Looks> {
  const looks = new Map<Picture, Look>();
  const known = new Map<string, Look | undefined>();
  for (const picture of pictures) {
    if (Math.max(boxWidth(picture.box), boxHeight(picture.box)) > largestMark) continue;
    const { id, pixels } = picture;
    let look: Look | undefined;
    if (pixels !== undefined) look = pixelsToLook(pixels);
    else if (id !== undefined) {
      if (!known.has(id)) {
        const read = await readPixels(page, id);
        known.set(id, read === undefined ? undefined : pixelsToLook(read));
      }
      look = known.get(id);
    }
    if (look !== undefined) looks.set(picture, look);
  }
  return looks;
}
