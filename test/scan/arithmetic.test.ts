import { describe, expect, it } from "vitest";
import type { Cell, Document, Doubt } from "../../src/document.ts";
import type { Problem } from "../../src/problem.ts";
import type { BudgetLine, CouncilRecord, Observation } from "../../src/records.ts";
import { type ReadReport, withArithmetic } from "../../src/scan/trust/arithmetic.ts";

const source = (row: number, column: number) => ({ block: 0, table: 1, row, column, page: 1 });

const line = (row: number, raw: string, evidence: readonly string[] = ["ocr"]): BudgetLine => ({
  kind: "budget",
  id: `r${row}`,
  row,
  council: "",
  source: source(row, 1),
  evidence,
  statement: "",
  section: "",
  line: row === 3 ? "Total" : "Staff",
  column: "Budget",
  measure: "annual_budget",
  period: "2008-09",
  raw,
  amountGbp: Number(raw.replace(/,/g, "")) * 1000,
  isTotal: row === 3,
});

const cell = (row: number, text: string, doubts?: readonly Doubt[]): Cell => ({
  row,
  column: 1,
  rowSpan: 1,
  columnSpan: 1,
  text,
  marks: [],
  ...(doubts === undefined ? {} : { doubts }),
});

function report(records: readonly CouncilRecord[], cells: readonly Cell[] = []): ReadReport {
  const document: Document = {
    source: { file: "a.pdf", doc: "a", sha256: "", bytes: 1 },
    format: "pdf",
    pages: 1,
    blocks: [{ kind: "table", page: 1, method: "ocr", rows: 4, columns: 2, cells }],
    running: [],
  };
  return { document, records };
}

/** The last of the lines is the sum of the others, and of their cells. */
function addsUp({ document, records }: ReadReport): Problem[] {
  const sums = (values: readonly number[]) =>
    values.slice(0, -1).reduce((a, b) => a + b, 0) === values.at(-1);
  const [block] = document.blocks;
  const cells = block?.kind === "table" ? block.cells : [];
  const amounts = records.map((record) => (record.kind === "budget" ? (record.amountGbp ?? 0) : 0));
  if (sums(amounts) && sums(cells.map(({ text }) => Number(text.replace(/,/g, ""))))) return [];
  const finding = {
    printed: "",
    expected: "",
    sure: "certain" as const,
    records: records.map(({ id }) => id),
  };
  return [{ severity: "warning", stage: "check", code: "total-mismatch", message: "", finding }];
}

const evidenceOf = (records: readonly CouncilRecord[]) => records.map(({ evidence }) => evidence);
const contradicted = "ocr: contradicted by its sums (total-mismatch)";

describe("the arithmetic of figures read off a picture", () => {
  it("doubts what two engines read alike and the total contradicts", () => {
    const records = [line(1, "3,500"), line(2, "200"), line(3, "8,700")];
    const read = report(records, [cell(1, "3,500"), cell(2, "200"), cell(3, "8,700")]);
    expect(evidenceOf(withArithmetic(read, addsUp))).toEqual(
      [1, 2, 3].map(() => ["ocr", contradicted]),
    );
  });

  it("leaves printed figures to the checks", () => {
    const records = [line(1, "3,500", []), line(2, "200", []), line(3, "8,700", [])];
    expect(withArithmetic(report(records), addsUp)).toBe(records);
  });

  const either = (text: string, other: string) => {
    const records = [line(1, text), line(2, "200"), line(3, "8,700")];
    const cells = [cell(1, text, [{ text, other }]), cell(2, "200"), cell(3, "8,700")];
    return withArithmetic(report(records, cells), addsUp);
  };

  it.each([
    ["8,500", "3,500"],
    ["3,500", "8,500"],
  ])("says that the sums fit one of two readings: %s or %s", (text, other) => {
    const [first] = either(text, other);
    expect(first?.evidence).toContain('sums fit the reading "8,500"');
    expect(first).toMatchObject({ raw: text });
  });

  it.each([
    ["3,500", "3,600"],
    ["3,500", ""],
    ["3,500", "B,500"],
  ])("says nothing where neither reading fits: %s or %s", (text, other) => {
    expect(either(text, other)[0]?.evidence).toEqual(["ocr", contradicted]);
  });
});

const observed = (column: number, value: number, unit: Observation["unit"] = "percent") =>
  ({
    kind: "observation",
    id: `r${column}`,
    row: 1,
    council: "",
    source: source(1, column),
    evidence: ["ocr"],
    measure: "actual",
    raw: `${value}`,
    value,
    unit,
  }) as unknown as Observation;

describe("a figure among those of its row", () => {
  const doubted = (values: readonly number[], unit?: Observation["unit"]) =>
    withArithmetic(report(values.map((value, at) => observed(at, value, unit))), () => []).flatMap(
      ({ evidence }, at) => (evidence.length > 1 ? [values[at]] : []),
    );

  it.each([
    { row: [85, 86, 8.5, 87, 88], doubts: [8.5] },
    { row: [8.5, 8.6, 85, 8.7, 8.8], doubts: [85] },
    { row: [85, 86, 8.5], doubts: [] },
    { row: [85, 20, 8.5, 87, 40], doubts: [] },
    { row: [85, 86, 60, 87, 88], doubts: [] },
    { row: [85, 86, 0, 87, 88], doubts: [] },
  ])("$row doubts $doubts", ({ row, doubts }) => {
    expect(doubted(row)).toEqual(doubts);
  });
});
