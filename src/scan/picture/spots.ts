import type { Grey } from "./raster.ts";

/**
 * Spots of a black and white picture that touch by their sides and have no more than so many pixels, each as its pixels
 * from the first on. Spots that touch by their corners alone are many: half a screen's pixels are black in a dark shade.
 * `mayBegin` says where one is looked for.
 */
export function* spotsOf(
  { width, data }: Pick<Grey, "width" | "data">,
  colour: "black" | "white",
  mostPixels: number,
  mayBegin: (at: number) => boolean = () => true,
): Generator<readonly number[]> {
  const isBlack = colour === "black";
  const stack: number[] = [];
  const seen = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start += 1) {
    if ((data[start] === 0) !== isBlack || seen[start] === 1 || !mayBegin(start)) continue;
    const members: number[] = [];
    let size = 0;
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size += 1;
      if (size <= mostPixels) members.push(at);
      const x = at % width;
      for (const next of [
        at - width,
        at + width,
        x > 0 ? at - 1 : -1,
        x + 1 < width ? at + 1 : -1,
      ]) {
        if (next < 0 || next >= data.length || seen[next] === 1) continue;
        if ((data[next] === 0) !== isBlack) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    if (size <= mostPixels) yield members;
  }
}
