import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Block, Cell, Mark } from "../../src/document.ts";
import { readingOf, recordLine, sourceOf } from "../builders.ts";

/** A table that was drawn with a meaning (scripts/fit-meaning.mjs); a cell that another reaches over is null. */
interface Drawn {
  readonly subject: string;
  readonly above: readonly (readonly [kind: string, text: string])[];
  readonly caption: string;
  readonly head: number;
  readonly genes: readonly string[];
  readonly rows: readonly (readonly (DrawnCell | null)[])[];
}
interface DrawnCell {
  readonly t: string;
  readonly r?: number;
  readonly c?: number;
  readonly b?: boolean;
  readonly m?: readonly [kind: string, sign: string];
}

const folder = new URL("../../fixtures/made/meaning/", import.meta.url);
const expected = new URL("readings.txt", folder);

const markOf = ([kind, sign]: readonly [string, string]): Mark =>
  kind === "image" ? { kind, colour: sign } : { kind: "glyph", glyph: sign };

function cellsOf({ rows, head, genes }: Drawn): Cell[] {
  // text reports do not say which cells head a column
  const isReport = genes.some((habit) => habit.startsWith("report="));
  return rows.flatMap((row, at) =>
    row.flatMap((cell, column) =>
      cell
        ? [
            {
              row: at,
              column,
              rowSpan: Math.min(cell.r ?? 1, rows.length - at),
              columnSpan: cell.c ?? 1,
              text: cell.t,
              marks: cell.m ? [markOf(cell.m)] : [],
              ...(at < head && !isReport && { header: true }),
              ...(cell.b && { bold: true }),
            },
          ]
        : [],
    ),
  );
}

function blocksOf(drawn: Drawn): Block[] {
  const cells = cellsOf(drawn);
  const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  const said = [...drawn.above, ["paragraph", drawn.caption] as const];
  return [
    { kind: "heading", level: 1, text: "Halton Borough Council" },
    { kind: "heading", level: 1, text: "Quarterly Monitoring Report, Quarter 2 2009/10" },
    ...said
      .filter(([kind, text]) => kind !== "table" && text !== "")
      .map(
        ([kind, text]): Block =>
          kind === "heading" ? { kind, level: 2, text } : { kind: "paragraph", text },
      ),
    { kind: "table", method: "markup", rows: drawn.rows.length, columns, cells },
  ];
}

/** All that is read of a table, a line a record, a row set aside and a problem. */
function readingLines(drawn: Drawn): string[] {
  const source = sourceOf("made");
  const reading = readingOf({ source, format: "docx", running: [], blocks: blocksOf(drawn) });
  const { records, interpretation, problems } = reading;
  return [
    ...records.map((record) => {
      const rest = { ...record, id: "", evidence: [] };
      return `${recordLine(record)} ${JSON.stringify(rest)}`;
    }),
    ...interpretation.asides.map(({ reason, text }) => `aside: ${reason}: ${text}`),
    ...problems.map(({ code, message }) => `${code}: ${message}`),
  ];
}

const drawn = readFileSync(new URL("tables.jsonl", folder), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Drawn);

it("tables that were drawn with a meaning read as they did: MUNIMENT_GOLDEN=rewrite takes new readings", () => {
  const readings = drawn.map(readingLines);
  const lines = readings.map((reading, at) => {
    const count = (pattern: RegExp) => reading.filter((line) => pattern.test(line)).length;
    const others = count(/^(?:aside|[a-z]+(?:-[a-z]+)+): /);
    const digest = createHash("sha256").update(reading.join("\n")).digest("hex").slice(0, 12);
    return `${at + 1} ${drawn[at]?.subject}: ${reading.length - others} records, ${others} notes ${digest}`;
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
