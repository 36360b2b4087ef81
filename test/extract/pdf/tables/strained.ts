import { fixtureNames } from "../../../../scripts/make-pdf-fixtures.mjs";
import type { Drawing } from "../../../../src/extract/pdf/drawing/drawing.ts";
import { digestOf, type StrainedCases } from "../../../strained.ts";
import { blocksOf, drawingsOf } from "./perturbed.ts";
import { strainedPages } from "./varied.ts";

/** Places to a tenth of a point: what somebody could see. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Math.round(value * 10) / 10 : value;

/** Pages we drew, with several things otherwise on them; as they are for 0. */
export async function strainedCases(): Promise<StrainedCases> {
  const drawn = new Map<string, readonly Drawing[]>();
  for (const name of fixtureNames) drawn.set(name, await drawingsOf(name));
  return {
    file: new URL("../../../../fixtures/made/pdf/strained.txt", import.meta.url),
    names: [...drawn.keys()],
    outcomeOf: (name, seed) => {
      const pages = drawn.get(name) ?? [];
      const blocks = blocksOf(seed === 0 ? pages : strainedPages(pages, seed));
      const tables = blocks.filter(({ kind }) => kind === "table");
      return `${tables.length} ${digestOf(JSON.stringify(blocks, rounded))}`;
    },
  };
}
