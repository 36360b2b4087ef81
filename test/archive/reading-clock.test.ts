import { expect, it } from "vitest";
import { readingClock, secondsWaited } from "../../src/archive/reading-clock.ts";

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
