import { describe, expect, it } from "vitest";
import type { Cell, Document, Doubt, Table } from "../../src/document.ts";
import type { BudgetLine, CouncilRecord } from "../../src/records.ts";
import type { TableVerdict } from "../../src/rows.ts";
import { withReadings } from "../../src/scan/trust/records.ts";

const cell = (row: number, column: number, text: string, doubts: readonly Doubt[] = []): Cell => ({
  page: 1,
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text,
  marks: [],
  doubts,
});

const amount = (row: number, column: number, raw: string): BudgetLine => ({
  kind: "budget",
  id: `r${row}${column}`,
  row,
  council: "",
  source: { block: 1, table: 1, row, column, page: 1 },
  evidence: ["column: Budget"],
  statement: "",
  section: "",
  line: "Staff",
  column: "Budget",
  measure: "annual_budget",
  period: "2008-09",
  raw,
  amountGbp: 1,
  isTotal: false,
});

const verdict: TableVerdict = {
  table: 1,
  kind: "budget",
  why: [],
  columns: [
    { column: 0, header: "Line", role: "entity", how: "listed" },
    { column: 1, header: "Budget £'000", role: "money", how: "listed" },
    { column: 2, header: "Actual £'000", role: "money", how: "listed" },
  ],
  headerRows: [0],
};

function report(
  cells: readonly Cell[],
  title: readonly Doubt[] = [],
  method: Table["method"] = "ocr",
  read = verdict,
  at = 1,
  changed: Partial<BudgetLine> = {},
) {
  const document: Document = {
    source: { file: "a.pdf", doc: "a", sha256: "", bytes: 1 },
    format: "pdf",
    pages: 1,
    blocks: [
      { kind: "heading", page: 1, level: 1, text: "Budget £'000", doubts: title },
      { kind: "table", page: 1, method, rows: 2, columns: 3, cells },
    ],
    running: [],
  };
  const records: readonly CouncilRecord[] = [
    { ...amount(at, 1, "5,456"), ...changed },
    amount(at, 2, "7"),
  ];
  return withReadings(document, [read], records);
}

const header = [cell(0, 0, "Line"), cell(0, 1, "Budget £'000"), cell(0, 2, "Actual £'000")];
const row = [cell(1, 0, "Staff"), cell(1, 1, "5,456"), cell(1, 2, "7")];
const point: Doubt = { text: "5,456", other: "5.456" };

describe("records read off a picture", () => {
  it("all say so, and are sure where nothing is in doubt", () => {
    expect(report([...header, ...row]).records.map(({ evidence }) => evidence)).toEqual([
      ["column: Budget", "ocr"],
      ["column: Budget", "ocr"],
    ]);
  });

  it("carry both readings of their own cell, and not of their neighbour's", () => {
    const read = report([
      ...header,
      cell(1, 0, "Staff"),
      cell(1, 1, "5,456", [point]),
      cell(1, 2, "7"),
    ]);
    expect(read.records.map(({ evidence }) => evidence.slice(2))).toEqual([
      ['ocr: read "5,456", again "5.456"'],
      [],
    ]);
  });

  it("are in doubt where their header gave no measure: it may have been misread", () => {
    const cells = [...header, ...row];
    const read = report(cells, [], "ocr", verdict, 1, { measure: "" });
    expect(read.records.map(({ evidence }) => evidence.slice(2).length)).toEqual([1, 0]);
  });

  it("are all in doubt with what their row is about", () => {
    const label = cell(1, 0, "Staff 12", [{ text: "12", other: "17" }]);
    const read = report([...header, label, ...row.slice(1)]);
    expect(read.records.map(({ evidence }) => evidence.at(-1))).toEqual([
      'ocr: in its row, read "12", again "17"',
      'ocr: in its row, read "12", again "17"',
    ]);
  });

  it("are in doubt with whose they are only where its words are theirs", () => {
    const grouped: TableVerdict = {
      ...verdict,
      columns: [
        ...verdict.columns,
        { column: 3, header: "Priority", role: "group", how: "listed" },
      ],
    };
    const priority = cell(1, 3, "C15,", [{ text: "C15,", other: "015," }]);
    const phrases = (changed: Partial<BudgetLine>) =>
      report([...header, ...row, priority], [], "ocr", grouped, 1, changed).records.map(
        ({ evidence }) => evidence.slice(2),
      );
    const doubted = [['ocr: in its row, read "C15,", again "015,"'], []];
    expect(phrases({ line: "Staff" })).toEqual([[], []]);
    expect(phrases({ line: "C15, Staff" })).toEqual(doubted);
    expect(phrases({ section: "C15, Staff" })).toEqual(doubted);
  });

  it("are not kept under a header in doubt: the problem and an aside name them", () => {
    const doubtful = cell(0, 1, "Budget £'000", [{ text: "£'000", other: "£000" }]);
    const { records, asides, problems } = report([
      header[0] as Cell,
      doubtful,
      header[2] as Cell,
      ...row,
    ]);
    expect(records.map(({ id }) => id)).toEqual(["r12"]);
    expect(asides).toMatchObject([{ of: "cell", row: 1, column: 1, text: "5,456" }]);
    expect(problems).toMatchObject([{ code: "header-doubtful", table: 1, column: 1, page: 1 }]);
  });

  it("are not kept where a row of periods has nothing over their column, whatever is empty above", () => {
    const dated = (period: string) => [
      cell(0, 0, ""),
      cell(0, 1, ""),
      cell(0, 2, "Budget"),
      cell(1, 0, "Line"),
      cell(1, 1, period),
      cell(1, 2, "2008/09"),
      cell(1, 3, "2009/10"),
    ];
    const below = [cell(2, 0, "Staff"), cell(2, 1, "5,456"), cell(2, 2, "7")];
    const kept = (period: string) =>
      report(
        [...dated(period), ...below],
        [],
        "ocr",
        { ...verdict, headerRows: [0, 1] },
        2,
      ).records.map(({ id }) => id);
    expect(kept("2007/08")).toEqual(["r21", "r22"]);
    expect(kept("")).toEqual(["r22"]);
  });

  it("are not kept under a title whose unit is in doubt", () => {
    const { records, problems } = report([...header, ...row], [{ text: "£'000", other: "" }]);
    expect(records).toEqual([]);
    expect(problems).toHaveLength(2);
  });

  it("leave what was printed as text alone", () => {
    const plain = [...header, ...row].map(({ doubts: _, ...rest }) => rest);
    const read = report(plain, undefined, "ruled");
    expect(read.records.map(({ evidence }) => evidence)).toEqual([
      ["column: Budget"],
      ["column: Budget"],
    ]);
  });
});

