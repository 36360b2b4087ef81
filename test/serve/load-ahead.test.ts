import { afterEach, expect, it, vi } from "vitest";
import { compareSome } from "../../src/comparison-stretch.ts";
import { loadAhead } from "../../src/serve/load-ahead.ts";
import { openStore } from "../../src/store/open.ts";
import { snapshotOf } from "../../src/store/snapshot.ts";
import { reportWriter } from "../../src/store/write.ts";
import { observationOf, reportOf } from "../report-builders.ts";
import { finish } from "./archive.ts";

afterEach(() => void vi.restoreAllMocks());

it("what is kept of councils is at hand for three others after each round", async () => {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  const councils = Array.from({ length: 20 }, (_, at) => `Council ${String(at).padStart(2, "0")}`);
  for (const [at, council] of councils.entries()) {
    const sha = String(at + 10).repeat(32);
    const records = [observationOf(sha, { id: `r${at}`, council, value: at, raw: `${at}%` })];
    const report = reportOf(`report-${at}.txt`, { records });
    write(at + 1, { ...report, facts: { ...report.facts, council } }, "1");
  }
  finish(store);
  // However slow the machine is: all the rounds that are made at once.
  vi.spyOn(performance, "now").mockReturnValue(0);
  expect(await loadAhead(snapshotOf(store), "shared")).toBe(12);

  const asked = { kind: "councils", councils: councils.slice(-2) } as const;
  const look = () => compareSome(store, asked, { first: 0, count: 3 });
  store.exec("DELETE FROM council_part");
  expect(look()?.counts).toEqual({ comparable: 1, with_care: 0, not_comparable: 0 });
  store.close();
});
