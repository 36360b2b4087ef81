// What scripts/faults/anomalies.mjs imports: reports made from a file's name, by a reader that reads nothing.
const text = (row, column, said) => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text: said,
  marks: [],
});

function reportOf(source) {
  const table = {
    kind: "table",
    method: "text",
    rows: 2,
    columns: 2,
    cells: [text(0, 0, "Ref"), text(0, 1, "Actual"), text(1, 0, "NI 60"), text(1, 1, "86%")],
  };
  const record = {
    kind: "observation",
    id: `r${source.sha256.slice(0, 16)}`,
    table: 1,
    row: 1,
    section: "",
    ref: "NI 60",
    codes: ["NI60"],
    title: "Core assessments",
    measure: "actual",
    period: "2008-09",
    raw: "86%",
    value: 86,
    unit: "percent",
    qualifiers: [],
    status: "",
    direction: "",
    responsible: "",
    commentary: "",
    indicator: "NI60",
    evidence: [],
    source: { block: 0, table: 1, row: 1, column: 1 },
  };
  const facts = {
    council: "Halton",
    directorate: "",
    service: "",
    docType: "other",
    title: source.file,
    periodLabel: "",
    periodStart: "",
    periodEnd: "",
    financialYears: ["2008-09"],
  };
  return {
    source,
    format: "text",
    status: "read",
    document: { source, format: "text", blocks: [table], running: [] },
    facts,
    verdicts: [],
    asides: [],
    records: [record],
    problems: [],
  };
}

/** As the reading processes do: a file that cannot be opened is unread, and that is all. */
const reader = {
  concurrencyFor: () => 1,
  list: async () => null,
  stop() {},
  read: async ({ source }) => reportOf(source),
};

const correction = (line, record, correct) => ({
  line,
  record,
  doc: "",
  table: null,
  row: null,
  column: null,
  field: "value",
  reads: "",
  correct,
  reason: "seen",
});
// The sha256 of "a" and one that no report has.
const corrections = [
  correction(2, "rca978112ca1bbdca", "87"),
  correction(3, "r0000000000000000", "1"),
];

export const anomalyInput = { reader, corrections };
