import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { firstObject, makePdf, stream, textAt } from "../../../../scripts/pdf/make-pdf.mjs";
import { packedPdf } from "../../../../scripts/pdf/packed-pdf.mjs";
import { damagedPageObjects } from "../../../../src/extract/pdf/file/page-objects.ts";
import { readBytes, readMade } from "../read.ts";

const rows = Array.from({ length: 40 }, (_, n) =>
  textAt(50, 800 - 15 * n, `Service ${n} spent ${n * 37 + 1000}`),
).join("\n");

/** A sound page, then one that draws a form, whose stream is packed and may be changed. */
function packed(change: (bytes: Buffer) => Buffer): Parameters<typeof readMade> {
  const bytes = change(deflateSync(Buffer.from(rows)));
  const entries =
    "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Filter /FlateDecode";
  const page = { operators: "/Rows Do", resources: `/XObject << /Rows ${firstObject} 0 R >>` };
  const sound = { operators: textAt(50, 700, "A sound page") };
  return [[sound, page], [stream(entries, bytes.toString("latin1"))]];
}

const kept = textAt(50, 700, "Kept");

describe("a page that is damaged", () => {
  it("is not said to be where it is sound", async () => {
    expect((await readMade(...packed((bytes) => bytes))).problems).toEqual([]);
  });

  it("is named where its packed drawing is zeroed half way", async () => {
    const zeroed = (bytes: Buffer) => bytes.fill(0, bytes.length >> 1, bytes.length - 4);
    const { value, problems } = await readMade(...packed(zeroed));
    expect(JSON.stringify(value.blocks)).toContain("A sound page");
    expect(problems[0]).toMatchObject({ code: "part-unreadable", severity: "warning", page: 2 });
  });

  it("is told by its checksum where the damage can still be unpacked", async () => {
    const flipped = (bytes: Buffer) => {
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
      return bytes;
    };
    const { problems } = await readMade(...packed(flipped));
    expect(problems).toMatchObject([{ code: "part-unreadable", severity: "warning" }]);
    expect(problems[0]?.message).toContain("checksum");
  });

  it.each([
    ["a number that is none", `${kept}\n0 0 0 rg\n+x 0 0 rg`],
    ["a form that is not there", `${kept}\n/Nowhere Do`],
  ])("is named for %s, and read as far as it goes", async (_, operators) => {
    const { value, problems } = await readMade([{ operators }]);
    expect(value.blocks).toMatchObject([{ text: "Kept" }]);
    expect(problems).toMatchObject([{ code: "part-unreadable", severity: "warning", page: 1 }]);
  });
});

describe("a PDF that lost bytes", () => {
  const whole = Buffer.from(makePdf([{ operators: kept }]));

  it.each([
    ["is told by the list of its objects, which is elsewhere", "/Type /Font", "/Type/Font", 1],
    ["is not suspected for what stands before its header", "%PDF", "From: a gateway\r\n%PDF", 0],
  ])("%s", async (_, before, after, count) => {
    const bytes = Buffer.from(whole.toString("latin1").replace(before, after), "latin1");
    const { value, problems } = await readBytes(bytes);
    expect(value.blocks).toMatchObject([{ text: "Kept" }]);
    expect(problems.length).toBe(count);
  });

  it("is told where its text has a font that is not there", async () => {
    const { problems } = await readMade([
      { operators: `${kept}\n${textAt(50, 600, "Lost", 10, "F9")}` },
    ]);
    expect(problems).toMatchObject([{ code: "part-unreadable", page: 1 }]);
  });
});

describe("a PDF whose objects are packed", () => {
  const pages = Array.from({ length: 6 }, (_, n) => ({
    operators: textAt(50, 700, `Page ${n + 1}`),
  }));
  const packed = packedPdf(pages);
  const textsOf = ({ value }: Awaited<ReturnType<typeof readBytes>>) =>
    value.blocks.map((block) => [block.page, block.kind === "table" ? "" : block.text]);

  it("is read whole where it is sound", async () => {
    const outcome = await readBytes(Uint8Array.from(packed));
    expect(textsOf(outcome)).toEqual(pages.map((_, n) => [n + 1, `Page ${n + 1}`]));
    expect(outcome.problems).toEqual([]);
  });

  it("loses the pages of a group that cannot be unpacked, and no others", async () => {
    const broken = Buffer.from(packed);
    const groups = [...packed.toString("latin1").matchAll(/\/ObjStm.*?stream\n/gs)];
    const third = groups[2] as RegExpExecArray;
    broken.fill(0, third.index + third[0].length + 4, third.index + third[0].length + 60);
    const outcome = await readBytes(broken);
    expect(textsOf(outcome)).toEqual([1, 2, 5, 6].map((n) => [n, `Page ${n}`]));
    expect(outcome.problems).toMatchObject(
      [3, 4].map((page) => ({ code: "page-unreadable", page })),
    );
  });
});

