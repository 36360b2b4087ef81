import type { Body } from "../archive/packed-report.ts";
import { WorkFailed } from "../problem.ts";
import { expirySeconds, type Order, orderId, packedOrder } from "./order.ts";
import type { Rows, Server, Sql } from "./server.ts";

/** Dropped and made anew by another version of these tables, never migrated. */
export const schema = "muniment_queue_1";

/** A worker that was silent for so long is gone; what it had in hand goes to another. */
export const silentSeconds = 15;
/** So often it may be handed out again before the coordinator reads the file itself. */
const retries = 2;

/** So many bytes of results are fetched together; the one that goes beyond it is the last. */
export const mostBytesAtOnce = 32 * 2 ** 20;

/** A result that waits to be taken. */
export interface Waiting {
  readonly id: string;
  readonly worker: string;
  /** Why the coordinator has to read the file itself; empty where there is a body. */
  readonly declined: string;
  readonly body: Body;
}

/** What a worker takes in hand. */
export interface Taken {
  readonly id: string;
  readonly packed: unknown;
}

/** What became of a job: a report, or why there is none. */
export interface Finished {
  readonly id: string;
  readonly file: string;
  readonly declined: string;
  readonly body: Body;
}

export interface Engine {
  /** Makes them known, unless they are: a result that waits is taken up, one that died is tried again. */
  send(orders: readonly Order[]): Promise<void>;
  /** Some of the results that wait for these ids, one at least, and no more bytes than fit into memory. */
  waiting(ids: readonly string[], most: number): Promise<Waiting[]>;
  /** Forgets jobs and results together. */
  forget(ids: readonly string[]): Promise<void>;
  /** Hands out again what silent workers had in hand, and ends what took too long. */
  release(): Promise<void>;
  /** Of these ids, those that died, with the reason, and those that nobody knows any more. */
  lost(
    ids: readonly string[],
  ): Promise<{ readonly died: Map<string, string>; readonly gone: string[] }>;
  /** Up to so many jobs for a worker. */
  take(worker: string, most: number): Promise<Taken[]>;
  /** Stores results and ends their jobs, all of it or nothing. */
  finish(worker: string, finished: readonly Finished[]): Promise<void>;
  giveBack(ids: readonly string[], why: string): Promise<void>;
  /** Puts back what was taken and not begun: it counts as never handed out. */
  putBack(ids: readonly string[]): Promise<void>;
  /** Gives back what a worker was handed and never heard of: the answer was lost on its way. */
  giveBackUnheard(worker: string, inHand: readonly string[]): Promise<void>;
  /** Says that a worker lives. */
  greet(worker: string, host: string): Promise<void>;
  leave(worker: string): Promise<void>;
}

const tables = `
  DO $$ BEGIN
    IF to_regclass('${schema}.result') IS NOT NULL THEN RETURN; END IF;
    CREATE TABLE ${schema}.result (
      id uuid PRIMARY KEY,
      queue text NOT NULL,
      file text NOT NULL,
      worker uuid NOT NULL,
      made_on timestamptz NOT NULL DEFAULT now(),
      declined text NOT NULL,
      sha256 text NOT NULL,
      body bytea NOT NULL
    );
    -- Deflated already: the server need not try to make it smaller.
    ALTER TABLE ${schema}.result ALTER COLUMN body SET STORAGE EXTERNAL;
    CREATE TABLE ${schema}.worker (
      id uuid PRIMARY KEY,
      queue text NOT NULL,
      host text NOT NULL,
      started_on timestamptz NOT NULL DEFAULT now(),
      seen_on timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE ${schema}.hand (
      job uuid PRIMARY KEY,
      worker uuid NOT NULL,
      since timestamptz NOT NULL DEFAULT now()
    );
  END $$
`;

/** Any number: two programs that make the tables at once would trip over each other. */
const makingLock = 77_114_105;

/** pg-boss over our own connections, by turns the pool and one in a transaction. */
async function bossOver(server: Server) {
  const { default: PgBoss } = await import("pg-boss").catch((error: unknown) => {
    throw new WorkFailed(4, 'The package "pg-boss" is not installed: run "npm install" again.', {
      cause: error,
    });
  });
  let sql = server.sql;
  const db = {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: (await sql(text, values)) as Record<string, unknown>[],
    }),
  };
  const boss = new PgBoss({ db, schema, supervise: false, schedule: false, migrate: true });
  boss.on("error", () => {});
  /** Makes its tables and the queue in a transaction of ours: all of it is there, or nothing. */
  const start = async (within: Sql, queue: string) => {
    sql = (text, values) => within(text.replace(ownTransaction, "$1"), values);
    try {
      await boss.start();
      await boss.createQueue(queue, { name: queue, retryLimit: retries });
    } finally {
      sql = server.sql;
    }
  };
  return { boss, start };
}

