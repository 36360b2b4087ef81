import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  applyCorrections,
  type Correction,
  correctableFields,
  correctableFieldsOf,
  readCorrections,
  sameCorrections,
  staleCorrections,
  toldCorrections,
  withHeldReads,
} from "../../src/store/corrections.ts";
import { openStore } from "../../src/store/open.ts";
import { correctionReader, readCompared } from "../../src/store/read-compared.ts";
import { readStoredRows } from "../../src/store/read-readings.ts";
import { findRecord } from "../../src/store/record.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { budgetLineOf, milestoneOf, observationOf, reportOf } from "../report-builders.ts";
import { givenCorrection } from "./given-correction.ts";

const sha256 = "a".repeat(64);
const given = (over: Partial<Correction> = {}) => givenCorrection({ record: "o", ...over });

/** One report: a figure, a promise of no place, a budget line, and two figures in one cell. */
async function archive(): Promise<Store> {
  const store = await openStore(":memory:", { create: true });
  const plain = reportOf("a.txt");
  const place = { block: 1, table: 1, row: 0, column: 0 };
  const twice = { block: 1, table: 2, row: 3, column: 1 };
  const records = [
    observationOf(sha256, { id: "o", source: place, title: "Core  assessments" }),
    observationOf(sha256, { id: "two", row: 2, source: twice, value: null }),
    observationOf(sha256, { id: "other", row: 2, source: twice }),
    milestoneOf(sha256, { id: "m" }),
    budgetLineOf(sha256, { id: "b", source: { block: 3, table: 3, row: 1, column: 2 } }),
  ];
  const { source } = plain;
  reportWriter(store)(1, { ...plain, records, source: { ...source, sha256 } }, "1");
  const unread = reportOf("b.txt", { records: [] });
  reportWriter(store)(2, { ...unread, source: { ...unread.source, sha256: "" } }, "1");
  return store;
}

let store: Store;
/** What came of each, in order. */
function outcomes(list: readonly Correction[]) {
  applyCorrections(store, list);
  return store
    .prepare("SELECT state, target, was, reads, message FROM correction ORDER BY line")
    .all() as { state: string; target: string; was: unknown; reads: string; message: string }[];
}
const outcome = (over: Partial<Correction>) => outcomes([given(over)])[0];
const kept = (table: string, field: string, id: string) =>
  store.prepare(`SELECT "${field}" FROM ${table} WHERE id = ?`).pluck().get(id);

// Each begins with what was read: to make it anew takes as long as all of them.
beforeAll(async () => {
  store = await archive();
});
beforeEach(() => void store.exec("BEGIN"));
afterEach(() => void store.exec("ROLLBACK"));
const anew = () => store.exec("ROLLBACK; BEGIN");

