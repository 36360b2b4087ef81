import { describe, expect, it } from "vitest";
import { findRivers } from "../../../../../src/extract/pdf/tables/edges/text-columns.ts";

/** A line of pieces of one word each, by where these begin and end. */
const line = (baseline: number, ...texts: readonly (readonly [string, number, number])[]) =>
  ({
    baseline,
    size: 9,
    pieces: texts.map(([text, from, to]) => {
      const box = [from, baseline - 7, to, baseline + 2];
      return { text, box, spans: [{ text, box, size: 9, face: { name: "Arial" } }] };
    }),
  }) as never;

describe("a strip between figures", () => {
  it("is none the less one where a year over both its columns leaves a sliver free", () => {
    const rows = [20, 40, 60, 80, 100].map((y) =>
      line(y, ["Homes", 50, 90], ["73.2%", 260, 287], ["69.6%", 350, 377], ["73.3%", 404, 431]),
    );
    const header = line(0, ["Title", 50, 80], ["2009", 273, 300], ["2010", 379, 423]);
    const strips = findRivers([header, ...rows]);
    expect(strips.some(({ from, to }) => from >= 377 && to <= 404)).toBe(true);
  });
});
