import { beforeAll, describe, expect, it } from "vitest";
import { corpusFiles, corpusOutcomes } from "../scripts/faults/fuzz/corpus.mjs";
import { outcomes, partsOf } from "../scripts/faults/fuzz/targets.mjs";
import { fillComparison } from "../src/archive/comparison.ts";
import { listZipMembers, zipMemberReader } from "../src/archive/zip-members.ts";
import { findIndicator } from "../src/catalogue/index.ts";
import { parseCorrections } from "../src/commands/corrections.ts";
import { noPapers } from "../src/draw/papers.ts";
import { ingestFile } from "../src/pipeline.ts";
import { createApp } from "../src/serve/app.ts";
import { fillDerived } from "../src/store/derived.ts";
import { openStore } from "../src/store/open.ts";
import { snapshotOf } from "../src/store/snapshot.ts";
import { reportWriter } from "../src/store/write.ts";

const modules = {
  ...{ ingestFile, listZipMembers, zipMemberReader, parseCorrections },
  ...{ openStore, reportWriter, fillDerived, fillComparison, findIndicator },
  ...{ createApp, snapshotOf, noPapers },
};

/** What scripts/faults/fuzz.mjs found: each small file comes to what it came to, and breaks no law. */
describe("the corpus of the fuzzing", () => {
  let run: ReturnType<typeof outcomes>;
  beforeAll(async () => {
    run = outcomes(await partsOf(modules));
  });
  const known = corpusOutcomes();

  // The first PDF waits for pdf.js, which on a busy machine takes longer than a test may.
  const patience = 300_000;
  it.each(corpusFiles())(
    "$file",
    async ({ name, file, bytes }) => {
      expect(await run[name]?.(bytes)).toBe(known.get(file));
    },
    patience,
  );

  it("has every file written down, and no others: fuzz.mjs --outcomes writes them", () => {
    expect([...known.keys()]).toEqual(corpusFiles().map(({ file }) => file));
  });
});
