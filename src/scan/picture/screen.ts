import type { Grey } from "./raster.ts";

/** A dot of a screen has so many pixels at most; a full stop has more. */
const largestDot = 4;
/** Side of the squares in which dots are counted, and how many make a screen: dirt is never so dense. */
const square = 16;
const fewestDots = 5;

const isBlackOrWhite = ({ data }: Grey): boolean => {
  for (const value of data) if (value !== 0 && value !== 255) return false;
  return true;
};

/**
 * Scanners that know only black and white print a shade as a screen of dots, among which letters cannot be read: where
 * many dots stand close together, they are taken out. A picture with greys is given back as it is.
 */
export function withoutScreens(grey: Grey): Grey {
  if (!isBlackOrWhite(grey)) return grey;
  const { width, height, data } = grey;
  const columns = Math.ceil(width / square);
  const counts = new Uint16Array(columns * Math.ceil(height / square));
  const seen = new Uint8Array(data.length);
  const dots: (readonly number[])[] = [];
  const stack: number[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (data[start] !== 0 || seen[start] === 1) continue;
    const members: number[] = [];
    let size = 0;
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size += 1;
      if (size <= largestDot) members.push(at);
      const x = at % width;
      for (let dy = -width; dy <= width; dy += width) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const next = at + dy + dx;
          if (x + dx < 0 || x + dx >= width || data[next] !== 0 || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (size > largestDot) continue;
    dots.push(members);
    const at = squareOf(start, width, columns);
    counts[at] = (counts[at] as number) + 1;
  }
  const clean = { ...grey, data: data.slice() };
  for (const members of dots) {
    const [first = 0] = members;
    if ((counts[squareOf(first, width, columns)] as number) < fewestDots) continue;
    for (const at of members) clean.data[at] = 255;
  }
  return clean;
}

const squareOf = (index: number, width: number, columns: number): number =>
  Math.floor(Math.floor(index / width) / square) * columns + Math.floor((index % width) / square);
