import { expect, it } from "vitest";
import { firstLines, lineSet } from "../../src/commands/first-lines.ts";

it("remembers the first line of each of more texts than it began with room for", () => {
  const { first } = firstLines();
  for (let line = 1; line <= 5000; line += 1) expect(first(`text ${line}`, line)).toBeUndefined();
  for (let line = 1; line <= 5000; line += 1) expect(first(`text ${line}`, 9999)).toBe(line);
});

it("holds the numbers of lines that it was given, and no others", () => {
  const set = lineSet();
  for (const line of [1, 8, 9, 100_000]) set.add(line);
  const held = [0, 1, 2, 7, 8, 9, 10, 16, 99_999, 100_000, 100_001, 9e6].filter((line) =>
    set.has(line),
  );
  expect(held).toEqual([1, 8, 9, 100_000]);
});
