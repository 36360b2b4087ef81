import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readVerdicts, regexesIn } from "../scripts/faults/regex-list.mjs";

/** What scripts/faults/regexes.mjs found out about each regular expression of src. */
const verdicts = readVerdicts(
  readFileSync(new URL("../scripts/faults/regexes.txt", import.meta.url), "utf8"),
);

describe("the regular expressions of src", () => {
  it("were all judged: node scripts/faults/regexes.mjs judges new ones", () => {
    const unjudged = regexesIn().filter((regex) => !verdicts.has(regex));
    expect(unjudged).toEqual([]);
  });

  it("are none of them exponential, nor beyond the third degree", () => {
    const bad = regexesIn().filter((regex) =>
      /^(?:exponential|degree (?:[4-9]|\d\d))$/.test(verdicts.get(regex) ?? ""),
    );
    expect(bad).toEqual([]);
  });
});
