import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fixtures, fixturesFolder, readFixture } from "../../fixtures.ts";

const expected = `${fixturesFolder}/made/renderings/tables.txt`;

/** A line for each table of a report that is a PDF: a changed table is one changed line. */
async function tableLines(): Promise<string[]> {
  const lines: string[] = [];
  for (const fixture of fixtures().filter(({ name }) => name.endsWith(".pdf"))) {
    const { document } = await readFixture(fixture);
    const kinds = document.blocks.map(({ kind }) => kind[0]).join("");
    lines.push(`${fixture.name}: ${document.blocks.length} blocks ${digest(kinds)}`);
    for (const [at, block] of document.blocks.entries()) {
      if (block.kind !== "table") continue;
      const cells = block.cells.map(({ box: _, marks: __, ...cell }) => cell);
      const shape = `${block.rows} by ${block.columns}, ${cells.length} cells, ${block.method}`;
      lines.push(`  block ${at}, page ${block.page}: ${shape} ${digest(JSON.stringify(cells))}`);
    }
  }
  return lines;
}

const digest = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);

it("the tables of reports as PDF stay as they are: MUNIMENT_GOLDEN=rewrite takes new ones", async () => {
  const lines = await tableLines();
  if (process.env.MUNIMENT_GOLDEN === "rewrite" || !existsSync(expected)) {
    writeFileSync(expected, `${lines.join("\n")}\n`);
    return;
  }
  expect(lines).toEqual(readFileSync(expected, "utf8").trimEnd().split("\n"));
});
