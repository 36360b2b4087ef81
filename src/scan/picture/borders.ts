import type { Grey, Picture } from "./raster.ts";

/** Darker than this is the lid of a scanner, not paper (of 255). */
const darkBelow = 90;
/** A border is thicker than a rule, and no wider than this part of the page. */
const thinnestInPoints = 6;
const widestPart = 0.15;
/** It runs along this part of its side: a dark band of a page that reaches its edge does not. */
const sidePart = 0.6;

/** Whitens the black borders that a scanner leaves round a page smaller than its glass. */
export function whitenBorders({ grey, colour, pixelsPerPoint }: Picture): void {
  const { width, height } = grey;
  const thinnest = Math.round(thinnestInPoints * pixelsPerPoint);
  const sides = [
    { count: height, across: width, at: (line: number, depth: number) => line * width + depth },
    {
      count: height,
      across: width,
      at: (line: number, depth: number) => line * width + width - 1 - depth,
    },
    { count: width, across: height, at: (line: number, depth: number) => depth * width + line },
    {
      count: width,
      across: height,
      at: (line: number, depth: number) => (height - 1 - depth) * width + line,
    },
  ];
  for (const { count, across, at } of sides) {
    const depths = Array.from({ length: count }, (_, line) =>
      darkDepth(grey, (depth) => at(line, depth), Math.floor(widestPart * across)),
    );
    if (depths.filter((depth) => depth >= thinnest).length < sidePart * count) continue;
    for (const [line, deep] of depths.entries()) {
      for (let depth = 0; depth < deep; depth += 1) {
        grey.data[at(line, depth)] = 255;
        colour?.data.fill(255, at(line, depth) * 3, at(line, depth) * 3 + 3);
      }
    }
  }
}

/** How far in from the edge a line of pixels is dark; nothing where that is farther than a border reaches. */
function darkDepth({ data }: Grey, at: (depth: number) => number, most: number): number {
  for (let depth = 0; depth <= most; depth += 1) {
    if ((data[at(depth)] as number) >= darkBelow) return depth === 0 ? 0 : depth + 1;
  }
  return 0;
}
