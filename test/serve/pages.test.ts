import { beforeAll, describe, expect, it } from "vitest";
import { sqlExamples } from "../../src/serve/parts/sql-examples.ts";
import type { Store } from "../../src/store/store.ts";
import { archive, everyPage, explorer } from "./archive.ts";

let site: ReturnType<typeof explorer>;
let store: Store;
beforeAll(async () => {
  store = await archive();
  site = explorer(store);
});

describe.each(everyPage)("%s", (address) => {
  it("is a whole page, with one heading, its content and nothing from elsewhere", async () => {
    const answer = await site.ask(address);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toMatch(/^<!doctype html>[\s\S]*<main id="content">[\s\S]*<\/html>\s*$/);
    expect(text.match(/<h1[ >]/g)).toHaveLength(1);
    expect(text).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
    expect(text).not.toMatch(/\son\w+="|<script(?! type="module" src="\/assets\/)|<style/);
    expect(text).not.toContain("undefined");
    expect(text).not.toContain("[object");
  });

  it("gives the same as data", async () => {
    const answer = await site.ask(`${address}${address.includes("?") ? "&" : "?"}format=json`);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(typeof (await answer.json())).toBe("object");
  });

  it("leads only to pages that are there", async () => {
    const text = await site.html(address);
    const links = [...text.matchAll(/ href="(\/[^"#]*)/g)].map(([, to = ""]) =>
      to.replaceAll("&amp;", "&"),
    );
    const lost = [];
    for (const to of new Set(links)) {
      const { status } = await site.ask(to);
      if (status !== 200) lost.push(`${to}: ${status}`);
    }
    expect(lost).toEqual([]);
  });
});

it("shows a figure with its unit, its raw text and its place", async () => {
  const text = await site.html("/record/halton-1");
  expect(text).toContain('<span class="figure">86%</span>');
  expect(text).toContain('<span class="printed">86%</span>');
  expect(text).toContain("table 1</a>, row 1, column 2");
  expect(text).toContain("<dt>State</dt><dd>provisional</dd>");
});

it("frames the record's cell in the table as it was read", async () => {
  const text = await site.html("/record/halton-1");
  expect(text).toMatch(/<td[^>]* data-record="halton-1">86%<\/td>/);
  expect(text.match(/data-record=/g)).toHaveLength(1);
});

it("says how to point to the files where they are not to hand", async () => {
  expect(await site.html("/report/halton/page/1")).toContain("--files");
});

it("names findings and the same indicator elsewhere beside a record", async () => {
  const text = await site.html("/record/halton-1");
  expect(text).toContain("NI60 of Halton is printed with two figures.");
  expect(text).toContain('href="/record/wigan-1"');
  expect(text).not.toContain("NI60 of Wigan is printed");
});

it("leads from each point of an indicator's chart to its record", async () => {
  const text = await site.html("/indicator/NI60");
  const chart = text.slice(text.indexOf('<svg class="chart"'), text.indexOf("Figures by council"));
  expect([...chart.matchAll(/href="\/record\/([^"]+)"/g)].map(([, id]) => id).sort()).toEqual([
    "halton-1",
    "halton-2",
    "wigan-1",
    "wigan-2",
  ]);
  expect(chart).toContain("Halton, target 2008-09: 86%");
});

it("shows no number where the cell holds none", async () => {
  expect(await site.html("/indicator/NI60")).toContain('<span class="printed">N/A</span>');
});

it("keeps what is compared in the address", async () => {
  const text = await site.html(
    "/compare?council=Halton&council=Wigan&measure=target&years=2008-09",
  );
  expect(text).toContain('name="council" value="Wigan" checked');
  expect(text).toContain('<option value="target" selected>');
  expect(text).not.toContain("84%");
  const data = await site.json("/compare?council=Halton&council=Wigan");
  expect(Object.keys(data)).toContain("groups");
});

it("takes a council that is named twice for one", async () => {
  expect(await site.html("/compare?council=Halton&council=Halton")).toBe(
    (await site.html("/compare?council=Halton")).replaceAll(
      /\/compare\?council=Halton&amp;format/g,
      "/compare?council=Halton&amp;council=Halton&amp;format",
    ),
  );
});

it("knows an indicator's code as people type it", async () => {
  const text = await site.html("/indicator/NI60");
  for (const typed of ["ni60", "NI%2060", "ni%2060"]) {
    const other = await site.html(`/indicator/${typed}`);
    expect(other.slice(other.indexOf("<main"), other.indexOf("</main>"))).toBe(
      text.slice(text.indexOf("<main"), text.indexOf("</main>")),
    );
  }
});

it("says where a list ends to whoever turns further", async () => {
  expect(await site.html("/reports?page=99")).toContain(
    'There is no page 99 of this: <a href="/reports">the last is page 1</a>.',
  );
});

it("finds words with the figure in the hit, and counts where they stand", async () => {
  const text = await site.html("/search?q=core+assessments");
  expect(text).toContain("<mark>Core</mark> <mark>assessments</mark>");
  expect(text).toContain('target 2008-09 <span class="figure">86%</span>');
  const { facets } = await site.json("/search?q=assessments");
  expect(facets).toMatchObject({
    councils: [
      ["Halton", 2],
      ["Wigan", 2],
    ],
  });
});

it.each([
  '"',
  "*",
  "a AND",
  "NEAR(",
  "col:x",
  "-",
  "'; DROP TABLE report",
])("takes %j for words to search, never for syntax", async (typed) => {
  expect((await site.ask(`/search?q=${encodeURIComponent(typed)}`)).status).toBe(200);
});

it("narrows findings and doubtful records", async () => {
  expect(await site.json("/findings?council=Wigan")).toMatchObject({ total: 1 });
  expect(await site.json("/findings?sure=certain")).toMatchObject({ total: 0 });
  const doubtful = (await site.json("/doubtful?council=Wigan")) as unknown as {
    records: { id: string }[];
  };
  expect(doubtful.records[0]?.id).toBe("wigan-1");
});

it("gives every list as CSV", async () => {
  const answer = await site.ask("/reports?format=csv");
  expect(answer.headers.get("content-type")).toContain("text/csv");
  expect((await answer.text()).split("\n")[1]).toMatch(/^halton,halton.txt,/);
});

describe("SQL", () => {
  it.each(sqlExamples)("runs the example $title", async ({ query }) => {
    expect((await site.ask(`/sql?q=${encodeURIComponent(query)}`)).status).toBe(200);
  });

  it("changes nothing", async () => {
    for (const query of [
      "DELETE FROM report",
      "ATTACH '/tmp/x' AS x",
      "PRAGMA journal_mode = WAL; SELECT 1",
    ]) {
      expect((await site.ask(`/sql?q=${encodeURIComponent(query)}`)).status).toBe(400);
    }
  });

  it("says what is wrong with a query", async () => {
    const answer = await site.ask("/sql?q=SELEC");
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain("SQLite says: near &quot;SELEC&quot;");
    // Where it is mended, too.
    expect(text).toContain(">SELEC</textarea>");
    const told = await site.ask("/sql?q=SELEC&format=json");
    expect([told.status, await told.json()]).toMatchObject([400, { status: 400 }]);
  });

  it("stops after its rows", async () => {
    const query =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) SELECT i FROM n";
    expect(await site.html(`/sql?q=${encodeURIComponent(query)}`)).toContain(
      "Stopped after 500 rows",
    );
  });
});
