import type { Problem } from "../../../problem.ts";
import type { PackedStreams } from "./packed-streams.ts";
import { type Stretch, saveCrowds } from "./save-crowds.ts";

/** No page of a report has so many comments and links. */
const mostAnnotations = 5_000;

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

const bombsLeft: Problem = {
  severity: "warning",
  stage: "extract",
  code: "too-large-inflated",
  message:
    "A packed part of the PDF unpacks to more than 8 MB and over 100 times its size, as no report needs; it was left out.",
};

/**
 * The bytes of a PDF without what would cost pdf.js minutes and says nothing: the lists of a hundred thousand
 * annotations, runs of a million saved drawing states, packed or not, and bombs. The length stays, so that every
 * offset still holds.
 */
export function withoutCrowds(
  bytes: Uint8Array,
  { replacements, bombs }: Pick<PackedStreams, "replacements" | "bombs">,
): BearablePdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const annotations = annotationCrowds(file);
  const crowds = [...annotations, ...saveCrowds(file)];
  if (crowds.length + replacements.length === 0) return { bytes, problems: [] };
  const without = Buffer.from(file);
  for (const { from, to } of crowds) without.fill(" ", from, to);
  for (const { from, bytes: others } of replacements) without.set(others, from);
  return {
    bytes: without,
    problems: [
      ...(annotations.length > 0 ? [annotationsLeft] : []),
      ...(bombs > 0 ? [bombsLeft] : []),
    ],
  };
}

/** Digits, blanks and R: what a list of references is written in. */
const ofReferences = new Set(Buffer.from("0123456789R \t\r\n", "latin1"));

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
