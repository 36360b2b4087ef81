import { schema, silentSeconds } from "./engine.ts";
import type { Server, Sql } from "./server.ts";

/** A machine that reads, and how many files it has in hand. */
export interface StandingWorker {
  readonly queue: string;
  readonly host: string;
  readonly inHand: number;
  readonly files: readonly string[];
}

/** What died, or was handed back and waits again. */
export interface StandingFault {
  readonly queue: string;
  readonly file: string;
  readonly state: "died" | "waits again";
  readonly times: number;
  readonly why: string;
}

export interface StandingQueue {
  readonly queue: string;
  readonly waiting: number;
  readonly inHand: number;
  /** Results that no coordinator has taken yet. */
  readonly results: number;
  readonly died: number;
}

export interface Standing {
  readonly queues: readonly StandingQueue[];
  readonly workers: readonly StandingWorker[];
  readonly faults: readonly StandingFault[];
}

const mostFaults = 1_000;

export async function isThere(sql: Sql): Promise<boolean> {
  const [found] = await sql("SELECT to_regclass($1) IS NOT NULL AS there", [`${schema}.result`]);
  return found?.there === true;
}

export async function readStanding(sql: Sql): Promise<Standing> {
  const queues = await sql(
    `SELECT q.name AS queue,
       count(j.id) FILTER (WHERE j.state < 'active')::int AS waiting,
       count(j.id) FILTER (WHERE j.state = 'active')::int AS "inHand",
       count(j.id) FILTER (WHERE j.state IN ('failed', 'cancelled'))::int AS died,
       (SELECT count(*)::int FROM ${schema}.result r WHERE r.queue = q.name) AS results
     FROM ${schema}.queue q LEFT JOIN ${schema}.job j ON j.name = q.name
     GROUP BY q.name ORDER BY q.name`,
  );
  const faults = await sql(
    `SELECT name AS queue, data->>'file' AS file,
       CASE WHEN state IN ('failed', 'cancelled') THEN 'died' ELSE 'waits again' END AS state,
       retry_count + 1 AS times,
       coalesce(output->>'why', output->'value'->>'message', '') AS why
     FROM ${schema}.job
     WHERE state IN ('failed', 'cancelled', 'retry') ORDER BY name, data->>'file' LIMIT $1`,
    [mostFaults],
  );
  return {
    queues: queues as unknown as StandingQueue[],
    workers: await readWorkers(sql),
    faults: faults as unknown as StandingFault[],
  };
}

/** Those heard of within the time in which they would be taken for gone. */
export async function readWorkers(sql: Sql): Promise<StandingWorker[]> {
  const workers = await sql(
    `SELECT w.queue, w.host, count(j.id)::int AS "inHand",
       coalesce(array_agg(j.data->>'file' ORDER BY h.since) FILTER (WHERE j.id IS NOT NULL), '{}') AS files
     FROM ${schema}.worker w LEFT JOIN ${schema}.hand h ON h.worker = w.id
     LEFT JOIN ${schema}.job j ON j.name = w.queue AND j.id = h.job AND j.state = 'active'
     WHERE w.seen_on > now() - $1 * interval '1 s'
     GROUP BY w.id ORDER BY w.host, w.started_on`,
    [silentSeconds],
  );
  return workers as unknown as StandingWorker[];
}

/**
 * Forgets what waits, what died and what nobody took; what is in hand goes on. A coordinator that still waits
 * for any of it asks again.
 */
export async function cleanUp(server: Server): Promise<void> {
  await server.transaction(async (sql) => {
    await sql(`DELETE FROM ${schema}.job WHERE state <> 'active'`);
    await sql(`DELETE FROM ${schema}.archive`);
    await sql(`DELETE FROM ${schema}.result r WHERE NOT EXISTS
      (SELECT 1 FROM ${schema}.job j WHERE j.name = r.queue AND j.id = r.id)`);
    await sql(`DELETE FROM ${schema}.hand h WHERE NOT EXISTS
      (SELECT 1 FROM ${schema}.job j WHERE j.id = h.job)`);
    await sql(`DELETE FROM ${schema}.worker WHERE seen_on < now() - interval '1 minute'`);
    await sql(
      `SELECT ${schema}.delete_queue(name) FROM ${schema}.queue q
       WHERE NOT EXISTS (SELECT 1 FROM ${schema}.job j WHERE j.name = q.name)
         AND NOT EXISTS (SELECT 1 FROM ${schema}.worker w WHERE w.queue = q.name)`,
    );
  });
}
