import type { ExtractOptions } from "../options.ts";

const blocksBetweenProgress = 100;

/** Counts blocks as they are read, and now and then says so; how many there will be is not known. */
export function countBlocks({ onProgress }: ExtractOptions): () => void {
  let seen = 0;
  return () => {
    seen += 1;
    if (seen % blocksBetweenProgress === 0) onProgress?.(seen, seen);
  };
}
