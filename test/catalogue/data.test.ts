import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  allIndicators,
  findIndicator,
  findSource,
  isVerified,
  shownTitle,
} from "../../src/catalogue/index.ts";
import {
  type IndicatorFact,
  indicatorFact,
  type RelationFact,
  relationFact,
  type SourceFact,
  sourceFact,
} from "../../src/catalogue/schema.ts";

function lines(name: string): readonly unknown[] {
  return readFileSync(`src/catalogue/data/${name}.jsonl`, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const facts = lines("indicators") as readonly IndicatorFact[];
const relations = lines("relations") as readonly RelationFact[];
const sources = lines("sources") as readonly SourceFact[];
const entries = allIndicators();

const indicatorCode = /^(?:NI\d+[a-z]*|BVPI\d+.*|PAF-[A-E]\d+|\d{4}(?:SC|OF|DE))$/;

/** Newest first: what came before stands in an older family. */
const families = ["NI", "BVPI", "PAF", "APA"];

describe("the files", () => {
  test.each([
    ["indicators", indicatorFact],
    ["relations", relationFact],
    ["sources", sourceFact],
  ] as const)("every line of %s is as its schema says", (name, schema) => {
    const wrong = lines(name).flatMap((line) => schema.safeParse(line).error?.issues ?? []);
    expect(wrong).toEqual([]);
  });

  test("every source is named once and used", () => {
    const used = new Set(entries.flatMap((entry) => entry.sources));
    expect(sources.map(({ id }) => id)).toEqual([...used].sort());
  });
});

describe("an entry", () => {
  test("has a code of its own", () => {
    const codes = entries.map(({ code }) => code.replace(/[()]/g, "").toUpperCase());
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test("has no placeholder for a title", () => {
    const placeholder =
      /\bnot recalled\b|\bexact title\b|\bmeasure in the\b|\btitle\b.*\bknown\b|: *$|\bTBC\b/i;
    const unnamed = entries.filter(({ title }) => title.length < 8 || placeholder.test(title));
    expect(unnamed.map(({ code, title }) => `${code} ${title}`)).toEqual([]);
  });

  test("has a parent where it is a part, of the same family", () => {
    const parts = entries.filter(({ parent }) => parent !== undefined);
    expect(parts.length).toBeGreaterThan(70);
    for (const part of parts) expect(findIndicator(part.parent ?? "")?.family).toBe(part.family);
  });

  test("was in force in years that can be", () => {
    const ranges = {
      NI: ["2008", "2012"],
      BVPI: ["2000", "2008"],
      PAF: ["1998", "2009"],
      APA: ["2004", "2009"],
    };
    for (const { code, family, fromYear, toYear, surveyYears, definitionChanges } of entries) {
      const [first = "", last = ""] = ranges[family];
      for (const year of [fromYear, toYear].filter((year) => year !== "")) {
        expect(`${code} ${year}` >= `${code} ${first}` && year < last, `${code} ${year}`).toBe(
          true,
        );
        expect(Number(year.slice(5))).toBe((Number(year.slice(2, 4)) + 1) % 100);
      }
      if (fromYear !== "" && toYear !== "") expect(fromYear <= toYear, code).toBe(true);
      if (surveyYears.length > 0) {
        expect([surveyYears[0], surveyYears.at(-1)], code).toEqual([fromYear, toYear]);
      }
      for (const { from } of definitionChanges)
        expect(from >= fromYear || fromYear === "", code).toBe(true);
    }
  });

  test("names sources that exist, and is verified by having one", () => {
    for (const { code, sources: ids } of entries) {
      for (const id of ids) expect(findSource(id), `${code} ${id}`).toBeDefined();
    }
    expect(entries.filter(isVerified).length).toBeGreaterThan(200);
  });

  test("shows its title only where a source prints it", () => {
    for (const entry of entries) {
      expect(shownTitle(entry)).toBe(entry.titleIs === "printed" ? entry.title : "");
      if (entry.titleIs === "printed") expect(isVerified(entry), entry.code).toBe(true);
    }
  });

  test("gives no polarity to the whole of parts that differ", () => {
    expect(entries.filter(({ mixedParts }) => mixedParts).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["NI55", "NI187", "BVPI159", "BVPI209"]),
    );
  });
});

describe("the sets", () => {
  test("hold every national indicator", () => {
    const numbers = Array.from({ length: 199 }, (_, at) => `NI${at + 1}`);
    expect(numbers.filter((code) => !findIndicator(code))).toEqual([]);
  });

  test.each([
    [
      "BVPI",
      ["1", "34a", "34b", "36", "62", "96", "97a", "97b", "107", "114", "176", "177", "185"],
    ],
    [
      "BVPI",
      ["186a", "186b", "188", "192", "193", "210", "99x", "99yi", "99ziii", "118a", "142ii"],
    ],
    ["BVPI", ["143ii", "146i", "149iii", "159d", "206iv", "209iii"]],
    ["PAF ", ["C26", "C27", "C73", "D37", "D39", "D42", "D75", "E47", "E48", "E50", "E61", "E82"]],
  ])("hold %s %s", (family, codes) => {
    expect(codes.filter((code) => !findIndicator(`${family}${code}`))).toEqual([]);
  });

  test("know the years of the triennial surveys", () => {
    for (const code of ["BVPI3", "BVPI4", "BVPI74a", "BVPI89", "BVPI104", "BVPI119e"]) {
      expect(findIndicator(code)?.surveyYears, code).toEqual(["2000-01", "2003-04", "2006-07"]);
    }
  });

  test("know which way parts, counts and rates go", () => {
    const polarity = (code: string) => findIndicator(code)?.polarity;
    expect(["BVPI209i", "BVPI209ii", "BVPI209iii"].map(polarity)).toEqual([
      "higher_better",
      "lower_better",
      "lower_better",
    ]);
    expect(["NI187i", "NI187ii"].map(polarity)).toEqual(["lower_better", "higher_better"]);
    expect(findIndicator("NI47")?.polarityPrinted).toEqual({ count: "lower_better" });
    expect(findIndicator("NI48")?.polarityPrinted).toEqual({ count: "lower_better" });
  });
});

describe("a predecessor", () => {
  const coded = relations.filter(
    ({ code, counterpart }) => indicatorCode.test(code) && indicatorCode.test(counterpart),
  );

  test("exists, on both sides", () => {
    const absent = coded.flatMap(({ code, counterpart }) =>
      [code, counterpart].filter((each) => !findIndicator(each)),
    );
    expect(absent).toEqual([]);
  });

  test("is of the same or an older family, and began no later", () => {
    for (const { code, counterpart, relation } of coded) {
      const [now, before] = [findIndicator(code), findIndicator(counterpart)];
      if (!now || !before || relation === "same") continue;
      const older = families.indexOf(before.family) >= families.indexOf(now.family);
      expect(older, `${code} ${counterpart}`).toBe(true);
      if (now.fromYear !== "" && before.fromYear !== "") {
        expect(before.fromYear <= now.fromYear, `${code} ${counterpart}`).toBe(true);
      }
    }
  });

  test("says what changed in a reason of its own", () => {
    expect(relations.filter(({ reason }) => /^(?:as|same as)\b/.test(reason))).toEqual([]);
  });

  test("BVPI 58 and PAF D39 are one measure", () => {
    expect(relations).toContainEqual(
      expect.objectContaining({ code: "BVPI58", counterpart: "PAF-D39", relation: "same" }),
    );
  });
});

test("there is one fact a code and one reader of them", () => {
  expect(new Set(facts.map(({ code }) => code)).size).toBe(facts.length);
});
