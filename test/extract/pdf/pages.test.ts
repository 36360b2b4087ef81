import { describe, expect, it } from "vitest";
import { budgetPage, budgetRows, ruledInManyWays } from "../../../scripts/pdf/budget-pages.mjs";
import { gridOf, makePdf, rowsAt, textAt } from "../../../scripts/pdf/make-pdf.mjs";
import { drawPdf } from "../../../src/extract/pdf/draw.ts";
import { UnreadableFile } from "../../../src/problem.ts";
import { readBytes, readMade, rowsOf, tablesOf } from "./read.ts";

const ruled = budgetPage(ruledInManyWays.strokes as string);

describe("pages", () => {
  it("reads a page turned by its flag or by its content", async () => {
    const sideways = `q 0 1 -1 0 842 0 cm\n${ruled.operators}\nQ`;
    const [flagged] = tablesOf(await readMade([{ ...ruled, rotate: 90 }]));
    const [turned] = tablesOf(await readMade([{ operators: sideways, width: 842, height: 595 }]));
    expect(rowsOf(flagged)).toEqual(budgetRows);
    expect(rowsOf(turned)).toEqual(budgetRows);
    // Boxes stay where the page shows them: its text runs upwards.
    expect(turned?.cells[0]?.box).toEqual([142, 445, 162, 545]);
  });

  it("reads text turned on its side in a header cell", async () => {
    const operators = [
      gridOf([50, 150, 180, 210], [700, 620, 600]),
      textAt(55, 606, "Schools"),
      textAt(155, 606, "12"),
      textAt(185, 606, "14"),
      "BT /F1 10 Tf 0 1 -1 0 168 625 Tm (Quarter 1) Tj ET",
      "BT /F1 10 Tf 0 1 -1 0 198 625 Tm (Quarter 2) Tj ET",
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table)).toEqual([
      ["", "Quarter 1", "Quarter 2"],
      ["Schools", "12", "14"],
    ]);
  });

  it("makes one row of a row cut in two by the page break", async () => {
    const page = (top: number, rows: readonly (readonly string[])[]) => {
      const ys = Array.from({ length: rows.length + 1 }, (_, at) => top - 20 * at);
      return {
        operators: `${gridOf([50, 150, 400], ys)}\n${rowsAt([55, 155], top - 14, 20, rows)}`,
      };
    };
    const outcome = await readMade([
      page(200, [
        ["Ref", "Commentary"],
        ["BSC 1", "Agreed in May."],
        ["BSC 2", "The strategy was agreed by members and"],
      ]),
      page(780, [
        ["", "sent to all schools in June."],
        ["BSC 3", "Completed."],
      ]),
    ]);
    const tables = tablesOf(outcome);
    expect(tables).toHaveLength(1);
    expect(rowsOf(tables[0])).toEqual([
      ["Ref", "Commentary"],
      ["BSC 1", "Agreed in May."],
      ["BSC 2", "The strategy was agreed by members and sent to all schools in June."],
      ["BSC 3", "Completed."],
    ]);
    expect(tables[0]?.cells.at(-1)?.page).toBe(2);
  });

  it("keeps tables apart that only look alike", async () => {
    const page = (header: string) => ({
      operators: [
        gridOf([50, 150, 350], [700, 680, 660]),
        textAt(55, 686, header, 10, "F2"),
        textAt(155, 686, "Target", 10, "F2"),
        textAt(55, 666, "NI 112"),
        textAt(155, 666, "54.3"),
      ].join("\n"),
    });
    expect(tablesOf(await readMade([page("Indicator"), page("Risk")]))).toHaveLength(2);
  });

  it("says page by page where there is no text", async () => {
    const outcome = await readMade([ruled, { operators: "10 10 500 700 re f" }]);
    expect(outcome.problems).toMatchObject([
      { code: "page-no-text", page: 2, severity: "warning" },
    ]);
  });

  it("says so where there is none at all", async () => {
    await expect(readMade([{ operators: "" }])).rejects.toMatchObject({
      code: "no-text",
      message: "The PDF's one page has no text: it is a picture or empty.",
    });
  });

  it("says that bytes are no whole PDF", async () => {
    const bytes = makePdf([ruled]);
    const cut = bytes.slice(0, 300);
    await expect(readBytes(cut)).rejects.toBeInstanceOf(UnreadableFile);
  });

  it("loses only the page that fails", async () => {
    const text = new TextDecoder("latin1").decode(makePdf([ruled, ruled]));
    // The second page's entry in the page tree points at the first page's content instead.
    const broken = text.replace("/Kids [7 0 R 9 0 R]", "/Kids [7 0 R 6 0 R]");
    const outcome = await readBytes(Uint8Array.from(broken, (one) => one.charCodeAt(0)));
    expect(tablesOf(outcome)).toHaveLength(1);
    expect(outcome.problems).toMatchObject([{ code: "page-unreadable", page: 2 }]);
  });

  it("gives the same again, and leaves the bytes as they were", async () => {
    const bytes = makePdf([ruled]);
    const [first, second] = [await readBytes(bytes), await readBytes(bytes)];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it("draws what it found", async () => {
    const [page] = await drawPdf(makePdf([ruled]), {});
    expect(page?.page).toBe(1);
    expect(page?.svg.match(/stroke="#d7263d"/g)).toHaveLength(16);
    expect(page?.svg).toContain(">Libraries</text>");
  });
});