describe("a page's object", () => {
  const pages = [kept, textAt(50, 700, "Second"), textAt(50, 700, "Third")];
  const whole = Buffer.from(makePdf(pages.map((operators) => ({ operators }))));

  it.each([
    [
      "whose end is gone, so that it reads on into the next,",
      /endobj(?=\n10 0 obj)/,
      "\0\0\0\0\0\0",
    ],
    ["whose size is no number", /595 842(?=\]\s+\/Contents 8 )/, "595\xae842"],
    ["whose contents have another name", /Contents(?= 8 )/, "Conten|s"],
    ["whose contents have no name", /\/Contents(?= 8 )/, "oContents"],
    ["whose size has another name", /MediaBox(?=[^\]]*\]\s+\/Contents 8 )/, "MediaBo8"],
  ])("%s is named", async (_, before, after) => {
    const changed = whole.toString("latin1").replace(before, after);
    expect(changed).not.toBe(whole.toString("latin1"));
    const { problems } = await readBytes(Buffer.from(changed, "latin1"));
    expect(problems).toMatchObject([{ code: "part-unreadable", severity: "warning", page: 2 }]);
  });

  it.each([
    "0 0 595.5 -842.25",
    "+.5 -0.5 595. 842 ",
    "\n0 0\n595 842\n",
    "0 0 9 0 R 842",
  ])("is sound with a size of %s", (size) => {
    const one = `\n5 0 obj\n<</Type /Page /MediaBox [${size}] /Parent 2 0 R>>\nendobj\n6 0 obj`;
    expect(damagedPageObjects(Buffer.from(one, "latin1"))).toEqual([]);
  });

  it("is damaged whose dictionary does not end", () => {
    const one = "\n5 0 obj\n<</Type /Page /Parent 2 0 R\xbe>\nendobj\n6 0 obj";
    expect(damagedPageObjects(Buffer.from(one, "latin1"))).toEqual(["5 0"]);
  });
});

describe("a font's list of widths", () => {
  const font = (widths: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [${widths}] >>`;
  const page = { operators: textAt(50, 700, "Kept", 10, "F5"), fonts: `/F5 ${firstObject} 0 R` };

  it("that is zeroed with what is said before it is told", async () => {
    const zeroed = font("500 ".repeat(95)).replace(
      /(?<=LastChar )126 .Widths .500/,
      "\0".repeat(16),
    );
    const { problems } = await readMade([page], [zeroed]);
    expect(problems).toMatchObject([{ code: "part-unreadable", severity: "warning" }]);
  });

  it.each([
    ["is whole", "500 ".repeat(95), 0],
    ["is cut short", `${"500 ".repeat(60)}${"\0".repeat(140)}`, 1],
  ])("that %s is told", async (_, widths, count) => {
    const { problems } = await readMade([page], [font(widths)]);
    expect(problems.length).toBe(count);
  });
});

describe("a page tree whose count is wrong", () => {
  const pages = ["One", "Two"].map((text) => ({ operators: textAt(50, 700, text) }));
  const counted = (count: string): Uint8Array =>
    Buffer.from(
      Buffer.from(makePdf(pages)).toString("latin1").replace("/Count 2", count),
      "latin1",
    );

  it.each([
    [
      "/Count 7",
      "The PDF says it has 7 pages, but only 2 pages could be found; what comes after page 2 was not read.",
    ],
    ["/Count -7", "The PDF says it has -7 pages; what could be found was read: 2 pages."],
  ])("reads what is there under %s and says so", async (count, message) => {
    const { value, problems } = await readBytes(counted(count));
    expect(value.blocks).toMatchObject([{ text: "One" }, { text: "Two" }]);
    expect(problems).toMatchObject([{ code: "part-unreadable", severity: "warning", message }]);
  });

  it("says that pages are left where the count is too small", async () => {
    const { problems } = await readBytes(counted("/Count 1"));
    expect(problems).toMatchObject([{ code: "part-unreadable", severity: "warning" }]);
  });
});
