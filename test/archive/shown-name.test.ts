import fc from "fast-check";
import { expect, it } from "vitest";
import { shownName } from "../../src/archive/shown-name.ts";

it.each([
  ["plain – café 📈.txt", "plain – café 📈.txt"],
  ["a\nb.txt", "a\\nb.txt"],
  ["a\\nb.txt", "a\\\\nb.txt"],
  ["\u001b[31mred.txt", "\\x1b[31mred.txt"],
  ["rev\u202etxt.exe", "rev\\u202etxt.exe"],
  ["zero\u200bwidth", "zero\\u200bwidth"],
])("shows %j as %s", (name, shown) => {
  expect(shownName(Buffer.from(name))).toBe(shown);
});

it("shows bytes that are no UTF-8", () => {
  expect(shownName(Buffer.from([0x63, 0xe9, 0x2d, 0xff]))).toBe("c\\xe9-\\xff");
});

it("never gives two names one form, nor a control character", () => {
  const bytes = fc.uint8Array({ maxLength: 12 });
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(shownName(a)).not.toMatch(/\p{Cc}/u);
      expect(shownName(a) === shownName(b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
});
