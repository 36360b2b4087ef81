import type { FilePlace } from "./messages.ts";
import { paperProcess } from "./paper-process.ts";
import type { FramedCell, NoPaper, PaperSource } from "./papers.ts";

const limits = { seconds: 60, memoryMegabytes: 768, waiting: 1 };

/** A file that prints no pages, as one page to read, the cell framed under `about`: read in a guarded process. */
export async function wholeDocument(
  place: FilePlace,
  source: PaperSource,
  at: FramedCell | undefined,
  about: string,
): Promise<{ readonly kind: "reading"; readonly markup: string } | NoPaper> {
  const process = paperProcess("read", limits);
  try {
    const answer = await process.ask({ kind: "whole", place, source, at, about });
    if (answer.kind === "reading") return answer;
    const sentence = answer.kind === "failed" ? answer.sentence : "The file could not be read.";
    return { kind: "none", why: "failed", sentence };
  } finally {
    process.end();
  }
}
