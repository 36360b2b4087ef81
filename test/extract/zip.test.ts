import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openZip } from "../../src/extract/zip.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** The same package as zip64 writes it: its numbers behind the directory, 64 bits each. */
function asLargeZip(zip: Uint8Array): Uint8Array {
  const end = zip.length - 22;
  const old = new DataView(zip.buffer, zip.byteOffset + end, 22);
  const large = new DataView(new ArrayBuffer(56 + 20));
  large.setUint32(0, 0x06064b50, true);
  large.setBigUint64(4, 44n, true);
  large.setBigUint64(32, BigInt(old.getUint16(10, true)), true);
  large.setBigUint64(48, BigInt(old.getUint32(16, true)), true);
  large.setUint32(56, 0x07064b50, true);
  large.setBigUint64(56 + 8, BigInt(end), true);
  const tail = Uint8Array.from(zip.subarray(end));
  const view = new DataView(tail.buffer);
  view.setUint16(10, 0xffff, true);
  view.setUint32(16, 0xffffffff, true);
  return new Uint8Array([...zip.subarray(0, end), ...new Uint8Array(large.buffer), ...tail]);
}

describe("openZip", () => {
  test("a zip without its directory is told to be cut short", () => {
    expect(() => openZip(new Uint8Array(100))).toThrow(/cut short/);
  });

  test("zip64 gives the same members", () => {
    const zip = zipSync({ "a.txt": text("one"), "b.txt": text("two") });
    const large = openZip(asLargeZip(zip));
    expect(large.members).toEqual(openZip(zip).members);
    expect(large.members.map((member) => String.fromCharCode(...large.read(member)))).toEqual([
      "one",
      "two",
    ]);
  });

  test("a name that the directory and the member's own header print differently is told", () => {
    const zip = zipSync({ "a.txt": text("one"), "b.txt": text("two") });
    const damaged = Uint8Array.from(zip);
    damaged[Buffer.from(zip).lastIndexOf("b.txt")] = 99;
    const { members, isNamedAlike } = openZip(damaged);
    expect(members.map((member) => [member.name, isNamedAlike(member)])).toEqual([
      ["a.txt", true],
      ["c.txt", false],
    ]);
  });

  test("a zip64 directory that is not there is damage, wherever it is said to be", () => {
    const large = asLargeZip(zipSync({ "a.txt": text("one") }));
    for (const place of [0n, 2n ** 40n, 2n ** 63n]) {
      const lie = Uint8Array.from(large);
      new DataView(lie.buffer).setBigUint64(large.length - 22 - 20 + 8, place, true);
      expect(() => openZip(lie)).toThrow(/zip64 directory/);
    }
  });

  test("a directory of thousands is refused by its true reason, or read where so many are allowed", () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 1_200 }, (_, index) => [`${index}.txt`, text("x")])),
    );
    expect(() => openZip(many)).toThrow(/more than 1000 members/);
    expect(openZip(many, { members: 2_000 }).members).toHaveLength(1_200);
  });

  test("members read as files of their own do not use up each other's limit", () => {
    const zip = openZip(zipSync({ "a.txt": text("1234"), "b.txt": text("5678") }), {
      inflatedBytes: 6,
    });
    const [first, second] = zip.members;
    if (!first || !second) throw new Error("two members");
    expect(zip.readAlone(first)).toHaveLength(4);
    expect(zip.readAlone(second)).toHaveLength(4);
    zip.read(first);
    expect(() => zip.read(second)).toThrow(/inflates to more/);
  });
});
