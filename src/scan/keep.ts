import { createHash } from "node:crypto";
import type { Recognisers } from "./engine/recogniser.ts";
import type { Layer } from "./picture/layers.ts";

/** What a page's reading is kept by: its pictures and where they lie, the engines, and the code that uses them. */
export function readingKey(
  layers: readonly Layer[],
  size: readonly [width: number, height: number],
  { first, second }: Recognisers,
  version: string,
): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([version, first.name, second.name, size]));
  for (const { pixels, placement, paint = "" } of layers) {
    const { width, height, kind, data } = pixels;
    hash.update(JSON.stringify([placement, paint, width, height, kind])).update(data);
  }
  return hash.digest("hex");
}
