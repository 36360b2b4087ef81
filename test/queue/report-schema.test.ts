import { expect, it } from "vitest";
import { reportToBody } from "../../src/archive/packed-report.ts";
import type { Block } from "../../src/document.ts";
import { bodyToReport } from "../../src/queue/body.ts";
import { reportOf, tableOf } from "../report-builders.ts";

/** A report whose only block is this one, sent and opened again. */
function sent(block: object) {
  const report = reportOf("a.txt");
  const { source } = report;
  const document = { source, format: "pdf" as const, blocks: [block as Block], running: [] };
  return bodyToReport(reportToBody({ ...report, document, records: [] }), source.sha256);
}

const table = tableOf([["86%"]]);
const [cell] = table.cells;
const kinds: readonly (readonly [string, (doubts: unknown) => object])[] = [
  ["a cell", (doubts) => ({ ...table, method: "ocr", cells: [{ ...cell, doubts }] })],
  ["a heading", (doubts) => ({ kind: "heading", level: 1, text: "86%", doubts })],
  ["a paragraph", (doubts) => ({ kind: "paragraph", text: "86%", doubts })],
];

it.each(
  kinds,
)("takes the doubts of %s as they were sent, and none of another shape", (_, block) => {
  const doubts = [
    { text: "86%", other: "36%" },
    { text: "x", other: "", why: "no print there" },
  ];
  expect(sent(block(doubts))).toMatchObject({ document: { blocks: [block(doubts)] } });
  for (const bad of [[{ text: "86%", other: 36 }], [{ text: "86%" }], "86%"]) {
    expect(sent(block(bad))).toMatch(/^document\.blocks\.0\..*doubts.* is not what it should be$/);
  }
});

it("gives a report back as it was sent, every character and the order of its fields", () => {
  const text = "\0 £1.2m – \ud800 \udc00 😀 \u2028 \\u00a3";
  const marks = [{ hash: "h", box: [1, 2, 3, 4], kind: "image" }];
  const block = { ...table, cells: [{ ...cell, text, marks, row: 0 }] };
  const back = sent(block);
  expect(back).toMatchObject({ document: { blocks: [block] } });
  expect(JSON.stringify(back)).toContain(JSON.stringify(marks));
});
