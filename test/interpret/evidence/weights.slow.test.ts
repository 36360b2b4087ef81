import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** One set by hand, or an evidence changed without a refit, would be undone by whoever fits next. */
it("the weights are what their fit gives, to the byte", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["scripts/fit-meaning.mjs", "--check"],
    { cwd: root },
  ).catch((error: { stdout: string }) => error);
  expect(stdout).toMatch(/^the fit to \d+ tables gives weights\.json$/m);
});
