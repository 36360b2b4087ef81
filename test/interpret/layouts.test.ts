import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { ingestFile } from "../../src/pipeline.ts";
import type { CouncilRecord, ReportFacts } from "../../src/records.ts";

const folder = new URL("../../fixtures/made/layouts/", import.meta.url);

/** One record a line, so that a changed reading is one changed line. */
function lineOf(record: CouncilRecord): string {
  switch (record.kind) {
    case "observation":
      return [
        "observation",
        record.section,
        `${record.ref} [${record.codes.join(";")}]`,
        record.title,
        `${record.measure} ${record.period} = ${record.raw}`,
        `${record.value ?? ""} ${record.unit} ${record.qualifiers.join(";")}`.trim(),
        `${record.status}${record.direction ? ` ${record.direction}` : ""}`,
        record.responsible,
        record.commentary,
        record.indicator,
      ].join(" | ");
    case "milestone":
      return [
        record.milestoneKind,
        `${record.objectiveRef}: ${record.objective}`,
        record.group,
        record.text,
        `due ${record.due.join(";")}`,
        record.planYear,
        record.status,
        record.responsible,
        record.commentary,
      ].join(" | ");
    case "budget":
      return [
        "budget",
        record.statement,
        record.section,
        record.line,
        `${record.column} ${record.measure} ${record.period} = ${record.raw}`,
        `${record.amountGbp ?? ""}${record.isTotal ? " total" : ""}`,
      ].join(" | ");
  }
}

const factLine = (facts: ReportFacts): string =>
  `report | ${facts.council} | ${facts.directorate} | ${facts.service} | ${facts.docType} | ${facts.title} | ${facts.periodLabel} | ${facts.periodStart} ${facts.periodEnd} | ${facts.financialYears.join(";")}`;

describe("layouts of councils beyond the five reports", () => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => basename(name, ".txt"));
  test.each(names)("%s", async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`${name}.txt`, folder)));
    const source = { file: `${name}.txt`, doc: name, sha256: "0".repeat(64), bytes: bytes.length };
    const report = await ingestFile(source, bytes);
    const problems = report.problems.map(
      ({ severity, code, message }) => `problem | ${severity} | ${code} | ${message}`,
    );
    const text = `${[factLine(report.facts), ...report.records.map(lineOf), ...problems].join("\n")}\n`;
    const expected = new URL(`expected/${name}.txt`, folder);
    if (process.env.UPDATE_LAYOUTS) {
      mkdirSync(new URL("expected/", folder), { recursive: true });
      writeFileSync(expected, text);
    }
    expect(existsSync(expected)).toBe(true);
    expect(text).toBe(readFileSync(expected, "utf8"));
  });
});
