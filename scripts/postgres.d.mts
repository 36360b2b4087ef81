/** A real server, in a folder of its own. */
export interface TestServer {
  /** What a user would give to --queue, for a database of its own. */
  database(name?: string): Promise<string>;
  /** False for a server that was given by MUNIMENT_TEST_POSTGRES: it is not ours to stop. */
  readonly isOurs: boolean;
  readonly folder: string;
  readonly pid: number | undefined;
  start(): Promise<void>;
  /** At once, as a crash would be. */
  stop(): Promise<void>;
  end(): Promise<void>;
}

export interface ServerOptions {
  /** Addresses beside the unix socket. */
  readonly listen?: string;
  readonly port?: number;
  /** `name=value`, as postgresql.conf takes them. */
  readonly settings?: readonly string[];
  /** A command that runs the server as the user nobody, in a network of its own for one. */
  readonly through?: readonly string[];
}

export function whyNoServer(): string | undefined;
export function startServer(options?: ServerOptions): Promise<TestServer>;
export function query(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<Record<string, unknown>[]>;
