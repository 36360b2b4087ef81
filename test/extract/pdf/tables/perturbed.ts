import { buildFixture } from "../../../../scripts/make-pdf-fixtures.mjs";
import type { Block } from "../../../../src/document.ts";
import { contentsToBlocks } from "../../../../src/extract/pdf/blocks.ts";
import type { Drawing, Fill, Ruling, Span } from "../../../../src/extract/pdf/drawing/drawing.ts";
import { openPdf } from "../../../../src/extract/pdf/file/pdfjs.ts";
import {
  type PageContent,
  toPageContent,
  toPageLayout,
} from "../../../../src/extract/pdf/page-content.ts";
import { readPages } from "../../../../src/extract/pdf/read-pages.ts";
import { runningReach } from "../../../../src/extract/pdf/text/running.ts";

/** What each page of a PDF draws. */
export async function readDrawings(bytes: Uint8Array): Promise<Drawing[]> {
  const opened = await openPdf(bytes);
  try {
    const drawings: Drawing[] = [];
    for await (const { drawing } of readPages(opened, {}, [])) drawings.push(drawing);
    return drawings;
  } finally {
    await opened.close();
  }
}

const drawn = new Map<string, Promise<Drawing[]>>();

/** What each page of a fixture draws, read once for all tests of a process. */
export function drawingsOf(name: string): Promise<Drawing[]> {
  const known = drawn.get(name) ?? readDrawings(buildFixture(name));
  drawn.set(name, known);
  return known;
}

/** What pages of these drawings have on them. */
export function blocksOf(drawings: readonly Drawing[]): Block[] {
  const layouts = drawings.map((drawing) => toPageLayout(drawing, new Map()));
  const contents: PageContent[] = [];
  for (const [at, layout] of layouts.entries()) {
    const near = layouts.slice(Math.max(0, at - runningReach), at + runningReach + 1);
    const neighbours = near.filter((one) => one !== layout).map(({ margin }) => margin);
    contents.push(toPageContent(layout, neighbours, contents.at(-1), layouts[at + 1]));
  }
  return contentsToBlocks(contents);
}

/** The cells of the tables that pages of these drawings have, as one text a table. */
export const cellsOf = (drawings: readonly Drawing[]): string[] =>
  blocksOf(drawings).flatMap((block) =>
    block.kind === "table"
      ? [
          block.cells
            .map(
              ({ row, column, rowSpan, columnSpan, text }) =>
                `${row}.${column}.${rowSpan}.${columnSpan} ${text}`,
            )
            .join("\n"),
        ]
      : [],
  );

/** From -1 to 1, another for each number, the same each time. */
const noise = (n: number): number => {
  const mixed = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  return ((mixed ^ (mixed >>> 15)) % 2001) / 1000 - 1;
};

interface Change {
  readonly span?: (span: Span, at: number) => Span;
  readonly ruling?: (ruling: Ruling, at: number) => Ruling;
  readonly fill?: (fill: Fill, at: number) => Fill;
}

const move = (span: Span, x: number, y: number): Span => {
  const [left, top, right, bottom] = span.box;
  return {
    ...span,
    box: [left + x, top + y, right + x, bottom + y],
    baseline: span.baseline + y,
  };
};

/** Everything further apart across the page or down it, texts as large as they were. */
const spread = (across: number, down: number): Change => ({
  span: (span) => move(span, span.box[0] * (across - 1), span.baseline * (down - 1)),
  ruling: (ruling) => {
    const [along, over] =
      ruling.direction === "horizontal" ? ([across, down] as const) : ([down, across] as const);
    return { ...ruling, at: ruling.at * over, from: ruling.from * along, to: ruling.to * along };
  },
  fill: (fill) => {
    const [left, top, right, bottom] = fill.box;
    return { ...fill, box: [left * across, top * down, right * across, bottom * down] };
  },
});

/** What may be done to a page and leave its tables what they are; from how much on, a reader would have to say. */
export const changes: Readonly<
  Record<string, { readonly steps: readonly number[]; readonly change: (by: number) => Change }>
> = {
  "spread across": {
    steps: [0.8, 0.86, 0.92, 0.96, 1.04, 1.1, 1.18, 1.3, 1.5],
    change: (by) => spread(by, 1),
  },
  "spread down": {
    steps: [0.8, 0.88, 0.94, 1.06, 1.15, 1.3, 1.5, 1.8],
    change: (by) => spread(1, by),
  },
  "texts larger": {
    steps: [0.7, 0.8, 0.9, 1.06, 1.12, 1.2],
    change: (by) => ({
      span: (span) => {
        const [left, top, right, bottom] = span.box;
        const up = (span.baseline - top) * by;
        const down = (bottom - span.baseline) * by;
        return {
          ...span,
          size: span.size * by,
          box: [left, span.baseline - up, left + (right - left) * by, span.baseline + down],
        };
      },
    }),
  },
  "texts off across": {
    steps: [0.4, 0.8, 1.5, 2.5, 4, 6],
    change: (by) => ({ span: (span, at) => move(span, by * noise(at), 0) }),
  },
  "texts off down": {
    steps: [0.3, 0.6, 1, 1.6, 2.4, 3.6],
    change: (by) => ({ span: (span, at) => move(span, 0, by * noise(at)) }),
  },
  "rules off": {
    steps: [0.3, 0.7, 1.2, 2, 3, 5],
    change: (by) => ({ ruling: (ruling, at) => ({ ...ruling, at: ruling.at + by * noise(at) }) }),
  },
  "rules shorter": {
    steps: [-3, -1, 1, 2, 3, 5, 8],
    change: (by) => ({
      ruling: (ruling) => ({ ...ruling, from: ruling.from + by, to: ruling.to - by }),
    }),
  },
  "fills smaller": {
    steps: [-2, -1, 1, 2, 4],
    change: (by) => ({
      fill: (fill) => {
        const [left, top, right, bottom] = fill.box;
        return { ...fill, box: [left + by, top + by, right - by, bottom - by] };
      },
    }),
  },
};

export const changed = (drawing: Drawing, { span, ruling, fill }: Change): Drawing => ({
  ...drawing,
  spans: span ? drawing.spans.map(span) : drawing.spans,
  rulings: ruling ? drawing.rulings.map(ruling) : drawing.rulings,
  fills: fill ? drawing.fills.map(fill) : drawing.fills,
});
