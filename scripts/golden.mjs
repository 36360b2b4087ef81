// Writes the golden files anew: `npm run golden` for all fixtures, `npm run golden -- halton-bsc` for those
// whose name has it. Read the diff line by line before it is committed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [fixture] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "test/vitest.config.ts",
    "test/golden.test.ts",
    ...(fixture ? ["-t", fixture.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")] : []),
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, MUNIMENT_GOLDEN: "rewrite" } },
);
process.exitCode = status ?? 1;
