import type { BoundingBox, Cell, Table } from "../../document.ts";
import type { ExtractOptions } from "../options.ts";
import { contentsToBlocks } from "./blocks.ts";
import type { Drawing } from "./drawing/drawing.ts";
import { transformBox } from "./drawing/geometry.ts";
import { uprightMatrix } from "./drawing/orientation.ts";
import { openPdf } from "./file/pdfjs.ts";
import type { PageContent } from "./page-content.ts";
import { type ReadPage, readPages } from "./read-pages.ts";
import type { TablePart } from "./tables/over-pages/stitch.ts";

/** Colours of what is drawn over the text; the table's own cells are drawn last and boldest. */
const colours = {
  fill: "#fff3c4",
  span: "#c9ced6",
  ruling: "#2f6fde",
  shape: "#b46bd6",
  picture: "#3d9a50",
  cell: "#d7263d",
  merged: "#f46036",
  mark: "#008148",
  cut: "#8a2be2",
} as const;

export interface DrawnPage {
  readonly page: number;
  readonly svg: string;
}

/** One picture a page: its text, rulings and fills, and over them the tables, cells and marks found. */
export async function drawPdf(bytes: Uint8Array, options: ExtractOptions): Promise<DrawnPage[]> {
  const opened = await openPdf(bytes, options.password);
  try {
    const pages: ReadPage[] = [];
    for await (const page of readPages(opened, options, [])) pages.push(page);
    const blocks = contentsToBlocks(pages.map(({ content }) => content));
    const tables = blocks.filter((block): block is Table => block.kind === "table");
    return pages.map(({ drawing, content }) => ({
      page: drawing.page,
      svg: drawPage(drawing, tables, content.items),
    }));
  } finally {
    await opened.close();
  }
}

/** One page as SVG. */
function drawPage(drawing: Drawing, tables: readonly Table[], items: PageContent["items"]): string {
  const toUpright = uprightBox(drawing);
  const cells = tables.flatMap((table, index) =>
    table.cells
      .filter((cell) => cell.page === drawing.page)
      .map((cell) => ({ cell, table: index + 1, method: table.method })),
  );
  const parts = [
    ...drawing.fills.map((fill) => rectangle(fill.box, { fill: fill.colour, opacity: 0.35 })),
    ...drawing.pictures.map((picture) => rectangle(picture.box, { stroke: colours.picture })),
    ...drawing.shapes.map((shape) => rectangle(shape.box, { stroke: colours.shape, dash: "2 1" })),
    ...drawing.spans.map((span) => rectangle(span.box, { stroke: colours.span })),
    ...drawing.spans.map(
      (span) =>
        `<text x="${round(span.box[0])}" y="${round(span.turn === 0 ? span.baseline : span.box[3])}" font-size="${round(span.size)}" textLength="${round(Math.max(1, span.box[2] - span.box[0]))}" lengthAdjust="spacingAndGlyphs"${span.face.bold ? ' font-weight="bold"' : ""}>${escapeText(span.text)}</text>`,
    ),
    ...drawing.rulings.map((ruling) =>
      ruling.direction === "horizontal"
        ? line(ruling.from, ruling.at, ruling.to, ruling.at)
        : line(ruling.at, ruling.from, ruling.at, ruling.to),
    ),
    ...cells.flatMap(({ cell, table, method }) => drawCell(cell, table, method, toUpright)),
    ...items.flatMap((item) => (item.kind === "part" ? drawCut(item) : [])),
  ];
  const size = `${round(drawing.width)} ${round(drawing.height)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" font-family="Helvetica, Arial, sans-serif">
<rect width="100%" height="100%" fill="#ffffff"/>
${parts.join("\n")}
</svg>
`;
}

/** Cells' boxes lie on the page; the picture shows it as it is read. */
function uprightBox({ turn, width, height }: Drawing): (box: BoundingBox) => BoundingBox {
  const isSideways = turn === 90 || turn === 270;
  const matrix = uprightMatrix(turn, isSideways ? height : width, isSideways ? width : height);
  return (box) => transformBox(matrix, box);
}

/** Where another table begins, and which question said so. */
function drawCut({ box: [left, top, right], begunBy }: TablePart): string[] {
  if (begunBy === undefined) return [];
  const y = round(top - 2);
  return [
    `<line x1="${round(left)}" y1="${y}" x2="${round(right)}" y2="${y}" stroke="${colours.cut}" stroke-width="1.2" stroke-dasharray="6 2"/>`,
    `<text x="${round(left)}" y="${round(top - 4)}" font-size="5" fill="${colours.cut}">another table: ${escapeText(begunBy)}</text>`,
  ];
}

function drawCell(
  cell: Cell,
  table: number,
  method: Table["method"],
  toUpright: (box: BoundingBox) => BoundingBox,
): string[] {
  if (cell.box === undefined) return [];
  const box = toUpright(cell.box);
  const merged = cell.rowSpan > 1 || cell.columnSpan > 1;
  const label = `${table}:${cell.row},${cell.column}`;
  return [
    rectangle(box, {
      stroke: merged ? colours.merged : colours.cell,
      width: 1.2,
      ...(method === "aligned" ? { dash: "4 2" } : {}),
    }),
    `<text x="${round(box[0] + 1)}" y="${round(box[1] + 4.5)}" font-size="4.5" fill="${colours.cell}">${label}</text>`,
    ...cell.marks.flatMap((mark) =>
      mark.box === undefined || mark.kind === "fill"
        ? []
        : [
            rectangle(toUpright(mark.box), { stroke: colours.mark, width: 1 }),
            `<text x="${round(toUpright(mark.box)[2] + 1)}" y="${round(toUpright(mark.box)[3])}" font-size="4.5" fill="${colours.mark}">${escapeText([mark.kind, mark.shape, mark.glyph, mark.colour].filter(Boolean).join(" "))}</text>`,
          ],
    ),
  ];
}

interface Style {
  readonly fill?: string;
  readonly stroke?: string;
  readonly opacity?: number;
  readonly width?: number;
  readonly dash?: string;
}

function rectangle(box: BoundingBox, style: Style): string {
  const { fill = "none", stroke = "none", opacity = 1, width = 0.4, dash } = style;
  const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
  return `<rect x="${round(box[0])}" y="${round(box[1])}" width="${round(box[2] - box[0])}" height="${round(box[3] - box[1])}" fill="${fill}" fill-opacity="${opacity}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colours.ruling}" stroke-width="0.8"/>`;

const round = (value: number): number => Math.round(value * 100) / 100;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text that is safe in SVG: control characters are no XML. */
const escapeText = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
    .replace(/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"]/g, (one) => escapes[one] ?? one);
