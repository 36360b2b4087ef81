import type { Pool, PoolClient } from "pg";
import { WorkFailed } from "../problem.ts";

export type Rows = readonly Readonly<Record<string, unknown>>[];

/** What SQL is sent through: the pool, or one connection in a transaction. */
export type Sql = (text: string, values?: readonly unknown[]) => Promise<Rows>;

/** The PostgreSQL server that holds the queue. */
export interface Server {
  /** Where it is, without a password. */
  readonly name: string;
  readonly sql: Sql;
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** A statement that has not answered by then never will: its network is gone. */
const answerMilliseconds = 60_000;
const connectMilliseconds = 10_000;

/** Opens a connection at once, so that a slip in the address is told at the start. */
export async function openServer(url: string, connections: number): Promise<Server> {
  const name = serverName(url);
  const { default: pg } = await import("pg").catch((error: unknown) => {
    throw new WorkFailed(4, 'The package "pg" is not installed: run "npm install" again.', {
      cause: error,
    });
  });
  let pool: Pool;
  try {
    pool = new pg.Pool({
      connectionString: url,
      max: connections,
      application_name: "muniment",
      connectionTimeoutMillis: connectMilliseconds,
      query_timeout: answerMilliseconds,
      keepAlive: true,
    });
  } catch (error) {
    throw serverFailure(error, name);
  }
  // An idle connection that breaks is told by the next statement.
  pool.on("error", () => {});
  const server = serverOver(pool, name);
  try {
    await server.sql("SELECT 1");
  } catch (error) {
    await pool.end().catch(() => {});
    throw serverFailure(error, name);
  }
  return server;
}

function serverOver(pool: Pool, name: string): Server {
  const through =
    (client: Pool | PoolClient): Sql =>
    async (text, values = []) => {
      const result = await client.query(text, [...values]);
      // Several statements in one text give several results.
      return (Array.isArray(result) ? [] : result.rows) as Rows;
    };
  return {
    name,
    sql: through(pool),
    async transaction(work) {
      const client = await pool.connect();
      // A connection that breaks between two statements must not end the process.
      const ignore = () => {};
      client.on("error", ignore);
      let failure: unknown;
      try {
        await client.query("BEGIN");
        const result = await work(through(client));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        failure = error;
        await client.query("ROLLBACK").catch(() => {});
        throw error;
      } finally {
        client.off("error", ignore);
        client.release(failure instanceof Error ? failure : undefined);
      }
    },
    end: () => pool.end(),
  };
}

/** `host:port/database`; a password or a name in it stays where it was typed. */
function serverName(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw badAddress();
  }
  if (!/^postgres(?:ql)?:$/.test(parsed.protocol)) throw badAddress();
  const host = parsed.searchParams.get("host") ?? (parsed.hostname || "localhost");
  const port = parsed.port === "" ? "" : `:${parsed.port}`;
  return `${decodeURIComponent(host)}${port}${decodeURIComponent(parsed.pathname)}`;
}

const badAddress = (): WorkFailed =>
  new WorkFailed(2, "--queue takes the address of a database: postgres://USER@HOST/DATABASE.");

const network = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EAI_AGAIN",
]);

/** Connection lost, resources short (a full disk among them), a server that stops or starts, a lost race. */
const passing = /^(?:08|53|57P0|40001|40P01|25006|58030)/;

/** Failures that a server gets over: what was asked can be asked again. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (network.has(code) || passing.test(code)) return true;
  return (
    error instanceof Error &&
    /connection terminated|connection error|timeout|not queryable/i.test(error.message)
  );
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** What went wrong with the server, in one sentence without a password. */
export function serverFailure(error: unknown, name: string): WorkFailed {
  if (error instanceof WorkFailed) return error;
  const code = codeOf(error);
  const said = error instanceof Error ? error.message : String(error);
  const sentence =
    code === "28P01" || code === "28000"
      ? `${name} does not let this role in.`
      : code === "42501"
        ? `The role may not do that on ${name} (${said}); REFERENCE.md has the SQL for a role of its own.`
        : code === "3D000"
          ? `There is no such database: ${name}.`
          : code === "53100"
            ? `The disk of ${name} is full.`
            : isPassing(error)
              ? `${name} does not answer (${code || said}).`
              : `${name} says: ${said}.`;
  return new WorkFailed(4, sentence, { cause: error });
}
