import type { Statement } from "better-sqlite3";
import { expect, it } from "vitest";
import { noPapers, type Papers } from "../../src/draw/papers.ts";
import type { Store } from "../../src/store/store.ts";
import { archive, explorer } from "./archive.ts";

/** The queries that a store is asked from now on, as they are run. */
function queriesOf(store: Store): string[] {
  const ran: string[] = [];
  const prepare = store.prepare.bind(store) as (sql: string) => Statement<unknown[]>;
  const watched = (sql: string) => {
    const statement = prepare(sql);
    const [all, get] = [statement.all.bind(statement), statement.get.bind(statement)];
    const noted =
      <T>(run: (...bound: unknown[]) => T) =>
      (...bound: unknown[]): T => {
        ran.push(sql);
        return run(...bound);
      };
    return Object.assign(statement, { all: noted(all), get: noted(get) });
  };
  return Object.assign(store, { prepare: watched }) && ran;
}

it("sends a page's picture once to a browser that keeps it, and draws it once", async () => {
  const store = await archive();
  store.exec("UPDATE report SET format = 'pdf', pages = 3");
  const sha256 = store.prepare("SELECT sha256 FROM report WHERE doc = 'halton'").pluck().get();
  const drawn: string[] = [];
  const papers: Papers = {
    ...noPapers,
    given: true,
    drawn: async (_, page, dpi) => {
      drawn.push(`${page} at ${dpi}`);
      return { kind: "picture", png: new Uint8Array([1, 2, 3]) };
    },
  };
  const site = explorer(store, { papers });
  const first = await site.ask(`/page/${sha256}/1.png`);
  const tag = first.headers.get("etag") ?? "";
  expect([first.status, (await first.arrayBuffer()).byteLength]).toEqual([200, 3]);
  const known = { headers: { "if-none-match": tag } };
  const again = await site.ask(`/page/${sha256}/1.png`, known);
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  expect(again.headers.get("etag")).toBe(tag);
  const sharper = await site.ask(`/page/${sha256}/1.png?dpi=300`, known);
  const other = await site.ask(`/page/${sha256}/2.png`, known);
  expect([other.status, sharper.status]).toEqual([200, 200]);
  expect(drawn).toEqual(["1 at 150", "1 at 300", "2 at 150"]);
  expect((await site.ask(`/page/${sha256}/9.png`, known)).status).toBe(404);
});

it("asks for no page of a file that is known not to be there, and says so", async () => {
  const store = await archive();
  store.exec("UPDATE report SET format = 'pdf', pages = 3; UPDATE observation SET page = 1");
  const asked: number[] = [];
  let isKnown = false;
  const missing = { kind: "none", why: "missing", sentence: "It is not among the files." } as const;
  const papers: Papers = {
    ...noPapers,
    given: true,
    lacking: () => (isKnown ? missing : undefined),
    sizeOf: async (_, page) => {
      asked.push(page);
      return missing;
    },
  };
  const site = explorer(store, { papers });
  const unknown = await site.html("/record/halton-1");
  isKnown = true;
  const known = await site.html("/record/halton-1");
  expect(asked).toEqual([1]);
  expect(known).toBe(unknown);
  expect(known).toContain("It is not among the files.");
});

it("reads nothing that would be laid over a page before it is told whether the page is to be had", async () => {
  const store = await archive();
  store.exec("UPDATE report SET format = 'pdf', pages = 3; UPDATE observation SET page = 1");
  const ran = queriesOf(store);
  for (const why of ["missing", "failed"] as const) {
    const sentence = `The page is ${why}.`;
    const papers: Papers = {
      ...noPapers,
      given: true,
      lacking: () => undefined,
      sizeOf: async () => {
        ran.length = 0;
        return { kind: "none", why, sentence };
      },
    };
    const site = explorer(store, { papers });
    for (const address of ["/record/halton-1", "/report/halton/page/1"]) {
      expect(await site.html(address)).toContain(sentence);
      expect(ran.filter((sql) => sql.includes("c.box IS NOT NULL"))).toEqual([]);
    }
    expect((await site.json("/report/halton/page/1")).cells).toHaveLength(0);
    expect(ran.filter((sql) => sql.includes("c.box IS NOT NULL"))).toHaveLength(1);
  }
});

it("looks for a record's cell where the JSON tells of it, and for its report once", async () => {
  const store = await archive();
  const ran = queriesOf(store);
  const site = explorer(store);
  const times = (words: string) => ran.filter((sql) => sql.includes(words)).length;
  await site.html("/record/halton-1");
  await site.html("/record/halton-2");
  expect([times("AS heading_above"), times("r.importer")]).toEqual([0, 1]);
  expect(await site.json("/record/halton-1")).toHaveProperty("cell");
  expect([times("AS heading_above"), times("r.importer")]).toEqual([1, 1]);
});
