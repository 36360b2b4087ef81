import { UnreadableFile } from "../../../problem.ts";
import type { Bytes } from "./bytes.ts";

/** Where a structure lies in the table stream. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** The stories of a document follow one another in one run of character positions. */
export interface Stories {
  readonly text: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly textBoxes: number;
}

export interface FileInformation {
  readonly tableStream: "0Table" | "1Table";
  /** Saved by adding changes to the end; the piece table says what the text is. */
  readonly fastSaved: boolean;
  readonly stories: Stories;
  readonly place: (name: Structure) => Place;
}

/** Indices of FibRgFcLcb97 ([MS-DOC] 2.5.6). */
const structures = {
  styles: 1,
  footnoteReferences: 2,
  footnoteText: 3,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  shapeAnchors: 40,
  endnoteReferences: 46,
  endnoteText: 47,
  drawings: 50,
  textBoxText: 56,
  lists: 73,
  listOverrides: 74,
} as const;

export type Structure = keyof typeof structures;

/** Word 97's own version number; files of Word 6 and 95 are laid out differently. */
const word97 = 0xc1;
const word95 = 0x68;
const identifiers = new Set([0xa5ec, 0xa5dc]);

/** Reads the file information block ([MS-DOC] 2.5.1). Throws `UnreadableFile`. */
export function readFileInformation(document: Bytes): FileInformation {
  if (document.length < 0x200 || !identifiers.has(document.u16(0))) {
    throw new UnreadableFile("file-damaged", "The Word document's first block is damaged.");
  }
  const version = document.u16(2);
  const flags = document.u16(0x0a);
  if ((flags & 0x0100) !== 0) {
    throw new UnreadableFile(
      "file-encrypted",
      "The Word document needs a password. Save it without one.",
    );
  }
  if (version < word97 - 8) {
    const age = version <= word95 ? "Word 6 or 95" : "an early Word";
    throw new UnreadableFile(
      "file-unsupported",
      `The file is a document of ${age} (version ${version}), which is not supported. Save it as .docx.`,
    );
  }
  const pairs = document.u16(0x98);
  return {
    tableStream: (flags & 0x0200) === 0 ? "0Table" : "1Table",
    fastSaved: (flags & 0x0004) !== 0,
    stories: {
      text: document.u32(0x4c),
      footnotes: document.u32(0x50),
      headers: document.u32(0x54),
      comments: document.u32(0x5c),
      endnotes: document.u32(0x60),
      textBoxes: document.u32(0x64),
    },
    place: (name) => {
      const index = structures[name];
      if (index >= pairs) return { offset: 0, length: 0 };
      return { offset: document.u32(0x9a + 8 * index), length: document.u32(0x9e + 8 * index) };
    },
  };
}

/** Position of each story's first character. */
export function storyStarts(stories: Stories) {
  const footnotes = stories.text;
  const headers = footnotes + stories.footnotes;
  const comments = headers + stories.headers;
  const endnotes = comments + stories.comments;
  const textBoxes = endnotes + stories.endnotes;
  return { text: 0, footnotes, headers, comments, endnotes, textBoxes };
}
