import { describe, expect, it } from "vitest";
import { parseXml, textOf, visitXml } from "../../src/extract/xml.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textIn = (bytes: Uint8Array): string => {
  const root = parseXml(bytes, 50);
  return root === undefined ? "not read" : textOf(root);
};

describe("a part that is decoded in pieces", () => {
  it.each([
    2042, 2043, 2044, 2045, 2046,
  ])("keeps what lies over the end of a piece (%i)", (length) => {
    const text = `${"a".repeat(length)}£’😀${"b".repeat(3000)}é`;
    expect(textIn(bytesOf(`<p>${text}</p>`))).toBe(text);
  });

  it("reads bytes that are no UTF-8 as any decoder does", () => {
    const bytes = bytesOf(`<p>${"a".repeat(2040)}xx${"b".repeat(3000)}</p>`);
    bytes.set([0xe2, 0x80], 2042);
    expect(textIn(bytes)).toBe(new TextDecoder().decode(bytes).slice(3, -4));
  });

  it("passes over a mark of its encoding", () => {
    expect(textIn(bytesOf("\ufeff<p>text</p>"))).toBe("text");
  });
});

describe("a picture's bytes", () => {
  const picture = "QUJD".repeat(100);

  it("are handed on as they stand, the text around them as well", () => {
    const part = `<w:pict><w:t>#0</w:t><w:binData w:name="a">${picture}</w:binData><w:t>#1</w:t></w:pict>`;
    const root = parseXml(bytesOf(part), 50);
    expect(root?.children.map((child) => typeof child !== "string" && textOf(child))).toEqual([
      "#0",
      picture,
      "#1",
    ]);
  });

  it("are text where something else stands among them", () => {
    const text = `${picture}!${picture}`;
    expect(textIn(bytesOf(`<w:binData>${text}</w:binData>`))).toBe(text);
  });
});

describe("elements that say nothing", () => {
  it("are left out with what they hold, and end where they end", () => {
    const seen: string[] = [];
    const visitor = {
      isLeaf: (name: string) => name === "p",
      ignored: new Set(["edges"]),
      open: (name: string) => seen.push(`<${name}>`),
      close: (name: string) => seen.push(`</${name}>`),
      leaf: (element: Parameters<typeof textOf>[0]) => seen.push(textOf(element)),
    };
    visitXml(
      bytesOf("<b><edges><p>no</p><edges/></edges><p>one<edges>no</edges> two</p></b>"),
      visitor,
      50,
    );
    expect(seen).toEqual(["<b>", "one two", "</b>"]);
  });
});
