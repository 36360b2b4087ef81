// Packs the package, installs it into a clean folder and runs it there as a stranger would:
//
//   npm run build && node scripts/check-pack.mjs
//
// Not in the test suite: better-sqlite3 is downloaded or compiled anew, which may take minutes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "muniment-pack-"));

function step(name, command, args, cwd, expected) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const ok = status === 0 && expected.test(stdout);
  console.log(`${ok ? "passed" : "failed"}  ${name}  ${seconds} s`);
  if (!ok) throw new Error(`${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
  return stdout;
}

try {
  const packed = step(
    "npm pack",
    "npm",
    ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder],
    root,
    /\.tgz\s*$/,
  );
  const name = packed.trim().split("\n").at(-1) ?? "";
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", allowScripts: { "better-sqlite3": true } }),
  );
  step("npm install", "npm", ["install", "--no-audit", "--no-fund", `./${name}`], folder, /added/);
  step("--version", "npx", ["muniment", "--version"], folder, /^\d+\.\d+\.\d+\n$/);
  step("demo", "npx", ["muniment", "demo"], folder, /5 files found = 5 read/);
  step(
    "sql",
    "npx",
    ["muniment", "sql", "--db", "demo.sqlite", "--csv", "SELECT count(*) > 400 FROM v_observation"],
    folder,
    /\n1\n$/,
  );
  writeFileSync(
    join(folder, "library.mjs"),
    `import { compare, openArchive } from "muniment";
const archive = await openArchive("demo.sqlite");
console.log(compare(archive.records(["Halton", "Wigan"])).groups.length > 0);
archive.close();
`,
  );
  step("library", process.execPath, ["library.mjs"], folder, /^true\n$/);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
