import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLike } from "../../src/store/own-file.ts";
import { refuseReadOnly } from "../../src/store/read-only.ts";
import { temporaryFolder } from "../commands/run-main.ts";

const folder = temporaryFolder();
const path = join(folder, "a.sqlite");

/** What is said, with the status. */
const refusal = (work: () => void): string => {
  try {
    work();
    return "none";
  } catch (error) {
    const { status, message } = error as { status?: number; message: string };
    return `${status}: ${message.replaceAll(folder, "")}`;
  }
};

describe("an archive that may not be written", () => {
  it.each([
    [0o444, true],
    [0o400, true],
    [0o555, true],
    [0o000, true],
    [0o644, false],
    [0o600, false],
    [0o777, false],
  ])("is refused with the rights %s: %s", (mode, refused) => {
    writeFileSync(path, "");
    chmodSync(path, mode);
    const said = "4: /a.sqlite may not be written (read-only).";
    expect(refusal(() => refuseReadOnly(path))).toBe(refused ? said : "none");
    chmodSync(path, 0o644);
  });

  it.runIf(process.getuid?.() === 0)("is one that nobody may write, also for root", () => {
    for (const mode of [0o020, 0o002, 0o200]) {
      chmodSync(path, mode);
      expect(refusal(() => refuseReadOnly(path))).toBe("none");
    }
    chmodSync(path, 0o644);
  });

  it("is none where there is none yet", () => {
    expect(refusal(() => refuseReadOnly(join(folder, "none")))).toBe("none");
  });
});

// Only root may be somebody else, and only in a process's first thread.
it.runIf(process.getuid?.() === 0 && process.seteuid !== undefined)(
  "what is written beside another's archive stays with whoever may not give it away",
  () => {
    const own = join(folder, "own");
    mkdirSync(own);
    chmodSync(folder, 0o755);
    chmodSync(own, 0o777);
    writeFileSync(join(own, "a"), "");
    chmodSync(join(own, "a"), 0o664);
    process.seteuid?.(65_534);
    try {
      createLike(join(own, "b"), join(own, "a"));
      expect(refusal(() => createLike(join(own, "b"), join(own, "a")))).toContain("EEXIST");
    } finally {
      process.seteuid?.(0);
    }
  },
);
