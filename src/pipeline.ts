import { findFindings, withFindings } from "./check/index.ts";
import type { Document, SourceFile } from "./document.ts";
import { extract } from "./extract/index.ts";
import type { ExtractOptions } from "./extract/options.ts";
import { sniffFormat } from "./extract/sniff.ts";
import type { FileReport } from "./file-report.ts";
import { interpret } from "./interpret/index.ts";
import { type Normalised, normalise } from "./normalise/index.ts";
import { type Problem, UnreadableFile } from "./problem.ts";
import type { ReportFacts } from "./records.ts";
import type { Aside } from "./rows.ts";
import { withArithmetic } from "./scan/trust/arithmetic.ts";
import { withReadings } from "./scan/trust/records.ts";

/** What is known of a report that could not be read. */
const noFacts: ReportFacts = {
  council: "",
  directorate: "",
  service: "",
  docType: "other",
  title: "",
  periodLabel: "",
  periodStart: "",
  periodEnd: "",
  financialYears: [],
};

/** One file through the stages. Never throws: what fails is a problem of this file's report. */
export async function ingestFile(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<FileReport> {
  const format = sniffFormat(bytes);
  try {
    const document = await extract(source, bytes, options);
    const interpretation = interpret(document.value);
    const records = normalise(interpretation.value, source);
    const readings = withReadings(
      document.value,
      interpretation.value.verdicts,
      records.value.records,
    );
    const clean = document.problems.every((problem) => problem.severity === "note");
    const problems = [
      ...document.problems,
      ...interpretation.problems,
      ...readings.problems,
      ...records.problems,
    ];
    if (!hasText(document.value)) {
      const empty = unreadReport(source, nothingCame);
      const { format } = document.value;
      return { ...empty, format, document: document.value, problems: [...problems, nothingCame] };
    }
    const { format: readFormat } = document.value;
    const { verdicts, facts } = interpretation.value;
    const asides = [
      ...interpretation.value.asides,
      ...records.value.leftOut.map(asideOf),
      ...readings.asides,
    ];
    const factsWhy = facts.why ?? [];
    const read = { ...records.value, records: readings.records, factsWhy, verdicts, asides };
    const unchecked = { document: document.value, ...read, problems };
    const report = { ...unchecked, records: withArithmetic(unchecked, findFindings) };
    return {
      ...report,
      source,
      format: readFormat,
      status: clean ? "read" : "partly-read",
      problems: withFindings(report),
    };
  } catch (error) {
    return { ...unreadReport(source, problemFrom(error)), format };
  }
}

/** A cell that was read and of which nothing is stored: a lone dash, a percentage among money, struck text. */
const asideOf = ({ source, text, why }: Normalised["leftOut"][number]): Aside => ({
  kind: "aside",
  of: "cell",
  reason: "not-stored",
  ...source,
  text,
  why,
});

/** A picture of each page of a PDF with what was found in it, as SVG; loaded only where one is asked for. */
export async function drawReport(
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<readonly { readonly page: number; readonly svg: string }[]> {
  return (await import("./extract/pdf/draw.ts")).drawPdf(bytes, options);
}

/** A file's text and tables alone, for people to look at. Throws `UnreadableFile`. */
export const readDocument = async (source: SourceFile, bytes: Uint8Array): Promise<Document> =>
  (await extract(source, bytes)).value;

/** A document without a word is never "read". */
const hasText = ({ blocks }: Document): boolean =>
  blocks.some((block) =>
    block.kind === "table"
      ? block.cells.some(({ text }) => text.trim() !== "")
      : block.text.trim() !== "",
  );

const nothingCame: Problem = {
  severity: "error",
  stage: "extract",
  code: "no-text",
  message: "No text came out of the file.",
};

/** The report of a file that gave nothing. */
export function unreadReport(source: SourceFile, problem: Problem): FileReport {
  return {
    source,
    format: "unknown",
    status: "unread",
    facts: noFacts,
    verdicts: [],
    asides: [],
    records: [],
    problems: [problem],
  };
}

function problemFrom(error: unknown): Problem {
  if (error instanceof UnreadableFile) {
    return { severity: "error", stage: "extract", code: error.code, message: error.message };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return {
    severity: "error",
    stage: "extract",
    code: "internal",
    message: `A fault of muniment's own stopped the reading: ${detail}`,
  };
}
