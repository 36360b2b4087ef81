import { expect, it } from "vitest";
import { wouldReadOutcome } from "../../src/archive/outcome.ts";
import { standingLine } from "../../src/commands/ingest-queue.ts";
import { startProgress } from "../../src/commands/progress.ts";

it("says of a queue what waits, and what is in hand at each machine", () => {
  const worker = (host: string, inHand: number) => ({ queue: "q", host, inHand, files: [] });
  const workers = [worker("reader-1", 2), worker("reader-2", 1)];
  expect(standingLine({ waiting: 480, workers })).toBe(
    "queue: 480 files waiting, 3 in hand: 2 at reader-1, 1 at reader-2",
  );
  expect(standingLine({ waiting: 1, workers: [] })).toBe("queue: 1 file waiting, 0 in hand");
});

it("says how many files are read, how many a second and how long it takes, and lets no note be lost", () => {
  const said: string[] = [];
  const err = (text: string) => void said.push(text);
  const io = { out: () => {}, err, live: true, columns: 200 };
  const progress = startProgress("auto", io);
  progress.planned(3, 3);
  progress.tick({ ...wouldReadOutcome("a.pdf"), status: "unread" });
  expect(said.join("")).toMatch(
    /1 of 3 files, about \d+ (?:s|min) left, \d+\.\d a second, 1 failure {2}a\.pdf$/,
  );
  progress.note("queue: 2 files waiting, 1 in hand: 1 at reader-1");
  expect(said.join("")).toMatch(/\n$/);
  expect(said.join("")).toContain("queue: 2 files waiting, 1 in hand: 1 at reader-1\n");
});
