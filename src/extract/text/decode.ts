import type { Problem } from "../../problem.ts";
import { decodeWindows1252, wideEncoding } from "../encoding.ts";

/** Bytes to text: UTF-8 or UTF-16 where they are valid, else Windows-1252, the office encoding of 2005 to 2012. */
export function decodeText(bytes: Uint8Array): { text: string; problems: Problem[] } {
  const wide = wideEncoding(bytes);
  if (wide) return { text: clean(new TextDecoder(wide).decode(bytes)), problems: [] };
  try {
    return { text: clean(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), problems: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const text = clean(decodeWindows1252(bytes));
    return { text, problems: [encodingProblem(text)] };
  }
}

/** Three accented letters in a row, or UTF-8's "£" or quotes: as Windows-1252 nobody writes that. */
const garbled = /[\u00c0-\u00ff]{3}|\u00c2[\u00a0-\u00bf]|\u00e2\u20ac/;

const encodingProblem = (text: string): Problem => ({
  stage: "extract",
  code: "text-encoding",
  ...(garbled.test(text)
    ? {
        severity: "warning",
        message:
          "The bytes are no valid UTF-8 and hardly Windows-1252, as which they were read; some characters may be wrong.",
      }
    : {
        severity: "note",
        message: "The bytes are no valid UTF-8; they were read as Windows-1252.",
      }),
});

/** Control characters and lone surrogates never travel further than this. */
const clean = (text: string): string =>
  text
    .replace(/^\ufeff/, "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g, " ")
    .replace(/[\ud800-\udfff]/gu, "\ufffd");
