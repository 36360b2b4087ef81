import type { Block, RunningText } from "../../document.ts";

/** A page's own header and footer: those that were read, and the one that is open. */
export interface RunningParts {
  readonly running: RunningText[];
  openRunning: { readonly kind: RunningText["kind"]; readonly start: number } | undefined;
}

export function beginRunning(
  page: RunningParts,
  kind: RunningText["kind"],
  blocks: readonly Block[],
): void {
  page.openRunning = { kind, start: blocks.length };
}

/** Takes what was read since the header or footer began out of the page's blocks. */
export function endRunning(page: RunningParts, blocks: Block[]): void {
  if (page.openRunning === undefined) return;
  const { kind, start } = page.openRunning;
  page.openRunning = undefined;
  const text = blocks
    .splice(start)
    .map((block) =>
      block.kind === "table" ? block.cells.map((cell) => cell.text).join("\n") : block.text,
    )
    .filter((line) => line !== "")
    .join("\n");
  if (text !== "") page.running.push({ kind, text });
}
