import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { version } from "../../src/version.ts";
import { observationOf, reportOf } from "../report-builders.ts";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

/** An archive of two hand-made reports, one with a title that a spreadsheet would run. */
beforeAll(async () => {
  const store = await openStore(at("a.sqlite"), { create: true });
  const write = reportWriter(store);
  write(1, reportOf("q4.txt"), "1");
  const formula = observationOf("e".repeat(64), {
    title: "=HYPERLINK(1)",
    value: null,
    raw: "N/A",
    qualifiers: ["not_available"],
  });
  write(2, reportOf("q3.txt", { records: [formula] }), "1");
  store.exec("INSERT INTO file VALUES ('q4.txt', 1, ''), ('q3.txt', 2, '')");
  store.close();
});

describe("exit statuses", () => {
  it.each([
    [["nosuch"]],
    [["ingest", "--db", at("x.sqlite")]],
    [["ingest", at("nosuch"), at("neither"), "--db", at("x.sqlite")]],
    [["inspect", "a.txt", "--stage", "nosuch"]],
    [["export", "--db", at("a.sqlite"), "--to", at("out"), "--format", "xml"]],
    [["sql", "--db", at("a.sqlite"), "DELETE FROM report"]],
    [["sql", "--db", at("a.sqlite"), "SELECT nonsense"]],
    [["sql", "--db", at("a.sqlite"), "SELECT 1; SELECT 2"]],
    [["sql", "--db", at("a.sqlite"), "VACUUM INTO '/tmp/never.sqlite'"]],
    [["show", "nosuch", "--db", at("a.sqlite")]],
    [["ingest", "x", "--db", at("x.sqlite"), "--jobs", "none"]],
  ])("is 2 for wrong usage: %j", async (argv) => {
    const { status, out, err } = await run(...argv);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err.trim()).not.toBe("");
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("is 4, with one sentence, where the archive cannot be used", async () => {
    writeFileSync(at("noise.sqlite"), "this is no database, however long it may be ".repeat(50));
    const foreign = new Database(at("foreign.sqlite"));
    foreign.exec("CREATE TABLE t (a)");
    foreign.close();
    const newer = await openStore(at("newer.sqlite"), { create: true });
    newer.pragma("user_version = 99");
    newer.close();
    const cases = [
      ["missing.sqlite", /There is no archive at .*missing\.sqlite/],
      ["noise.sqlite", /is not an SQLite database/],
      ["foreign.sqlite", /not a muniment archive/],
      ["newer.sqlite", /made by a newer muniment/],
    ] as const;
    for (const [name, sentence] of cases) {
      const { status, err } = await run("sql", "--db", at(name), "SELECT 1");
      expect([name, status]).toEqual([name, 4]);
      expect(err).toMatch(sentence);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
    for (const name of ["noise.sqlite", "foreign.sqlite", "newer.sqlite", "no/folder.sqlite"]) {
      const { status, err } = await run("ingest", folder, "--db", at(name));
      expect([name, status]).toEqual([name, 4]);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
  });
});

describe("ingest", () => {
  it("names what cannot be read, reads the rest, and exits with 3", async () => {
    mkdirSync(at("in"));
    writeFileSync(at("in/empty.pdf"), "");
    writeFileSync(at("in/noise.pdf"), Buffer.from([0, 1, 2, 3, 250, 251]));
    writeFileSync(at("in/q4.html"), "<html><body><p>Halton Borough Council</p></body></html>");
    const { status, out, err } = await run("ingest", at("in"), "--db", at("in.sqlite"));
    expect(status).toBe(3);
    expect(err).toMatch(/^unread +empty\.pdf +\[file-empty\]/m);
    expect(err).toMatch(/^unread +noise\.pdf +\[file-unrecognised\]/m);
    expect(out).toMatch(/^3 files found = /);
    const files = await run("check", "--files", "--db", at("in.sqlite"));
    expect(files.status).toBe(3);
    expect(files.out).toContain("empty.pdf");
    const again = await run("ingest", at("in"), "--db", at("in.sqlite"), "--json");
    expect(JSON.parse(again.out)).toMatchObject({ found: 3, unchanged: 3 });
  });

  it("names reports that gave no record, with tables or without, also when they are unchanged", async () => {
    mkdirSync(at("odd"));
    writeFileSync(at("odd/odd.txt"), "Halton Borough Council 2008-09\n\na\tb\nc\td\ne\tf\n");
    writeFileSync(
      at("odd/read.txt"),
      "Halton\n\nRef\tTitle\tTarget 2008/09\nNI 60\tAssessments\t86%\n",
    );
    writeFileSync(at("odd/prose.txt"), "Halton Borough Council 2008-09\n\nWords alone.\n");
    for (const state of ["3 read", "3 unchanged"]) {
      const { status, out } = await run("ingest", at("odd"), "--db", at("odd.sqlite"));
      expect(status).toBe(0);
      expect(out).toContain(state);
      expect(out).toMatch(/^read, but no record in them .*:\n {2}odd\.txt\n {2}prose\.txt$/m);
    }
    const json = await run("ingest", at("odd"), "--db", at("odd.sqlite"), "--json");
    expect(JSON.parse(json.out)).toMatchObject({ without_records: ["odd.txt", "prose.txt"] });
  });

  it("says what it would do, and does nothing", async () => {
    const { status, out } = await run("ingest", at("in"), "--db", at("dry.sqlite"), "--dry-run");
    expect(status).toBe(0);
    expect(out).toContain("3 to be read");
    expect((await run("sql", "--db", at("dry.sqlite"), "SELECT 1")).status).toBe(4);
  });

  it("reports progress as events, one a line", async () => {
    const { err } = await run(
      "ingest",
      at("in"),
      "--db",
      at("in.sqlite"),
      "--force",
      "--progress",
      "json",
    );
    const events = err
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string });
    expect(events.map(({ event }) => event)).toEqual(["planned", "file", "file", "file"]);
  });
});

describe("inspect --stage rows", () => {
  it("says what was set aside, rows of one reason in one line", async () => {
    const table = [
      "Ref\tIndicator\tTarget 2008/09\tZeta",
      "NI 60\tCore assessments\t86%\t4.7",
      "NI 62\tStability of placements\t11%\t3.9",
    ];
    const other = ["a\tb", "c\td", "e\tf"];
    writeFileSync(
      at("rows.txt"),
      `Halton Borough Council\n\n${table.join("\n")}\n\nWords.\n\n${other.join("\n")}\n\n• Opened in March 2009\n`,
    );
    const { out } = await run("inspect", at("rows.txt"), "--stage", "rows");
    expect(out.split("\n").filter((line) => line.includes("set aside"))).toEqual([
      '  table 1, column 3 set aside: unrecognised (no reading gave the column a meaning) "Zeta"',
      '  table 1, row 0 set aside: header (the header) "Ref | Indicator | Target 2008/09 | Zeta"',
      '  table 2, rows 0–2 set aside: not-records (no row reads as a header) "a | b" …',
      '  list item set aside: not-records (one item is no list) "Opened in March 2009"',
    ]);
  });
});

describe("sql", () => {
  it("prints a table, CSV or JSON", async () => {
    const query = 'SELECT doc, "row", value FROM v_observation';
    const plain = await run("sql", "--db", at("a.sqlite"), query);
    expect(plain.out.split("\n")[0]).toMatch(/^doc +row +value$/);
    const csv = await run("sql", "--db", at("a.sqlite"), query, "--csv");
    expect(csv.out).toBe("doc,row,value\nq4,1,86\nq3,1,\n");
    const json = await run("sql", "--db", at("a.sqlite"), query, "--json");
    expect(
      json.out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { doc: "q4", row: 1, value: 86 },
      { doc: "q3", row: 1, value: null },
    ]);
  });
});

