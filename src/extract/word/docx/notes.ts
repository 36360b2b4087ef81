import type { Block } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import { type NoteKind, noteLabel } from "../../markup/note-label.ts";
import type { Report } from "../../report.ts";
import { childrenNamed, visitTree, type XmlElement } from "../../xml.ts";
import { type BodyContext, createBodyReader } from "./body.ts";

/** Keeps the notes that the text cites, numbers them, and reads them after the text. */
export function createNotes() {
  const cited: Record<NoteKind, Map<string, number>> = { footnote: new Map(), endnote: new Map() };
  const mark = (kind: NoteKind, id: string): string => {
    const numbers = cited[kind];
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return noteLabel(kind, number);
  };
  const read = (
    kind: NoteKind,
    root: XmlElement | undefined,
    context: BodyContext,
    report: Report,
  ): Block[] => {
    const elements = new Map(
      (root === undefined ? [] : childrenNamed(root, `w:${kind}`)).map((element) => [
        element.attributes["w:id"] ?? "",
        element,
      ]),
    );
    const blocks: Block[] = [];
    // A note may cite another one, which then joins the end of the list.
    for (const [id, number] of cited[kind]) {
      const element = elements.get(id);
      if (element === undefined) {
        report({
          severity: "warning",
          code: "part-unreadable",
          message: `The text cites ${kind} ${number}, but the file does not hold it.`,
        });
        continue;
      }
      const ownMark = noteLabel(kind, number);
      const reader = createBodyReader({ ...context, ownMark });
      visitTree(element, reader.visitor);
      append(blocks, reader.finish());
    }
    return blocks;
  };
  return { mark, read, cited: (kind: NoteKind) => cited[kind].size > 0 };
}
