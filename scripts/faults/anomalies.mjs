// Fails every step of an import once, in turn: each call of the file system and each write to SQLite, until one
// import meets none. Whatever fails, the archive is the old one or the new one, the sentence names the cause, and the
// next import ends with the bytes of one that was never disturbed and leaves nothing beside them.
//
//   node scripts/faults/anomalies.mjs [--every 1]
import { createHash } from "node:crypto";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";

/** Those the main process calls on the way to an archive; existsSync throws nothing. */
const calls = [
  "accessSync",
  "closeSync",
  "fchmodSync",
  "fchownSync",
  "fstatSync",
  "fsyncSync",
  "lstatSync",
  "openSync",
  "readFileSync",
  "readSync",
  "readdirSync",
  "readlinkSync",
  "realpathSync",
  "renameSync",
  "rmSync",
  "statSync",
];
const real = Object.fromEntries(calls.map((name) => [name, fs[name]]));
const { Statement, prototype } = sqliteClasses();
const sqlite = { run: Statement.run, iterate: Statement.iterate, exec: prototype.exec };

/** The step that fails next, counted from the arming; none at 0. */
let failing = 0;
let steps = 0;
let failed = "";
/** A step that comes again and again, row after row, is failed so many times in a run of it. */
const mostInARun = 3;
let run = { name: "", length: 0 };

function step(name, makeError) {
  if (failing === 0) return;
  run = run.name === name ? { name, length: run.length + 1 } : { name, length: 1 };
  if (run.length > mostInARun) return;
  steps += 1;
  if (steps !== failing) return;
  failed = name;
  throw makeError();
}

function install() {
  for (const name of calls) {
    fs[name] = (...args) => {
      step(name, () =>
        Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), {
          code: "ENOSPC",
          path: String(args[0]),
        }),
      );
      return real[name](...args);
    };
    if (real[name].native) fs[name].native = real[name].native;
  }
  syncBuiltinESMExports();
  const full = () => new Database.SqliteError("database or disk is full", "SQLITE_FULL");
  Statement.run = function (...args) {
    step(`run ${this.source.slice(0, 40)}`, full);
    return sqlite.run.apply(this, args);
  };
  prototype.exec = function (sql) {
    step(`exec ${sql.slice(0, 40)}`, full);
    return sqlite.exec.call(this, sql);
  };
}

function uninstall() {
  Object.assign(fs, real);
  syncBuiltinESMExports();
  Statement.run = sqlite.run;
  prototype.exec = sqlite.exec;
}

function sqliteClasses() {
  const store = new Database(":memory:");
  const Statement = Object.getPrototypeOf(store.prepare("SELECT 1"));
  store.close();
  return { Statement, prototype: Database.prototype };
}

/** Fails every `every`-th step of an import; what went otherwise than promised, and how many steps there are. */
export async function runAnomalies({
  every = 1,
  importArchive,
  knownFailure,
  reader,
  corrections,
}) {
  const folder = fs.mkdtempSync(join(tmpdir(), "muniment-anomalies-"));
  const at = (name) => join(folder, name);
  const hash = (name) =>
    fs.existsSync(at(name))
      ? createHash("sha256")
          .update(real.readFileSync(at(name)))
          .digest("hex")
      : "";
  const importOnce = (more = {}) =>
    importArchive(
      {
        archive: at("a.sqlite"),
        paths: [Buffer.from(at("in"))],
        maximumBytes: 1000,
        ...more,
      },
      reader,
    );
  const bad = [];
  try {
    fs.mkdirSync(at("in"));
    fs.writeFileSync(at("in/a.txt"), "a");
    await importOnce();
    fs.copyFileSync(at("a.sqlite"), at("old"));
    for (const name of ["b", "c"]) fs.writeFileSync(at(`in/${name}.txt`), name);
    await importOnce({ corrections });
    const [before, after] = [hash("old"), hash("a.sqlite")];
    for (let n = 1; ; n += every) {
      fs.copyFileSync(at("old"), at("a.sqlite"));
      [failing, steps, failed] = [n, 0, ""];
      install();
      let summary;
      let error;
      try {
        summary = await importOnce({ corrections });
      } catch (caught) {
        error = caught;
      } finally {
        failing = 0;
        uninstall();
      }
      if (failed === "" && steps < n) return { bad, steps };
      const tell = (what) => bad.push(`step ${n}, ${failed}: ${what}`);
      const left = hash("a.sqlite");
      const unread = summary?.outcomes.some(({ stored }) => stored === "unread");
      if (left !== before && left !== after && !unread) tell("neither the old archive nor the new");
      if (error !== undefined) {
        const known = error.name === "WorkFailed" ? error : knownFailure(error);
        const said = known?.message ?? `a fault of its own: ${error.stack}`;
        if (!/disk|full|space|damaged|read-only/i.test(said) || said.includes("\n")) tell(said);
      }
      const store = new Database(at("a.sqlite"), { readonly: true });
      if (store.pragma("integrity_check", { simple: true }) !== "ok") tell("not sound");
      store.close();
      try {
        // A folder that could not be opened stands in the archive under its own name until it is pruned.
        await importOnce({ corrections, prune: true });
        if (hash("a.sqlite") !== after) tell("the next import ends with other bytes");
        const beside = fs.readdirSync(folder).filter((name) => name.startsWith("a.sqlite-"));
        if (beside.length > 0) tell(`left behind: ${beside.join(", ")}`);
      } catch (caught) {
        tell(`the next import fails: ${caught.message}`);
        for (const name of fs.readdirSync(folder)) {
          if (name.startsWith("a.sqlite-")) fs.rmSync(at(name), { recursive: true });
        }
      }
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { importArchive } = await import("../../dist/archive/import-archive.js");
  const { knownFailure } = await import("../../dist/commands/failure.js");
  const { anomalyInput } = await import("./anomaly-input.mjs");
  const at = process.argv.indexOf("--every");
  const every = at < 0 ? 1 : Number(process.argv[at + 1]);
  const { bad, steps } = await runAnomalies({
    every,
    importArchive,
    knownFailure,
    ...anomalyInput,
  });
  for (const one of bad) console.log(`FAILED ${one}`);
  console.log(`${steps} steps, every ${every} of them failed once: ${bad.length} failures`);
  process.exitCode = bad.length > 0 ? 1 : 0;
}
