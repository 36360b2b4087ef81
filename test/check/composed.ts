import { composeReport } from "../../scripts/contradictions/compose.mjs";
import type { CheckedReport } from "../../src/check/index.ts";
import { extract } from "../../src/extract/index.ts";
import { interpret } from "../../src/interpret/index.ts";
import { normalise } from "../../src/normalise/index.ts";
import type { Finding } from "../../src/problem.ts";
import type { BudgetLine, CouncilRecord } from "../../src/records.ts";
import { sourceOf } from "../builders.ts";

export type Composed = CheckedReport & Required<Pick<CheckedReport, "document">>;

const made = new Map<string, Promise<Composed>>();

/** A composed report, read once for all tests of a process. */
export function readComposed(seed: number, how: { clean?: boolean; only?: number } = {}) {
  const key = JSON.stringify([seed, how]);
  const known = made.get(key) ?? read(seed, how);
  made.set(key, known);
  return known;
}

async function read(seed: number, how: { clean?: boolean; only?: number }): Promise<Composed> {
  const { name, html } = composeReport(seed, how);
  const source = { ...sourceOf(name), file: `${name}.html` };
  const document = (await extract(source, new TextEncoder().encode(html))).value;
  const { value } = interpret(document);
  const { facts, records } = normalise(value, source).value;
  return {
    document,
    facts,
    records,
    verdicts: value.verdicts,
    asides: value.asides,
    problems: [],
  };
}

/** A finding with all that it says, in one line. */
export const findingLine = (found: Finding): string => {
  const { severity, code, table, row, column, message, finding } = found;
  return `${severity} ${code} (${finding.sure}) at ${[table, row, column].map((one) => one ?? "-").join(".")}, ${
    finding.records.length
  } records, for ${finding.expected}: ${message.replace(/\s+/g, " ")}`;
};

/** The report with another text in one cell, and what is read of it where that is a number. */
export function withCell(
  report: Composed,
  place: { readonly block: number; readonly row: number; readonly column: number },
  text: string,
): Composed {
  const { block, row, column } = place;
  const blocks = report.document.blocks.map((one, at) =>
    at === block && one.kind === "table"
      ? {
          ...one,
          cells: one.cells.map((cell) =>
            cell.row === row && cell.column === column ? { ...cell, text } : cell,
          ),
        }
      : one,
  );
  const records = report.records.map((record) =>
    record.source.block === block && record.source.row === row && record.source.column === column
      ? printedAs(record, text)
      : record,
  );
  return { ...report, document: { ...report.document, blocks }, records };
}

/** The report with another text in one of its paragraphs. */
export function withProse(report: Composed, block: number, text: string): Composed {
  const blocks = report.document.blocks.map((one, at) => (at === block ? { ...one, text } : one));
  return { ...report, document: { ...report.document, blocks } };
}

export const numberOf = (text: string): number => {
  const size = Number(/\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(",", "") ?? "NaN");
  return /^\(|^-/.test(text.trim()) ? -size : size;
};

function printedAs(record: CouncilRecord, raw: string): CouncilRecord {
  if (record.kind === "budget") return { ...record, raw, amountGbp: amountAs(record, raw) };
  if (record.kind !== "observation" || !/\d/.test(record.raw)) return record;
  return { ...record, raw, value: numberOf(raw) };
}

/** In the unit that the cell was in. */
const amountAs = ({ raw, amountGbp }: BudgetLine, now: string): number | null =>
  amountGbp === null ? null : Math.round((amountGbp / numberOf(raw)) * numberOf(now));
