import { describe, expect, it } from "vitest";
import { interpret } from "../../src/interpret/index.ts";
import { interpretationToLines } from "../golden-lines.ts";
import { stageGoldens } from "../stage-goldens.ts";

describe("the reports we hold, from what extraction gave of them", () => {
  it.each(stageGoldens())("$doc: rows, asides, verdicts and their reasons", (golden) => {
    const { value, problems } = interpret(golden.document);
    expect(interpretationToLines(value).split("\n")).toEqual(golden.rows.split("\n"));
    expect(problems).toEqual(golden.problemsOf("interpret"));
  });
});
