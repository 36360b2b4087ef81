import { find, parse } from "cfb";
import type { Block, Document, SourceFile } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import { type Outcome, UnreadableFile } from "../../../problem.ts";
import { noteLabel } from "../../markup/note-label.ts";
import { countBlocks } from "../../markup/progress.ts";
import { paragraphsToBlocks, type StoryContext } from "../../markup/story.ts";
import { defaultLimits, type ExtractOptions } from "../../options.ts";
import { createReport } from "../../report.ts";
import { type Bytes, bytesOf } from "./bytes.ts";
import { readContext } from "./context.ts";
import { attempt, tolerant } from "./damage.ts";
import { readFileInformation, storyStarts } from "./file-information.ts";
import { createTextBoxes, noteTexts, readRunning } from "./other-stories.ts";
import { type DocContext, readParagraphs } from "./paragraphs.ts";

/** Reads a Word 97-2003 document: text, tables, marks, notes, headers and footers. */
export async function readDoc(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const { nesting } = { ...defaultLimits, ...options.limits };
  const { problems, report } = createReport();
  const stream = openCompound(bytes);
  const document = stream("WordDocument");
  if (document === undefined) {
    throw new UnreadableFile(
      "file-damaged",
      "The file holds no Word document stream; it is damaged or of another program.",
    );
  }
  const information = readFileInformation(document);
  const table = stream(information.tableStream);
  if (table === undefined) {
    throw new UnreadableFile("file-damaged", "The Word document's table stream is missing.");
  }
  if (information.fastSaved) {
    report({
      severity: "note",
      code: "reader-warning",
      message: "The file was fast-saved; its text was put together from its pieces.",
    });
  }
  const context = readContext(document, table, stream("Data"), information, report);
  const starts = storyStarts(information.stories);
  const story: StoryContext = {
    nesting,
    report,
    onBlock: countBlocks(options),
    textBox: createTextBoxes(table, information, context, report, nesting),
  };
  const read = (start: number, end: number, own: DocContext): Block[] =>
    attempt(
      () => paragraphsToBlocks(readParagraphs(start, end, own), story),
      [],
      "a part of the text",
      report,
    );
  const blocks = paragraphsToBlocks(
    tolerant(readParagraphs(0, information.stories.text, context), report),
    story,
  );
  for (const kind of ["footnote", "endnote"] as const) {
    const texts = noteTexts(table, information, kind, report);
    texts.forEach(([start, end], index) => {
      const ownMark = `${noteLabel(kind, index + 1)} `;
      append(blocks, read(start, end, { ...context, noteMark: () => ownMark }));
    });
  }
  const running = readRunning(table, information, starts.headers, (start, end) =>
    read(start, end, context),
  );
  const value: Document = { source, format: "doc", blocks, running };
  return { value, problems };
}

/** Streams of the compound file's root by name. Throws `UnreadableFile`. */
function openCompound(bytes: Uint8Array): (name: string) => Bytes | undefined {
  try {
    const container = parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      type: "buffer",
    });
    return (name) => {
      const entry = find(container, `/${name}`);
      return entry?.content === undefined || entry.content === null
        ? undefined
        : bytesOf(Uint8Array.from(entry.content));
    };
  } catch (error) {
    throw new UnreadableFile(
      "file-damaged",
      "The compound file that holds the Word document is damaged or cut short.",
      { cause: error },
    );
  }
}
