import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readingOf } from "../builders.ts";
import { drawnTables, drawnToDocument, meaningFolder } from "../drawn-tables.ts";
import { readingLines } from "../reading-lines.ts";

const expected = new URL("readings.txt", meaningFolder);
const drawn = drawnTables();

it("tables that were drawn with a meaning read as they did: MUNIMENT_GOLDEN=rewrite takes new readings", () => {
  const readings = drawn.map((table) => readingLines(readingOf(drawnToDocument(table))));
  const lines = readings.map((reading, at) => {
    const records = reading.filter((line) =>
      /^(?!report|table|aside|note|warning|error|reasons)/.test(line),
    );
    const digest = createHash("sha256").update(reading.slice(0, -1).join("\n")).digest("hex");
    return `${at + 1} ${drawn[at]?.subject}: ${records.length} records ${digest.slice(0, 12)}, ${reading.at(-1)}`;
  });
  if (process.env.MUNIMENT_GOLDEN === "rewrite" || !existsSync(expected)) {
    writeFileSync(expected, `${lines.join("\n")}\n`);
    return;
  }
  const before = readFileSync(expected, "utf8").trimEnd().split("\n");
  const changed = lines.flatMap((line, at) =>
    line === before[at] ? [] : [`- ${before[at]}\n+ ${line}\n${readings[at]?.join("\n")}`],
  );
  expect(changed.slice(0, 3)).toEqual([]);
  expect(lines).toHaveLength(before.length);
});
