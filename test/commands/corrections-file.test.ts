import { describe, expect, it } from "vitest";
import { parseCorrections } from "../../src/commands/corrections.ts";

const filler = "because ".repeat(14);
const header = "record,field,correct,reason\n";
const lineOf = (n: number, field = "value") =>
  `r${n},${field},${n},"a reason\nover two lines ""${n}"" ${filler}"\n`;

describe("a file of corrections of some megabytes", () => {
  const count = 12_000;
  const text =
    header +
    Array.from({ length: count }, (_, n) => lineOf(n, n === count - 2 ? "colour" : "value")).join(
      "",
    ) +
    lineOf(7);

  it("is taken apart between its records, with the lines they end on", () => {
    const { corrections, bad } = parseCorrections(text, "c.csv");
    expect(text.length).toBeGreaterThan(1.5e6);
    expect(corrections.length).toBe(count - 1);
    expect(corrections.every(({ record, correct }) => record === `r${correct}`)).toBe(true);
    expect(corrections.at(-1)).toMatchObject({ record: `r${count - 1}`, line: 2 * count + 1 });
    expect(bad.map(({ line }) => line)).toEqual([2 * count - 1, 2 * count + 3]);
    expect(bad[1]?.message).toBe("c.csv, line 24003: line 17 corrects the same value already.");
  });
});
