import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "../commands/run-main.ts";

const built = (path: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../dist/${path}`, import.meta.url)));
const run = (script: string) =>
  Number(
    execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }),
  );

/** The most that the space for new objects takes while reports are opened one after the other, in MB. */
function newSpace(keep: boolean): number {
  const script = `
    import { getHeapSpaceStatistics } from "node:v8";
    import { keepHeapSmall } from ${built("archive/small-heap.js")};
    if (${keep}) keepHeapSmall();
    const kept = [];
    let most = 0;
    for (let n = 0; n < 1500; n += 1) {
      const cells = Array.from({ length: 200 }, (_, at) => ({ at, text: "cell " + n + " " + at }));
      kept[n % 50] = JSON.parse(JSON.stringify(cells));
      const space = getHeapSpaceStatistics().find((one) => one.space_name === "new_space");
      most = Math.max(most, space.space_size);
    }
    console.log(most);`;
  return run(script) / 1e6;
}

// V8's flags are its own, and change: scripts/check-nodes.mjs asks this of each Node.
it("keeps the space for new objects as small as it is at the start", () => {
  expect(newSpace(false)).toBeGreaterThan(8);
  expect(newSpace(true)).toBeLessThan(4);
});

const folder = temporaryFolder();

/** The most memory of a process that finds so many files and hashes them, in MB. */
function foundIn(count: number): number {
  const root = join(folder, String(count));
  for (let at = 0; at < count; at += 1) {
    const sub = join(root, String(Math.floor(at / 100)).padStart(3, "0"));
    if (at % 100 === 0) mkdirSync(sub, { recursive: true });
    writeFileSync(join(sub, `report-${String(at).padStart(6, "0")}.txt`), `Report ${at}`);
  }
  return run(`
    import { readFileSync } from "node:fs";
    import ${built("main.js")};
    import ${built("queue/index.js")};
    import { findGivenFiles } from ${built("archive/given-files.js")};
    import { keepHeapSmall } from ${built("archive/small-heap.js")};
    keepHeapSmall();
    const paths = [Buffer.from(${JSON.stringify(root)})];
    const reader = { concurrencyFor: () => 1, list: async () => null };
    const given = await findGivenFiles(paths, 1e6, () => false, reader, () => true);
    if (given.length !== ${count}) throw new Error("found " + given.length);
    const peak = /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1];
    console.log(Number(peak) / 1024);`);
}

it.runIf(process.platform === "linux")(
  "holds hardly more of 20,000 files than of 1,000 while they are found",
  () => {
    expect(foundIn(20_000) - foundIn(1_000)).toBeLessThan(8);
  },
);
