import { describe, expect, it } from "vitest";
import { readText } from "../../src/extract/text/index.ts";
import { sourceOf } from "../builders.ts";

const read = (text: string) => readText(sourceOf("a"), new TextEncoder().encode(text), {});

describe("extracted text", () => {
  it("takes a line of a thousand separators for text, and says so", async () => {
    const { value, problems } = await read(`Council\n|${"x|".repeat(2000)}\na\tb\n`);
    expect(value.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph", "table"]);
    expect(problems.map(({ code }) => code)).toEqual(["table-clamped"]);
  });

  it("reads a table of more rows than the stack has places", async () => {
    const { value } = await read("a\tb\n".repeat(150_000));
    expect(value.blocks).toMatchObject([{ kind: "table", rows: 150_000, columns: 2 }]);
  });

  it("reads the quotes, dashes and euros of Windows-1252 on every Node", async () => {
    const bytes = new Uint8Array([0x93, 0x80, 0x35, 0x94, 0x20, 0x96, 0x20, 0x92, 0x0a]);
    const { value } = await readText(sourceOf("a"), bytes, {});
    expect(value.blocks).toMatchObject([{ text: "“€5” – ’" }]);
  });

  it.each([
    ["notes it where Windows-1252 fits", [0xa3, 0x31, 0x96, 0xe9], "note"],
    ["warns where it hardly does", [0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x31], "warning"],
    ["warns where most of it is UTF-8", [0xc2, 0xa3, 0x31, 0xa3], "warning"],
  ])("that is no UTF-8: %s", async (_, bytes, severity) => {
    const { problems } = await readText(sourceOf("a"), new Uint8Array([0x41, 0x20, ...bytes]), {});
    expect(problems).toMatchObject([{ code: "text-encoding", severity }]);
  });

  it("ends lines where Unicode does, and keeps no control characters", async () => {
    const { value } = await read(
      "a\rb\nc\r\nd\ve\ff\u0085g\u2028h\n\u009b31m\u0081red &#155;2 &#150; &#127;x\n",
    );
    const texts = value.blocks.map((block) => (block.kind === "table" ? "" : block.text));
    expect(texts).toEqual([..."abcdefgh", "31m red ›2 – x"]);
  });

  it("reads UTF-16 without a mark", async () => {
    const bytes = Buffer.from("Budget £1,234\n", "utf16le");
    const { value } = await readText(sourceOf("a"), bytes, {});
    expect(value.blocks).toMatchObject([{ text: "Budget £1,234" }]);
  });

  it.each([
    [
      "lines",
      "a\n".repeat(200_010),
      200_000,
      "The text has 200011 lines; its first 200000 were read",
    ],
    ["bytes", `a${"é".repeat(10_500_000)}`, 100, "The text has 21 MB; its first 20 MB were read"],
  ])("keeps the beginning of more %s than any report has, and says so", async (_, text, count, said) => {
    const { value, problems } = await read(text);
    expect(value.blocks.length).toBe(count);
    expect(JSON.stringify(value.blocks.at(-1))).toMatch(/"text":"(?:a|é*)"/);
    expect(problems).toMatchObject([{ severity: "warning", code: "part-unreadable" }]);
    expect(problems[0]?.message).toContain(said);
  });

  it("parts a text that stands on one line, at blanks", async () => {
    const { value } = await read("Indicator 12 ".repeat(20_000));
    const texts = value.blocks.map((block) => (block.kind === "table" ? "" : block.text));
    expect(texts.length).toBe(3);
    expect(texts.join(" ")).toBe("Indicator 12 ".repeat(20_000).trim());
  });

  it("leaves a wide table a table", async () => {
    const { value, problems } = await read(`${Array(200).fill("x").join("\t")}\n`);
    expect(value.blocks[0]).toMatchObject({ kind: "table", columns: 200 });
    expect(problems).toEqual([]);
  });
});
