import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { keptFor, keptWithin } from "../../src/store/kept.ts";

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

describe("what is made for an archive", () => {
  const [one, other] = [new Database(":memory:"), new Database(":memory:")];
  /** What was made anew, one letter a question. */
  const asked = (kept: ReturnType<typeof keptFor<string>>, store: typeof one, keys: string) =>
    [...keys]
      .filter((key) => {
        let isMade = false;
        const found = kept(store, key, () => {
          isMade = true;
          return `${key}!`;
        });
        expect(found).toBe(`${key}!`);
        return isMade;
      })
      .join("");

  it.each([
    [1, "aab", "ab"],
    [1, "aba", "aba"],
    [2, "abab", "ab"],
    [2, "abcbca", "abca"],
    [3, "abcabcd", "abcd"],
    [3, "abcdbcda", "abcda"],
  ])("is kept, the first of more than %s given up: of %s, %s are made", (most, keys, made) => {
    expect(asked(keptFor<string>(most), one, keys)).toBe(made);
  });

  it("is kept also where it is nothing, and for each archive by itself", () => {
    const kept = keptFor<undefined>(2);
    let times = 0;
    const make = () => {
      times += 1;
      return undefined;
    };
    for (const store of [one, one, other, other, one]) kept(store, "a", make);
    expect(times).toBe(2);
  });
});

it("keeps as much as may weigh together, and no more", () => {
  const store = new Database(":memory:");
  const kept = keptWithin<string>(10, (text) => text.length);
  const has = (keys: string) =>
    [...keys].filter((key) => kept.find(store, key) !== undefined).join("");
  kept.keep(store, "a", "x".repeat(10));
  expect(has("a")).toBe("a");
  kept.keep(store, "b", "x".repeat(11));
  expect(has("ab")).toBe("a");
  kept.keep(store, "c", "x");
  expect(has("ac")).toBe("c");
  kept.keep(store, "d", "x".repeat(9));
  expect(has("cd")).toBe("cd");
  // One in another's place counts as what it is now.
  for (const length of [3, 9, 2, 9]) kept.keep(store, "d", "x".repeat(length));
  expect(has("cd")).toBe("cd");
  kept.keep(store, "d", "x".repeat(10));
  expect(has("cd")).toBe("d");
});