describe("what a header that stands elsewhere says", () => {
  const boxed = (row: number, column: number, text: string, left: number): Cell => ({
    ...cell(row, column, text),
    box: [left, 10 * row, left + 40, 10 * row + 10],
  });
  const table = (columns: number, lefts: readonly number[], first: boolean): Table => ({
    kind: "table",
    page: 1,
    method: "ocr",
    rows: 2,
    columns,
    cells: first
      ? [...header, ...row].map((one) => boxed(one.row, one.column, one.text, 100 * one.column))
      : lefts.map((left, column) => boxed(0, column, "7", left)),
  });
  const going = (columns: number, lefts: readonly number[]) =>
    withReadings(
      {
        source: { file: "a.pdf", doc: "a", sha256: "", bytes: 1 },
        format: "pdf",
        pages: 1,
        blocks: [table(3, [], true), table(columns, lefts, false)],
        running: [],
      },
      [verdict, { ...verdict, table: 2, headerRows: [], continues: 1 }],
      [amount(0, 2, "7")],
    );

  it("holds for as many columns in the same places, and for no others", () => {
    expect(going(3, [0, 100, 200]).records).toHaveLength(1);
    for (const read of [going(2, [0, 200, 200]), going(3, [0, 150, 320])]) {
      expect(read.records).toEqual([]);
      expect(read.problems).toMatchObject([{ code: "header-doubtful", table: 2, column: 2 }]);
    }
  });
});

describe("amounts over which no unit is printed", () => {
  const plain: TableVerdict = {
    ...verdict,
    columns: verdict.columns.map((one) => ({ ...one, header: one.header.replace(" £'000", "") })),
  };
  const read = (title: string, raw: string) =>
    withReadings(
      {
        source: { file: "a.pdf", doc: "a", sha256: "", bytes: 1 },
        format: "pdf",
        pages: 1,
        blocks: [
          { kind: "heading", page: 1, level: 1, text: title, doubts: [] },
          {
            kind: "table",
            page: 1,
            method: "ocr",
            rows: 2,
            columns: 3,
            cells: [cell(0, 0, "Line"), cell(0, 1, "Budget"), cell(0, 2, "Actual"), ...row],
          },
        ],
        running: [],
      },
      [plain],
      [amount(1, 1, raw)],
    ).records.length;

  it("are not stored: it may have been lost", () => {
    expect(read("Budget", "5,456")).toBe(0);
    expect(read("Budget (£000)", "5,456")).toBe(1);
    expect(read("Budget", "£5,456")).toBe(1);
  });
});

it("names that run over the columns beside them put all figures of their table in doubt", () => {
  const spread: readonly Cell[] = [
    { ...cell(1, 0, "Staff H. Smith"), columnSpan: 2 },
    cell(1, 2, "7"),
  ];
  const evidence = (cells: readonly Cell[]): boolean[] =>
    report([...header, ...cells]).records.map((one) =>
      one.evidence.some((phrase) => phrase.includes("runs over")),
    );
  expect(evidence(spread)).toEqual([true, true]);
  expect(evidence(row)).toEqual([false, false]);
  expect(evidence([{ ...cell(1, 0, "Section 2"), columnSpan: 3 }])).toEqual([false, false]);
});

describe("an indicator under whose name a list stands", () => {
  const observation = (row: number, title: string): CouncilRecord => ({
    ...(amount(row, 1, "99.7") as unknown as CouncilRecord & { kind: "observation" }),
    kind: "observation",
    ref: "",
    title,
  });
  const evidence = (below: string, of = verdict): boolean[] => {
    const cells = [
      cell(0, 0, "Indicator"),
      cell(0, 1, "Target"),
      cell(1, 0, "Raise value added scores"),
      cell(1, 1, "99.7"),
      cell(2, 0, below),
      cell(2, 1, "1000"),
    ];
    const columns = of.columns.map((one) => (one.column === 0 ? { ...one, role: "title" } : one));
    return withReadings(
      {
        source: { file: "a.pdf", doc: "a", sha256: "", bytes: 1 },
        format: "pdf",
        pages: 1,
        blocks: [
          { kind: "heading", page: 1, level: 1, text: "Indicators", doubts: [] },
          { kind: "table", page: 1, method: "ocr", rows: 3, columns: 2, cells },
        ],
        running: [],
      },
      [{ ...of, kind: "indicator", columns } as TableVerdict],
      [observation(1, "Raise value added scores"), observation(2, below)],
    ).records.map((one) => one.evidence.some((phrase) => phrase.startsWith("ocr: ")));
  };

  it("is in doubt as its items are: which of them has its figure is not sure", () => {
    expect(evidence("• Key stage 1 to 2")).toEqual([true, true]);
    expect(evidence("Key stage 1 to 2")).toEqual([false, false]);
  });
});
