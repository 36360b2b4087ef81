import { beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { findBrokenPages, findDamage, sealArchive } from "../../src/store/seal.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { reportOf } from "../report-builders.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  for (const [at, name] of ["a.txt", "b.txt"].entries()) write(at + 1, reportOf(name), "1");
  store.exec("INSERT INTO file VALUES ('a.txt', 1, ''), ('b.txt', 2, '')");
  sealArchive(store);
});
const damaged = () => {
  const { reports, given, rest } = findDamage(store);
  return [...reports.map(({ doc }) => doc), ...(given ? ["given"] : []), ...(rest ? ["rest"] : [])];
};

describe("an archive's seals", () => {
  it("hold for what was written", () => {
    expect(damaged()).toEqual([]);
    expect(findBrokenPages(store)).toEqual([]);
  });

  it.each([
    ["a figure", "UPDATE observation SET value = value + 1 WHERE report_id = 2", ["b"]],
    [
      "a sign of an amount",
      "UPDATE budget_line SET amount_gbp = -amount_gbp WHERE report_id = 1",
      ["a"],
    ],
    ["a cell", `UPDATE cell SET text = '87%' WHERE report_id = 2 AND text = '86%'`, ["b"]],
    ["a lost row", "DELETE FROM aside WHERE report_id = 1", ["a"]],
    ["a report's council", "UPDATE report SET council = 'Wigan' WHERE report_id = 1", ["a"]],
    ["a lost seal", `DELETE FROM seal WHERE "of" = 2`, ["b"]],
    ["a name", "UPDATE file SET file = 'c.txt' WHERE report_id = 1", ["given"]],
    ["a description", "UPDATE docs SET description = ''", ["rest"]],
    ["a view in another's place", "DROP VIEW v_twin; CREATE VIEW v_twin AS SELECT 1", ["rest"]],
  ])("name %s", (_, sql, expected) => {
    store.exec(sql);
    expect(damaged()).toEqual(expected);
  });

  it("say nothing of an archive that never had any", () => {
    store.exec("DELETE FROM seal");
    expect(damaged()).toEqual([]);
  });

  it("name a report that is gone whole", () => {
    store.pragma("foreign_keys = OFF");
    store.exec("DELETE FROM report WHERE report_id = 2");
    expect(damaged()).toEqual(["report 2"]);
    expect(findBrokenPages(store)).toContain(
      "cell refers to nothing".replace("cell", "printed_table"),
    );
  });
});
