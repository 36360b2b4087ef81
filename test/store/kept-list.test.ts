import { afterEach, expect, it } from "vitest";
import { type KeptList, openKeptList } from "../../src/store/kept-list.ts";

interface Item {
  readonly name: string;
  readonly key: string | null;
}

let list: KeptList<Item>;
afterEach(() => list.close());

const open = async (items: readonly Item[]) => {
  list = await openKeptList<Item>({
    pack: (item) => JSON.stringify(item),
    unpack: (packed) => JSON.parse(packed) as Item,
    orderOf: ({ name }) => name,
    keyOf: ({ key }) => key,
  });
  for (const item of items) list.add(item);
  list.order();
};
const named = (name: string, key: string | null = name): Item => ({ name, key });

it("puts its items in the order of their code units, as < does", async () => {
  const names = ["\u{1f4c4}.pdf", "\uff21.pdf", "b.pdf", "a.pdf", "a", "Z.pdf", "é.pdf"];
  await open(names.map((name) => named(name)));
  expect(Array.from(list, ({ name }) => name)).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
});

it("gives each of many items once, while they are marked and cleared", async () => {
  const names = Array.from({ length: 450 }, (_, at) => String(at).padStart(3, "0"));
  await open(names.toReversed().map((name) => named(name)));
  const seen: string[] = [];
  for (const { position, item } of list.placed()) {
    seen.push(item.name);
    expect(list.at(position)).toEqual(item);
    list.mark(item.name);
    if (position % 2 === 0) list.clear(item.name);
  }
  expect(seen).toEqual(names);
  expect(list.length).toBe(450);
  const marked = Array.from(list.placed()).filter((one) => one.marked);
  expect(marked.map(({ position }) => position % 2)).toEqual(Array.from({ length: 225 }, () => 1));
});

it("knows the items of one key, but for those of none", async () => {
  await open([named("c", "x"), named("a", "x"), named("b", null), named("d", null)]);
  expect(list.same("x").map(({ position }) => position)).toEqual([0, 2]);
  expect(list.first("x")).toBe(0);
  expect(list.first("y")).toBeUndefined();
  list.mark("x");
  expect(Array.from(list.placed(), ({ marked }) => marked)).toEqual([true, false, true, false]);
  expect(() => list.at(4)).toThrow("no item 4");
});

it("takes others in the place of what it held", async () => {
  await open([named("a"), named("b")]);
  list.fill(Array.from(list, ({ name }) => named(`z${name}`)).toReversed());
  expect(Array.from(list, ({ name }) => name)).toEqual(["za", "zb"]);
  expect(list.first("a")).toBeUndefined();
});
