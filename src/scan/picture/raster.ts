/** A picture of grey values, 0 black to 255 white, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** left, top, right, bottom in pixels. */
export type PixelBox = readonly [left: number, top: number, right: number, bottom: number];

/** Red, green and blue, three bytes a pixel. */
export interface Colour {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A page as it was scanned: grey values, its colours where it has any, and how many pixels a point is wide. */
export interface Picture {
  readonly grey: Grey;
  readonly colour?: Colour;
  readonly pixelsPerPoint: number;
}

export const blankGrey = (width: number, height: number): Grey => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(255),
});

/** Weights of the eye, in parts of 256. */
export const toGrey = (red: number, green: number, blue: number): number =>
  (77 * red + 150 * green + 29 * blue) >> 8;
