// Which tests go through which place of the source, by a run of each without a fault; kept beside the tree.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Tests of the slow suite that need no process of their own, and hold the meaning of whole reports. */
const slowToo =
  /^test\/(?:golden|store\/|compare\/strained|check\/(?:findings|composed|varied|strained)|interpret\/(?:made-|accounting)|extract\/pdf\/(?:tables-of|tables\/(?:perturbed|varied)))/;
/** They read the source itself, or make thousands of cases up, which says little of a single place for its time. */
const never =
  /^test\/(?:architecture|documents|regexes|corpus|properties|extract\/properties|scan\/|serve\/|queue\/|store\/hold)/;

/** Each test with its seconds of processor time and what it ran; one that does not pass here is left out. */
export function readCoverage(tree, isWanted) {
  const tests = readdirSync(join(tree, "test"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.js"))
    .map((name) => join("test", name))
    .filter(
      (name) =>
        isWanted(name) && !never.test(name) && (!name.includes(".slow.") || slowToo.test(name)),
    );
  return tests.flatMap((name) => {
    const at = join(tree, "coverage", `${name}.json`);
    if (!existsSync(at) || statSync(at).mtimeMs < statSync(join(tree, name)).mtimeMs) {
      cover(tree, name, at);
    }
    const { seconds, files, failed } = JSON.parse(readFileSync(at, "utf8"));
    if (failed) console.log(`left out: ${name}: ${failed}`);
    return failed ? [] : [{ name, seconds, files: new Map(Object.entries(files)) }];
  });
}

function cover(tree, name, at) {
  mkdirSync(dirname(at), { recursive: true });
  const args = ["run-tests.mjs", "--coverage", at, name];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: "utf8",
  });
  if (status === 0) return;
  const failed = (stdout || stderr).trim().slice(0, 500) || `status ${status}`;
  writeFileSync(at, JSON.stringify({ failed }));
}

/** The tests that ran the place of a fault, the quickest first; for one of a file's loading, those that use the file. */
export function testsThrough(coverage, file, { at, isAtLoad }) {
  const name = file.replace(/^src\//, "");
  return coverage
    .filter(({ files }) => {
      const ranges = files.get(name) ?? [];
      return isAtLoad ? ranges.length > 0 : isRun(ranges, at);
    })
    .sort((a, b) => a.seconds - b.seconds);
}

/** The narrowest range round a position says whether it was run. */
function isRun(ranges, position) {
  let narrowest;
  for (const range of ranges) {
    const [from, to] = range;
    if (position < from || position >= to) continue;
    if (!narrowest || to - from <= narrowest[1] - narrowest[0]) narrowest = range;
  }
  return narrowest?.[2] === 1;
}
