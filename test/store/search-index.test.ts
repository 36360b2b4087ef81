import { expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { searchText } from "../../src/store/search.ts";
import { fillSearch } from "../../src/store/search-index.ts";
import { toSearchQuery } from "../../src/store/search-query.ts";
import { reportWriter } from "../../src/store/write.ts";
import { reportOf } from "../report-builders.ts";

it("numbers the entries of many reports one after another, and finds those of the last", async () => {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  // Reports are taken five hundred at a time.
  const last = 1003;
  store.transaction(() => {
    for (let id = 1; id <= last; id += 1) {
      const { document, ...rest } = reportOf(`${id}.txt`, { records: [], asides: [] });
      const text = `Word${id} stands in it`;
      const blocks = [{ kind: "heading", level: 1, text } as const];
      write(id, { ...rest, ...(document && { document: { ...document, blocks } }) }, "1");
    }
    fillSearch(store);
  })();
  const parts = store.prepare("SELECT first, report_id, place FROM search_part ORDER BY first");
  expect(parts.raw().all()).toEqual(Array.from({ length: last }, (_, at) => [at + 1, at + 1, 0]));
  for (const id of [1, 500, 501, last]) {
    const hits = searchText(store, toSearchQuery(`word${id}`), { limit: 5 });
    expect(hits.map(({ doc }) => doc)).toEqual([String(id)]);
  }
  store.close();
});
