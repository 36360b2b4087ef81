import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const archive = join(folder, "a.sqlite");
const source = new URL(
  "../../fixtures/archive/cumbria-cs-service-plan-2007-08.txt",
  import.meta.url,
).pathname;
const netBudget = `SELECT sum(amount_gbp) FROM v_budget WHERE measure = 'net' AND is_total = 0`;
const ask = async (query: string) => (await run("sql", query, "--db", archive, "--csv")).out;

beforeAll(async () => {
  mkdirSync(join(folder, "in"));
  copyFileSync(source, join(folder, "in/plan.txt"));
});

test("a report that comes twice is told as a copy, and its pounds are counted once", async () => {
  await run("ingest", join(folder, "in"), "--db", archive, "--progress", "none");
  const alone = await ask(netBudget);
  expect(Number(alone.split("\n")[1])).toBeGreaterThan(0);
  // Other bytes, the same words.
  const text = readFileSync(source, "utf8");
  writeFileSync(join(folder, "in/plan-again.txt"), `${text}\n\n`);
  const { out, status } = await run("ingest", join(folder, "in"), "--db", archive);
  expect(status).toBe(0);
  expect(out).toMatch(/\n {2}plan-again\.txt: a copy of plan \(\d+ records agree\)\n/);
  expect(out).toMatch(/\n {2}plan counts\. None has pages; it has \d+ records/);
  expect(await ask(netBudget)).toBe(alone);
  expect(await ask("SELECT doc, copy_of FROM v_report")).toBe(
    "doc,copy_of\nplan-again,plan\nplan,\n",
  );
});

test("an export leaves copies out unless they are asked for, and show finds their records", async () => {
  for (const copies of [[], ["--copies"]]) {
    const to = join(folder, `out${copies.length}`);
    await run("export", "--db", archive, "--to", to, "--format", "csv", ...copies);
    const docs = readFileSync(join(to, "budget.csv"), "utf8").match(/^plan(-again)?,/gm);
    expect(new Set(docs).size).toBe(copies.length + 1);
  }
  const id = (await ask("SELECT id FROM v_all_budget WHERE doc = 'plan-again' LIMIT 1")).split(
    "\n",
  )[1];
  const { out } = await run("show", String(id), "--db", archive);
  expect(out).toMatch(/copy_of +plan\n/);
  const found = await run("search", "fostering", "--db", archive, "--json");
  expect(found.out).not.toContain("plan-again");
  expect((await run("search", "fostering", "--copies", "--db", archive, "--json")).out).toContain(
    "plan-again",
  );
});
