import { describe, expect, it } from "vitest";
import { partsCollector, type ReportPart, reportToParts } from "../../src/archive/report-parts.ts";
import { ingestFile } from "../../src/pipeline.ts";
import { sourceOf } from "../builders.ts";

async function partsOf(text: string) {
  const report = await ingestFile(sourceOf("a"), new TextEncoder().encode(text));
  const generator = reportToParts(report);
  const parts: ReportPart[] = [];
  for (;;) {
    const { value, done } = generator.next();
    if (done) return { report, parts, rest: value };
    parts.push(value);
  }
}

describe("a report on its way to the parent", () => {
  it("goes in one message where it is short", async () => {
    const { report, parts, rest } = await partsOf("Halton\n\na\tb\n1\t2\n");
    expect(parts).toEqual([]);
    expect(rest).toBe(report);
  });

  it("goes in parts where it is long, and is the same afterwards", async () => {
    const row = (n: number) => `NI ${n % 190}\tMeasure ${n}\t${n % 100}%\t${n % 90}%\n`;
    const table = `Ref\tIndicator\tTarget\tActual\n${Array.from({ length: 1500 }, (_, n) => row(n)).join("")}`;
    const { report, parts, rest } = await partsOf(
      `Halton Borough Council\nReport 2009-10\n${table}${"A line.\n\n".repeat(8000)}${table}`,
    );
    expect(parts.length).toBeGreaterThan(4);
    expect(Math.max(...parts.map((part) => JSON.stringify(part).length))).toBeLessThan(4_000_000);
    const collector = partsCollector();
    for (const part of parts) collector.add(JSON.parse(JSON.stringify(part)));
    expect(collector.whole(JSON.parse(JSON.stringify(rest)))).toEqual(
      JSON.parse(JSON.stringify(report)),
    );
  });
});
