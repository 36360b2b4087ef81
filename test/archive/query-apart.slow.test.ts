import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { queryApart } from "../../src/archive/query/query-apart.ts";
import { openStore } from "../../src/store/open.ts";
import type { Value } from "../../src/store/query.ts";

const folder = mkdtempSync(join(tmpdir(), "muniment-query-"));
const db = join(folder, "archive.sqlite");
beforeAll(async () => (await openStore(db, { create: true })).close());
afterAll(() => rmSync(folder, { recursive: true }));

const counting = (last: string) =>
  `WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k ${last}) SELECT `;

async function rowsOf(sql: string, seconds = 60, most = Number.POSITIVE_INFINITY) {
  const found: (readonly Value[])[] = [];
  const stopped = await queryApart({ db, sql, parameters: { one: 1 } }, seconds, (_, rows) => {
    found.push(...rows);
    return found.length < most;
  });
  return { found, stopped };
}

it("hands over every row, in order and as it is kept", async () => {
  const { found, stopped } = await rowsOf(
    `${counting("LIMIT 1234")} i, 'a' || i, NULL, x'ff' FROM k WHERE :one = 1`,
  );
  expect(stopped).toBe(undefined);
  expect(found.length).toBe(1234);
  expect(found[1233]).toEqual([1234, "a1234", null, expect.anything()]);
});

it("ends a query that finds no row for ever", async () => {
  const { found, stopped } = await rowsOf(
    `${counting("")} count(*) FROM k WHERE i < 0 AND :one`,
    1,
  );
  expect([found, stopped]).toEqual([[], "time"]);
});

it("stops where no more is wanted", async () => {
  const { found, stopped } = await rowsOf(`${counting("")} i FROM k WHERE :one`, 60, 10);
  expect(found.length).toBeGreaterThanOrEqual(10);
  expect(stopped).toBe(undefined);
});

it("says what is wrong with a query, and with an archive that is none", async () => {
  await expect(rowsOf("SELECT nothing")).rejects.toThrow("SQLite says");
  await expect(rowsOf("DELETE FROM report")).rejects.toThrow("Only queries are run");
  const gone = { db: `${db}-none`, sql: "SELECT 1", parameters: {} };
  await expect(queryApart(gone, 60, () => true)).rejects.toThrow("There is no archive");
});
