import { blankGrey, type Grey, type PixelBox } from "./raster.ts";

/** Weights of the four pixels round a place, which keep edges sharper than a straight line between two. */
function cubicWeights(part: number): readonly [number, number, number, number] {
  const [one, two, three] = [part, part * part, part * part * part];
  return [
    -0.5 * three + two - 0.5 * one,
    1.5 * three - 2.5 * two + 1,
    -1.5 * three + 2 * two + 0.5 * one,
    0.5 * three - 0.5 * two,
  ];
}

/** A part of a picture made larger, with white round it. */
export function zoom(grey: Grey, region: PixelBox, factor: number, margin: number): Grey {
  const [left, top, right, bottom] = region;
  const inner = [Math.round((right - left) * factor), Math.round((bottom - top) * factor)] as const;
  const out = blankGrey(inner[0] + 2 * margin, inner[1] + 2 * margin);
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= grey.width || y >= grey.height
      ? 255
      : (grey.data[y * grey.width + x] as number);
  for (let y = 0; y < inner[1]; y += 1) {
    const sy = top + (y + 0.5) / factor - 0.5;
    const iy = Math.floor(sy);
    const down = cubicWeights(sy - iy);
    for (let x = 0; x < inner[0]; x += 1) {
      const sx = left + (x + 0.5) / factor - 0.5;
      const ix = Math.floor(sx);
      const across = cubicWeights(sx - ix);
      let value = 0;
      for (let row = 0; row < 4; row += 1) {
        let sum = 0;
        for (let column = 0; column < 4; column += 1) {
          sum += (across[column] as number) * at(ix + column - 1, iy + row - 1);
        }
        value += (down[row] as number) * sum;
      }
      out.data[(y + margin) * out.width + x + margin] = Math.max(0, Math.min(255, value));
    }
  }
  return out;
}
