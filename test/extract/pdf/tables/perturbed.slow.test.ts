import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { fixtureNames } from "../../../../scripts/make-pdf-fixtures.mjs";
import type { Drawing } from "../../../../src/extract/pdf/drawing/drawing.ts";
import { cellsOf, changed, changes, drawingsOf } from "./perturbed.ts";

const file = new URL("../../../../fixtures/made/pdf/bounds.txt", import.meta.url);
const rewrite = process.env.MUNIMENT_GOLDEN === "rewrite";
const expected = rewrite ? [] : readFileSync(file, "utf8").trimEnd().split("\n");
const found: string[] = [];

const isTouched = (drawings: readonly Drawing[], what: string): boolean =>
  drawings.some(
    ({ rulings, fills }) =>
      !(what.startsWith("rules") && rulings.length === 0) &&
      !(what.startsWith("fills") && fills.length === 0),
  );

/** Which steps of each change leave every cell of the tables as it is: only what stays right is held. */
async function boundsOf(name: string): Promise<string[]> {
  const drawings = await drawingsOf(name);
  const sound = cellsOf(drawings).join("\n\n");
  if (sound === "") return [];
  const borne = Object.entries(changes).flatMap(([what, { steps, change }]) => {
    if (!isTouched(drawings, what)) return [];
    const own = steps.filter((by) => {
      const made = drawings.map((drawing) => changed(drawing, change(by)));
      return cellsOf(made).join("\n\n") === sound;
    });
    return [`${what} ${own.join(" ") || "-"}`];
  });
  return [`${name}: ${borne.join("; ")}`];
}

it.each(
  fixtureNames,
)("the tables of %s bear what they bore: MUNIMENT_GOLDEN=rewrite takes new bounds", async (name) => {
  const lines = await boundsOf(name);
  found.push(...lines);
  if (rewrite) return;
  expect(lines).toEqual(expected.filter((line) => line.startsWith(`${name}: `)));
});

afterAll(() => {
  if (rewrite) writeFileSync(file, `${found.join("\n")}\n`);
});
