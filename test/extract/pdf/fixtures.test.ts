import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildFixture, fixtureNames } from "../../../scripts/make-pdf-fixtures.mjs";
import { readBytes } from "./read.ts";
import { toReadable } from "./readable.ts";

const folder = new URL("../../../fixtures/made/pdf/", import.meta.url);

describe("hand-made PDFs", () => {
  it("are all built by the script", () => {
    const files = readdirSync(folder).sort();
    const built = fixtureNames.flatMap((name) => [`${name}.json`, `${name}.pdf`]).sort();
    expect(files.filter((file) => /\.(?:json|pdf)$/.test(file))).toEqual(built);
  });

  it.each(fixtureNames)("%s is built to the same bytes again", (name) => {
    const committed = readFileSync(new URL(`${name}.pdf`, folder));
    expect(Buffer.from(buildFixture(name)).equals(committed)).toBe(true);
  });

  it.each(fixtureNames)("%s is read as somebody would write it down", async (name) => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
    const found = toReadable(await readBytes(buildFixture(name)));
    expect(found).toEqual(expected);
  });

  it("give the same whatever is read before and beside them", async () => {
    const names = ["marks-pictures-raw", "continued-landscape", "text-unmapped-font"];
    const read = async (name: string): Promise<string> =>
      JSON.stringify(await readBytes(buildFixture(name)));
    const alone: string[] = [];
    for (const name of names) alone.push(await read(name));
    const backwards: string[] = [];
    for (const name of [...names].reverse()) backwards.unshift(await read(name));
    const together = await Promise.all(names.map(read));
    expect(backwards).toEqual(alone);
    expect(together).toEqual(alone);
  });
});
