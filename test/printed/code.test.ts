import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findCodes,
  findReferenceCodes,
  findTitleCodes,
  findTitleHabits,
  isReference,
  splitLeadingReference,
} from "../../src/printed/code.ts";

/** As printed in a reference cell, and the canonical codes; the pages are in the printed variants. */
const references: readonly (readonly [string, string])[] = [
  ["NI 112", "NI112"],
  ["PM01", "PM1"],
  ["G1-4", "G1-4"],
  ["LP4/1", "LP4/1"],
  ["CS-01", "CS-1"],
  ["Q1-4", ""],
  ["NI112", "NI112"],
  ["NI 001", "NI1"],
  ["NI 056", "NI56"],
  ["NIS 61", "NI61"],
  ["Ni 45", "NI45"],
  ["ni 45", "NI45"],
  ["N.I. 45", "NI45"],
  ["NI no. 45", "NI45"],
  ["NI-45", "NI45"],
  ["NI_45", "NI45"],
  ["N1 71", "NI71"],
  ["NI 102 a&b", "NI102a;NI102b"],
  ["NI 102a & NI 102b", "NI102a;NI102b"],
  ["NI102b", "NI102b"],
  ["NI 198q", "NI198q"],
  ["NI 82a(i)", "NI82a(i)"],
  ["NI 82b(i)", "NI82b(i)"],
  ["NI 102(a)", "NI102a"],
  ["NI 181 (Q) (Cum)", "NI181"],
  ["NI059 adjusted", "NI59"],
  ["NI 60*", "NI60"],
  ["NI 112¹", "NI112"],
  ["NI45 and NI46", "NI45;NI46"],
  ["NI 112 / BVPI 197", "NI112;BVPI197"],
  ["No. 10 / NI52b", "NI52b"],
  ["No.12 / NI59", "NI59"],
  ["1. NI 192", "NI192"],
  ["measure NI9", "NI9"],
  ["NI 136 (Vital Signs 3)", "NI136;VS3"],
  ["NI 136 (Vital Signs C3)", "NI136;VSC3"],
  ["NAS 1 (PAF D40)", "NAS1;PAF-D40"],
  ["NAS1", "NAS1"],
  ["NAS22b", "NAS22b"],
  ["NM72", "NM72"],
  ["BV053, PAFC28, SP213", "BV53;PAF-C28;SP213"],
  ["BV213, XCPAH728", "BV213;XCPAH728"],
  ["CPAH14, SP210, XBV183a", "CPA-H14;SP210;XBV183a"],
  ["BV183b, CPAH15", "BV183b;CPA-H15"],
  ["BV 012", "BV12"],
  ["BV 079b(i)", "BV79b(i)"],
  ["BV211a", "BV211a"],
  ["BVPI 11a", "BVPI11a"],
  ["BVPI 142ii", "BVPI142ii"],
  ["BV 143iii and BV 2aii", "BV143iii;BV2aii"],
  ["BVPI 12 visits", "BVPI12"],
  ["BVPI84(a)", "BVPI84a"],
  ["BVPI 170a,b,c", "BVPI170a;BVPI170b;BVPI170c"],
  ["BV 2b(ii)", "BV2b(ii)"],
  ["PAF C72", "PAF-C72"],
  ["PAFC20", "PAF-C20"],
  ["PAF C23", "PAF-C23"],
  ["PAF CF/A1", "PAF-A1"],
  ["CPA C12", "CPA-C12"],
  ["2036 SC/PAF C21", "2036SC;PAF-C21"],
  ["2016SC", "2016SC"],
  ["LAA CYP 4.1a & b", "LAA-CYP-4.1a;LAA-CYP-4.1b"],
  ["LAA HC&OP 05d", "LAA-HC&OP-5d"],
  ["LAA C&YP 01b", "LAA-C&YP-1b"],
  ["BSC LI13", "LI13"],
  ["BPR LI 4", "LI4"],
  ["LPI02LAS", "LPI2LAS"],
  ["LPI185", "LPI185"],
  ["KPI 7", "KPI7"],
  ["CYPP-P9-3", "CYPP-P9-3"],
  ["OP200", "OP200"],
  ["TC01", "TC1"],
  ["SH 001 (Q) (Cum)", "SH1"],
  ["CYP 3.3a", "CYP-3.3a"],
  ["F11", "F11"],
  // letters after, lists, hyphens, services' prefixes
  ["LCI 07B", "LCI7B"],
  ["HSG 012", "HSG12"],
  ["NI 130 (Local Account 2)", "NI130"],
  ["NI 72, 73", "NI72;NI73"],
  ["NI 72 and 73", "NI72;NI73"],
  ["NI 123/124/125", "NI123;NI124;NI125"],
  ["NI 195a-d", "NI195a;NI195b;NI195c;NI195d"],
  ["NI 157 a", "NI157a"],
  ["NI 157 (i)", "NI157(i)"],
  ["BVPI 221a and 221b", "BVPI221a;BVPI221b"],
  ["BV 82a(i) & 82b(i)", "BV82a(i);BV82b(i)"],
  ["BV 82a+b", "BV82a;BV82b"],
  ["NI-59", "NI59"],
  ["NI – 59", "NI59"],
  ["BV-12", "BV12"],
  ["BVPI-12a", "BVPI12a"],
  ["CS-01", "CS-1"],
  ["ASC-H-04", "ASC-H-4"],
  ["CYPP-P1-1", "CYPP-P1-1"],
  ["H&H 3.2", "H&H3.2"],
  ["AS LI3", "LI3"],
  ["ES/LPI 12", "LPI12"],
  ["C1", "C1"],
  ["A12", "A12"],
  ["L01", "L1"],
  ["C13/C14", "C13;C14"],
  ["NI 225", ""],
  ["NI 0", ""],
  ["KS 2", ""],
  ["Y6", ""],
  ["NVQ2", ""],
  // which of two codes it is, only the title could tell: kept as a code of its own, joined to nothing
  ["N175", "N175"],
  ["N31", "N31"],
  ["LI 3.1", "LI-3.1"],
  ["NA", ""],
  ["N/A", ""],
  ["TBC", ""],
  ["2008", ""],
  ["Q1", ""],
  ["KS2", ""],
  ["2a", ""],
  ["LAA indicator 167", ""],
];

