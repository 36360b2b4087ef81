import { expect, it } from "vitest";
import { packReport, reportToSaid, saidToPacked } from "../../src/archive/packed-report.ts";
import type { Problem } from "../../src/problem.ts";
import { reportOf } from "../report-builders.ts";

const problem = (page: number, severity: Problem["severity"] = "warning"): Problem => ({
  severity,
  stage: "extract",
  code: "page-no-text",
  page,
  message: `Page ${page} is a picture.`,
});

it("says of a report what who passes it on must know, and no problem twice", () => {
  const plain = reportOf("a.txt");
  const { source } = plain;
  const report = {
    ...plain,
    document: { source, format: "pdf" as const, pages: 7, blocks: [], running: [] },
    status: "partly-read" as const,
    problems: [problem(1), problem(2), problem(3, "error")],
  };
  const packed = packReport(report);
  expect(packed).toMatchObject({ status: "partly-read", pages: 7 });
  expect(packed.problems.map(({ message }) => message)).toEqual([
    "Page 1 is a picture.",
    "Page 3 is a picture.",
  ]);
  // Between two processes it is text.
  expect(saidToPacked(JSON.parse(JSON.stringify(reportToSaid(report))))).toEqual(packed);
});
