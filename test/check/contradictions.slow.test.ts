import { expect, it } from "vitest";
import { tallyReports } from "../../scripts/contradictions/tally.mjs";

/** Composed reports with contradictions planted in them: small enough a sample to be read, and of every kind. */
it("finds what is planted in composed reports, and nothing beside it", async () => {
  const { byKind, lines, clean, mostNotes } = await tallyReports(60, 7);
  const weak = Object.entries(byKind).filter(
    ([, { planted, found, right, wrong }]) =>
      planted === 0 || found < 0.8 * planted || right < 0.95 * (right + wrong),
  );
  expect(weak, lines.join("\n")).toEqual([]);
  expect(lines.filter((line) => line.includes(" clean "))).toEqual([]);
  expect({ clean, mostNotes }).toEqual({ clean: 0, mostNotes: 1 });
});