describe("codes of a reference", () => {
  it.each(references)("%s is %s", (printed, codes) => {
    expect(
      findReferenceCodes(printed)
        .map(({ code }) => code)
        .join(";"),
    ).toBe(codes);
  });
});

describe("codes inside a title", () => {
  it.each([
    ["Direct payments (BV 201)", "BV201"],
    ["Intensive homecare (LAA HC&OP 05d)", "LAA-HC&OP-5d"],
    ["PAF C23 - Adoptions of Looked After Children", "PAF-C23"],
    ["NI78 schools with fewer than 40%", "NI78"],
    ["5 A*-C GCSEs including English and Maths at KS4", ""],
    ["Reduce by 5 in 45 areas", ""],
    ["Of the 30 3 yr. olds in Early Years", ""],
    ["Postcode N1 2LT", ""],
    ["NI 117, 16 to 18 year olds who are NEET", "NI117"],
    ["NI 72, 73% of children", "NI72"],
    ["NI 72, 73 – Achievement at the Foundation Stage", "NI72;NI73"],
    ["NI 157 a number of applications", "NI157"],
    ["NI 225 or more", ""],
    ["Number of Green Flag parks - Local Indicator", ""],
  ])("%s", (title, codes) => {
    expect(
      findCodes(title)
        .map(({ code }) => code)
        .join(";"),
    ).toBe(codes);
  });
});

describe("a reference at the start of a title", () => {
  it.each([
    ["NI 53 – Prevalence of breastfeeding", "NI 53", "Prevalence of breastfeeding"],
    ["NI 112 Under 18 conception rate", "NI 112", "Under 18 conception rate"],
    ["1. NI 192 Household waste recycled", "NI 192", "Household waste recycled"],
    ["PAF C23 - Adoptions", "PAF C23", "Adoptions"],
    ["NI 198 Children travelling l- mode", "NI 198", "Children travelling l- mode"],
  ])("%s", (title, reference, rest) => {
    expect(splitLeadingReference(title)).toEqual({ reference, rest });
  });

  it.each([
    "Under 18 conception rate (NI 112)",
    "30 3 yr. olds in Early Years",
    "11 schools",
  ])("%s has none", (title) => {
    expect(splitLeadingReference(title)).toBeUndefined();
  });
});

describe("titles that carry codes of the report's own", () => {
  const heads = [
    "HSG 012 – Rent collected as a share of rent owed",
    "HSG 013: Tenants in arrears",
    "HSG 04 Average relet time",
    "CO2 emissions per head",
    "S106 agreements completed",
  ];
  const tails = [
    "Visits to museums (C1)",
    "Visits to libraries (C2)",
    "Swims (C3)",
    "Carbon (CO2)",
  ];
  const mixed = ["A1: Visits", "C12 – Swims", "L01 Missed bins", "NI 45 Offenders in work"];

  it.each([
    [heads, heads[0], "HSG12", "HSG 012", "Rent collected as a share of rent owed"],
    [heads, heads[1], "HSG13", "HSG 013", "Tenants in arrears"],
    [heads, heads[2], "HSG4", "HSG 04", "Average relet time"],
    [heads, heads[3], "", "", ""],
    [heads, heads[4], "", "", ""],
    [tails, tails[0], "C1", "", ""],
    [tails, tails[3], "", "", ""],
    [mixed, mixed[1], "C12", "C12", "Swims"],
    [mixed, mixed[2], "L1", "L01", "Missed bins"],
    [["M6 junctions closed", "Visits"], "M6 junctions closed", "", "", ""],
    [
      ["NI 130 (Local Account 2) Direct payments"],
      "NI 130 (Local Account 2) Direct payments",
      "NI130",
      "NI 130 (Local Account 2)",
      "Direct payments",
    ],
  ])("%#: %s", (titles, title = "", codes, reference, rest) => {
    const habits = findTitleHabits(titles);
    const found = findTitleCodes(title, habits).map(({ code }) => code);
    expect(found.join(";")).toBe(codes);
    expect(splitLeadingReference(title, habits) ?? { reference: "", rest: "" }).toEqual({
      reference,
      rest,
    });
  });
});

it.each([
  ["C13, LAA CYP 1.1c", true],
  ["BSC LI13", true],
  ["No. 10 / NI52b", true],
  ["Percentage of NI 45 cases that were closed", false],
  ["2008", false],
])("%s is a reference: %s", (text, expected) => {
  expect(isReference(text)).toBe(expected);
});

it("reads a code however it is spaced and padded", () => {
  const printed = fc.record({
    family: fc.constantFrom("NI", "BV", "BVPI", "LI", "LPI", "KPI"),
    number: fc.integer({ min: 1, max: 199 }),
    part: fc.constantFrom("", "a", "b", "c"),
    blank: fc.constantFrom("", " "),
    padded: fc.boolean(),
  });
  fc.assert(
    fc.property(printed, ({ family, number, part, blank, padded }) => {
      const digits = padded ? String(number).padStart(3, "0") : String(number);
      expect(
        findReferenceCodes(`${family}${blank}${digits}${part}`).map(({ code }) => code),
      ).toEqual([`${family}${number}${part}`]);
    }),
  );
});
