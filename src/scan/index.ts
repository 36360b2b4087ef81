/**
 * A picture of a page to what stands on it. Where to look:
 *
 * - `picture/` puts a page's pictures together, sets them straight and makes their paper white.
 * - `lines/` finds rules, areas and marks.
 * - `regions/` says what is read in one go: a table's cells, the rest of the page.
 * - `engine/` reads words; `trust/` reads again what must not be wrong and says what is sure.
 */

import type { BoundingBox } from "../document.ts";
import type { Recognisers } from "./engine/recogniser.ts";
import { type Area, findAreas } from "./lines/areas.ts";
import { eraseRules } from "./lines/erase.ts";
import { eraseMarks, findMarks } from "./lines/marks.ts";
import { findRules } from "./lines/rules.ts";
import { findPaper, flatten } from "./picture/flatten.ts";
import type { Picture, PixelBox } from "./picture/raster.ts";
import { withoutScreens } from "./picture/screen.ts";
import { findSkew } from "./picture/skew.ts";
import { coarser, type Lean, readingScale, straighten } from "./picture/straighten.ts";
import { greyToColour } from "./picture/swatch.ts";
import { findCells } from "./regions/cells.ts";
import { type PlacedWord, readRegions } from "./regions/read.ts";
import type { ScannedPage } from "./scanned.ts";
import { withBullets } from "./trust/bullets.ts";
import { faultOfPicture, faultOfWords } from "./trust/faults.ts";
import { readTwice } from "./trust/read-twice.ts";
import { doubtUnreadInk } from "./trust/unread.ts";
import { mended, mendedCode } from "./trust/vocabulary.ts";
import { toScannedWords } from "./trust/words.ts";

/** Reads a page off its picture; `onStep` is called as it goes on. */
export function readPicture(
  picture: Picture,
  engines: Recognisers,
  onStep: () => void = () => {},
): ScannedPage {
  const { grey, pixelsPerPoint } = picture;
  const lean: Lean = {
    degrees: findSkew(grey, pixelsPerPoint),
    middle: [grey.width / pixelsPerPoint / 2, grey.height / pixelsPerPoint / 2],
  };
  onStep();
  const straight = straighten(picture, lean);
  onStep();
  const clean = withoutScreens(grey);
  const legible = clean === grey ? straight : straighten({ grey: clean, pixelsPerPoint }, lean);
  const flat = flatten(legible.grey, findPaper(legible.grey));
  onStep();
  const nothing = { lean, words: [], rules: [], fills: [], marks: [], unread: [] };
  const unreadable = faultOfPicture(straight.grey, flat);
  if (unreadable !== undefined) return { ...nothing, fault: unreadable };
  const rules = findRules(flat);
  const cells = findCells(rules, flat.width, flat.height);
  eraseRules(flat, rules);
  const colours = straight.colour ?? greyToColour(straight.grey, coarser);
  const fills = findAreas(colours, cells);
  const marks = straight.colour === undefined ? [] : findMarks(colours, fills);
  eraseMarks(flat, marks);
  onStep();
  const { words, unread } = readRegions(flat, cells, engines.first, onStep);
  const illegible = faultOfWords(words);
  if (illegible !== undefined) return { ...nothing, fault: illegible };
  const mend = (word: PlacedWord, at: number, all: readonly PlacedWord[]): PlacedWord => ({
    ...word,
    text: mendedCode(mended(word.text), all[at + 1]?.text ?? ""),
  });
  const twice = readTwice(withBullets(words, flat).map(mend), flat, engines, onStep);
  const points = (pixels: number): number => Math.round((pixels / readingScale) * 100) / 100;
  const toBox = (box: PixelBox) => box.map(points) as unknown as BoundingBox;
  const toArea = ({ box, colour }: Area) => ({ box: toBox(box), colour });
  return {
    lean,
    words: toScannedWords(doubtUnreadInk(twice, flat), flat),
    rules: rules.map(({ direction, at, from, to, thickness }) => ({
      direction,
      at: points(at),
      from: points(from),
      to: points(to),
      width: points(thickness),
    })),
    fills: fills.map(toArea),
    marks: marks.map(toArea),
    unread: unread.map(toBox),
  };
}