describe("what a field is corrected to", () => {
  const table = { o: "observation", m: "milestone", b: "budget_line" } as const;
  it.each<[keyof typeof table, string, readonly [string, unknown][], readonly string[]]>([
    [
      "o",
      "value",
      [
        ["12", 12],
        ["-0.5", -0.5],
        ["none", null],
        ["", null],
      ],
      ["1.", ".5", "1,000", "x", "12%", "+1", "1e3"],
    ],
    [
      "o",
      "period",
      [
        ["2008-09", "2008-09"],
        ["2008-09 Q1", "2008-09 Q1"],
        ["2008-09 Q4", "2008-09 Q4"],
        ["none", ""],
      ],
      ["2008", "2008-09 Q5", "2008-09 Q0", "2008-2009", " 2008-09", "Q1"],
    ],
    ["o", "measure", [["benchmark", "benchmark"]], ["none", "aim", ""]],
    [
      "o",
      "unit",
      [
        ["gbp_thousand", "gbp_thousand"],
        ["none", ""],
      ],
      ["pounds"],
    ],
    [
      "o",
      "status",
      [
        ["red", "red"],
        ["none", ""],
      ],
      ["blue", "Red"],
    ],
    [
      "o",
      "direction",
      [
        ["worse", "worse"],
        ["", ""],
      ],
      ["left"],
    ],
    [
      "o",
      "indicator",
      [
        ["NI60", "NI60"],
        ["PAF-C21", "PAF-C21"],
        ["NI102a", "NI102a"],
        ["none", ""],
      ],
      ["ni60", "NI 60", "-NI60", "NI60-"],
    ],
    [
      "o",
      "title",
      [
        ["Any; thing", "Any; thing"],
        ["none", ""],
      ],
      [],
    ],
    ["m", "kind", [["risk_measure", "risk_measure"]], ["promise", "none"]],
    [
      "m",
      "due",
      [
        ["2009-03", "2009-03"],
        ["FY 2009-10;2010-11 Q2", "FY 2009-10;2010-11 Q2"],
        ["none", ""],
      ],
      ["March 2009", "2009-03;", ";2009-03", "FY2009-10"],
    ],
    ["m", "plan_year", [["2008-11", "2008-11"]], []],
    ["b", "measure", [["net", "net"]], ["budget"]],
    [
      "b",
      "period",
      [
        ["2008-09", "2008-09"],
        ["none", ""],
      ],
      ["2008-09 Q1"],
    ],
    [
      "b",
      "amount_gbp",
      [
        ["-2500", -2500],
        ["999999999999999", 999999999999999],
        ["none", null],
      ],
      ["2.5", "9999999999999999", "1,000"],
    ],
    [
      "b",
      "is_total",
      [
        ["1", 1],
        ["0", 0],
      ],
      ["2", "none", "", "yes"],
    ],
  ])("of %s, %s, is taken where it is of its kind", (id, field, taken, refused) => {
    for (const [correct, value] of taken) {
      anew();
      expect([correct, outcome({ record: id, field, correct })?.state]).toEqual([
        correct,
        "applied",
      ]);
      expect([correct, kept(table[id], field, id)]).toEqual([correct, value]);
    }
    for (const correct of refused) {
      anew();
      const before = kept(table[id], field, id);
      expect(outcome({ record: id, field, correct })).toMatchObject({
        state: "stale",
        target: "",
        message: `The correction on line 2 was left out: "${correct}" cannot be a ${field} ${id}.`,
      });
      expect(kept(table[id], field, id)).toBe(before);
    }
  });

  it("is of a field that the kind has, by its name", () => {
    expect(correctableFieldsOf("budget")).toEqual([
      "statement",
      "section",
      "line",
      "measure",
      "period",
      "amount_gbp",
      "is_total",
    ]);
    expect(correctableFieldsOf("milestone").slice(0, 3)).toEqual([
      "kind",
      "objective_ref",
      "objective",
    ]);
    expect(correctableFieldsOf("observation").slice(0, 3)).toEqual(["section", "ref", "codes"]);
    const all = (["budget", "milestone", "observation"] as const).flatMap(correctableFieldsOf);
    expect(correctableFields).toEqual([...new Set(all)].sort());
    expect(outcome({ record: "b", field: "value" })?.message).toContain(
      '"value" of the budget line b cannot be corrected.',
    );
  });
});

describe("what a field must read", () => {
  it.each([
    ["value", "86", "86"],
    ["value", " 86.0 ", " 86.0 "],
    ["value", "", "86"],
    ["title", "Core assessments", "Core assessments"],
    ["title", "", "Core  assessments"],
    ["direction", "none", "none"],
    ["direction", "", "none"],
  ])("holds: %s reads %j, kept as %j", (field, reads, told) => {
    expect(outcome({ field, reads, correct: "none" })).toMatchObject({
      state: "applied",
      reads: told,
      message: "",
    });
  });

  it.each([
    ["value", "87", '"86", not "87"'],
    ["value", "none", '"86", not "none"'],
    ["title", "0", '"Core assessments", not "0"'],
    ["title", "core assessments", '"Core assessments", not "core assessments"'],
    // Nothing is no number, and so not 0.
    ["direction", "0", '"", not "0"'],
    ["direction", "up", '"", not "up"'],
  ])("does not hold: %s reads %j", (field, reads, said) => {
    expect(outcome({ field, reads, correct: "none" })).toMatchObject({
      state: "stale",
      reads,
      message: `The correction on line 2 was left out: the ${field} o now reads ${said}.`,
    });
  });

  it("is nothing where a number was not read", () => {
    const [zero, none] = ["0", "none"].map((reads, at) =>
      given({ line: 2 + at, record: "two", reads }),
    );
    expect(outcomes([zero as Correction, none as Correction]).map(({ state }) => state)).toEqual([
      "stale",
      "applied",
    ]);
    expect(kept("observation", "value", "two")).toBe(12);
  });

  it("is told in eighty characters", () => {
    const long = (length: number) => "x".repeat(length);
    const said = (length: number) =>
      outcomes([given({ line: length, field: "unit", correct: long(length) })]).at(-1)?.message;
    expect(said(80)).toContain(`"${long(80)}"`);
    expect(said(81)).toContain(`"${long(80)}…"`);
  });
});

