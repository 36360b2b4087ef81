import { printable } from "./text.ts";

/** Report text as one safe line: no control codes, no line breaks. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, " ")).trim();
}

/** Words in lines of at most `width` characters, all lines indented; a longer word stands alone. */
export function wrapped(text: string, width: number, indent = ""): string {
  const room = Math.max(20, width - indent.length);
  const lines: string[] = [];
  let line = "";
  for (const word of oneLine(text).split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines.map((each) => `${indent}${each}\n`).join("");
}

/** A cell of exactly `width` characters; what does not fit ends in `…`. */
export function fitted(text: string, width: number, side: "left" | "right" = "left"): string {
  const cut = text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
  return side === "left" ? cut.padEnd(width) : cut.padStart(width);
}
