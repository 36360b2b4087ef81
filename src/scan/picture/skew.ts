import { type Grey, shrink } from "./raster.ts";

/** Pages lie no farther off than this in a feeder or under a hand (degrees). */
const farthest = 5;
const coarseStep = 0.2;
const fineStep = 0.02;
/** Pixels a point at which the angle is looked for: a hundredth of a degree is then a third of a pixel over a page. */
const lookedAt = 2;
/** Fewer places of ink than this have no direction. */
const fewestPlaces = 200;
const enoughPlaces = 12_000;

/**
 * How far the lines of a page run downhill, in degrees: at the angle along which the lower edges of its ink fall
 * together on the fewest rows, letters and rules stand on their lines.
 */
export function findSkew(grey: Grey, pixelsPerPoint: number): number {
  const places = lowerEdges(grey, Math.max(1, Math.round(pixelsPerPoint / lookedAt)));
  if (places.x.length < fewestPlaces) return 0;
  const search = (places: Places, from: number, to: number, step: number): number => {
    let [best, most] = [0, -1];
    const steps = Math.round((to - from) / step);
    for (let at = 0; at <= steps; at += 1) {
      const angle = from + at * step;
      const score = sharpness(places, angle);
      if (score > most || (score === most && Math.abs(angle) < Math.abs(best))) {
        best = angle;
        most = score;
      }
    }
    return best;
  };
  const coarse = search(some(places), -farthest, farthest, coarseStep);
  const fine = search(places, coarse - coarseStep, coarse + coarseStep, fineStep);
  return Math.round(fine * 100) / 100;
}

interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Where dark is followed by light below it, on a picture made smaller. */
function lowerEdges(grey: Grey, factor: number): Places {
  const { width: columns, height: rows, data: small } = factor === 1 ? grey : shrink(grey, factor);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = 0; y + 1 < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const here = small[y * columns + x] as number;
      const below = small[(y + 1) * columns + x] as number;
      if (here < 150 && below - here > 40) {
        xs.push(x);
        ys.push(y);
      }
    }
  }
  return { x: Float32Array.from(xs), y: Float32Array.from(ys), width: columns, height: rows };
}

/** Every so many of a page's places, where they are many: enough to find about which angle it lies at. */
function some(places: Places): Places {
  const every = Math.ceil(places.x.length / enoughPlaces);
  const take = (all: Float32Array): Float32Array => all.filter((_, at) => at % every === 0);
  return every <= 1 ? places : { ...places, x: take(places.x), y: take(places.y) };
}

function sharpness({ x, y, width, height }: Places, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const reach = Math.ceil(Math.abs(slope) * width) + 2;
  const counts = new Uint32Array(height + 2 * reach);
  for (let index = 0; index < x.length; index += 1) {
    const at = Math.round((y[index] as number) - slope * (x[index] as number)) + reach;
    counts[at] = (counts[at] as number) + 1;
  }
  let sum = 0;
  for (const count of counts) sum += count * count;
  return sum;
}
