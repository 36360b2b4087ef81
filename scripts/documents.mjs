// Writes the program's own output into README.md and REFERENCE.md, between their comments:
//
//   npm run docs            writes them anew
//
// `<!-- run: muniment … -->` is filled with what that command prints on the demo archive, `<!-- table: … -->` with
// the problem codes. The test test/documents.slow.test.ts compares the two.
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
    "test/documents.slow.test.ts",
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, MUNIMENT_DOCUMENTS: "rewrite" } },
);
process.exitCode = status ?? 1;
