import { fillComparison } from "../../src/archive/comparison.ts";
import { findIndicator } from "../../src/catalogue/index.ts";
import type { Block, Table } from "../../src/document.ts";
import type { FileReport } from "../../src/file-report.ts";
import type { Problem } from "../../src/problem.ts";
import type { CouncilRecord, Observation } from "../../src/records.ts";
import { applyCorrections, type Correction } from "../../src/store/corrections.ts";
import { fillDerived, type IndicatorFacts } from "../../src/store/derived.ts";
import { openStore } from "../../src/store/open.ts";
import { sealArchive } from "../../src/store/seal.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { worldOf } from "../compare/worlds.ts";
import { reportOf } from "../report-builders.ts";

/** A table with each record's text in its own cell. */
function tableOfRecords(number: number, records: readonly CouncilRecord[]): Table {
  const own = records.filter(({ source }) => source.table === number);
  const cells = own.map((record) => ({
    row: record.source.row ?? 0,
    column: record.source.column ?? 0,
    rowSpan: 1,
    columnSpan: 1,
    text: record.kind === "milestone" ? record.text : record.raw,
    // A light beside the first figure, and one that is all its cell has.
    marks: record.source.column === 0 ? [{ kind: "fill" as const, colour: "#00ff00" }] : [],
    page: record.source.page ?? 1,
    box: [10, 20 * (record.source.row ?? 0), 90, 20 * (record.source.row ?? 0) + 18] as const,
  }));
  const rows = Math.max(1, ...cells.map(({ row }) => row + 1));
  const columns = Math.max(1, ...cells.map(({ column }) => column + 1));
  return { kind: "table", method: "ruled", page: number + 1, rows, columns, cells } as Table;
}

function problemsOf(at: number, records: readonly CouncilRecord[]): Problem[] {
  const place = { table: 1, row: (at % 3) + 1, column: 1 };
  return [
    { severity: "note", stage: "extract", code: "reader-warning", message: `Noted ${at}.` },
    { severity: "warning", stage: "normalise", code: "value-unreadable", ...place, message: "x" },
    {
      severity: "warning",
      stage: "check",
      code: at % 2 === 0 ? "total-mismatch" : "figure-differs",
      ...place,
      page: 2,
      message: `Found ${at}.`,
      finding: {
        printed: `${at}\n0`,
        expected: `${at + 1}`,
        sure: (["certain", "likely", "worth a look"] as const)[at % 3] ?? "certain",
        records: records.slice(at % 4, (at % 4) + 2).map(({ id }) => id),
      },
    },
  ] as Problem[];
}

/** The reports of some made councils, and copies of two of them, as the pipeline would give them. */
export function madeReports(seed: number): FileReport[] {
  const world = worldOf(seed).map(
    ({ report, observations, milestones, budget }, at): FileReport => {
      const own = (
        observations as (Observation & { corrected?: unknown; refFromAbove?: unknown })[]
      ).map(({ corrected: _, refFromAbove: __, ...observation }) => observation);
      const records = [...own, ...milestones, ...budget];
      const tables = [1, 2, 3].map((number) => tableOfRecords(number, records));
      const blocks: Block[] = [
        { kind: "heading", level: 1, text: `${report.facts.council} plan`, page: 1 },
        ...tables,
        { kind: "paragraph", page: 1, text: `In ${report.facts.financialYears[0]} we did ${at}.` },
        { kind: "list-item", text: `Promise ${at}` },
      ];
      const plain = reportOf(`${report.doc}.pdf`);
      return {
        ...plain,
        format: at % 2 === 0 ? "pdf" : "docx",
        status: at % 5 === 4 ? "partly-read" : "read",
        facts: report.facts,
        records,
        problems: problemsOf(at, records),
        document: { ...plain.document, pages: 5, blocks } as NonNullable<FileReport["document"]>,
        verdicts: [1, 2, 3].map((table) => ({
          table,
          kind: "indicator",
          why: ["headers"],
          columns: [{ column: 1, header: `Heading ${table}`, role: "value" }],
          headerRows: [],
        })) as unknown as FileReport["verdicts"],
      };
    },
  );
  const copies = world.slice(0, 2).map((report, at) => {
    const file = `copy-${at}.txt`;
    const renamed = report.records.map((record) => ({ ...record, id: `c${at}${record.id}` }));
    const kept = at === 0 ? renamed : renamed.slice(1);
    return { ...report, source: reportOf(file).source, format: "text" as const, records: kept };
  });
  return [...world, ...copies];
}

export const factsOf = (code: string): IndicatorFacts | undefined => {
  const entry = findIndicator(code);
  return entry && { ...entry, fromYear: entry.fromYear ?? "", toYear: entry.toYear ?? "" };
};

/** A finished archive of them, in memory. */
export async function madeArchive(
  seed: number,
  corrections: readonly Correction[] = [],
): Promise<Store> {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  const file = store.prepare("INSERT INTO file VALUES (?, ?, ?)");
  for (const [at, report] of madeReports(seed).entries()) {
    write(at + 1, report, "1");
    file.run(report.source.file, at + 1, "");
  }
  file.run("note.exe", null, "not a report");
  applyCorrections(store, corrections);
  fillDerived(store, factsOf);
  fillComparison(store);
  sealArchive(store);
  return store;
}