describe("where a correction is for", () => {
  const cell = (over: Partial<Correction>) =>
    given({ record: "", doc: "a", table: 1, row: 0, column: 0, ...over });

  it("is a record, or the only one of a printed cell, of a report by name or bytes", () => {
    expect(outcome(cell({}))?.target).toBe("o");
    const third = cell({ line: 3, table: 3, row: 1, column: 2, field: "line", correct: "Staff" });
    expect(outcomes([third]).at(-1)?.target).toBe("b");
    const bytes = cell({ line: 4, doc: sha256.toUpperCase(), field: "unit", correct: "count" });
    expect(outcomes([bytes]).at(-1)?.target).toBe("o");
  });

  it.each<[string, Partial<Correction>, string, number | null]>([
    ["no record", { record: "gone" }, "there is no record gone any more.", null],
    [
      "no cell of it",
      cell({ row: 1 }),
      "there is no record in table 1, row 1, column 0 of a any more.",
      1,
    ],
    [
      "no report",
      cell({ doc: "gone" }),
      "there is no record in table 1, row 0, column 0 of gone any more.",
      null,
    ],
    // An unread report has no bytes to be named by.
    [
      "no bytes",
      cell({ doc: "" }),
      "there is no record in table 1, row 0, column 0 of  any more.",
      null,
    ],
    [
      "several records",
      cell({ table: 2, row: 3, column: 1 }),
      "2 records stand in table 2, row 3, column 1 of a: name one by its id.",
      1,
    ],
  ])("and is said where it is %s", (_, over, said, report) => {
    expect(outcome(over)).toMatchObject({
      state: "stale",
      target: "",
      was: null,
      message: `The correction on line 2 was left out: ${said}`,
    });
    expect(store.prepare("SELECT report_id, code, message FROM problem").raw().all()).toEqual(
      report === null
        ? []
        : [[report, "correction-stale", `The correction on line 2 was left out: ${said}`]],
    );
  });

  it("may be corrected once in each field", () => {
    const list = [
      given(),
      given({ line: 3, correct: "13" }),
      given({ line: 4, field: "unit", correct: "count" }),
      given({ line: 5, record: "gone" }),
      given({ line: 6, record: "gone", field: "unit" }),
    ];
    const told = outcomes(list);
    expect(told.map(({ state }) => state)).toEqual([
      "applied",
      "stale",
      "applied",
      "stale",
      "stale",
    ]);
    expect(told[1]?.message).toContain("line 2 corrects the value o already.");
    expect(toldCorrections(store, 1)).toEqual({
      applied: 2,
      staleCount: 3,
      stale: [{ line: 3, message: told[1]?.message }],
    });
    expect(staleCorrections(store).map(({ line }) => line)).toEqual([3, 5, 6]);
    // A problem for each that is of a report, none for one that holds.
    expect(store.prepare("SELECT count(*) FROM problem").pluck().get()).toBe(1);
  });
});