describe("export", () => {
  it("writes one CSV a view, formulas guarded", async () => {
    const { status } = await run(
      "export",
      "--db",
      at("a.sqlite"),
      "--to",
      at("csv"),
      "--format",
      "csv",
    );
    expect(status).toBe(0);
    const rows = parse(readFileSync(at("csv/observations.csv"), "utf8"), { columns: true });
    expect(rows).toMatchObject([
      { doc: "q4", title: "Core assessments", value: "86", codes: "NI60" },
      { doc: "q3", title: "'=HYPERLINK(1)", value: "", qualifier: "not_available" },
    ]);
    await run("export", "--db", at("a.sqlite"), "--to", at("raw"), "--format", "csv", "--no-guard");
    expect(readFileSync(at("raw/observations.csv"), "utf8")).toContain(",=HYPERLINK(1),");
  });

  it("writes JSON with numbers as numbers and gaps as null", async () => {
    await run("export", "--db", at("a.sqlite"), "--to", at("json"), "--format", "json");
    const rows = JSON.parse(readFileSync(at("json/observations.json"), "utf8"));
    expect(rows.map((row: { value: unknown }) => row.value)).toEqual([86, null]);
    expect(JSON.parse(readFileSync(at("json/problems.json"), "utf8"))).toEqual([]);
  });
});

describe("show", () => {
  it("gives every field, the report and the cell as printed", async () => {
    const id = observationOf(reportOf("q4.txt").source.sha256).id;
    const { out } = await run("show", id, "--db", at("a.sqlite"), "--json");
    expect(JSON.parse(out)).toMatchObject({
      record: { id, raw: "86%", evidence: "header: Target" },
      report: { file: "q4.txt", council: "Halton" },
      cell: { text: "86%", row: 1, column: 2 },
    });
    expect((await run("show", id, "--db", at("a.sqlite"))).out).toContain("86%");
  });
});

it("has the package's version", async () => {
  const { version: packaged } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  expect(version).toBe(packaged);
  expect((await run("--version")).out).toBe(`${packaged}\n`);
});
