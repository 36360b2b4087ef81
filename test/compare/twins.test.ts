import { expect, test } from "vitest";
import { withoutTwins } from "../../src/compare/twins.ts";
import { reportWith } from "./builders.ts";

const rows = Array.from(
  { length: 10 },
  (_, at) => [`LI${at}`, `Indicator number ${at}`, ["target 2009-10", `${at}%`]] as const,
);

test("the better-read copy speaks, the other is named with what differs", () => {
  const word = reportWith("Halton", rows, { doc: "b-word" });
  const pdf = reportWith(
    "Halton",
    [...rows.slice(0, 9), ["LI9", "Indicator number 9", ["target 2009-10", "99%"]]],
    { doc: "a-pdf" },
  );
  const partly = { ...pdf, report: { ...pdf.report, status: "partly-read" as const } };
  const { spoken, twins } = withoutTwins([partly, word]);
  expect(spoken.map(({ report }) => report.doc)).toEqual(["b-word"]);
  expect(twins).toEqual([
    {
      speaks: "b-word",
      silent: [
        {
          doc: "a-pdf",
          differing: 2,
          shared: 9,
          differences: [
            "LI9 | Indicator number 9 | target | 2009-10 | 9%",
            "LI9 | Indicator number 9 | target | 2009-10 | 99%",
          ],
        },
      ],
    },
  ]);
});

test("another report of the same council and period is no twin, nor the same of another period", () => {
  const one = reportWith("Halton", rows, { doc: "a" });
  const other = reportWith(
    "Halton",
    rows.map(([ref, title]) => [ref, `${title} of schools`, ["target 2009-10", "1%"]] as const),
    { doc: "b" },
  );
  const later = reportWith("Halton", rows, { doc: "c", facts: { periodEnd: "2011-03-31" } });
  expect(withoutTwins([one, other, later]).twins).toEqual([]);
});
