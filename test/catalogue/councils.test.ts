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
    ["WIGAN COUNCIL", ["Wigan full-name"]],
    ["Southend Borough Council", ["Southend-on-Sea full-name"]],
    ["The Royal Borough of Kingston", ["Kingston upon Thames full-name"]],
    ["a day in Stockton", []],
    ["Newcastle Council", []],
    ["London Borough of Bexley and LB Bromley", ["Bexley full-name", "Bromley full-name"]],
    ["Royal Borough of Kingston upon Thames", ["Kingston upon Thames full-name"]],
    ["the Borough Council of Gateshead", ["Gateshead full-name"]],
    ["THE COUNCIL OF THE CITY OF SUNDERLAND", ["Sunderland full-name"]],
    ["City of Lincoln Council", ["Lincoln full-name"]],
    ["Newark & Sherwood District Council", ["Newark and Sherwood full-name"]],
    ["Halton’s pupils", ["Halton short-name"]],
    ["in the city of Salford", ["Salford short-name"]],
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

test("every council is found by the forms its kind prints", () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    County: ["County Council"],
    "London borough": ["Council", "Borough Council"],
    "Metropolitan district": ["Council", "MBC", "Metropolitan Borough Council", "City Council"],
    "Non-metropolitan district": ["Council", "District Council", "Borough Council", "DC"],
    "Unitary authority": ["Council", "Borough Council"],
    "City corporation": ["Corporation"],
  };
  const missed = allCouncils().flatMap(({ name, shortName, type }) =>
    [
      name,
      name.toUpperCase(),
      name.replace(" and ", " & "),
      `${name}’s`,
      ...(kinds[type] ?? []).map((kind) => `${shortName} ${kind}`),
      `the Borough Council of ${shortName}`,
    ].filter((printed) => {
      const [found, ...more] = findCouncilsNamed(printed);
      return found?.council.name !== name || found.how !== "full-name" || more.length > 0;
    }),
  );
  expect(missed).toEqual([]);
});

test("every short name stands for one council", () => {
  const names = allCouncils().map((council) => council.shortName);
  expect(new Set(names).size).toBe(names.length);
});
