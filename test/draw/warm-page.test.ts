import { expect, it } from "vitest";
import { warmPage } from "../../src/draw/warm-page.ts";

it("is a PDF whose parts stand where it says", () => {
  const text = new TextDecoder().decode(warmPage());
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const places = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) =>
    Number(at),
  );
  expect(places.map((at) => text.slice(at, text.indexOf("\n", at)))).toEqual(
    places.map((_, at) => `${at + 1} 0 obj`),
  );
  const [length, content = ""] =
    /<< \/Length (\d+) >>\nstream\n([\s\S]*?)endstream/.exec(text)?.slice(1) ?? [];
  expect(content).toHaveLength(Number(length));
});
