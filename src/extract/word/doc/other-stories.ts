import type { Block, RunningText } from "../../../document.ts";
import { blocksToText } from "../../markup/content.ts";
import { paragraphsToBlocks, type StoryContext } from "../../markup/story.ts";
import type { Report } from "../../report.ts";
import { type Bytes, readPlc } from "./bytes.ts";
import { attempt } from "./damage.ts";
import { type FileInformation, storyStarts } from "./file-information.ts";
import { type DocContext, readParagraphs } from "./paragraphs.ts";

/** Separators of notes come first in the story of headers. */
const noteSeparators = 6;
/** Even and odd header, even and odd footer, first page's header and footer: so for every section. */
const runningKinds = ["header", "header", "footer", "footer", "header", "footer"] as const;

/** Where each note's text begins and ends; the last stretch is empty by rule. */
export function noteTexts(
  table: Bytes,
  information: FileInformation,
  kind: "footnote" | "endnote",
  report: Report,
): [number, number][] {
  const { offset, length } = information.place(`${kind}Text`);
  const start = storyStarts(information.stories)[`${kind}s`];
  if (length === 0) return [];
  return attempt(
    () => {
      const plc = readPlc(table.slice(offset, length), 0);
      return Array.from({ length: Math.max(0, plc.count - 1) }, (_, index): [number, number] => [
        start + plc.position(index),
        start + plc.position(index + 1),
      ]);
    },
    [],
    `${kind}s`,
    report,
  );
}

/** Each header and footer once. */
export function readRunning(
  table: Bytes,
  information: FileInformation,
  start: number,
  read: (start: number, end: number) => Block[],
): RunningText[] {
  const { offset, length } = information.place("headers");
  if (length === 0 || offset + length > table.length) return [];
  const plc = readPlc(table.slice(offset, length), 0);
  const running: RunningText[] = [];
  const seen = new Set<string>();
  for (let index = noteSeparators; index + 1 < plc.count; index += 1) {
    const kind = runningKinds[(index - noteSeparators) % runningKinds.length] ?? "header";
    const text = blocksToText(read(start + plc.position(index), start + plc.position(index + 1)));
    if (text === "" || seen.has(`${kind} ${text}`)) continue;
    seen.add(`${kind} ${text}`);
    running.push({ kind, text });
  }
  return running;
}

/** Text boxes keep their text in a story of its own, each under the id of its shape. */
export function createTextBoxes(
  table: Bytes,
  information: FileInformation,
  context: DocContext,
  report: Report,
  nesting: number,
): (shape: number) => readonly Block[] {
  const { offset, length } = information.place("textBoxText");
  const start = storyStarts(information.stories).textBoxes;
  const places = new Map<number, [number, number]>();
  if (length > 0) {
    attempt(
      () => {
        const plc = readPlc(table.slice(offset, length), 22);
        for (let index = 0; index + 1 < plc.count; index += 1) {
          places.set(plc.entry(index).u32(14), [
            start + plc.position(index),
            start + plc.position(index + 1),
          ]);
        }
      },
      undefined,
      "text boxes",
      report,
    );
  }
  const story: StoryContext = { nesting, report, onBlock: () => {}, textBox: () => [] };
  return (shape) => {
    const place = places.get(shape);
    if (place === undefined) return [];
    return attempt(
      () => paragraphsToBlocks(readParagraphs(place[0], place[1], context), story),
      [],
      "a text box",
      report,
    );
  };
}
