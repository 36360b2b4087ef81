import { expect, test } from "vitest";
import { withoutTwins } from "../../src/compare/twins.ts";
import { reportWith } from "./builders.ts";

const rows = Array.from(
  { length: 10 },
  (_, at) => [`LI${at}`, `Indicator number ${at}`, ["target 2009-10", `${at}%`]] as const,
);

test("of two copies the one read whole speaks, the other is named with what differs", () => {
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
      why: "Of the copies with pages, it has 10 records, 9 of them as the other.",
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

/** Copies of one report in several formats; `lost` is how many of its rows did not come. */
const copy = (doc: string, format: "pdf" | "docx", lost = 0, changed = 0) => {
  const own = manyRows.slice(lost).map((row, at) => (at < changed ? changedRow(at) : row));
  const report = reportWith("Halton", own, { doc });
  return { ...report, report: { ...report.report, format } };
};
const manyRows = Array.from(
  { length: 100 },
  (_, at) => [`LI${at}`, `Indicator number ${at}`, ["target 2009-10", `${at}%`]] as const,
);
const changedRow = (at: number) =>
  [`LI${at}`, `Indicator number ${at}`, ["target 2009-10", `${at + 1}%`]] as const;
const speakerAmong = (...copies: ReturnType<typeof copy>[]) => {
  const [found] = withoutTwins(copies).twins;
  return [found?.speaks, found?.why];
};

test("the copy with pages speaks, whatever the order", () => {
  const [word, pdf] = [copy("a", "docx"), copy("b", "pdf")];
  const expected = ["b", "It alone has pages, and has 100 records, 100 of them as the other."];
  expect(speakerAmong(word, pdf)).toEqual(expected);
  expect(speakerAmong(pdf, word)).toEqual(expected);
});

test("the copy with pages does not speak where it stands against the others, or lost a part", () => {
  expect(speakerAmong(copy("a", "docx"), copy("b", "docx"), copy("c", "pdf", 0, 9))).toEqual([
    "a",
    "It agrees with most of the 3 copies on 100 of 100 records; the copy with pages reads differently.",
  ]);
  expect(speakerAmong(copy("a", "docx"), copy("b", "pdf", 9))).toEqual([
    "a",
    "It has 100 records, 91 of them as the other; of the copy with pages a part was lost.",
  ]);
});

test("of two copies with pages the one that most copies agree with speaks", () => {
  expect(speakerAmong(copy("a", "pdf", 0, 9), copy("b", "pdf"), copy("c", "docx"))[0]).toBe("b");
});
