import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { listZipMembers, zipMemberReader } from "../../src/archive/zip-members.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe("an archive of files", () => {
  it("may hold more of them than a Word package has parts", () => {
    const entries = Array.from({ length: 1_100 }, (_, index) => [`${index}.txt`, text(`${index}`)]);
    const zip = zipSync(Object.fromEntries(entries), { level: 0 });
    expect(listZipMembers(zip, {})).toHaveLength(1_100);
    const read = zipMemberReader(zip, {});
    expect(String.fromCharCode(...read(1_099))).toBe("1099");
    expect(() => read(1_100)).toThrow(/changed while it was read/);
  });
  it("is none where it is a packed document", () => {
    expect(listZipMembers(zipSync({ "[Content_Types].xml": text("x") }), {})).toBeNull();
  });
});
