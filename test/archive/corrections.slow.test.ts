import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { run } from "../commands/run-main.ts";

const report = (actual: string) => `Halton Borough Council
Quarterly Monitoring Report
Period: Quarter 4, 2008/09

| Ref | Indicator | Target 08/09 | Actual 08/09 |
| NI 60 | Core assessments for children's social care carried out within 35 working days | 80% | ${actual} |
| NI 59 | Initial assessments for children's social care carried out within 7 working days | 75% | 62% |
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muniment-"));
  mkdirSync(join(folder, "in"));
  writeFileSync(join(folder, "in", "q4.txt"), report("1667%"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const archive = () => join(folder, "x.sqlite");
const correctionsFile = () => join(folder, "corrections.csv");
const header = "record,doc,table,row,column,field,reads,correct,reason\n";
const give = (...lines: string[]) => writeFileSync(correctionsFile(), header + lines.join("\n"));

async function ingest(...more: string[]) {
  return run("ingest", join(folder, "in"), "--db", archive(), "--progress", "none", ...more);
}
const withFile = () => ingest("--corrections", correctionsFile());

async function query(sql: string): Promise<unknown[]> {
  const store = await openStore(archive());
  try {
    return store.prepare(sql).all();
  } finally {
    store.close();
  }
}
const actual = async () =>
  (
    await query(
      `SELECT raw, value, corrected FROM v_observation WHERE codes = 'NI60' AND measure = 'actual'`,
    )
  )[0];
const byCell = "q4,1,1,3,value,1667,66.7,the column's percentages";

describe("corrections", () => {
  it("change the figure and keep what was read beside it", async () => {
    give(`,${byCell}`);
    const { out } = await withFile();
    expect(out).toContain("1 correction applied");
    expect(await actual()).toEqual({ raw: "1667%", value: 66.7, corrected: "value: was 1667" });
    expect(await query("SELECT doc, field, was, correct, reason, state FROM v_correction")).toEqual(
      [
        {
          doc: "q4",
          field: "value",
          was: "1667",
          correct: "66.7",
          reason: "the column's percentages",
          state: "applied",
        },
      ],
    );
  });

  it("hold for every later import, and give the same archive as one import with them", async () => {
    give(`,${byCell}`);
    await withFile();
    writeFileSync(join(folder, "in", "other.txt"), report("70%"));
    await ingest();
    expect(await query("SELECT count(*) AS n FROM v_correction WHERE state = 'applied'")).toEqual([
      { n: 1 },
    ]);
    await ingest("--force");
    const hash = () => createHash("sha256").update(readFileSync(archive())).digest("hex");
    const along = hash();
    rmSync(archive());
    await withFile();
    expect(hash()).toBe(along);
  });

  it("are taken back when another file is given", async () => {
    give(`,${byCell}`);
    await withFile();
    give();
    await withFile();
    expect(await actual()).toEqual({ raw: "1667%", value: 1667, corrected: "" });
    expect(await query("SELECT * FROM v_correction")).toEqual([]);
  });

  it("are reported, and change nothing, where the cell now reads differently or is gone", async () => {
    give(`,${byCell}`, ",q4,9,1,3,value,,5,a table that is not there", ",gone,1,1,1,value,,5,");
    await withFile();
    writeFileSync(join(folder, "in", "q4.txt"), report("66%"));
    const { out } = await ingest();
    expect(out).toContain('now reads "66", not "1667"');
    expect(out).toContain("there is no record in table 9, row 1, column 3 of q4 any more");
    expect(out).toContain("column 1 of gone any more");
    expect(await actual()).toEqual({ raw: "66%", value: 66, corrected: "" });
    expect(
      await query("SELECT \"table\", row, column FROM v_problem WHERE code = 'correction-stale'"),
    ).toEqual([
      { table: 1, row: 1, column: 3 },
      { table: 9, row: 1, column: 3 },
      { table: 1, row: 1, column: 1 },
    ]);
  });

  it("hold only for what was there when they were first given, also where no `reads` says so", async () => {
    give(",q4,1,1,3,value,,66.7,");
    await withFile();
    writeFileSync(join(folder, "in", "q4.txt"), report("66%"));
    const { out } = await withFile();
    expect(out).toContain('now reads "66", not "1667"');
  });

  it("refuse what cannot stand in the field", async () => {
    give(",q4,1,1,3,value,,lots,", ",q4,1,1,3,status,,purple,");
    const { out } = await withFile();
    expect(out).toContain('"lots" cannot be a value');
    expect(out).toContain('"purple" cannot be a status');
    expect(await actual()).toEqual({ raw: "1667%", value: 1667, corrected: "" });
  });

  it.each([
    ["field,correct\n", "lacks columns"],
    [`${header}"unclosed`, "is not a CSV file"],
    ["record,field,reeds,correct\n", 'line 1: the column "reeds" is none it takes'],
    ["record,record,field,correct\n", 'line 1: the column "record" stands there twice'],
    ["record;field;correct\n", "lacks columns"],
    [`${header},q4,1,1,3,value,,5\n`, "is not a CSV file"],
  ])("are refused whole where the file is none: %j", async (text, sentence) => {
    writeFileSync(correctionsFile(), text);
    const { status, err } = await withFile();
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it.each([
    [",q4,1,1,3,raw,,5,", 'line 2: "field" takes one of'],
    [",q4,one,1,3,value,,5,", 'line 2: "table" takes a whole number, not "one"'],
    [",q4,,,,value,,5,", 'line 2: "record" takes a record\'s id'],
  ])("name a bad line, make the exit status 1, and hold with the others: %s", async (bad, sentence) => {
    give(bad, `,${byCell}`);
    const { status, out } = await withFile();
    expect(status).toBe(1);
    expect(out).toContain(`1 correction applied\n  ${correctionsFile()}, ${sentence}`);
    expect(await actual()).toMatchObject({ value: 66.7 });
    const told = JSON.parse((await ingest("--corrections", correctionsFile(), "--json")).out);
    expect(told.corrections).toMatchObject({ applied: 1, bad: [{ line: 2 }] });
    // The lines that hold stay with the archive; its next import has no bad one.
    expect((await ingest()).status).toBe(0);
  });

  it("of a value twice name the second line", async () => {
    give(",q4,1,1,3,value,,5,", ",q4,1,1,3,value,,6,");
    const { status, out } = await withFile();
    expect([status, out]).toEqual([
      1,
      expect.stringContaining("line 3: line 2 corrects the same value"),
    ]);
  });

  it("make the exit status 1 where none of them holds, and 0 where one does", async () => {
    give(",q4,9,1,3,value,,5,");
    const { status, out } = await withFile();
    expect([status, out]).toEqual([
      1,
      expect.stringContaining("correction on line 2 was left out"),
    ]);
    // Also while the archive keeps them.
    expect((await ingest()).status).toBe(1);
    give(",q4,9,1,3,value,,5,", `,${byCell}`);
    expect((await withFile()).status).toBe(0);
    // Changing nothing yet is no fault.
    give(",q4,1,1,3,value,,,");
    expect((await withFile()).status).toBe(0);
  });

  it("are marked where councils stand side by side, and where the record is cited", async () => {
    give(`,${byCell}`);
    await withFile();
    const [{ id } = { id: "" }] = (await query(
      "SELECT id FROM v_observation WHERE corrected <> ''",
    )) as { id: string }[];
    expect((await run("show", id, "--db", archive())).out).toContain(
      "“1667%” as printed, corrected by hand (value: was 1667)",
    );
    const { out } = await run("export", "--db", archive(), "--to", folder, "--format", "csv");
    expect(out).toBe("");
    expect(readFileSync(join(folder, "observations.csv"), "utf8")).toContain(
      "value: was 1667,1667",
    );
  });

  it("have a template of the doubtful records, which changes nothing until it is filled in", async () => {
    await ingest();
    const { out } = await run("corrections", "template", "--db", archive());
    const lines = parse(out, { columns: true }) as Record<string, string>[];
    expect(lines[0]).toMatchObject({
      field: "value",
      reads: "1667",
      correct: "",
      printed: "1667%",
    });
    expect(lines[0]?.doubts).toContain("number-slip");
    writeFileSync(correctionsFile(), out);
    expect((await withFile()).out).not.toContain("correction");
    writeFileSync(correctionsFile(), out.replace("value,1667,,", "value,1667,66.7,"));
    expect((await withFile()).out).toContain("1 correction applied");
  });

  it("do not read what would lose its letters, nor say a megabyte back", async () => {
    writeFileSync(
      correctionsFile(),
      Buffer.from(`${header},q4,1,1,3,title,,\u00a35 each,`, "latin1"),
    );
    expect((await withFile()).err).toContain("is not UTF-8 text");
    const long = '""'.repeat(500_000);
    give(`,q4,1,1,"${long}",value,,5,`);
    const bad = await withFile();
    expect([bad.status, bad.out.length < 1000]).toEqual([1, true]);
    give(`,q4,1,1,3,value,"${long}",5,`, `,q4,1,1,3,status,,"${long}",`, `"${long}",,,,,value,,5,`);
    const { status, out } = await withFile();
    expect([status, out.length < 2000]).toEqual([1, true]);
    give(`,q4,1,1,3,commentary,,"${long}",`, `,q4,1,1,3,title,,"'=SUM(A1)",`);
    expect((await withFile()).out).toContain("2 corrections applied");
    expect(
      await query("SELECT title, length(commentary) AS n FROM v_observation WHERE corrected <> ''"),
    ).toEqual([{ title: "=SUM(A1)", n: 500_000 }]);
  });

  it("show the number as read beside the number that stands", async () => {
    give(`,${byCell}`);
    await withFile();
    expect(
      await query(
        "SELECT value, value_read FROM v_observation WHERE measure = 'actual' ORDER BY \"row\"",
      ),
    ).toEqual([
      { value: 66.7, value_read: 1667 },
      { value: 62, value_read: null },
    ]);
  });

  it("find a report by the hash of its bytes, whatever it is called", async () => {
    const sha256 = createHash("sha256").update(report("1667%")).digest("hex");
    give(`,${sha256.toUpperCase()},1,1,3,value,,66.7,`);
    await withFile();
    renameSync(join(folder, "in", "q4.txt"), join(folder, "in", "renamed.txt"));
    expect((await ingest("--prune")).out).toContain("1 correction applied");
    expect(await actual()).toMatchObject({ value: 66.7 });
  });

  it("correct a field once, and are reported also where their report is gone", async () => {
    await ingest();
    const [one] = (await query(
      "SELECT id FROM v_observation WHERE codes = 'NI60' AND measure = 'actual'",
    )) as { id: string }[];
    give(`,${byCell}`, `${one?.id},,,,,value,,70,`, "nosuch,,,,,value,,5,");
    const { out } = await withFile();
    expect(out).toContain(`line 3 was left out: line 2 corrects the value ${one?.id} already`);
    expect(await actual()).toMatchObject({ value: 66.7 });
    expect(
      await query("SELECT doc, message FROM v_problem WHERE code = 'correction-stale'"),
    ).toMatchObject([
      { doc: "q4", message: expect.stringContaining("line 3") },
      { doc: "", message: expect.stringContaining("no record nosuch any more") },
    ]);
  });

  it("leave the same bytes beside a copy that differs, however often they are applied", async () => {
    const rows = Array.from(
      { length: 10 },
      (_, n) => `| LI ${n} | Measure ${n} | 5${n}% | 6${n}% |\n`,
    );
    const long = report("1667%") + rows.join("");
    writeFileSync(join(folder, "in", "q4.txt"), long);
    writeFileSync(join(folder, "in", "copy.txt"), long.replace("62%", "63%"));
    give(`,${byCell}`, ",copy,9,1,3,value,,5,", ",q4,9,1,3,value,,5,");
    const hash = () => createHash("sha256").update(readFileSync(archive())).digest("hex");
    await withFile();
    const once = hash();
    const codes = await query("SELECT DISTINCT code FROM v_problem ORDER BY code");
    expect(codes).toContainEqual({ code: "twin-differs" });
    give();
    await withFile();
    give(`,${byCell}`, ",copy,9,1,3,value,,5,", ",q4,9,1,3,value,,5,");
    await withFile();
    expect(hash()).toBe(once);
    await ingest("--force");
    expect(hash()).toBe(once);
  });

  it("stand at the end of the next template, so that giving it back loses none", async () => {
    give(`,${byCell}`);
    await withFile();
    const { out } = await run("corrections", "template", "--db", archive());
    const lines = parse(out, { columns: true }) as Record<string, string>[];
    expect(lines.filter(({ field, reads }) => field === "value" && reads === "1667")).toMatchObject(
      [{ doc: "q4", correct: "66.7", doubts: "corrected already" }],
    );
    writeFileSync(correctionsFile(), out);
    expect((await withFile()).out).toContain("1 correction applied");
    expect(await actual()).toMatchObject({ value: 66.7 });
    expect((await run("corrections", "template", "--db", archive())).out).toBe(out);
  });
});

describe("check --doubtful", () => {
  it("lists the records in doubt, the worst first, with what they rest on", async () => {
    await ingest();
    const { status, out } = await run("check", "--doubtful", "--db", archive());
    expect(status).toBe(1);
    expect(out).toMatch(/^(certain|likely) {2}r[0-9a-f]{16} {2}q4, table 1, row 1, column 3\n/);
    expect(out).toMatch(
      /value "1667", printed "1667%"\n {2}in doubt: .*\n {2}rests on: column: Actual/,
    );
    const json = await run("check", "--doubtful", "--db", archive(), "--json");
    expect(JSON.parse(json.out.split("\n")[0] ?? "")).toMatchObject({ raw: "1667%", doc: "q4" });
    const none = await run("check", "--doubtful", "--db", archive(), "--doc", "other");
    expect([none.status, none.out]).toEqual([2, ""]);
    expect(none.err).toContain("other");
  });
});
