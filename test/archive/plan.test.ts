import { expect, it } from "vitest";
import type { GivenFile } from "../../src/archive/given-file.ts";
import { type Held, planArchive } from "../../src/archive/plan.ts";
import type { Listed } from "../../src/store/stage.ts";

const given = (name: string, sha256: string): GivenFile => ({
  ...{ name, kind: "report", reason: "", path: Buffer.from(name), root: "", sha256, bytes: 1 },
});
const listed = (reportId: number, file: string, sha256: string): Listed => ({
  ...{ reportId, sha256, file, doc: file.slice(0, -4), status: "read", format: "text" },
  ...{ importer: "i", withoutRecords: false, toLookAt: 0, errorCodes: [], message: "" },
});
const staged = (numbers: Readonly<Record<string, number>>) => (file: { sha256: string }) =>
  numbers[file.sha256];
const nothing: Held = { reports: [], files: [] };
const base: Held = {
  reports: [listed(1, "a.txt", "A"), listed(2, "b.txt", "B")],
  files: [
    { file: "a.txt", reportId: 1, reason: "" },
    { file: "b.txt", reportId: 2, reason: "" },
  ],
};
/** As `file from number`, and every name with the position of its report. */
const told = ({ plan }: ReturnType<typeof planArchive>) => [
  plan.reports.map(({ file, from, reportId, doc }) => `${file} ${from} ${reportId} ${doc}`),
  plan.files.map(({ file, report, reason }) => `${file} ${report ?? reason}`),
];

it("places reports by their first names, those set aside among them, and equal bytes once", () => {
  const files = [given("b/q.txt", "X"), given("a/q.txt", "Y"), given("c/r.txt", "X")];
  const aside: GivenFile = { ...given("b/a.ini", ""), kind: "set-aside", reason: "litter" };
  expect(told(planArchive([...files, aside], nothing, staged({ X: 1, Y: 2 }), false))).toEqual([
    ["a/q.txt main 2 a/q", "b/q.txt main 1 b/q"],
    ["a/q.txt 0", "b/a.ini litter", "b/q.txt 1", "c/r.txt 1"],
  ]);
});

it("takes what was read now before what the archive held, and keeps what was not found", () => {
  const plan = planArchive([given("a.txt", "A")], base, staged({ A: 7 }), false);
  expect(told(plan)).toEqual([
    ["a.txt main 7 a", "b.txt base 2 b"],
    ["a.txt 0", "b.txt 1"],
  ]);
  expect([plan.missing, plan.asBefore]).toEqual([["b.txt"], false]);
  const same = planArchive([given("a.txt", "A"), given("b.txt", "B")], base, staged({}), false);
  expect([same.missing, same.asBefore]).toEqual([[], true]);
});

it("leaves a changed file as the archive has it until it is read, and takes out what is pruned", () => {
  const plan = planArchive([given("a.txt", "other")], base, staged({}), true);
  expect(told(plan)).toEqual([["a.txt base 1 a"], ["a.txt 0"]]);
  expect(told(planArchive([given("a.txt", "other")], nothing, staged({}), true))).toEqual([[], []]);
});
