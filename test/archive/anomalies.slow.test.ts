import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../../scripts/faults/anomalies.mjs", import.meta.url));

it("leaves the old archive or the new one whichever step of an import fails, and the next completes it", () => {
  const { status, stdout } = spawnSync(process.execPath, [script, "--every", "29"], {
    encoding: "utf8",
  });
  expect(stdout).toMatch(/^\d{3,} steps, every 29 of them failed once: 0 failures\n$/);
  expect(status).toBe(0);
});
