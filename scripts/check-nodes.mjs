// Runs install, demo and tests on a clean copy under each supported Node, as far as it and the native module can
// be had:
//
//   node scripts/check-nodes.mjs [20 22 24]
//
// Each Node comes from npm (`npx node@22`). better-sqlite3 is downloaded or built for it; where neither works, the
// line says so and the next Node is tried. Exit status 1 if any version that could be had failed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const asked = process.argv.slice(2);
const versions = asked.length > 0 ? asked : ["20", "22", "24"];

function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", ...options });
  return { ok: status === 0, text: `${stdout ?? ""}${stderr ?? ""}` };
}

/** Where npm's node package of a version puts its binary; undefined where it cannot be had. */
function findNode(version) {
  const { ok, text } = run("npx", ["-y", `node@${version}`, "-p", "process.execPath"]);
  return ok ? text.trim().split("\n").at(-1) : undefined;
}

/** Opens a database in memory: the install may succeed and leave a binary for another Node. */
const openDatabase = 'new (require("better-sqlite3"))(":memory:")';

const lastLines = (text, count = 12) => text.trimEnd().split("\n").slice(-count).join("\n    ");

let failed = false;
for (const version of versions) {
  const node = findNode(version);
  if (!node) {
    console.log(`Node ${version}: could not be had from npm`);
    continue;
  }
  const folder = mkdtempSync(join(tmpdir(), `muniment-node${version}-`));
  const copy = join(folder, "muniment");
  const env = {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
    CI: "true",
  };
  const steps = [
    ["git", ["clone", "--quiet", root, copy], {}],
    ["npm", ["ci"], { cwd: copy, env }],
    ["npm", ["run", "demo"], { cwd: copy, env }],
    ["npm", ["test"], { cwd: copy, env }],
  ];
  const printed = run(node, ["--version"]).text.trim();
  let outcome = "install, demo and tests passed";
  for (const [command, args, options] of steps) {
    const { ok, text } = run(command, args, options);
    if (ok && args[0] === "ci" && !run(node, ["-e", openDatabase], { cwd: copy, env }).ok) {
      outcome = "the native module could not be had: neither a binary nor headers to build it";
      break;
    }
    if (ok) continue;
    outcome = `${command} ${args.slice(0, 2).join(" ")} failed:\n    ${lastLines(text)}`;
    failed = true;
    break;
  }
  console.log(`Node ${version} (${printed}): ${outcome}`);
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
