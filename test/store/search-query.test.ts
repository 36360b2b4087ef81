import { expect, it } from "vitest";
import { type NamedCode, toSearchQuery } from "../../src/store/search-query.ts";
import { changedLines } from "../golden-file.ts";

const queries = new URL("../../fixtures/made/store/queries.txt", import.meta.url);

/** What a query may be made of, with and without what joins it. */
const typed = [
  ...["", "*", "- ( )", '""', "a", "a b", "é €5", '"a b', 'say "a b" c', '"" x'],
  ...["a OR b c", "a OR OR b", "OR a OR", "a b OR", "or a", '"OR" a', "a OR *", "* OR a"],
  ...["begin*", "12*", "1*0", '"two words*"', 'a* OR "b c"*', "*a", "a**"],
  ...["0", "0.5", "-5", "007", "65.80%", "£7,152", "7152", "1,000 OR 2000", '"1,000"', "1234567.5"],
  ...["(11)", "(1,234.50%)", "£(5)", "((7))", "7%)", "12,34", "1.", ".5", "2008-09", "5%%"],
];
const withCodes = [
  ...["NI63", "ni 63", "NI 063", "moves NI 63 up", "NI1234", "BV49 BV 8", "BV 163", "LI5a", "PAF"],
  ...["x NI7, then 1,000", '"NI 63" NI 63', "NI 5 OR LI 6", "NI 5*", "ZZ-C21"],
];

/** Codes as the catalogue finds them: where they stand, in one spelling. */
const codesIn = (text: string): NamedCode[] =>
  [...text.matchAll(/(?:NI|BV|PAF|LI|ZZ-C) ?\w*/gi)].map((match) => ({
    code: match[0].replace(" ", "").replace(/^BV/, "BVPI"),
    index: match.index,
    length: match[0].length,
  }));

it("asks the index what it asked: MUNIMENT_GOLDEN=rewrite takes other questions", () => {
  const line = (query: string, ...codes: [typeof codesIn] | []) => {
    const { match, marks, numbers } = toSearchQuery(query, ...codes);
    return `${query} => ${match} | ${marks} | ${numbers.join(" ")}`;
  };
  const lines = [
    ...typed.map((query) => line(query)),
    ...withCodes.map((query) => line(query, codesIn)),
    ...withCodes.slice(0, 2).map((query) => line(query)),
  ];
  expect(changedLines(queries, lines)).toEqual([]);
});

it("leaves out a code that begins within another, and takes one that begins behind it", () => {
  const overlapping = (): NamedCode[] => [
    { code: "A1", index: 0, length: 5 },
    { code: "B2", index: 4, length: 3 },
    { code: "C3", index: 5, length: 2 },
  ];
  const spelt = (letter: string, digit: string) =>
    `("${letter}${digit}" OR "${letter} ${digit}" OR "${letter}00${digit}" OR "${letter} 00${digit}")`;
  expect(toSearchQuery("abcdefgh ij", overlapping).match).toBe(
    `${spelt("A", "1")} AND ${spelt("C", "3")} AND "h" AND "ij"`,
  );
});
