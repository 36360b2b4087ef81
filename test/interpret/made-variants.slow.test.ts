import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { readingOf } from "../builders.ts";
import { drawnTables, drawnToDocument } from "../drawn-tables.ts";
import { changedLines } from "../golden-file.ts";
import { madeDocuments, madeGroups, stagesFolder } from "../made-documents.ts";
import { readingLines } from "../reading-lines.ts";
import { strays } from "./strays.ts";
import { tablesOf, variantOf } from "./variants.ts";

/** Every document we made, with one thing changed in it, twice; tables drawn with a meaning lend it columns. */
function readVariants() {
  const documents = madeGroups().flatMap((group) =>
    madeDocuments(group).map((document, at) => ({ name: `${group} ${at + 1}`, document })),
  );
  const drawn = drawnTables().map(drawnToDocument);
  const others = tablesOf([...documents.map(({ document }) => document), ...drawn]);
  return documents.flatMap(({ name, document }, at) =>
    Array.from({ length: variantsEach }, (_, number) => {
      const variant = variantOf(document, others, at * 100 + number);
      return { name: `${name}.${number + 1}`, document: variant, reading: readingOf(variant) };
    }),
  );
}
const variantsEach = 3;
let read: ReturnType<typeof readVariants> = [];
beforeAll(() => {
  read = readVariants();
});

it("one thing changed in a report changes what it changed: MUNIMENT_GOLDEN=rewrite takes new readings", () => {
  const lines = read.map(({ name, reading }) => {
    const digest = createHash("sha256").update(readingLines(reading).join("\n")).digest("hex");
    return `${name}: ${reading.records.length} ${digest.slice(0, 12)}`;
  });
  expect(changedLines(new URL("variants.txt", stagesFolder), lines).slice(0, 5)).toEqual([]);
});

it("no row of them goes nowhere, or two ways", () => {
  const astray = read.flatMap(({ name, document, reading }) =>
    strays(document, reading).map((row) => `${name}: ${row}`),
  );
  expect(astray).toEqual([]);
});
