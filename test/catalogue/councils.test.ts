import { describe, expect, test } from "vitest";
import { allCouncils, findCouncil, findCouncilsNamed } from "../../src/catalogue/index.ts";

describe("findCouncilsNamed", () => {
  test.each([
    ["Halton Borough Council\nQuarterly Monitoring Report", ["Halton full-name"]],
    ["Wigan MBC and Cumbria County Council", ["Wigan full-name", "Cumbria full-name"]],
    ["improve reading at Key Stage 2", []],
    ["schools in Reading", ["Reading short-name"]],
    ["King’s Lynn & West Norfolk", ["Kings Lynn and West Norfolk short-name"]],
    ["Durham City Council", ["Durham City full-name"]],
    ["see www.wigan.gov.uk", ["Wigan domain"]],
  ])("finds in %j", (text, expected) => {
    const found = findCouncilsNamed(text);
    expect(found.map(({ council, how }) => `${council.shortName} ${how}`)).toEqual(expected);
  });
});

test("a council is found by its name, short name or other name in any case", () => {
  for (const name of ["halton", "HALTON BOROUGH COUNCIL", "Halton"]) {
    expect(findCouncil(name)).toMatchObject({ shortName: "Halton", type: "Unitary authority" });
  }
  expect(findCouncil("Shepway")?.shortName).toBe("Folkestone and Hythe");
  expect(findCouncil("Atlantis")).toBeUndefined();
});

test("a council that ended names its successors", () => {
  expect(findCouncil("Cheshire")).toMatchObject({
    toDate: "2009-03-31",
    successors: ["Cheshire East Council", "Cheshire West and Chester Council"],
  });
});

test("every short name stands for one council", () => {
  const names = allCouncils().map((council) => council.shortName);
  expect(new Set(names).size).toBe(names.length);
});
