import fc from "fast-check";
import { expect, test } from "vitest";
import { recordId } from "../../src/normalise/identity.ts";
import { presentId } from "../../src/records.ts";

const sha256 = "0".repeat(64);

test("an id is the same on every machine and with every version", () => {
  // Stored in other people's notes and corrections: these may never change.
  expect(recordId(sha256, { block: 3, table: 1, row: 2, column: 4 }, 0)).toBe("r7fb3dd213bb22a48");
  expect(recordId(sha256, { block: 3 }, 1)).toBe("r21ba736e0f2d4508");
});

test("no id is a number, a power of ten, a date or a formula to a spreadsheet", () => {
  const place = fc.nat({ max: 1000 });
  fc.assert(
    fc.property(place, place, place, (table, row, column) => {
      const id = recordId(sha256, { block: 0, table, row, column }, 0);
      expect(id).toMatch(/^r[0-9a-f]{16}$/);
      expect(Number.isNaN(Number(id))).toBe(true);
    }),
  );
});

test("an id of digits alone is the same record's", () => {
  expect(presentId("9314364019245e73")).toBe("r9314364019245e73");
  expect(presentId("r9314364019245e73")).toBe("r9314364019245e73");
  expect(presentId("halton")).toBe("halton");
});