describe("what was read before a correction", () => {
  const list = [
    given({ correct: "none" }),
    given({ line: 3, field: "direction", correct: "up" }),
    given({ line: 4, record: "two", correct: "5" }),
    given({ line: 5, record: "two", field: "unit", correct: "furlongs" }),
    given({ line: 6, record: "b", field: "amount_gbp", correct: "1" }),
  ];

  it("is told beside the record, and by no other", () => {
    const before = readStoredRows(store, 1);
    applyCorrections(store, list);
    expect(correctionReader(store)(2).size).toBe(0);
    expect([...correctionReader(store)(1)]).toEqual([
      [
        "o",
        [
          { field: "value", read: "86" },
          { field: "direction", read: "" },
        ],
      ],
      ["two", [{ field: "value", read: "" }]],
      ["b", [{ field: "amount_gbp", read: "7152000" }]],
    ]);
    const [one] = readCompared(store, ["observations"]);
    expect(
      one?.observations.map(({ id, value, corrected }) => [id, value, corrected.length]),
    ).toEqual([
      ["o", null, 2],
      ["two", 5, 1],
      ["other", 86, 0],
    ]);
    expect(readStoredRows(store, 1)).toEqual(before);
    expect(findRecord(store, "two")?.record.value).toBe(5);
  });

  it("is as it stands in an archive from before there were corrections", () => {
    store.exec("UPDATE observation SET value = 7 WHERE id = 'two'");
    store.pragma("legacy_alter_table = ON");
    store.exec("ALTER TABLE correction RENAME TO later");
    store.pragma("legacy_alter_table = OFF");
    const values = readStoredRows(store, 1).map(({ id, fields }) => [id, fields.value]);
    expect(values.slice(0, 3)).toEqual([
      ["o", 86],
      ["two", 7],
      ["other", 86],
    ]);
  });
});

describe("lists of corrections", () => {
  const list = [given(), given({ line: 3, record: "two", reads: "none" })];
  it.each<[string, Correction[], Correction[], boolean]>([
    ["the same", list, [...list], true],
    ["none", [], [], true],
    ["one more", list, list.slice(0, 1), false],
    ["one fewer", list.slice(0, 1), list, false],
    ["another word", list, [given(), given({ line: 3, record: "two", reads: "0" })], false],
    ["another first", [given({ reason: "else" }), ...list.slice(1)], list, false],
  ])("are told apart: %s", (_, one, other, same) => {
    expect(sameCorrections(one, other)).toBe(same);
  });

  it("give back the other's place, however it ends", () => {
    let returned = 0;
    const held: Iterable<Correction> = {
      [Symbol.iterator]: () => {
        const inner = list[Symbol.iterator]();
        const back = () => {
          returned += 1;
          return { done: true, value: undefined } as const;
        };
        return { next: () => inner.next(), return: back };
      },
    };
    sameCorrections(list, held);
    sameCorrections([], held);
    expect(returned).toBe(2);
  });
});

describe("what corrections held for when they were first applied", () => {
  let held: Store;
  beforeAll(async () => {
    held = await archive();
    applyCorrections(held, [
      given(),
      given({
        line: 3,
        record: "",
        doc: "a",
        table: 1,
        row: 0,
        column: 0,
        field: "unit",
        correct: "count",
      }),
    ]);
  });

  it.each<[string, Partial<Correction>, string]>([
    ["the same, on another line", { line: 9 }, "86"],
    [
      "of a cell",
      { record: "", doc: "a", table: 1, row: 0, column: 0, field: "unit", correct: "count" },
      "percent",
    ],
    ["one that says it itself", { reads: "85" }, "85"],
    ["of another record", { record: "two" }, ""],
    ["of another field", { field: "unit" }, ""],
    ["to another value", { correct: "13" }, ""],
    ["for another reason", { reason: "else" }, ""],
    [
      "of another cell",
      { record: "", doc: "a", table: 1, row: 1, column: 0, field: "unit", correct: "count" },
      "",
    ],
  ])("is asked of them again: %s", (_, over, reads) => {
    const one = given(over);
    expect([...withHeldReads(held, [one])]).toEqual([{ ...one, reads }]);
  });

  it("stands in the archive with them", () => {
    const told = [...readCorrections(held)].map(({ line, record, reads }) => [line, record, reads]);
    expect(told).toEqual([
      [2, "o", "86"],
      [3, "", "percent"],
    ]);
  });
});
