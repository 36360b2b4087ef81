import type { BoundingBox, Doubt } from "../../../document.ts";
import type { Span } from "../drawing/drawing.ts";
import { boxWidth, unionBoxes } from "../drawing/geometry.ts";
import { spansToDoubts } from "../scan/doubts.ts";
import { cutAtWalls, type Wall } from "./abreast.ts";
import { linesToText } from "./cell-text.ts";
import { beginsWithDot } from "./drawn-bullets.ts";
import { type Line, spansToLines } from "./lines.ts";
import { linesToFlows } from "./prose-columns.ts";

/** Lines that belong together, before it is known whether they are a heading. */
export interface ProseBlock {
  readonly kind: "prose";
  readonly page: number;
  readonly box: BoundingBox;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly isListItem: boolean;
  readonly lines: number;
  readonly doubts?: readonly Doubt[];
  /** Where its columns begin, for a text in columns: it is read before what stands below that. */
  readonly top?: number;
}

const bullet = /^(?:[•▪◦‣●○■□➢❖✓·]\s*|[-–o]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)/;
const symbolBullet = /^[•▪◦‣●○■□➢❖✓·]\s*|^[-–o]\s+/;

/** Spans outside every table to paragraphs, from the top down; `walls` part what belongs to tables beside each other. */
export function spansToProse(
  spans: readonly Span[],
  page: number,
  walls: readonly Wall[] = [],
): ProseBlock[] {
  const lines = spansToLines(spans.filter((span) => span.turn === 0)).flatMap((line) =>
    cutAtWalls(line, walls),
  );
  const flows = linesToFlows(lines).map((flow) => ({
    ...flow,
    paragraphs: linesToParagraphs(flow.lines),
  }));
  const inColumns = flows.filter(
    ({ top }) => flows.filter((other) => other.top === top).length > 1,
  );
  return flows.flatMap((flow) =>
    flow.paragraphs.map((paragraph) => {
      const block = toBlock(paragraph, page);
      return inColumns.includes(flow) ? { ...block, top: flow.top } : block;
    }),
  );
}

function toBlock(paragraph: readonly Line[], page: number): ProseBlock {
  const box = unionBoxes(paragraph.map((line) => line.box));
  const text = linesToText(paragraph, [box[0], box[1], box[2] + 1000, box[3]]).replaceAll(
    "\n",
    " ",
  );
  const isListItem = symbolBullet.test(text) || beginsWithDot(paragraph[0]?.spans ?? []);
  return {
    kind: "prose",
    page,
    box,
    text: isListItem ? text.replace(symbolBullet, "") : text,
    size: paragraph.reduce((largest, line) => Math.max(largest, line.size), 0),
    bold: paragraph.every((line) => line.bold),
    isListItem,
    lines: paragraph.length,
    ...spansToDoubts(paragraph.flatMap(({ spans }) => spans)),
  };
}

/** A new paragraph starts after a gap, at a bullet, with another size or weight, or after a short line. */
function linesToParagraphs(lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [];
  const right = lines.reduce((most, line) => Math.max(most, line.box[2]), 0);
  let last: Line | undefined;
  for (const line of lines) {
    if (last === undefined || startsAnew(last, line, right)) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
    last = line;
  }
  return paragraphs;
}

function startsAnew(last: Line, line: Line, right: number): boolean {
  const step = line.baseline - last.baseline;
  const size = Math.max(last.size, line.size);
  if (step > 1.55 * size || Math.abs(last.size - line.size) > 0.12 * size) return true;
  if (last.bold !== line.bold) return true;
  if (bullet.test(line.text)) return true;
  const firstWord = line.spans[0] === undefined ? 0 : boxWidth(line.spans[0].box);
  const roomLeft = right - last.box[2];
  const aligned = Math.abs(last.box[0] - line.box[0]) < 2 * size;
  return (roomLeft > firstWord + 6 * size && /^[\p{Lu}\d]/u.test(line.text)) || !aligned;
}
