import { describe, expect, it } from "vitest";
import { readText } from "../../src/extract/text.ts";
import { sourceOf } from "../builders.ts";

const read = (text: string) => readText(sourceOf("a"), new TextEncoder().encode(text), {});

describe("extracted text", () => {
  it("takes a line of a thousand separators for text, and says so", async () => {
    const { value, problems } = await read(`Council\n|${"x|".repeat(2000)}\na\tb\n`);
    expect(value.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph", "table"]);
    expect(problems.map(({ code }) => code)).toEqual(["table-clamped"]);
  });

  it("reads the quotes, dashes and euros of Windows-1252 on every Node", async () => {
    const bytes = new Uint8Array([0x93, 0x80, 0x35, 0x94, 0x20, 0x96, 0x20, 0x92, 0x0a]);
    const { value } = await readText(sourceOf("a"), bytes, {});
    expect(value.blocks).toMatchObject([{ text: "“€5” – ’" }]);
  });

  it("leaves a wide table a table", async () => {
    const { value, problems } = await read(`${Array(200).fill("x").join("\t")}\n`);
    expect(value.blocks[0]).toMatchObject({ kind: "table", columns: 200 });
    expect(problems).toEqual([]);
  });
});
