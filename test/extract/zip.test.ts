import { expect, test } from "vitest";
import { openZip } from "../../src/extract/zip.ts";

test("a zip without its directory is told to be cut short", () => {
  expect(() => openZip(new Uint8Array(100))).toThrow(/cut short/);
});
