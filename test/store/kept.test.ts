import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { keptWithin } from "../../src/store/kept.ts";

describe("what is kept of an archive up to a weight", () => {
  const kept = keptWithin<string>(10, (text) => text.length);
  const [one, other] = [new Database(":memory:"), new Database(":memory:")];

  it("gives up what was asked for longest ago", () => {
    kept.keep(one, "a", "aaaa");
    kept.keep(one, "b", "bbbb");
    expect(kept.find(one, "a")).toBe("aaaa");
    kept.keep(one, "c", "cccc");
    expect(["a", "b", "c"].map((key) => kept.find(one, key))).toEqual(["aaaa", undefined, "cccc"]);
  });

  it("counts what takes another's place once, and keeps nothing that outweighs all", () => {
    kept.keep(one, "a", "AAAAA");
    kept.keep(one, "a", "aaaa");
    kept.keep(one, "d", "dddddddddddd");
    expect(["a", "c", "d"].map((key) => kept.find(one, key))).toEqual(["aaaa", "cccc", undefined]);
    kept.keep(one, "e", "ee");
    expect(["a", "c", "e"].map((key) => kept.find(one, key))).toEqual(["aaaa", "cccc", "ee"]);
  });

  it("knows nothing of another archive", () => {
    expect(kept.find(other, "a")).toBeUndefined();
  });
});
