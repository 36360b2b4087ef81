import { expect, test } from "vitest";
import { termsOf, titleToTerms } from "../../src/catalogue/title.ts";
import { toIndicatorRows } from "../../src/check/indicator-rows.ts";
import { measureKeys } from "../../src/check/measure-keys.ts";
import { namesOfRows } from "../../src/check/row-names.ts";
import { rowSpokenOf } from "../../src/check/spoken-of.ts";
import { findCodes } from "../../src/printed/code.ts";
import { numbersFrom, oneOf } from "../seeded-numbers.ts";
import { indicatorRow } from "./records.ts";

const words = [
  "Working",
  "days",
  "lost",
  "to",
  "sickness",
  "absence",
  "household",
  "waste",
  "sent",
];
const codes = ["NI 191", "BV 12", "LPI 7", "C15"];

test("a sentence speaks of the same row as when each row is asked for its code or its words", () => {
  const next = numbersFrom(5);
  const some = (most: number): string =>
    Array.from({ length: 2 + Math.floor(next() * most) }, () => oneOf(words, next)).join(" ");
  const spoken = new Set<string>();
  for (let round = 0; round < 300; round += 1) {
    const records = Array.from({ length: 1 + Math.floor(next() * 5) }, () =>
      indicatorRow({ title: some(3), codes: next() < 0.4 ? [oneOf(codes, next)] : [] }, {}),
    ).flat();
    const rows = toIndicatorRows(records);
    const text = `${next() < 0.3 ? `${oneOf(codes, next)} ` : ""}${some(5)} rose to 9.6`;

    const said = findCodes(text).map(({ code }) => code);
    const stems = new Set(termsOf(text).stems);
    const scored = rows.map((row) => {
      const own = titleToTerms(row.title).stems;
      const shared = own.filter((stem) => stems.has(stem)).length;
      return { row, shared: shared >= 2 && shared >= own.length / 2 ? shared : 0 };
    });
    const most = Math.max(...scored.map(({ shared }) => shared));
    const meant =
      said.length > 0
        ? rows.filter((row) => measureKeys(row).some((key) => said.includes(key)))
        : scored.filter(({ shared }) => shared > 0 && shared === most).map(({ row }) => row);

    const found = rowSpokenOf(text, namesOfRows(rows));
    expect(found, text).toBe(meant.length === 1 ? meant[0] : undefined);
    spoken.add(`${said.length > 0 ? "code" : "words"} ${Math.min(2, meant.length)}`);
  }
  expect([...spoken].sort()).toEqual([
    "code 0",
    "code 1",
    "code 2",
    "words 0",
    "words 1",
    "words 2",
  ]);
});
