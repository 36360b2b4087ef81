import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../src/document.ts";
import type { Problem } from "../src/problem.ts";
import type { Interpretation } from "../src/rows.ts";
import { fixtures } from "./fixtures.ts";
import { wholeBlock } from "./made-documents.ts";

/**
 * What each stage gave for a report we hold, as `npm run golden` wrote it and people read it: what one stage gave is
 * what the next is given here, so that a stage is held by the tests of its own folder without the ones before it.
 */
export interface StageGolden {
  readonly doc: string;
  readonly document: Document;
  readonly interpretation: Interpretation;
  /** The text of a file, compared as it stands. */
  readonly rows: string;
  readonly records: string;
  readonly problemsOf: (stage: Problem["stage"]) => readonly Problem[];
}

export const stageGoldens = (): StageGolden[] =>
  fixtures()
    .filter(({ isText, expected }) => isText && existsSync(join(expected, "document.json")))
    .map(({ doc, expected }) => {
      const textOf = (name: string) => readFileSync(join(expected, name), "utf8");
      const rows = textOf("rows.json");
      const problems = JSON.parse(textOf("problems.json")) as Problem[];
      return {
        doc,
        document: documentOf(textOf("document.json")),
        interpretation: JSON.parse(rows) as Interpretation,
        rows,
        records: textOf("records.json"),
        problemsOf: (stage) => problems.filter((problem) => problem.stage === stage),
      };
    });

/** Cells are written without what most of them lack. */
function documentOf(text: string): Document {
  const document = JSON.parse(text) as Document;
  return { ...document, blocks: document.blocks.map(wholeBlock) };
}
