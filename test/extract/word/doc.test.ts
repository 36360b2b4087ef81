import { find, read as readContainer, write as writeContainer } from "cfb";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../../src/extract/word/doc/bytes.ts";
import { readFormField } from "../../../src/extract/word/doc/form-field.ts";
import { UnreadableFile } from "../../../src/problem.ts";
import { fixture, outline, place, readBytes, tablesOf } from "./read.ts";

const name = "halton-bsc-qmr-2008-09-q4";
const doc = fixture(`made/word/reports/${name}.doc`);

/** The file with some bytes of a stream replaced. */
function withStream(stream: string, change: (bytes: Buffer) => void): Uint8Array {
  const container = readContainer(Buffer.from(doc), { type: "buffer" });
  const entry = find(container, `/${stream}`);
  if (entry === null) throw new Error(`no stream ${stream}`);
  const content = Buffer.from(Uint8Array.from(entry.content));
  change(content);
  entry.content = content;
  return new Uint8Array(writeContainer(container, { type: "buffer" }) as Buffer);
}

describe("a Word 97-2003 document", () => {
  it("leaves out a row that was deleted under tracked changes, and shows a paragraph's shading", async () => {
    const { value, problems } = await readBytes(fixture("made/word/reports/deleted-row.doc"));
    expect(problems).toEqual([]);
    const cells = tablesOf(value)[0]?.cells ?? [];
    expect(cells.map(place)).toEqual([
      "0,0 Ref",
      "0,1 Target",
      "0,2 Status",
      "1,0 NI 1",
      "1,1 60%",
      "1,2 On target",
      "2,0 NI 3",
      "2,1 62%",
      "2,2 Late",
    ]);
    expect(cells[5]?.marks).toEqual([{ kind: "fill", colour: "#00b050" }]);
  });

  it("gives what the same report gives as .docx: text, tables, marks, headers and footers", async () => {
    const old = await readBytes(doc, `${name}.doc`);
    const recent = await readBytes(fixture(`archive/${name}.docx`), `${name}.docx`);
    expect(old.problems).toEqual(recent.problems);
    expect(old.value.blocks).toEqual(recent.value.blocks);
    // LibreOffice itself left two sections' headers out of the .doc; it has no others.
    expect(recent.value.running).toEqual(expect.arrayContaining([...old.value.running]));
    expect(old.value.running).toHaveLength(10);
    expect(tablesOf(old.value).length).toBeGreaterThan(5);
  });

  it("that needs a password, or is older, is told by name", async () => {
    const locked = withStream("WordDocument", (bytes) => {
      bytes.writeUInt16LE(bytes.readUInt16LE(10) | 0x0100, 10);
    });
    await expect(readBytes(locked)).rejects.toMatchObject({ code: "file-encrypted" });
    const older = withStream("WordDocument", (bytes) => bytes.writeUInt16LE(0x68, 2));
    await expect(readBytes(older)).rejects.toMatchObject({ code: "file-unsupported" });
  });

  it("keeps its text where the structure of its tables is damaged", async () => {
    const { value } = await readBytes(doc);
    const broken = withStream("WordDocument", (bytes) => {
      // The place of the pages that hold paragraph properties, far outside the stream.
      bytes.writeUInt32LE(0x7fffffff, 0x9a + 8 * 13);
    });
    const again = await readBytes(broken);
    expect(again.problems.map(({ code }) => code)).toContain("part-unreadable");
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
    const kept = letters(outline(again.value.blocks).join(""));
    for (const table of tablesOf(value)) {
      for (const cell of table.cells)
        expect(kept).toContain(letters(cell.text.split("\n")[0] ?? ""));
    }
  });

  it("never fails but as an unreadable file, whatever bytes it holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("WordDocument", "1Table", "Data"),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 40,
        }),
        async (stream, changes) => {
          const damaged = withStream(stream, (bytes) => {
            for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          });
          try {
            await readBytes(damaged);
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableFile);
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe("a form's field in a Word 97-2003 document", () => {
  /** A field's settings as [MS-DOC] 2.9.78 lays them out, behind the header of a picture that is none. */
  const settings = (flags: number, byDefault: number, entries: readonly string[]): Uint8Array => {
    const text = (value: string) =>
      Buffer.concat([word(value.length), Buffer.from(value, "utf16le")]);
    const named = (value: string) => Buffer.concat([text(value), word(0)]);
    return new Uint8Array(
      Buffer.concat([
        Buffer.alloc(68),
        Buffer.from([0xff, 0xff, 0xff, 0xff]),
        word(flags),
        word(0),
        word(0),
        named("Progress"),
        word(byDefault),
        ...["", "Help", "", "", ""].map(named),
        word(0xffff),
        word(entries.length),
        word(0),
        ...entries.map(text),
      ]),
    );
  };
  const word = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return bytes;
  };
  const entries = ["On target", "Below target"];

  it.each([
    ["a chosen entry", settings(2 | (1 << 2), 0, entries), { kind: "list", entry: "Below target" }],
    [
      "the entry by default",
      settings(2 | (25 << 2), 0, entries),
      { kind: "list", entry: "On target" },
    ],
    ["an entry that is not there", settings(2 | (9 << 2), 0, entries), { kind: "list", entry: "" }],
    ["a ticked box", settings(1 | (1 << 2), 0, []), { kind: "box", isTicked: true }],
    ["a box ticked by default", settings(1 | (25 << 2), 1, []), { kind: "box", isTicked: true }],
    ["nothing where it is cut short", settings(2, 0, entries).subarray(0, 100), undefined],
  ])("gives %s", (_, bytes, value) => {
    expect(readFormField(bytesOf(bytes), 0)).toEqual(value);
  });
});
