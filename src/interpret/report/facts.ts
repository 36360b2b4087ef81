import type { Document } from "../../document.ts";
import type { PrintedFacts } from "../../rows.ts";
import { councilOf } from "./council.ts";
import { coverLines } from "./cover.ts";
import { periodOf } from "./period.ts";
import { titleOf } from "./title.ts";
import { unitOf } from "./unit.ts";

/** What the report says of itself: its cover first, then its headings and text, never its file's name. */
export function readFacts(document: Document): PrintedFacts {
  const cover = coverLines(document.blocks);
  const title = titleOf(document, cover);
  const period = periodOf(document, cover, title);
  const council = councilOf(document, cover, title);
  return {
    council: council.council,
    ...unitOf(document.blocks, cover, title),
    docType: title.type,
    title: title.title,
    periodLabel: period.label,
    why: [
      ...council.why.map((why) => `council: ${why}`),
      `title: ${title.why.join(", ")}`,
      ...period.why,
    ],
  };
}
