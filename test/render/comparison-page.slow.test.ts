import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fixturesFolder } from "../fixtures.ts";

const script = fileURLToPath(new URL("../../scripts/check-html.mjs", import.meta.url));

test("the comparison's page in a browser: no script, no request, charts legible, accessible", ({
  skip,
}) => {
  const page = join(fixturesFolder, "comparison", "councils.html");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, page], {
    encoding: "utf8",
  });
  // Chromium and its driver are not among our dependencies: the script says by name what it misses.
  skip(stdout.startsWith("skipped: "), stdout.trim());
  expect([status, stderr]).toEqual([0, ""]);
  const drawn = readFileSync(page, "utf8").match(/<figure/g)?.length ?? 0;
  expect(drawn).toBeGreaterThan(0);
  expect(stdout).toMatch(new RegExp(`^light: ${drawn} charts`));
  expect(stdout).not.toContain("fault:");
});
