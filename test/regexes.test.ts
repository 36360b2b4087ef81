import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readVerdicts, regexesIn } from "../scripts/faults/regex-list.mjs";

/** What scripts/faults/regexes.mjs found out about each regular expression of src. */
const verdicts = readVerdicts(
  readFileSync(new URL("../scripts/faults/regexes.txt", import.meta.url), "utf8"),
);

/** Their input is cut to so few characters that no text makes them search for long. */
const bounded = new Set([
  // check/grid.ts: 60 characters
  String.raw`/^(\()?\s*([-–−+])?\s*£?\s*([-–−])?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%)?\s*(\))?$/`,
  // extract/sheet/number-format.ts: 60 characters
  String.raw`/^(%?)([#0?,]*?)(,*)(?:\.([#0?]*))?(,*)\s*(%?)$/`,
]);

describe("the regular expressions of src", () => {
  it("were all judged: node scripts/faults/regexes.mjs judges new ones", () => {
    const unjudged = regexesIn().filter((regex) => !verdicts.has(regex));
    expect(unjudged).toEqual([]);
  });

  it("are none of them exponential, nor beyond the second degree", () => {
    const bad = regexesIn().filter(
      (regex) =>
        !bounded.has(regex) &&
        /^(?:exponential|degree (?:[3-9]|\d\d))$/.test(verdicts.get(regex) ?? ""),
    );
    expect(bad).toEqual([]);
  });
});
