import { describe, expect, it } from "vitest";
import { fixtures, readFixture } from "../fixtures.ts";
import { strays } from "./strays.ts";

describe("rows in = rows interpreted + rows set aside", () => {
  it.each(fixtures())("$name", async (fixture) => {
    const reading = await readFixture(fixture);
    expect(strays(reading.document, reading)).toEqual([]);
  });
});

describe("a figure that is stored is printed in its cell", () => {
  it.each(fixtures())("$name", async (fixture) => {
    const { records } = await readFixture(fixture);
    const digits = (text: string) => text.replace(/\D/g, "").replace(/^0+|0+$/g, "");
    const unprinted = records.filter((record) => {
      const figure =
        record.kind === "observation"
          ? record.value
          : record.kind === "budget"
            ? record.amountGbp
            : null;
      return (
        figure !== null &&
        record.kind !== "milestone" &&
        !digits(record.raw).includes(digits(String(figure)))
      );
    });
    expect(unprinted).toEqual([]);
  });
});
