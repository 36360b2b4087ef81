import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";
import readWorkbook from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { guardFormula } from "../../src/render/csv.ts";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const archive = join(folder, "a.sqlite");
const to = (format: string) => join(folder, format);
const views = {
  reports: "v_report",
  observations: "v_observation",
  milestones: "v_milestone",
  budget: "v_budget",
  problems: "v_problem",
  files: "v_file",
  comparison: "v_comparison",
  findings: "v_finding",
  corrections: "v_correction",
  asides: "v_aside",
};

type Row = Record<string, string | number | null>;

const rowsOf = (view: string): Row[] => {
  const database = new Database(archive, { readonly: true });
  const rows = database.prepare(`SELECT * FROM ${view}`).all() as Row[];
  database.close();
  return rows;
};

beforeAll(async () => {
  const fixtures = new URL("../../fixtures/", import.meta.url).pathname;
  const reports = [
    "made/layouts/medway-q3.txt",
    "made/layouts/budget-th.txt",
    "made/layouts/milestone-dates.txt",
    "made/layouts/laa.txt",
  ];
  await run(
    "ingest",
    ...reports.map((name) => join(fixtures, name)),
    "--db",
    archive,
    "--progress",
    "none",
  );
  for (const format of ["csv", "ndjson", "parquet", "xlsx", "datapackage", "datasette"]) {
    mkdirSync(to(format));
    const { status } = await run("export", "--db", archive, "--to", to(format), "--format", format);
    expect(status).toBe(0);
  }
});

describe("export reads back equal to the views", () => {
  it.each(Object.entries(views))("ndjson: %s", (name, view) => {
    const lines = readFileSync(join(to("ndjson"), `${name}.ndjson`), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines.filter((line) => line !== "").map((line) => JSON.parse(line))).toEqual(
      rowsOf(view),
    );
  });

  it.each(Object.entries(views))("parquet: %s", async (name, view) => {
    const bytes = readFileSync(join(to("parquet"), `${name}.parquet`));
    const file = bytes.buffer.slice(
      bytes.byteOffset,
      bytes.byteOffset + bytes.byteLength,
    ) as ArrayBuffer;
    const read = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    const plain = read.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          typeof value === "bigint" ? Number(value) : (value ?? null),
        ]),
      ),
    );
    expect(plain).toEqual(rowsOf(view));
  });

  it("xlsx: every view on its sheet, values typed, the header frozen", () => {
    const members = unzipSync(new Uint8Array(readFileSync(join(to("xlsx"), "archive.xlsx"))));
    const workbook = strFromU8(members["xl/workbook.xml"] as Uint8Array);
    const names = [...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((match) => match[1]);
    expect(names).toEqual([...Object.keys(views), "columns", "sources"]);
    Object.entries(views).forEach(([, view], index) => {
      const sheet = strFromU8(members[`xl/worksheets/sheet${index + 1}.xml`] as Uint8Array);
      expect([...sheet.matchAll(/<row /g)].length).toBe(rowsOf(view).length + 1);
      expect(sheet).toContain('state="frozen"');
    });
    const observations = strFromU8(members["xl/worksheets/sheet2.xml"] as Uint8Array);
    const figures = [
      ...observations.matchAll(/<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="n")?><v>([^<]*)<\/v><\/c>/g),
    ].map((match) => Number(match[1]));
    for (const { value } of rowsOf("v_observation"))
      if (value !== null) expect(figures).toContain(value);
  });

  it.each(Object.entries(views))("xlsx: %s, as another reader sees it", async (name, view) => {
    const sheets = await readWorkbook(join(to("xlsx"), "archive.xlsx"), { trim: false });
    const [header = [], ...rows] = sheets.find(({ sheet }) => sheet === name)?.data ?? [];
    const read = rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at], cell])));
    // An empty text and none are one in a spreadsheet.
    const shown = (value: string | number | null) =>
      typeof value === "string" ? guardFormula(value) || null : value;
    const expected = rowsOf(view).map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, shown(value)])),
    );
    expect(read).toEqual(expected);
  });

  it("datapackage: fields are the header's, keys are kept, hashes match", () => {
    const folderOf = to("datapackage");
    const descriptor = JSON.parse(readFileSync(join(folderOf, "datapackage.json"), "utf8"));
    expect(descriptor.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
    const docs = new Set(rowsOf("v_report").map(({ doc }) => doc));
    for (const resource of descriptor.resources) {
      const bytes = readFileSync(join(folderOf, resource.path));
      expect(resource.hash).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
      expect(resource.bytes).toBe(bytes.length);
      const rows = parse(bytes, { columns: true }) as Record<string, string>[];
      const header = (parse(bytes, { to_line: 1 }) as string[][])[0];
      expect(resource.schema.fields.map(({ name }: { name: string }) => name)).toEqual(header);
      for (const { description } of resource.schema.fields) expect(description).not.toBe("");
      for (const { name, type } of resource.schema.fields) {
        if (type === "string") continue;
        for (const row of rows) if (row[name] !== "") expect(Number(row[name])).not.toBeNaN();
      }
      const key: string[] = resource.schema.primaryKey ?? [];
      if (key.length > 0)
        expect(new Set(rows.map((row) => key.map((field) => row[field]).join("|"))).size).toBe(
          rows.length,
        );
      for (const row of resource.schema.foreignKeys ? rows : [])
        if (row.doc !== "") expect(docs).toContain(row.doc);
    }
  });

  it("datasette: every view is named and described", () => {
    const yaml = readFileSync(join(to("datasette"), "metadata.yaml"), "utf8");
    for (const view of Object.values(views)) expect(yaml).toContain(`"${view}":`);
  });
});

describe("export", () => {
  it("writes the same bytes twice", async () => {
    const again = join(folder, "again");
    for (const [format, name] of [
      ["xlsx", "archive.xlsx"],
      ["parquet", "observations.parquet"],
      ["datapackage", "datapackage.json"],
    ]) {
      await run(
        "export",
        "--db",
        archive,
        "--to",
        join(again, String(format)),
        "--format",
        String(format),
      );
      expect(readFileSync(join(again, String(format), String(name)))).toEqual(
        readFileSync(join(to(String(format)), String(name))),
      );
    }
  });

  it("takes only the councils, years and kinds asked for", async () => {
    const some = join(folder, "some");
    const only = (...which: string[]) =>
      run("export", "--db", archive, "--to", some, "--format", "csv", ...which);
    await only("--council", "Medway", "--kind", "observations");
    const rows = parse(readFileSync(join(some, "observations.csv")), { columns: true }) as Row[];
    expect(new Set(rows.map(({ council }) => council))).toEqual(new Set(["Medway"]));
    expect(() => readFileSync(join(some, "budget.csv"))).toThrow();
    await only("--years", "2011-12", "--kind", "budget");
    const budget = parse(readFileSync(join(some, "budget.csv")), { columns: true }) as Row[];
    expect(new Set(budget.map(({ council }) => council))).toEqual(new Set(["Tower Hamlets"]));
  });

  it("names the formats and kinds there are", async () => {
    const wrong = await run("export", "--db", archive, "--to", folder, "--format", "xml");
    expect(wrong.status).toBe(2);
    expect(wrong.err).toContain("parquet");
    expect(
      (await run("export", "--db", archive, "--to", folder, "--format", "csv", "--kind", "x"))
        .status,
    ).toBe(2);
  });
});
