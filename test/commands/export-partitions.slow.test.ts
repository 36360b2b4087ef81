import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import Database from "better-sqlite3";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { milestoneOf, observationOf, reportOf } from "../report-builders.ts";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const archive = join(folder, "a.sqlite");
const to = join(folder, "out");
let duckdb: DuckDBConnection;

const councils = ["Bath and North East Somerset", "Ynys Môn", "A=b/c%d'*", "", ".."];

const exported = (...more: string[]) =>
  run("export", "--db", archive, "--to", to, "--format", "parquet", ...more);

const asked = async (sql: string) =>
  (await duckdb.runAndReadAll(sql.replaceAll("OUT", to))).getRows().map((row) => row.map(plain));
const plain = (value: unknown) => (typeof value === "bigint" ? Number(value) : value);

beforeAll(async () => {
  const store = await openStore(archive, { create: true });
  const write = reportWriter(store);
  for (const [at, council] of councils.entries()) {
    const report = reportOf(`r${at}.txt`);
    const periods = ["2008-09", "2009-10 Q4", "", "2008-09"];
    write(
      at + 1,
      {
        ...report,
        facts: { ...report.facts, council },
        records: [
          ...periods.map((period, n) => ({ ...observationOf(`${at}${n}`), period, council })),
          ...["2009-03;FY 2010-11", "2009-04", "FY 2010-11", "2009-10 Q2", ""].map((due, n) => ({
            ...milestoneOf(`${at}${n}`),
            due: due === "" ? [] : due.split(";"),
            planYear: n === 4 ? "2011-12" : "",
          })),
        ],
      },
      "test",
    );
  }
  store.close();
  duckdb = await (await DuckDBInstance.create(":memory:")).connect();
  expect(await exported("--partition", "council,year")).toMatchObject({ status: 0 });
});

it("gives every row once, with its council and year, to a reader of hive partitions", async () => {
  const read = "read_parquet('OUT/observations/*/*/*.parquet', hive_partitioning = true)";
  const database = new Database(archive, { readonly: true });
  const rows = database
    .prepare("SELECT doc, period, nullif(council, ''), id FROM v_observation ORDER BY id")
    .raw()
    .all();
  database.close();
  expect(rows).toHaveLength(councils.length * 4);
  expect(await asked(`SELECT doc, period, council, id FROM ${read} ORDER BY id`)).toEqual(rows);
  expect(
    await asked(`SELECT DISTINCT typeof(year), period, year FROM ${read} ORDER BY period`),
  ).toEqual([
    ["BIGINT", "", null],
    ["BIGINT", "2008-09", 2008],
    ["BIGINT", "2009-10 Q4", 2009],
  ]);
  expect(
    await asked(`SELECT count(*) FROM ${read} WHERE council = 'Ynys Môn' AND year = 2008`),
  ).toEqual([[2]]);
});

it("takes a commitment's year from the month, quarter or year it is first due, else from its plan", async () => {
  const read = "read_parquet('OUT/milestones/*/*/*.parquet', hive_partitioning = true)";
  expect(await asked(`SELECT DISTINCT due, year FROM ${read} ORDER BY due`)).toEqual([
    ["", 2011],
    ["2009-03;FY 2010-11", 2008],
    ["2009-04", 2009],
    ["2009-10 Q2", 2009],
    ["FY 2010-11", 2010],
  ]);
});

it("names folders as Hive does, and keeps the partition's columns in the files", async () => {
  expect(readdirSync(join(to, "observations")).sort()).toEqual([
    "council=%2E%2E",
    "council=A%3Db%2Fc%25d%27%2A",
    "council=Bath%20and%20North%20East%20Somerset",
    "council=Ynys%20Môn",
    "council=__HIVE_DEFAULT_PARTITION__",
  ]);
  const bytes = readFileSync(join(to, "observations/council=Ynys%20Môn/year=2009/part-0.parquet"));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file: file as ArrayBuffer });
  expect(rows).toMatchObject([{ council: "Ynys Môn", year: 2009n, period: "2009-10 Q4" }]);
});

it("leaves nothing of an earlier export, and nothing of anyone else's touched", async () => {
  expect(await exported("--partition", "year", "--council", "Ynys Môn")).toMatchObject({
    status: 0,
  });
  expect(readdirSync(join(to, "observations")).sort()).toEqual([
    "year=2008",
    "year=2009",
    "year=__HIVE_DEFAULT_PARTITION__",
  ]);
  mkdirSync(join(to, "budget/mine"), { recursive: true });
  writeFileSync(join(to, "budget/mine/notes.txt"), "mine");
  const { status, err } = await exported("--partition", "year");
  expect([status, err]).toEqual([
    2,
    expect.stringContaining("budget holds mine, which no export has written"),
  ]);
  expect(readFileSync(join(to, "budget/mine/notes.txt"), "utf8")).toBe("mine");
});

it("says in a sentence what it cannot lay apart", async () => {
  expect(await exported("--partition", "council,month")).toMatchObject({
    status: 2,
    err: 'muniment: --partition takes council,year or one of them, not "council,month".\n',
  });
  const csv = await run(
    "export",
    "--db",
    archive,
    "--to",
    to,
    "--format",
    "csv",
    "--partition",
    "year",
  );
  expect(csv).toMatchObject({
    status: 2,
    err: "muniment: --partition is for --format parquet alone.\n",
  });
});
