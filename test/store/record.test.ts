import { beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { findRecord, otherObservations } from "../../src/store/record.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { milestoneOf, observationOf, reportOf } from "../report-builders.ts";

describe("figures beside a record", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(":memory:", { create: true });
    const write = reportWriter(store);
    for (const [at, name] of ["a", "b"].entries()) {
      const of = (id: string, over = {}) => observationOf(name, { id: `${id}-${name}`, ...over });
      const local = { codes: [], indicator: "", ref: "", title: "Calls answered" };
      const records = [
        of("national"),
        of("actual", { measure: "actual", value: 84 }),
        of("local", local),
        milestoneOf(name),
      ];
      write(at + 1, { ...reportOf(`${name}.txt`), records }, "1");
    }
  });
  const besides = (id: string): unknown[] => {
    const found = findRecord(store, id);
    return found ? otherObservations(store, found).map((other) => other.id) : ["no such record"];
  };

  it("are all others of its national indicator, in every report", () => {
    expect(besides("national-a")).toEqual(["actual-a", "actual-b", "national-b"]);
  });

  it("are none of a local one, which says nothing of another report's", () => {
    expect(besides("local-a")).toEqual([]);
  });

  it("are none of a commitment", () => {
    expect(besides(milestoneOf("a").id)).toEqual([]);
  });
});
