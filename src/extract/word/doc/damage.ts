import type { Report } from "../../report.ts";

/** A damaged structure costs what it describes, not the text. */
export function attempt<T>(read: () => T, otherwise: T, what: string, report: Report): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report({
      severity: "error",
      code: "part-unreadable",
      message: `The document's structure for ${what} is damaged; the rest was read without it.`,
    });
    return otherwise;
  }
}

/** Paragraphs up to one that cannot be read. */
export function* tolerant<T>(paragraphs: Iterable<T>, report: Report): Generator<T> {
  try {
    yield* paragraphs;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report({
      severity: "error",
      code: "part-unreadable",
      message: "The document is damaged inside; its text was read up to there.",
    });
  }
}
