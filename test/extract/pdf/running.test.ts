import { describe, expect, it } from "vitest";
import { rowsAt, textAt } from "../../../scripts/pdf/make-pdf.mjs";
import type { Span } from "../../../src/extract/pdf/drawing/drawing.ts";
import { spansToLines } from "../../../src/extract/pdf/text/lines.ts";
import { findMarginLines, findRunningLines } from "../../../src/extract/pdf/text/running.ts";
import { readMade } from "./read.ts";

const height = 800;

function foot(text: string): Span {
  return {
    text,
    box: [50, 770, 400, 780],
    baseline: 778,
    size: 9,
    face: { name: "F1", bold: false, italic: false, symbol: false },
    colour: "#000000",
    turn: 0,
    tag: -1,
  };
}

/** What is taken for the running foot of a page beside one with another foot. */
function running(own: string, other: string, isScanned: boolean): readonly string[] {
  const margin = (text: string) => findMarginLines(spansToLines([foot(text)]), height, isScanned);
  return findRunningLines(margin(own), [margin(other)], [], spansToLines([foot(own)]), []).map(
    ({ line }) => line.text,
  );
}

describe("feet of scanned pages", () => {
  it.each([
    ["QUARTTRLY MONITORING REPORT Paze 8 of 16", "QUARTERLY MONITORING REPORT Page 13 »f 16"],
    ["Service Plan 2007-8 {Version 4.1 — 11", "Service Plan 2007-8 (Version 4,1 - 12"],
  ])("%s is the foot of %s, read otherwise", (own, other) => {
    expect(running(own, other, true)).toEqual([own]);
  });

  it.each([
    ["Adult Services – Indicators", "Adult Services – Milestones"],
    ["Total income 12 13", "Total expenditure 4 5"],
    ["Appendix two – progress", "Appendix three – progress"],
    ["Schedule A of the plan for schools", "Schedule B of the plan for schools"],
    ["Surplus", "Deficit"],
  ])("%s is not that of %s", (own, other) => {
    expect(running(own, other, true)).toEqual([]);
  });

  it("are compared letter by letter where nothing was misread", () => {
    expect(running("Quarterly reports 8", "Quarterly report 9", false)).toEqual([]);
    expect(running("Quarterly report 8", "Quarterly report 9", false)).toHaveLength(1);
  });
});

describe("a line over a table that goes on overleaf", () => {
  const xs = [50, 200, 380, 540];
  const title = "Objective 1: Commissioning for all children";
  const page = (x: number, headsAt: number, from: number): string =>
    [
      textAt(x, 541, title, 8, "F2"),
      rowsAt(xs, headsAt, 12, [["Project", "Action", "Milestones", "Target"]], 8, "F2"),
      ...Array.from({ length: 20 }, (_, at) =>
        rowsAt(
          xs,
          headsAt - 20 - 20 * at,
          12,
          [[`Plan ${from + at}`, "Agree it with all", "June 2009", "90%"]],
          8,
        ),
      ),
    ].join("\n");
  const runningOf = async (x: number, headsAt: number): Promise<readonly string[]> => {
    const operators = [page(x, headsAt, 1), page(x, headsAt, 21)];
    const read = await readMade(
      operators.map((one) => ({ operators: one, width: 842, height: 595 })),
    );
    return read.value.running.map(({ text }) => text);
  };

  it("is its title, and no page's, close over its heads and at their left", async () => {
    expect(await runningOf(50, 524)).toEqual([]);
  });

  it("is the page's where it begins elsewhere, or with more white space under it", async () => {
    expect(await runningOf(40, 524)).toEqual([title, title]);
    expect(await runningOf(50, 512)).toEqual([title, title]);
  });
});
