// Prints how the fixtures score against their gold; `npm run score -- update` writes fixtures/baselines/scores.json anew.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "test/vitest.config.ts",
    "test/score.slow.test.ts",
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, MUNIMENT_SCORE: process.argv[2] === "update" ? "update" : "print" },
  },
);
process.exitCode = status ?? 1;
