import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { fixture, readBytes } from "./read.ts";

it("a .docx is refused where it inflates without end", async () => {
  const members = unzipSync(fixture("made/word/grid.docx"));
  const document = strToU8(`<a>${" ".repeat(250 * 1024 * 1024)}</a>`);
  const bomb = zipSync({ ...members, "word/document.xml": document }, { level: 6 });
  await expect(readBytes(bomb)).rejects.toMatchObject({ code: "too-large-inflated" });
});
