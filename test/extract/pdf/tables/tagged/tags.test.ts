import { describe, expect, it } from "vitest";
import { makePdf } from "../../../../../scripts/pdf/make-pdf.mjs";
import { lyingTags, taggedPages, withTags } from "../../../../../scripts/pdf/tagged-pages.mjs";
import { structToTables } from "../../../../../src/extract/pdf/drawing/tags.ts";
import { readBytes, rowsOf, tablesOf } from "../../read.ts";

const read = async (file: ReturnType<typeof withTags>, catalogue = file.catalogue) =>
  readBytes(makePdf(file.pages, file.objects, catalogue));

describe("structure tags", () => {
  it("say where the rows of an unruled table with wrapped cells end", async () => {
    const file = taggedPages["tagged-wrapped"];
    if (file === undefined) throw new Error("no such page");
    const [table] = tablesOf(await read(file));
    expect(table?.method).toBe("aligned");
    expect(rowsOf(table)).toEqual([
      ["Objective", "Action", "Progress"],
      [
        "Raise standards in all schools",
        "Advisers visit each school twice a year",
        "Visits were made to all but two schools",
      ],
      [
        "Support families",
        "Centres open in every ward of the borough",
        "Three centres opened and one is being built",
      ],
      ["Keep children safe", "Train all social workers", "Done"],
    ]);
  });

  it.each(
    Object.keys(lyingTags),
  )("change nothing where they disagree with the page: %s", async (lie) => {
    const file = withTags(lyingTags[lie] ?? []);
    const untagged = await read(file, "");
    expect(tablesOf(untagged)).toHaveLength(1);
    const believed = await read(file);
    expect(believed.value.blocks).toEqual(untagged.value.blocks);
    expect(believed.problems).toEqual(untagged.problems);
  });

  it("give a table's rows on one page, and say whether it has others", () => {
    const cell = (id: string) => ({ role: "TD", children: [{ type: "content", id }] });
    const row = (...ids: string[]) => ({ role: "TR", children: ids.map(cell) });
    const tree = {
      role: "Root",
      children: [
        {
          role: "Table",
          children: [
            { role: "THead", children: [row("p3R_mc0", "p3R_mc1")] },
            { role: "TBody", children: [row("p5R_mc0", "p5R_mc2")] },
          ],
        },
      ],
    };
    expect(structToTables(tree, "p5R_mc")).toEqual([
      { rows: [[new Set([0]), new Set([2])]], begunBefore: true, goesOnAfter: false },
    ]);
  });
});
