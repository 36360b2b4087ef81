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
import { facing } from "./facing.ts";
import { type Area, findAreas } from "./lines/areas.ts";
import { eraseRules } from "./lines/erase.ts";
import { findGreyLights } from "./lines/grey-lights.ts";
import { eraseMarks, findMarks, isOnMark, isRimOf } from "./lines/marks.ts";
import type { Rule } from "./lines/rule.ts";
import { findRules } from "./lines/rules.ts";
import { isUnderline } from "./lines/underlines.ts";
import { whitenBorders } from "./picture/borders.ts";
import { withDarkGroundsTurned } from "./picture/dark-grounds.ts";
import { findPaper, flatten } from "./picture/flatten.ts";
import { cutAt, findGutter } from "./picture/gutter.ts";
import type { Grey, Picture, PixelBox } from "./picture/raster.ts";
import { takenOut, withoutScreens } from "./picture/screen.ts";
import { findSkew } from "./picture/skew.ts";
import { eraseSpecks } from "./picture/specks.ts";
import { coarser, type Lean, readingScale, straighten } from "./picture/straighten.ts";
import { greyToColour } from "./picture/swatch.ts";
import { turnPicture } from "./picture/turned.ts";
import { findCells } from "./regions/cells.ts";
import { findTurn, looksUpright } from "./regions/orientation.ts";
import type { PlacedWord } from "./regions/placed-word.ts";
import { readRegions } from "./regions/read.ts";
import type { ScanFault, ScannedPage } from "./scanned.ts";
import { withBullets } from "./trust/bullets.ts";
import { doubtCoarse } from "./trust/coarse.ts";
import { faultOfPicture, faultOfWords } from "./trust/faults.ts";
import { mendedHeadWord } from "./trust/head-words.ts";
import { withNotes } from "./trust/notes.ts";
import { readTwice } from "./trust/read-twice.ts";
import { withTicks } from "./trust/ticks.ts";
import { doubtUnreadInk } from "./trust/unread.ts";
import { mended, mendedCode } from "./trust/vocabulary.ts";
import { toScannedWords } from "./trust/words.ts";

/** Reads what stands on a picture, one page or two side by side; `onStep` is called as it goes on. */
export function readPicture(
  picture: Picture,
  engines: Recognisers,
  onStep: () => void = () => {},
): ScannedPage {
  whitenBorders(picture);
  const gutter = findGutter(picture);
  if (gutter === undefined) return readPage(picture, engines, onStep);
  const [first, second] = cutAt(picture, gutter);
  const read = (page: Picture): ScannedPage => readPage(page, engines, onStep);
  const { height, pixelsPerPoint } = { ...picture.grey, ...picture };
  return facing(read(first), read(second), [gutter / pixelsPerPoint, height / pixelsPerPoint]);
}

function readPage(picture: Picture, engines: Recognisers, onStep: () => void): ScannedPage {
  const seen = readOnce(picture, engines, onStep);
  if ("fault" in seen) return seen;
  if (looksUpright(seen.words)) return readWhole(seen, engines, onStep);
  const turn = findTurn(seen.flat, seen.words, engines.first, onStep);
  if (turn === undefined) return readWhole(seen, engines, onStep);
  const upright = readOnce(turnPicture(picture, turn), engines, onStep);
  return { ...("fault" in upright ? upright : readWhole(upright, engines, onStep)), turn };
}

/** What one engine made of a page: its picture without rules and marks, and all that was found on it. */
interface SeenPage {
  readonly lean: Lean;
  /** Pixels of the scan for each of the size it is read in. */
  readonly coarseness: number;
  readonly flat: Grey;
  readonly words: readonly PlacedWord[];
  readonly unread: readonly PixelBox[];
  readonly rules: readonly Rule[];
  readonly fills: readonly Area[];
  readonly marks: readonly Area[];
  /** Dark grounds with white print on them. */
  readonly grounds: readonly PixelBox[];
}

const nothing = { words: [], rules: [], fills: [], marks: [], unread: [] };

function readOnce(
  picture: Picture,
  { first }: Recognisers,
  onStep: () => void,
): SeenPage | (ScannedPage & { readonly fault: ScanFault }) {
  const { grey, pixelsPerPoint } = picture;
  const clean = withoutScreens(grey);
  const lean: Lean = {
    // The dots of a screen stand in the scanner's own rows, however the page lies.
    degrees: findSkew(clean, pixelsPerPoint),
    middle: [grey.width / pixelsPerPoint / 2, grey.height / pixelsPerPoint / 2],
  };
  onStep();
  const straight = straighten(picture, lean);
  onStep();
  const legible = clean === grey ? straight : straighten({ grey: clean, pixelsPerPoint }, lean);
  const { grey: onPaper, grounds } = withDarkGroundsTurned(legible.grey);
  const flat = flatten(onPaper, findPaper(onPaper));
  onStep();
  const fault = faultOfPicture(straight.grey, flat);
  if (fault !== undefined) return { ...nothing, lean, fault };
  const found = findRules(flat);
  const rules = found.filter((rule) => !isUnderline(rule, found, flat));
  const cells = findCells(rules, flat.width, flat.height);
  eraseRules(flat, rules);
  const colours = straight.colour ?? greyToColour(straight.grey, coarser);
  const screens =
    clean === grey
      ? undefined
      : greyToColour(
          straighten({ grey: takenOut(grey, clean), pixelsPerPoint }, lean).grey,
          coarser,
        );
  const fills = findAreas(colours, cells, grounds, screens);
  const isGrey = straight.colour === undefined;
  const marks = isGrey ? findGreyLights(flat) : findMarks(colours, fills);
  // Lights in grey stay where engines look for columns and lines: without them they find others.
  if (!isGrey) eraseMarks(flat, marks);
  eraseSpecks(flat);
  onStep();
  const read = readRegions(flat, cells, first, onStep);
  const words = read.words.filter((word) => !isOnMark(word.box, marks) && !isRimOf(word, marks));
  const unread = read.unread.filter((box) => !isOnMark(box, marks));
  if (isGrey) eraseMarks(flat, marks);
  const coarseness = pixelsPerPoint / readingScale;
  return { lean, coarseness, flat, words, unread, rules, fills, marks, grounds };
}

function readWhole(
  { lean, coarseness, flat, words, unread, rules, fills, marks, grounds }: SeenPage,
  engines: Recognisers,
  onStep: () => void,
): ScannedPage {
  const fault = faultOfWords(words);
  if (fault !== undefined) return { ...nothing, lean, fault };
  const mend = (word: PlacedWord, at: number, all: readonly PlacedWord[]): PlacedWord => ({
    ...word,
    text: mendedCode(mended(mendedHeadWord(word.text)), all[at + 1]?.text ?? ""),
  });
  const judged = readTwice(withBullets(words, flat).map(mend), flat, engines, onStep, coarseness);
  const twice = withNotes(withTicks(judged, flat), flat).map((word) => ({
    ...word,
    text: mended(mendedHeadWord(word.text)),
  }));
  const points = (pixels: number): number => Math.round((pixels / readingScale) * 100) / 100;
  const toBox = (box: PixelBox) => box.map(points) as unknown as BoundingBox;
  const toArea = ({ box, colour }: Area) => ({ box: toBox(box), colour });
  return {
    lean,
    words: toScannedWords(
      doubtCoarse(doubtUnreadInk(twice, flat), flat, coarseness),
      flat,
      grounds,
    ),
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
