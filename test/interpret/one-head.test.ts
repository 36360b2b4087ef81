import { expect, it } from "vitest";
import { documentOf, readingOf, readReport, tableOf } from "../builders.ts";

const read = (...rows: readonly string[]) => {
  const { records, problems } = readReport("## Performance indicators", [
    "Ref | Indicator | Within 5% of the target | Within 5% of the target | Managed by",
    ...rows,
  ]);
  return { raws: records.map((record) => "raw" in record && record.raw), problems };
};

it("one head over figures beside each other does not say which are the targets: none is stored", () => {
  const { raws, problems } = read(
    "NI 60 | Core assessments within 35 working days | 39.5 | 32 | GE",
    "NI 59 | Initial assessments within 7 working days | 37 | 41 | CK",
  );
  expect(raws).toEqual([]);
  expect(problems.map(({ code }) => code)).toContain("table-unrecognised");
});

it("one head over figures that slipped from one column into the other says what they are", () => {
  const { raws } = read(
    "NI 60 | Core assessments within 35 working days | 39.5 | | GE",
    "NI 59 | Initial assessments within 7 working days | | 41 | CK",
  );
  expect(raws).toEqual(["39.5", "41"]);
});

it("marks beside each other, and one figure in a cell as wide as both, are no figures of two columns", () => {
  const marked = read(
    "NI 60 | Core assessments within 35 working days | 39.5 | ✓ | GE",
    "NI 59 | Initial assessments within 7 working days | 37 | ✓ | CK",
  );
  expect(marked.raws).toContain("39.5");
  const table = tableOf([
    ["Ref", "Indicator", "Target", "Target", "Managed by"],
    ["NI 60", "Core assessments within 35 working days", "39.5", "", "GE"],
    ["NI 59", "Initial assessments within 7 working days", "37", "", "CK"],
  ]);
  const cells = table.cells
    .filter(({ row, column }) => row === 0 || column !== 3)
    .map((cell) => (cell.row > 0 && cell.column === 2 ? { ...cell, columnSpan: 2 } : cell));
  const { blocks, ...rest } = documentOf("# Halton Borough Council", "# Service Plan 2008-09");
  const wide = readingOf({ ...rest, blocks: [...blocks, { ...table, cells }] });
  expect(wide.records.map((record) => "raw" in record && record.raw)).toEqual(["39.5", "37"]);
});

it("one head over figures and, beyond empty columns, others does not say which are the targets", () => {
  const table = tableOf([
    ["Ref", "Indicator", "2008 to 2009 Q2 Q3 Q4 Target", "", "", "Managed by"],
    ["NI 60", "Core assessments within 35 working days", "39.5", "", "32", "GE"],
    ["NI 59", "Initial assessments within 7 working days", "37", "", "41", "CK"],
  ]);
  const cells = table.cells
    .filter(({ row, column }) => row > 0 || (column !== 3 && column !== 4))
    .map((cell) => (cell.row === 0 && cell.column === 2 ? { ...cell, columnSpan: 3 } : cell));
  const { blocks, ...rest } = documentOf("# Halton Borough Council", "# Service Plan 2008-09");
  const { records } = readingOf({ ...rest, blocks: [...blocks, { ...table, cells }] });
  expect(records).toEqual([]);
});
