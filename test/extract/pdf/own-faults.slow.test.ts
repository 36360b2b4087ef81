import { beforeEach, describe, expect, it, vi } from "vitest";
import { budgetPage, ruledInManyWays } from "../../../scripts/pdf/budget-pages.mjs";
import { legibleGlyphs } from "../../../src/extract/pdf/drawing/legible.ts";
import { findTables } from "../../../src/extract/pdf/tables/index.ts";
import { readMade, tablesOf } from "./read.ts";

vi.mock("../../../src/extract/pdf/tables/index.ts", { spy: true });
vi.mock("../../../src/extract/pdf/drawing/legible.ts", { spy: true });

const ruled = budgetPage(ruledInManyWays.strokes as string);

const fail = (): never => {
  throw new TypeError("edges is not iterable");
};

beforeEach(() => {
  vi.mocked(findTables).mockReset();
  vi.mocked(legibleGlyphs).mockReset();
});

describe("a fault of our own", () => {
  it("costs a page its tables where they cannot be told, and is not said to be the page's", async () => {
    vi.mocked(findTables).mockImplementationOnce(fail);
    const { value, problems } = await readMade([ruled, ruled]);
    expect(problems).toEqual([
      {
        severity: "error",
        stage: "extract",
        code: "internal",
        page: 1,
        message:
          'A fault of muniment\'s own on page 1: its text was kept, its tables are not told ("edges is not iterable").',
      },
    ]);
    const words = value.blocks.flatMap((block) =>
      block.kind !== "table" && block.page === 1 ? block.text.split(" ") : [],
    );
    expect(words).toContain("Libraries");
    expect(tablesOf({ value, problems }).map(({ page }) => page)).toEqual([2]);
  });

  it("costs the page where nothing can be made of what it draws", async () => {
    vi.mocked(legibleGlyphs).mockImplementationOnce(fail).mockImplementationOnce(fail);
    const outcome = await readMade([ruled, ruled]);
    expect(outcome.problems).toMatchObject([{ code: "internal", page: 1 }]);
    expect(tablesOf(outcome).map(({ page }) => page)).toEqual([2]);
  });

  it("is what is said of the file where nothing else comes of it", async () => {
    vi.mocked(legibleGlyphs).mockImplementation(fail);
    await expect(readMade([ruled])).rejects.toMatchObject({ code: "internal" });
  });
});
