// Writes the program's own output into README.md, between its comments:
//
//   npm run readme          writes them anew
//
// `<!-- run: muniment … -->` is filled with what that command prints on the demo archive. The test
// test/readme.slow.test.ts compares the two.
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
    "test/readme.slow.test.ts",
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, MUNIMENT_README: "rewrite" } },
);
process.exitCode = status ?? 1;
