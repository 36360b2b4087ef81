import { describe, expect, it } from "vitest";
import { normalise } from "../../src/normalise/index.ts";
import { listToLines } from "../golden-lines.ts";
import { stageGoldens } from "../stage-goldens.ts";

describe("the reports we hold, from what interpretation gave of them", () => {
  it.each(stageGoldens())("$doc: every record with its evidence", (golden) => {
    const { value, problems } = normalise(golden.interpretation, golden.document.source);
    expect(listToLines(value.records).split("\n")).toEqual(golden.records.split("\n"));
    expect(problems).toEqual(golden.problemsOf("normalise"));
  });
});
