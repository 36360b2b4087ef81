import { expect, it } from "vitest";
import {
  isRead,
  readingClock,
  secondsForPages,
  secondsWaited,
} from "../../src/archive/reading-clock.ts";

it("counts neither against a reader: what it waited for a processor, and what came before it was last heard", () => {
  let [now, waited] = [5_000, 3];
  const clock = readingClock(
    () => now,
    () => waited,
  );
  [now, waited] = [45_000, 33];
  expect(clock.look()).toEqual({ spent: 10, silent: 10 });
  clock.hear();
  [now, waited] = [65_000, 34];
  expect(clock.look()).toEqual({ spent: 29, silent: 19 });
});

it.runIf(process.platform === "linux")("asks the system how long a process waited", () => {
  expect(secondsWaited(process.pid)).toBeGreaterThan(0);
  expect(secondsWaited(process.pid)).toBeLessThan(process.uptime() + 1);
  expect(secondsWaited(0)).toBe(0);
});

it("gives a long file more time for each page that was read, up to the most that a file may have", () => {
  expect(secondsForPages(undefined, 5_000)).toBe(0);
  expect(secondsForPages({ done: 2_000, total: 2_000 }, 5_000)).toBe(300);
  expect(secondsForPages({ done: 1e9, total: 1e9 }, 5_000)).toBe(750);
});

it("waits for what all pages mean together as long as for the file", () => {
  expect(isRead(undefined)).toBe(false);
  expect(isRead({ done: 0, total: 0 })).toBe(false);
  expect(isRead({ done: 1, total: 2 })).toBe(false);
  expect(isRead({ done: 2, total: 2 })).toBe(true);
});
