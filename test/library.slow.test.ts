import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  compare,
  extract,
  interpret,
  normalise,
  openArchive,
  readReport,
  toSource,
} from "../src/index.ts";
import { run, temporaryFolder } from "./commands/run-main.ts";

const archive = join(temporaryFolder(), "a.sqlite");
const fixtures = new URL("../fixtures/", import.meta.url).pathname;
const reports = ["halton-ce-overview-2011-12-q1.txt", "cumbria-cs-service-plan-2007-08.txt"].map(
  (name) => join(fixtures, "archive", name),
);

beforeAll(async () => {
  await run("ingest", ...reports, "--db", archive, "--progress", "none");
});

describe("the library", () => {
  it("takes a file through the stages one by one, as the import does in one go", async () => {
    const [file = ""] = reports;
    const bytes = new Uint8Array(readFileSync(file));
    const source = toSource(file, bytes);
    const document = await extract(source, bytes);
    const records = normalise(interpret(document.value).value, source);
    expect(records.value.facts.council).toBe("Halton");
    expect((await readReport(file, bytes)).records).toEqual(records.value.records);
  });

  it("reads an archive and compares what is in it", async () => {
    const opened = await openArchive(archive);
    const rows = opened.query(
      "SELECT council, count(*) AS n FROM v_observation WHERE council = :council",
      { council: "Halton" },
    );
    expect(rows).toEqual([{ council: "Halton", n: 78 }]);
    expect(opened.reports({ councils: ["Halton"] })[0]?.records.length).toBe(78 + 13 + 345);
    const groups = compare(opened.records(["Halton", "Cumbria"])).groups;
    expect(groups.map(({ indicator }) => indicator)).toContain("NI60");
    const [one, other] = opened.records(["Halton", "Cumbria"]);
    if (!one || !other) throw new Error("two reports were imported");
    expect(compare(one, one).milestones.every(({ relation }) => relation === "same")).toBe(true);
    opened.close();
  });

  it("compares what is in an archive as the command does", async () => {
    const opened = await openArchive(archive);
    const between = opened.comparison({
      kind: "councils",
      councils: ["halton", "cumbria county council"],
    });
    const { kind, ...value } = between;
    const { out } = await run("diff", "Halton", "Cumbria", "--db", archive, "--json");
    expect(kind).toBe("councils");
    expect(`${JSON.stringify(value)}\n`).toBe(out);
    const along = opened.comparison({ kind: "over-time", council: "Halton" });
    expect(along).toMatchObject({ kind: "over-time", council: "Halton" });
    expect(() => opened.comparison({ kind: "over-time", council: "Haltn" })).toThrow(
      /holds no report of "Haltn"; .* Did you mean Halton\?/,
    );
    opened.close();
  });
});

describe("the example in REFERENCE", () => {
  it("runs and names what two councils can be compared on", async () => {
    const reference = readFileSync(new URL("../REFERENCE.md", import.meta.url), "utf8");
    const code = /<!-- example -->\n```ts\n([\s\S]*?)```/.exec(reference)?.[1] ?? "";
    const body = code
      .replace(/^import .*$/m, "")
      .replace('"demo.sqlite"', JSON.stringify(archive))
      .replace('["Halton", "Wigan"]', '["Halton", "Cumbria"]');
    const said: unknown[][] = [];
    const run = new Function(
      "compare",
      "openArchive",
      "console",
      `return (async () => {${body}})()`,
    );
    await run(compare, openArchive, { log: (...words: unknown[]) => said.push(words) });
    expect(Array.isArray(said)).toBe(true);
    expect(code).toContain("compare(archive.records(");
  });
});

describe("sql", () => {
  const query = "SELECT doc FROM v_report WHERE council = :council";
  it("binds named parameters and prints Markdown", async () => {
    const { out } = await run(
      "sql",
      query,
      "--db",
      archive,
      "--param",
      "council=Halton",
      "--format",
      "markdown",
    );
    expect(out).toBe("| doc |\n| --- |\n| halton-ce-overview-2011-12-q1 |\n");
  });
  it("stops at a limit and says so", async () => {
    const { out, err, status } = await run(
      "sql",
      "SELECT id FROM v_observation",
      "--db",
      archive,
      "--max-rows",
      "2",
      "--csv",
    );
    expect(out.trimEnd().split("\n")).toHaveLength(3);
    expect(err).toContain("stopped after 2 rows");
    expect(status).toBe(0);
  });
  it("explains a query", async () => {
    expect(
      (await run("sql", query, "--db", archive, "--explain", "--param", "council=x")).out,
    ).toMatch(/SEARCH|SCAN/);
  });
});

describe("inspect --draw", () => {
  it("writes a picture of each page", async () => {
    const folder = temporaryFolder();
    const pdf = join(fixtures, "archive", "wigan-cyps-performance-plan-2009-12.pdf");
    const { err } = await run("inspect", pdf, "--draw", folder);
    expect(err).toContain("wigan-cyps-performance-plan-2009-12-001.svg");
    expect(
      readFileSync(join(folder, "wigan-cyps-performance-plan-2009-12-007.svg"), "utf8"),
    ).toMatch(/^<svg /);
  });
});
