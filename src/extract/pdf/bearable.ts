import type { Problem } from "../../problem.ts";

/** No page of a report has so many comments and links. */
const mostAnnotations = 5_000;
/** Drawing states saved one right after another; each costs pdf.js a look through all before it. */
const mostSaved = 64;

export interface BearablePdf {
  readonly bytes: Uint8Array;
  readonly problems: readonly Problem[];
}

const annotationsLeft: Problem = {
  severity: "warning",
  stage: "extract",
  code: "part-unreadable",
  message: `A page lists more than ${mostAnnotations} comments, links or form fields; none of them was read.`,
};

/**
 * The bytes of a PDF without what would cost pdf.js minutes and says nothing: the lists of a hundred thousand
 * annotations, and runs of a million saved drawing states. The length stays, so that every offset still holds.
 */
export function withoutCrowds(bytes: Uint8Array): BearablePdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const annotations = annotationCrowds(file);
  const crowds = [...annotations, ...saveCrowds(file)];
  if (crowds.length === 0) return { bytes, problems: [] };
  const without = Buffer.from(file);
  for (const { from, to } of crowds) without.fill(" ", from, to);
  return { bytes: without, problems: annotations.length > 0 ? [annotationsLeft] : [] };
}

/** Digits, blanks and R: what a list of references is written in. */
const ofReferences = new Set(Buffer.from("0123456789R \t\r\n", "latin1"));

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `/Annots[20 0 R 20 0 R …]` */
function annotationCrowds(file: Buffer): Stretch[] {
  const crowds: Stretch[] = [];
  const key = "/Annots";
  for (let at = file.indexOf(key); at >= 0; at = file.indexOf(key, at + key.length)) {
    const start = /^\s*\[/.exec(file.toString("latin1", at + key.length, at + key.length + 8));
    if (start === null) continue;
    const from = at + key.length + start[0].length;
    let to = from;
    while (ofReferences.has(file[to] ?? 0)) to += 1;
    // "1 0 R " is the shortest entry.
    if (to - from >= mostAnnotations * 6 && file[to] === 0x5d) crowds.push({ from, to });
  }
  return crowds;
}

/** `q q q q …`: all but the first few. */
function saveCrowds(file: Buffer): Stretch[] {
  const crowds: Stretch[] = [];
  for (const separator of [" ", "\n"]) {
    const run = `q${separator}`.repeat(mostSaved);
    for (let at = file.indexOf(run); at >= 0; at = file.indexOf(run, at)) {
      const from = at + run.length;
      let to = from;
      while (file[to] === 0x71 && (file[to + 1] === 0x20 || file[to + 1] === 0x0a)) to += 2;
      if (to > from) crowds.push({ from, to });
      at = to;
    }
  }
  return crowds;
}
