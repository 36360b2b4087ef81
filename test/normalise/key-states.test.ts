import { describe, expect, test } from "vitest";
import { readDirection } from "../../src/normalise/direction.ts";
import { readKeys, readStatus } from "../../src/normalise/status.ts";
import type { KeyEntry } from "../../src/rows.ts";

/** A report's key, each entry as `A = Behind schedule`. */
const keyOf = (of: KeyEntry["of"], ...entries: readonly string[]) =>
  readKeys(
    entries.map((entry) => {
      const [word = "", meaning = ""] = entry.split(" = ");
      return { word, meaning, marks: [], of, table: 1 };
    }),
  );
const mark = (text: string) => ({ text, marks: [], header: "Status", source: { block: 0 } });

describe("a key of three read as a whole", () => {
  const actions = [
    "Completed or on schedule",
    "Behind schedule but will be completed",
    "Unlikely to be completed",
  ] as const;

  test.each<[string, readonly [string, string, string]]>([
    ["the letters of lights", ["G", "A", "R"]],
    ["words", ["On schedule", "Behind schedule", "Unlikely"]],
    ["words that nobody knows", ["Fine", "Slow", "Lost"]],
    ["yes, partly and no", ["Yes", "Partly", "No"]],
  ])("%s", (_, words) => {
    const keys = keyOf("status", ...words.map((word, at) => `${word} = ${actions[at]}`));
    expect(words.map((word) => readStatus(mark(word), keys))).toEqual(["green", "amber", "red"]);
  });

  test("from bad to good as well", () => {
    const keys = keyOf("status", "R1 = Not achieved", "R2 = Behind plan", "R3 = Achieved");
    expect(["R1", "R2", "R3"].map((word) => readStatus(mark(word), keys))).toEqual([
      "red",
      "amber",
      "green",
    ]);
  });

  test("letters that are no lights mean what the key says", () => {
    const keys = keyOf("status", "A = Achieved", "P = Partly achieved", "N = Not achieved");
    expect(["A", "P", "N"].map((word) => readStatus(mark(word), keys))).toEqual([
      "green",
      "amber",
      "red",
    ]);
  });

  test("a key whose ends say neither good nor bad tells nothing by its places", () => {
    const keys = keyOf("status", "Oak = planted", "Elm = felled", "Ash = pollarded");
    expect(readStatus(mark("Elm"), keys)).toBeUndefined();
  });
});

describe("directions by a key", () => {
  test.each([
    [["Favourable", "Stable", "Adverse"]],
    [["B", "S", "W"]],
    [["+", "=", "–"]],
  ])("%s", (words) => {
    const meanings = ["better", "unchanged", "worse"];
    const keys = keyOf(
      "direction",
      ...words.map((word, at) => `${word === "=" ? "=" : word} = Performance is ${meanings[at]}`),
    ).map((entry, at) => ({
      ...entry,
      word: words[at] ?? "",
      meaning: `Performance is ${meanings[at]}`,
    }));
    expect(words.map((word) => readDirection(mark(word), keys))).toEqual([
      "better",
      "same",
      "worse",
    ]);
  });

  test("what cannot be compared has none", () => {
    const keys = keyOf("direction", "N/A = Cannot be compared to the same period last year");
    expect(readDirection(mark("N/A"), keys)).toBe("");
  });
});
