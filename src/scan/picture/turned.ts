import { blankGrey, type Colour, type Grey, type Picture } from "./raster.ts";

/** Which way a page's text runs on its picture: 90 down, 180 upside down, 270 up. */
export type PictureTurn = 90 | 180 | 270;

/** For each pixel of the upright picture, in rows from its top left, which one of the lying picture it is. */
function placeOf({ width, height }: Grey | Colour, turn: PictureTurn): (at: number) => number {
  if (turn === 180) return (at) => width * height - 1 - at;
  // Sideways, its rows are as long as the lying picture is high.
  const split = (at: number): [x: number, y: number] => [at % height, Math.floor(at / height)];
  return (at) => {
    const [x, y] = split(at);
    return turn === 90 ? x * width + (width - 1 - y) : (height - 1 - x) * width + y;
  };
}

const sizeOf = ({ width, height }: Grey | Colour, turn: PictureTurn): [number, number] =>
  turn === 180 ? [width, height] : [height, width];

/** The picture with its text upright. */
export function turnGrey(grey: Grey, turn: PictureTurn): Grey {
  const out = blankGrey(...sizeOf(grey, turn));
  const from = placeOf(grey, turn);
  for (let at = 0; at < out.data.length; at += 1) out.data[at] = grey.data[from(at)] as number;
  return out;
}

/** A page's picture, its colours with it. */
export function turnPicture({ grey, colour, pixelsPerPoint }: Picture, turn: PictureTurn): Picture {
  return {
    grey: turnGrey(grey, turn),
    pixelsPerPoint,
    ...(colour === undefined ? {} : { colour: turnColour(colour, turn) }),
  };
}

function turnColour(colour: Colour, turn: PictureTurn): Colour {
  const [width, height] = sizeOf(colour, turn);
  const data = new Uint8Array(width * height * 3);
  const from = placeOf(colour, turn);
  for (let at = 0; at < width * height; at += 1) {
    const place = from(at) * 3;
    data.set(colour.data.subarray(place, place + 3), at * 3);
  }
  return { width, height, data };
}
