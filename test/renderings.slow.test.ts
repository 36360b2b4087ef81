import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ingestFile } from "../src/pipeline.ts";
import type { CouncilRecord } from "../src/records.ts";
import { sourceOf } from "./builders.ts";

const report = "halton-bsc-qmr-2008-09-q4";
const fixture = (path: string) => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));

/**
 * What a record says, without where it was printed and how it was found there. The number of its table is a
 * place, too: a page may cut one table into two.
 */
function said(record: CouncilRecord): unknown {
  const { id: _, source: __, evidence: ___, ...rest } = record;
  return { ...rest, table: undefined };
}

async function recordsOf(path: string): Promise<unknown[]> {
  const bytes = new Uint8Array(readFileSync(fixture(path)));
  const { records } = await ingestFile(sourceOf(report), bytes);
  return records.map(said);
}

describe("one report in three formats", async () => {
  const docx = await recordsOf(`archive/${report}.docx`);

  it("has records to compare", () => expect(docx.length).toBe(84));

  it("gives the same records as .doc and as .docx", async () => {
    expect(await recordsOf(`made/word/reports/${report}.doc`)).toEqual(docx);
  });

  it("gives the same records as PDF and as .docx", async () => {
    expect(await recordsOf(`made/renderings/libreoffice/${report}.pdf`)).toEqual(docx);
  });
});
