import type { Problem } from "../../../problem.ts";

/** How much of a font's object is looked at on each side of its widths (characters). */
const around = 1_000;
/** 256 widths of some digits each. */
const longestList = 4_000;

/** A run of so many NULs in what a font says of itself: they are blanks, but nobody writes them. */
const zeroed = "\0".repeat(8);

/** A font whose list of widths is shorter than it says, or zeroed: words drawn with it may overlap, and be lost or joined. */
export function widthsProblems(bytes: Uint8Array): Problem[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = file.indexOf("/Widths"); at >= 0; at = file.indexOf("/Widths", at + 7)) {
    if (isCutShort(file, at)) return [cutShort];
  }
  for (let at = file.indexOf("/FirstChar"); at >= 0; at = file.indexOf("/FirstChar", at + 10)) {
    const [font] = file.toString("latin1", at, at + longestList).split("endobj", 1);
    if (font?.includes(zeroed)) return [cutShort];
  }
  return [];
}

const cutShort: Problem = {
  severity: "warning",
  stage: "extract",
  code: "part-unreadable",
  message:
    "A font's list of widths is cut short, so words drawn with it may be missing or run together.",
};

function isCutShort(file: Buffer, at: number): boolean {
  const after = file.toString("latin1", at + "/Widths".length, at + longestList);
  // A NUL is a blank, as zeroed bytes are.
  const list = /^[\s\0]*\[([^\]]*)\]/.exec(after);
  if (list === null) return false;
  const before = file.toString("latin1", Math.max(0, at - around), at);
  const rest = after.slice(list[0].length);
  const end = rest.indexOf("endobj");
  const font = before.slice(before.lastIndexOf(" obj") + 1) + rest.slice(0, end < 0 ? around : end);
  const first = /\/FirstChar\s+(\d+)/.exec(font)?.[1];
  const last = /\/LastChar\s+(\d+)/.exec(font)?.[1];
  if (first === undefined || last === undefined) return false;
  const widths = (list[1] ?? "").split(/[\s\0]+/).filter((width) => width !== "").length;
  return widths < Number(last) - Number(first) + 1;
}