/** pg-boss begins and ends one where it makes its tables; that end would be the end of ours. */
const ownTransaction = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/;

/** Makes what is missing on the server, and opens one queue: only those that read alike share one. */
export async function openEngine(server: Server, queue: string): Promise<Engine> {
  const { boss, start } = await bossOver(server);
  await server.transaction(async (sql) => {
    await sql("SELECT pg_advisory_xact_lock($1)", [makingLock]);
    await start(sql, queue);
    await sql(tables);
  });
  const { sql } = server;
  const giveBackIn = async (ids: readonly string[], why: string) => {
    if (ids.length > 0) await boss.fail(queue, many(ids), { why });
  };
  return {
    async send(orders) {
      const ids = orders.map((order) => orderId(queue, order));
      // A result outlives its job where that was archived; a job without its result is worth nothing.
      await sql(
        `DELETE FROM ${schema}.job j WHERE name = $1 AND id = ANY($2::uuid[])
           AND (state IN ('failed', 'cancelled') OR (state = 'completed'
             AND NOT EXISTS (SELECT 1 FROM ${schema}.result r WHERE r.id = j.id)))`,
        [queue, ids],
      );
      await boss.insert(
        orders.map((order, at) => ({
          id: ids[at] ?? "",
          name: queue,
          data: {
            file: plainText(order.source.file),
            order: packedOrder(order),
          },
          retryLimit: retries,
          expireInSeconds: expirySeconds(order),
        })),
      );
    },
    async waiting(ids, most) {
      const rows = await sql(
        `SELECT id, worker, declined, sha256, body FROM (
           SELECT *, sum(octet_length(body)) OVER (ORDER BY id) - octet_length(body) AS before
           FROM ${schema}.result WHERE id = ANY($1::uuid[])) AS waiting
         WHERE before < $3 ORDER BY id LIMIT $2`,
        [ids, most, mostBytesAtOnce],
      );
      return rows.map((row) => ({
        id: String(row.id),
        worker: String(row.worker),
        declined: String(row.declined),
        body: { bytes: row.body as Buffer, sha256: String(row.sha256) },
      }));
    },
    async forget(ids) {
      await sql(
        `WITH gone AS (DELETE FROM ${schema}.result WHERE id = ANY($2::uuid[])),
           let_go AS (DELETE FROM ${schema}.hand WHERE job = ANY($2::uuid[]))
         DELETE FROM ${schema}.job WHERE name = $1 AND id = ANY($2::uuid[])`,
        [queue, ids],
      );
    },
    async release() {
      await boss.expire();
      const silent = await sql(
        `SELECT h.job FROM ${schema}.hand h JOIN ${schema}.job j ON j.name = $1 AND j.id = h.job AND j.state = 'active'
         LEFT JOIN ${schema}.worker w ON w.id = h.worker AND w.seen_on > now() - $2 * interval '1 s'
         WHERE w.id IS NULL`,
        [queue, silentSeconds],
      );
      await giveBackIn(
        silent.map(({ job }) => String(job)),
        "its worker fell silent",
      );
      await sql(`DELETE FROM ${schema}.worker WHERE seen_on < now() - $1 * interval '1 s'`, [
        silentSeconds * 4,
      ]);
    },
    async lost(ids) {
      const rows = await sql(
        `SELECT j.id, j.state, j.output, r.id IS NOT NULL AS has_result
         FROM ${schema}.job j LEFT JOIN ${schema}.result r ON r.id = j.id
         WHERE j.name = $1 AND j.id = ANY($2::uuid[])
         UNION ALL
         SELECT r.id, 'completed', NULL, true FROM ${schema}.result r WHERE r.id = ANY($2::uuid[])`,
        [queue, ids],
      );
      const known = new Set<string>();
      const died = new Map<string, string>();
      for (const { id, state, output, has_result: hasResult } of rows) {
        if (state === "failed" || state === "cancelled") died.set(String(id), whyOf(output));
        if (state !== "completed" || hasResult) known.add(String(id));
      }
      return { died, gone: ids.filter((id) => !known.has(id)) };
    },
    async take(worker, most) {
      const rows: Rows[] = [];
      let failure: unknown;
      // In one statement, which is a transaction of its own: what is handed out is in a hand.
      const executeSql = async (fetch: string, values: unknown[] = []) => {
        try {
          const taken = await sql(
            `WITH taken AS (${fetch}), handed AS (
               INSERT INTO ${schema}.hand (job, worker) SELECT id, $3::uuid FROM taken
               ON CONFLICT (job) DO UPDATE SET worker = excluded.worker, since = now())
             SELECT *, EXISTS (SELECT FROM ${schema}.result r WHERE r.id = taken.id) AS is_read FROM taken`,
            [...values, worker],
          );
          rows.push(taken);
        } catch (error) {
          // pg-boss would take it for nothing to do.
          failure = error;
        }
        return { rows: [] };
      };
      await boss.fetch(queue, { batchSize: most, db: { executeSql } });
      if (failure !== undefined) throw failure;
      const [taken = []] = rows;
      // Read already, by a worker that was taken for gone.
      const read = taken.filter((row) => row.is_read).map(({ id }) => String(id));
      if (read.length > 0) await boss.complete(queue, many(read), {});
      return taken
        .filter((row) => !row.is_read)
        .map(({ id, data }) => ({
          id: String(id),
          packed: (data as { order?: unknown } | null)?.order,
        }));
    },
    async finish(worker, finished) {
      let start = 1;
      const starts = finished.map(({ body }) => {
        start += body.bytes.length;
        return start - body.bytes.length;
      });
      // The bytes of all in one piece: in a list each would travel as text, at twice the length. The coordinator may
      // have got one from another worker and have forgotten it. The rest is what pg-boss's complete does, in the same
      // statement: both or neither.
      await sql(
        `WITH stored AS (
           INSERT INTO ${schema}.result (id, queue, file, worker, declined, sha256, body)
           SELECT id, $1, file, $2::uuid, declined, sha256, substring($9::bytea FROM start FOR length)
           FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[])
             AS finished (id, file, declined, sha256, start, length)
           WHERE EXISTS (SELECT FROM ${schema}.job j WHERE j.name = $1 AND j.id = finished.id)
           ON CONFLICT DO NOTHING),
         let_go AS (DELETE FROM ${schema}.hand WHERE job = ANY($3::uuid[]))
         UPDATE ${schema}.job SET completed_on = now(), state = 'completed'
         WHERE name = $1 AND id = ANY($3::uuid[]) AND state = 'active'`,
        [
          queue,
          worker,
          finished.map(({ id }) => id),
          finished.map(({ file }) => plainText(file)),
          finished.map(({ declined }) => plainText(declined)),
          finished.map(({ body }) => body.sha256),
          starts,
          finished.map(({ body }) => body.bytes.length),
          Buffer.concat(finished.map(({ body }) => body.bytes)),
        ],
      );
    },
    giveBack: giveBackIn,
    async putBack(ids) {
      if (ids.length === 0) return;
      // pg-boss counts it as tried once more where it was started before.
      await sql(
        `WITH let_go AS (DELETE FROM ${schema}.hand WHERE job = ANY($2::uuid[]))
         UPDATE ${schema}.job SET started_on = NULL,
           state = (CASE WHEN retry_count > 0 THEN 'retry' ELSE 'created' END)::${schema}.job_state
         WHERE name = $1 AND id = ANY($2::uuid[]) AND state = 'active'`,
        [queue, ids],
      );
    },
    async giveBackUnheard(worker, inHand) {
      const rows = await sql(
        `DELETE FROM ${schema}.hand WHERE worker = $1 AND NOT job = ANY($2::uuid[]) RETURNING job`,
        [worker, inHand],
      );
      await giveBackIn(
        rows.map(({ job }) => String(job)),
        "its worker did not hear of it",
      );
    },
    async greet(worker, host) {
      await sql(
        `INSERT INTO ${schema}.worker (id, queue, host) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET seen_on = now()`,
        [worker, queue, host],
      );
    },
    async leave(worker) {
      await sql(`DELETE FROM ${schema}.worker WHERE id = $1`, [worker]);
    },
  };
}

/** What an engine's `fail` was told, or pg-boss itself says. */
function whyOf(output: unknown): string {
  const said = output as { why?: unknown; value?: { message?: unknown } } | null;
  return String(said?.why ?? said?.value?.message ?? "it was cancelled");
}

/** What a column of text takes: neither NUL nor half a character. */
const plainText = (text: string): string => Buffer.from(text).toString().replaceAll("\0", "");

/** pg-boss takes several ids with data, which its types leave out. */
const many = (ids: readonly string[]): string => [...ids] as unknown as string;
