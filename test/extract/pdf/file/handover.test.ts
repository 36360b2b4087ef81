import { afterEach, describe, expect, it, vi } from "vitest";
import { textAt } from "../../../../scripts/pdf/make-pdf.mjs";
import { Handover } from "../../../../src/extract/pdf/file/handover.ts";
import { readMade } from "../read.ts";

const messagesOf = (port: Handover): unknown[] => {
  const got: unknown[] = [];
  port.addEventListener("message", ({ data }) => got.push(data));
  return got;
};

describe("Handover", () => {
  it("tells listeners later, in turn, and those no more that have gone", async () => {
    const port = new Handover();
    const got = messagesOf(port);
    const gone = new AbortController();
    const early: unknown[] = [];
    port.addEventListener("message", ({ data }) => early.push(data), { signal: gone.signal });
    const messages = [{ action: "first" }, { action: "second" }];
    for (const message of messages) port.postMessage(message as object);
    gone.abort();
    expect(got).toEqual([]);
    await Promise.resolve();
    await Promise.resolve();
    expect(got).toEqual(messages);
    expect(got[0]).toBe(messages[0]);
    expect(early).toEqual([]);
  });

  it("keeps a page's operators, whose lists the sender empties", async () => {
    const port = new Handover();
    const got = messagesOf(port);
    const glyphs = [{ unicode: "a" }];
    const chunk = { fnArray: [44], argsArray: [[glyphs]] };
    port.postMessage({ chunk });
    chunk.fnArray.length = 0;
    chunk.argsArray.length = 0;
    await Promise.resolve();
    const [message] = got as [{ chunk: typeof chunk }];
    expect(message.chunk).toEqual({ fnArray: [44], argsArray: [[glyphs]] });
    expect(message.chunk.argsArray[0]?.[0]).toBe(glyphs);
  });
});

describe("readPdf", () => {
  afterEach(() => vi.restoreAllMocks());

  it("copies no message between the halves of pdf.js", async () => {
    const clone = vi.spyOn(globalThis, "structuredClone");
    const { value } = await readMade([{ operators: textAt(50, 700, "Agree the plan") }]);
    expect(value.pages).toBe(1);
    const isMessage = ([what]: unknown[]): boolean =>
      typeof what === "object" && what !== null && "targetName" in what;
    expect(clone.mock.calls.filter(isMessage)).toEqual([]);
  });
});
