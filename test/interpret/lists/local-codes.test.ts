import { expect, test } from "vitest";
import { readReport, recordLines } from "../../builders.ts";

const linesOf = (...items: readonly string[]) =>
  recordLines(
    readReport(
      "# Halton Borough Council",
      "# Performance Monitor 2009-10 Quarter 1",
      "## Results of the quarter",
      ...items,
    ),
  );

test.each([
  "CP 7.1",
  "SN/02",
  "LPI004",
  "H-2",
  "CS-01",
])("a bulleted result under the local code %s is read, its value whole or not", (code) => {
  const lines = linesOf(
    `• ${code} – Number of adults helped to live at home: 3,706 at Quarter 1 2009/10 (target for 2009/10: 2,915)`,
  );
  expect(lines.map((line) => line.replace(/^[^|]*\| /, ""))).toEqual([
    "Number of adults helped to live at home | actual 2009-10 Q1 = 3706 count",
    "Number of adults helped to live at home | target 2009-10 = 2915 count",
  ]);
});

test("a count that no colon parts from the words before it is none", () => {
  expect(
    linesOf("• LPI004 – Helped 3,706 adults to live at home in Quarter 1 2009/10 (target: 2,915)"),
  ).toEqual([]);
});

test.each([
  "Illingworth, E.",
  "O’Brien, J. M.",
  "Smith-Jones, A",
])("an officer in brackets, %s, is no part of what is promised", (officer) => {
  const { records } = readReport(
    "# Halton Borough Council",
    "# Service Plan 2008-09",
    "## Key actions 2008/09",
    `• Award the materials recycling contract by June 2008 (${officer})`,
    "• Open the new household waste site by March 2009 (Head of Waste)",
  );
  const [first] = records.filter(({ kind }) => kind === "milestone");
  expect(first).toMatchObject({
    responsible: officer,
    text: expect.stringMatching(/recycling contract by June 2008$/),
  });
});
