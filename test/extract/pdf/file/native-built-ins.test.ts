import { describe, expect, it } from "vitest";
import { withNativeBuiltIns } from "../../../../src/extract/pdf/file/native-built-ins.ts";
import { loadPdfJs } from "../../../../src/extract/pdf/file/pdfjs.ts";

const { push } = Array.prototype;
const { stringify } = JSON;

describe("withNativeBuiltIns", () => {
  it("puts back what a module replaces", async () => {
    const { parse } = JSON;
    const loaded = await withNativeBuiltIns(async () => {
      Array.prototype.push = function slow<T>(this: T[], ...items: T[]): number {
        for (const item of items) this[this.length] = item;
        return this.length;
      };
      JSON.parse = () => "another";
      return 7;
    });
    expect(loaded).toBe(7);
    expect(Array.prototype.push).toBe(push);
    expect(JSON.parse).toBe(parse);
    expect(Object.keys(Array.prototype)).toEqual([]);
  });

  it("leaves pdf.js no slower push", async () => {
    await loadPdfJs();
    expect(Array.prototype.push).toBe(push);
    expect(JSON.stringify).toBe(stringify);
  });
});
