import type { Block } from "../../document.ts";
import type { PageContent } from "./page-content.ts";
import { isContinued, partsToTable, type TablePart } from "./tables/over-pages/stitch.ts";
import { bodySize, headingLevels, proseToBlock } from "./text/headings.ts";
import type { ProseBlock } from "./text/prose.ts";

/** Pages' contents to blocks: tables joined over pages, headings told from paragraphs. */
export function contentsToBlocks(contents: readonly PageContent[]): Block[] {
  const items = contents.flatMap((content) => content.items);
  const prose = items.filter((item): item is ProseBlock => item.kind === "prose");
  const body = bodySize(prose);
  const levels = headingLevels(prose, body);
  const blocks: Block[] = [];
  let parts: TablePart[] = [];
  const finish = (): void => {
    if (parts.length > 0) blocks.push(partsToTable(parts));
    parts = [];
  };
  for (const item of items) {
    if (item.kind === "prose") {
      finish();
      blocks.push(proseToBlock(item, body, levels));
    } else {
      const [head, above] = [parts[0], parts.at(-1)];
      if (head === undefined || above === undefined || !isContinued(head, above, item)) finish();
      parts.push(item);
    }
  }
  finish();
  return blocks;
}
