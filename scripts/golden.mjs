// Writes the golden files anew: `npm run golden` for all fixtures, `npm run golden -- halton-bsc` for those
// whose name has it, `-- layouts` for the made-up layouts; comparisons are written anew each time, `-- comparison` only
// them. Read the diff line by line before it is committed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [fixture] = process.argv.slice(2);

function rewrite(test, chosen) {
  const { status } = spawnSync(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      "test/vitest.config.ts",
      test,
      ...(chosen ? ["-t", chosen.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")] : []),
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, MUNIMENT_GOLDEN: "rewrite", UPDATE_LAYOUTS: "1" },
    },
  );
  if (status !== 0) process.exitCode = status ?? 1;
}

if (fixture === undefined || fixture === "layouts") rewrite("test/interpret/layouts.test.ts");
if (fixture !== "comparison" && fixture !== "layouts") rewrite("test/golden.slow.test.ts", fixture);
// After the records, for the comparisons are made of them.
rewrite("test/compare/golden.test.ts");
