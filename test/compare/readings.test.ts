import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareReadings,
  pairReadings,
  type Reading,
  type ReadRow,
} from "../../src/compare/readings.ts";

const row = (over: Partial<ReadRow> & { readonly fields?: ReadRow["fields"] } = {}): ReadRow => ({
  kind: "observation",
  id: "a1",
  page: 7,
  table: 2,
  row: 3,
  column: 4,
  fields: {
    ref: "NI 63",
    title: "Stability",
    measure: "target",
    period: "2010-11",
    raw: "80%",
    value: 80,
  },
  ...over,
});
const reading = (rows: readonly ReadRow[], status = "read"): Reading => ({
  file: "a.pdf",
  facts: { status },
  rows,
});

describe("two readings of one report", () => {
  it("differ in nothing where they are equal", () => {
    expect(compareReadings(reading([row()]), reading([row()]))).toBeUndefined();
  });

  it("differ in no field that only one version of the schema has", () => {
    const older = row({ fields: { ...row().fields, note: "as read then" } });
    expect(compareReadings(reading([older]), reading([row()]))).toBeUndefined();
    expect(compareReadings(reading([row()]), reading([older]))).toBeUndefined();
  });

  it("show a changed figure with its place, old to new", () => {
    const fields = { ...row().fields, raw: "8%", value: 8 };
    expect(compareReadings(reading([row()]), reading([row({ fields })]))?.rows).toEqual([
      {
        kind: "observation",
        change: "changed",
        id: "a1",
        page: 7,
        table: 2,
        row: 3,
        column: 4,
        changes: [
          { field: "raw", old: "80%", new: "8%" },
          { field: "value", old: 80, new: 8 },
        ],
        record: fields,
      },
    ]);
  });

  it("tell changes in the order of the page, those of no place last", () => {
    const places = [
      [1, 2, 1, 1],
      [1, 1, 9, 9],
      [1, 1, 2, 3],
      [1, 1, 2, 0],
      [1, 1, 2, null],
      [1, 1, 0, 4],
      [2, 0, 0, 0],
      [null, 1, 1, 1],
      [0, 5, 5, 5],
    ] as const;
    const rows = places.map(([page, table, one, column], at) =>
      row({ id: `a${at}`, page, table, row: one, column }),
    );
    const changed = rows.map((one) => row({ ...one, fields: { ...one.fields, value: 8 } }));
    const told = (order: readonly number[]) => {
      const picked = (list: readonly ReadRow[]) => order.flatMap((at) => list[at] ?? []);
      return compareReadings(reading(picked(rows)), reading(picked(changed)))?.rows.map(
        ({ id }) => id,
      );
    };
    const order = ["a8", "a5", "a3", "a2", "a4", "a1", "a0", "a6", "a7"];
    expect(told([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual(order);
    expect(told([8, 7, 6, 5, 4, 3, 2, 1, 0])).toEqual(order);
    expect(told([4, 8, 2, 6, 0, 5, 1, 7, 3])).toEqual(order);
  });

  it("name a lost record and a new one", () => {
    const other = row({ id: "b2", row: 9, fields: { ...row().fields, ref: "NI 64" } });
    const changes = (old: readonly ReadRow[], now: readonly ReadRow[]) =>
      compareReadings(reading(old), reading(now))?.rows.map(({ change, record }) => [
        change,
        record.ref,
      ]);
    expect(changes([row(), other], [row()])).toEqual([["lost", "NI 64"]]);
    expect(changes([row()], [row(), other])).toEqual([["new", "NI 64"]]);
  });

  it("take a record behind a new table for the same in another place, not for another of its old id", () => {
    const second = row({ id: "b2", table: 3, fields: { ...row().fields, ref: "NI 64" } });
    // A table more in front: the first record now has the id that the second had.
    const now = [row({ id: "b2", table: 3 }), row({ ...second, id: "c3", table: 4 })];
    const found = compareReadings(reading([row(), second]), reading(now))?.rows ?? [];
    expect(found.map(({ change, record, was }) => [change, record.ref, was?.table])).toEqual([
      ["moved", "NI 63", 2],
      ["moved", "NI 64", 3],
    ]);
  });

  it("compare the status, and only columns that both archives have", () => {
    const later = row({ fields: { ...row().fields, evidence: "header" } });
    const found = compareReadings(reading([row()]), reading([later], "partly-read"));
    expect(found).toEqual({
      file: "a.pdf",
      facts: [{ field: "status", old: "read", new: "partly-read" }],
      rows: [],
    });
  });

  it("are the same in reverse, lost for new, whatever they hold", () => {
    const rows = fc.array(
      fc
        .record({
          at: fc.integer({ min: 0, max: 3 }),
          ref: fc.constantFrom("A", "B", "C"),
          value: fc.integer({ min: 0, max: 2 }),
        })
        .map(({ at, ref, value }) =>
          row({
            id: `id${at}`,
            row: at,
            fields: { ref, title: "t", measure: "m", period: "p", raw: "r", value },
          }),
        ),
      { maxLength: 6 },
    );
    const count = (a: readonly ReadRow[], b: readonly ReadRow[]) => {
      const found = compareReadings(reading(a), reading(b))?.rows ?? [];
      const of = (change: string) => found.filter((one) => one.change === change).length;
      return { lost: of("lost"), new: of("new") };
    };
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        expect(compareReadings(reading(a), reading(a))).toBeUndefined();
        const [there, back] = [count(a, b), count(b, a)];
        expect(there).toEqual({ lost: back.new, new: back.lost });
        expect(there.lost - there.new).toBe(a.length - b.length);
      }),
    );
  });
});

it("pairs reports by their bytes, and by name only where there are none", () => {
  const named = (file: string, sha256: string) => ({ file, sha256 });
  const old = [
    named("a", "1"),
    named("b", "2"),
    named("c", "3"),
    named("d", ""),
    named("gone", "9"),
  ];
  const now = [
    named("a", "1"),
    named("b", "5"),
    named("c2", "3"),
    named("d", "7"),
    named("extra", "8"),
  ];
  const { both, ...rest } = pairReadings(old, now);
  expect(both.map(([one, other]) => [one.file, other.file])).toEqual([
    ["a", "a"],
    ["c", "c2"],
    ["d", "d"],
  ]);
  expect(rest).toEqual({ otherBytes: ["b"], onlyOld: ["gone"], onlyNew: ["extra"] });
});
