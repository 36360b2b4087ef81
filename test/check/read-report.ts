import { type CheckedReport, findFindings } from "../../src/check/index.ts";
import { interpret } from "../../src/interpret/index.ts";
import { normalise } from "../../src/normalise/index.ts";
import type { Finding } from "../../src/problem.ts";
import { documentOf } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];

/** A report of these blocks, as it is checked. */
export function reportToCheck(...blocks: Blocks): CheckedReport {
  const document = documentOf(
    "# Halton Borough Council",
    "# Quarterly Monitoring Report, Quarter 4 2009/10",
    ...blocks,
  );
  const { value } = interpret(document);
  const { facts, records } = normalise(value, document.source).value;
  const { verdicts, asides } = value;
  return { document, facts, records, verdicts, asides, problems: [] };
}

/** What is found in it, `code: what is expected`, but that a table gave no record. */
export const findingsIn = (...blocks: Blocks): string[] => findingsOf(reportToCheck(...blocks));

export const findingsOf = (report: CheckedReport): string[] =>
  findFindings(report)
    .filter(({ code }) => code !== "no-records")
    .map(({ code, finding }: Finding) => `${code}: ${finding.expected}`);
