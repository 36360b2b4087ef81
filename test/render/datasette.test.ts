import { expect, it } from "vitest";
import { datasetteQueries } from "../../src/render/datasette.ts";
import { openStore } from "../../src/store/open.ts";

it("offers only queries that the archive's views answer", async () => {
  const store = await openStore(":memory:", { create: true });
  for (const { sql } of Object.values(datasetteQueries)) {
    expect(store.prepare(sql).readonly).toBe(true);
  }
  store.close();
});
