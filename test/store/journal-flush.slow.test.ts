import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { flushJournal } from "../../src/store/journal-flush.ts";
import { openStage } from "../../src/store/stage.ts";
import { temporaryFolder } from "../commands/run-main.ts";
import { reportOf } from "../report-builders.ts";

const folder = temporaryFolder();

it("flushes a journal, and takes one that is not there for nothing to do", async () => {
  writeFileSync(join(folder, "journal"), "x");
  expect(await flushJournal(join(folder, "journal"))).toBe(true);
  expect(await flushJournal(join(folder, "none"))).toBe(false);
});

it("leaves the stage locked and whole", async () => {
  const archive = join(folder, "a.sqlite");
  const stage = await openStage(archive);
  stage.write(reportOf("a.txt"), "1");
  expect(await flushJournal(`${archive}-import-wal`)).toBe(true);
  stage.write(reportOf("b.txt"), "1");
  await expect(openStage(archive)).rejects.toThrow("Another import is writing");
  expect(stage.store.prepare("SELECT count(*) FROM report").pluck().get()).toBe(2);
  expect(stage.store.pragma("integrity_check", { simple: true })).toBe("ok");
  stage.close();
});
