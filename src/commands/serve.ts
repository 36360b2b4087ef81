import { existsSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { hostname } from "node:os";
import { setFlagsFromString } from "node:v8";
import { systemGuard } from "../archive/system-guard.ts";
import { openPapers } from "../draw/open-papers.ts";
import { noPapers } from "../draw/papers.ts";
import { WorkFailed } from "../problem.ts";
import { printable } from "../render/text.ts";
import { pagesApart } from "../serve/apart/apart.ts";
import { createApp } from "../serve/app.ts";
import { correctionDesk } from "../serve/correction-desk.ts";
import { loadAhead } from "../serve/load-ahead.ts";
import { pageCompilerFlags } from "../serve/page-compiler.ts";
import { Refused } from "../serve/parts/answer.ts";
import { type Listening, listen } from "../serve/server.ts";
import { snapshotsOf } from "../store/snapshot.ts";
import { parseCorrections } from "./corrections.ts";
import type { Io } from "./io.ts";

export interface ServeOptions {
  readonly db: string;
  /** Folders, files and zip archives the reports are in. */
  readonly files?: readonly string[];
  readonly host?: string;
  readonly port?: string;
  readonly token?: string;
  readonly corrections?: string;
}

const thisMachine = new Set(["127.0.0.1", "localhost", "::1"]);
export const defaultPort = 8765;
const leastToken = 8;

/** Serves the archive to a browser until it is interrupted. */
export async function serve(options: ServeOptions, io: Io): Promise<number> {
  for (const flag of pageCompilerFlags(process.version)) setFlagsFromString(flag);
  const host = options.host ?? "127.0.0.1";
  const port = portOf(options.port);
  refuseOpenDoors(host, options.token);
  for (const path of options.files ?? []) {
    if (!existsSync(path)) throw new WorkFailed(2, `--files: there is nothing at ${path}.`);
  }
  const desk =
    options.corrections === undefined ? undefined : correctionDesk(appender(options.corrections));
  const snapshots = snapshotsOf(options.db);
  await snapshots
    .look(() => {})
    .catch((error: unknown) => {
      // It may be put there while the explorer runs: every page says so until then.
      const sentence = error instanceof Error ? error.message : String(error);
      io.err(printable(`muniment: ${sentence}\n`));
    });
  const papers =
    options.files === undefined || options.files.length === 0
      ? undefined
      : openPapers(options.files.map((path) => Buffer.from(path).toString("latin1")));
  if (papers && systemGuard().network === undefined) {
    io.err(
      "muniment: pages are drawn under Node's permissions alone: this system gives no network namespace to draw them in.\n",
    );
  }
  const apart = pagesApart(options.db);
  const app = createApp({
    snapshots,
    papers: papers ?? noPapers,
    apart,
    desk,
    token: options.token,
    hosts: hostsOf(host),
    complain: (error) =>
      io.err(
        printable(
          `muniment: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        ),
      ),
  });
  const end = () => {
    papers?.end();
    apart.end();
    snapshots.close();
  };
  let listening: Listening;
  try {
    listening = await listen(app, host, port);
  } catch (error) {
    end();
    throw listenFailure(error, host, port);
  }
  const asked = interrupted();
  // Whoever comes first should wait no longer than those who come later.
  await Promise.race([
    asked,
    Promise.all([apart.begin(), loadAhead(snapshots, "quick"), papers?.begin()]),
  ]);
  io.out(`Listening on http://${host.includes(":") ? `[${host}]` : host}:${listening.port}/\n`);
  const status = await asked;
  await listening.close();
  end();
  return status;
}

function portOf(given: string | undefined): number {
  if (given === undefined) return defaultPort;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65535) {
    throw new WorkFailed(
      2,
      `--port takes a number from 0 (any that is free) to 65535, not "${printable(given)}".`,
    );
  }
  return port;
}

function refuseOpenDoors(host: string, token: string | undefined): void {
  if (token !== undefined && token.length < leastToken) {
    throw new WorkFailed(2, `--token takes at least ${leastToken} characters.`);
  }
  if (thisMachine.has(host) || token !== undefined) return;
  throw new WorkFailed(
    2,
    `--host ${printable(host)} opens the archive to other machines: give a --token, which every request then needs.`,
  );
}

/** The names the explorer answers to; on every address of the machine, its own name and any number. */
function hostsOf(host: string): readonly string[] | undefined {
  if (host === "0.0.0.0" || host === "::") return undefined;
  const own = host.includes(":") ? `[${host}]` : host.toLowerCase();
  return thisMachine.has(host)
    ? ["127.0.0.1", "localhost", "[::1]"]
    : [own, hostname().toLowerCase()];
}

function listenFailure(error: unknown, host: string, port: number): WorkFailed {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const sentence =
    code === "EADDRINUSE"
      ? `Port ${port} is in use; --port 0 takes one that is free.`
      : code === "EACCES"
        ? `Port ${port} may not be listened on; take one above 1023.`
        : `Nothing can listen on ${printable(host)}: ${error instanceof Error ? error.message : String(error)}.`;
  return new WorkFailed(4, sentence, { cause: error });
}

/** Adds lines to the file of corrections, which must be one that `ingest --corrections` takes. */
function appender(path: string): (header: string, line: string) => Promise<void> {
  const isThere = existsSync(path);
  if (isThere && !statSync(path).isFile()) {
    throw new WorkFailed(2, `--corrections: ${path} is no file.`);
  }
  return async (header, line) => {
    const file = await open(path, "a+").catch((error: unknown) => {
      throw new WorkFailed(4, `The file of corrections cannot be written.`, { cause: error });
    });
    try {
      const before = await file.readFile("utf8");
      const text =
        before === "" ? header + line : (before.endsWith("\n") ? "" : "\n") + lineFor(before, line);
      // What the next import refuses must not get in.
      const known =
        before === "" ? 0 : parseCorrections(before, "The file of corrections").bad.length;
      const bad = parseCorrections(before + text, "The file of corrections").bad.slice(known);
      if (bad[0]) throw new Refused(400, bad[0].message);
      await file.appendFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  };
}

/** A file may have more columns than ours, in another order: only one with ours in front is added to. */
function lineFor(before: string, line: string): string {
  const header = before
    .slice(0, before.indexOf("\n"))
    .trim()
    .replace(/^\uFEFF/, "");
  const known = "record,doc,table,row,column,field,reads,correct,reason";
  if (header === known) return line;
  if (header.startsWith(`${known},`)) {
    const more = header.slice(known.length).split(",").length - 1;
    return line.replace(/\n$/, `${",".repeat(more)}\n`);
  }
  throw new WorkFailed(2, `The file of corrections has other columns than ${known}.`);
}

/** 130 for an interrupt from the keyboard, 0 for an orderly end. */
const interrupted = (): Promise<number> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve(130));
    process.once("SIGTERM", () => resolve(0));
  });
