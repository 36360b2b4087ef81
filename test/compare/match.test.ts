import { munkres } from "munkres";
import { describe, expect, test } from "vitest";
import { titleToTerms } from "../../src/catalogue/title.ts";
import { assign } from "../../src/compare/assignment.ts";
import { type Matchable, matchItems } from "../../src/compare/match.ts";
import { wordingKey } from "../../src/compare/words.ts";

const items = (side: string, texts: readonly string[]): readonly Matchable[] =>
  texts.map((text, at) => ({
    id: `${side}${at}`,
    key: wordingKey(text),
    terms: titleToTerms(text),
  }));

const rules = { atLeast: 0.6, mayPair: () => true, favour: () => 0 };

const pairs = (from: readonly Matchable[], to: readonly Matchable[]) =>
  matchItems(from, to, rules)
    .pairs.map((pair) => `${pair.from.id} ${pair.to.id}`)
    .sort();

describe("a pairing", () => {
  test("takes what is worth most together, not the first good pair", () => {
    const chosen = assign([
      { left: 0, right: 0, worth: 0.5 },
      { left: 0, right: 1, worth: 0.45 },
      { left: 1, right: 0, worth: 0.45 },
      { left: 1, right: 1, worth: 0.1 },
    ]);
    expect(chosen.map(({ left, right }) => [left, right])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test("leaves two alone rather than break a pair that is worth more than both would be", () => {
    const chosen = assign([
      { left: 0, right: 0, worth: 0.5 },
      { left: 0, right: 1, worth: 0.2 },
      { left: 1, right: 0, worth: 0.2 },
    ]);
    expect(chosen.map(({ left, right }) => [left, right])).toEqual([[0, 0]]);
  });

  test("of few is what the assignment of all would be, ties and all", () => {
    const worths = [0.2, 0.5, 0.5, 0.7, 1];
    const parts = 1e9;
    const told = new Set<string>();
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (const [lefts, rights] of [
      [1, 2],
      [1, 3],
      [2, 1],
      [4, 1],
      [2, 2],
      [1, 5],
    ] as const) {
      for (let round = 0; round < 200; round += 1) {
        const [first, second] = [next(5), next(5)];
        const candidates = Array.from({ length: lefts * rights }, (_, at) => ({
          left: first + Math.floor(at / rights) * (1 + next(1)),
          right: second + (at % rights) * 2,
          worth: worths[next(worths.length)] ?? 1,
        }));
        const costs = Array.from({ length: lefts }, (_, left) =>
          candidates
            .slice(left * rights, (left + 1) * rights)
            .map(
              (one) =>
                BigInt((one.left - one.right) ** 2) -
                BigInt(Math.round(one.worth * parts)) * 2n ** 48n,
            ),
        );
        const expected = munkres(costs).map(([left, right]) => candidates[left * rights + right]);
        const shuffled = candidates.toSorted(() => next(3) - 1);
        const chosen = assign(shuffled);
        expect(new Set(chosen)).toEqual(new Set(expected));
        told.add(`${lefts} ${rights} ${expected.length}`);
      }
    }
    expect(told.size).toBe(6);
  });

  test("of equally good ones takes the one that keeps the order", () => {
    const twice = ["Train staff", "Train staff", "Train staff"];
    expect(pairs(items("a", twice), items("b", twice))).toEqual(["a0 b0", "a1 b1", "a2 b2"]);
  });

  test("is the same from either side where several are equally good", () => {
    const from = items("a", ["plan agree train", "train staff agree", "agree"]);
    const to = items("b", ["train staff school agree", "agree", "train plan staff agree", "plan"]);
    const turned = pairs(to, from).map((pair) => pair.split(" ").reverse().join(" "));
    expect(turned.sort()).toEqual(pairs(from, to));
  });

  test("of five thousand lines a side, all alike, is quick and leaves none out", () => {
    const lines = Array.from({ length: 5000 }, () => "Employees");
    expect(pairs(items("a", lines), items("b", lines))).toHaveLength(5000);
  });

  test("of two thousand that share words with many others is quick", () => {
    const words = "adopt assess bus collect garden inspect library meal repair review".split(" ");
    const word = (at: number) => words[at % words.length];
    const plan = Array.from(
      { length: 2000 },
      (_, at) => `${word(at)} ${word(Math.floor(at / 10))} ${word(Math.floor(at / 100))} ${at}`,
    );
    const chosen = pairs(items("a", plan), items("b", plan.toReversed()));
    expect(chosen).toHaveLength(2000);
    expect(chosen).toContain("a0 b1999");
  });

  test("of a cluster too large for the best together takes the dearest pairs first", () => {
    const chain = Array.from({ length: 310 }, (_, at) => [
      { left: at, right: at, worth: 0.5 },
      { left: at, right: at + 1, worth: 0.6 + at / 1000 },
    ]).flat();
    const chosen = assign([...chain, { left: 5, right: 5, worth: 0.9 }]);
    expect(chosen).toContainEqual({ left: 5, right: 5, worth: 0.9 });
    expect(chosen).toContainEqual({ left: 309, right: 310, worth: 0.909 });
    expect(chosen.filter(({ left, right }) => left === right)).toHaveLength(1);
    expect(chosen).toHaveLength(309);
  });
});
