import { expect, it } from "vitest";
import { packedList } from "../../src/archive/packed-list.ts";

it.each([
  0, 1, 499, 500, 501, 1500,
])("gives %i items back as they were added, again and again", (count) => {
  const list = packedList<{ file: string; reasons: readonly string[] }>();
  const items = Array.from({ length: count }, (_, at) => ({
    file: `\ud800 ${at} £`,
    reasons: at % 2 === 0 ? [] : ["x"],
  }));
  for (const item of items) list.add(item);
  expect([...list]).toEqual(items);
  expect([...list]).toEqual(items);
});
