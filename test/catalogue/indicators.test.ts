import { describe, expect, test } from "vitest";
import { allIndicators, findIndicator, relationsOf } from "../../src/catalogue/index.ts";

describe("findIndicator", () => {
  test.each([
    ["NI60", "NI60"],
    ["NI 060", "NI60"],
    ["NIS 61", "NI61"],
    ["BV38", "BVPI38"],
    ["BVPI 38", "BVPI38"],
    ["BV82a(i)", "BVPI82a(i)"],
    ["PAFC21", "PAF-C21"],
    ["PAF C21", "PAF-C21"],
    ["2020SC", "2020SC"],
    ["APA 2020SC", "2020SC"],
    ["NI102a", "NI102a"],
    ["NI198q", "NI198q"],
  ])("reads %s as %s", (printed, code) => {
    expect(findIndicator(printed)?.code).toBe(code);
  });

  test.each(["LI16", "NI60a", "NI200", "NAS1", ""])("knows no %s", (code) => {
    expect(findIndicator(code)).toBeUndefined();
  });

  test("a part has its own title, parent and polarity", () => {
    expect(findIndicator("NI102b")).toMatchObject({
      title:
        "Achievement gap between pupils eligible for free school meals and their peers achieving the expected level at Key Stage 4",
      parent: "NI102",
      polarity: "lower_better",
    });
    expect(findIndicator("NI187ii")?.polarity).toBe("higher_better");
  });

  test("knows where one code changed its meaning", () => {
    expect(findIndicator("NI59")?.definitionChanges).toEqual([
      {
        from: "2010-11",
        what: "10 instead of 7 working days",
        says: "within 10 working days",
      },
    ]);
  });

  test("has every code once", () => {
    const codes = allIndicators().map((indicator) => indicator.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(447);
  });
});

describe("relationsOf", () => {
  test("reads a relation from either side", () => {
    const [there] = relationsOf("NI75").filter((relation) => relation.counterpart === "BVPI38");
    const [back] = relationsOf("BV38").filter((relation) => relation.counterpart === "NI75");
    expect([there?.relation, back?.relation]).toEqual(["narrower", "broader"]);
  });

  test("is empty for a local code", () => {
    expect(relationsOf("LI16")).toEqual([]);
  });
});
