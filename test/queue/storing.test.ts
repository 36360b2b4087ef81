import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { bytesToBody } from "../../src/archive/packed-report.ts";
import type { Finished } from "../../src/queue/engine.ts";
import { storing } from "../../src/queue/storing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const result = (id: string, bytes = 1): Finished => ({
  id,
  file: `${id}.txt`,
  declined: "",
  body: bytesToBody(Buffer.alloc(bytes)),
});

/** A store that answers when it is told to, and what became of what. */
function kept() {
  const lots: string[][] = [];
  const stored: string[] = [];
  const failures: unknown[] = [];
  let answer: (error?: Error) => void = () => {};
  const results = storing(
    (finished) => {
      lots.push(finished.map(({ id }) => id));
      return new Promise((resolve, reject) => {
        answer = (error) => (error ? reject(error) : resolve());
      });
    },
    (error) => void failures.push(error),
  );
  const add = (id: string, bytes?: number) =>
    results.add(result(id, bytes), () => void stored.push(id));
  const answered = async (error?: Error) => {
    answer(error);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { results, add, lots, stored, failures, answered };
}

const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => String(from + n));

it("stores together what comes within a second, and tells of each once it is stored", async () => {
  const { results, add, lots, stored, answered } = kept();
  add("a");
  await vi.advanceTimersByTimeAsync(900);
  add("b");
  expect(lots).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(lots).toEqual([["a", "b"]]);
  add("c");
  // A worker that loses the server's answer must know that it has these in hand.
  expect([stored, results.ids()]).toEqual([[], ["a", "b", "c"]]);
  await answered();
  expect([stored, results.ids()]).toEqual([["a", "b"], ["c"]]);
  results.flush();
  expect(lots.at(-1)).toEqual(["c"]);
});

it("stores at once what is many or long, one lot after the other, and is full meanwhile", async () => {
  const { results, add, lots, answered } = kept();
  for (const id of numbered(32)) add(id);
  expect(lots).toEqual([numbered(32)]);
  for (const id of numbered(32, 32)) {
    expect(results.isFull).toBe(false);
    add(id);
  }
  add("64");
  expect([lots.length, results.isFull]).toEqual([1, true]);
  await answered();
  expect([lots.length, lots[1]?.length, results.isFull]).toEqual([2, 32, false]);
  const long = 9 * 2 ** 20;
  for (const id of ["x", "y", "z"]) add(id, long);
  await answered();
  await answered();
  await answered();
  expect([lots.slice(2), results.ids()]).toEqual([[["64", "x"], ["y"]], ["z"]]);
});

it("stores all that there is at the end, and hands on a failure", async () => {
  const { results, add, lots, stored, failures, answered } = kept();
  for (const id of numbered(40)) add(id);
  const end = results.end();
  const full = new Error("The disk is full.");
  await answered(full);
  await answered();
  await end;
  expect(lots.map(({ length }) => length)).toEqual([32, 8]);
  expect([failures, stored]).toEqual([[full], numbered(8, 32)]);
});
