import type { MadePage } from "./pdf/make-pdf.mjs";

export const fixtureNames: readonly string[];
export function buildFixture(name: string): Uint8Array;
export const fixturePages: readonly {
  readonly name: string;
  readonly pages: readonly MadePage[];
}[];
