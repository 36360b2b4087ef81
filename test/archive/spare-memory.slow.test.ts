import { setFlagsFromString } from "node:v8";
import { beforeEach, expect, test, vi } from "vitest";
import { spareMemoryAfter, spareTimeAgain } from "../../src/archive/small-heap.ts";

vi.mock("node:v8", () => ({ setFlagsFromString: vi.fn() }));
const told = vi.mocked(setFlagsFromString);
beforeEach(() => told.mockClear());

test("a reader spares memory once the pages of a long file are read, and not for the next one", () => {
  for (const done of [0, 1, 1931]) spareMemoryAfter(done, 1932);
  expect(told).not.toHaveBeenCalled();
  spareMemoryAfter(1932, 1932);
  expect(told.mock.calls).toEqual([["--optimize-for-size"]]);
  spareTimeAgain();
  expect(told).toHaveBeenLastCalledWith("--no-optimize-for-size");
});

test("a file of a few hundred pages is read as fast as can be", () => {
  spareMemoryAfter(999, 999);
  expect(told).not.toHaveBeenCalled();
});
