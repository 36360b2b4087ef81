import { dpiOfSite, type PageSize } from "../../draw/papers.ts";
import { largest, smallest } from "../../long-lists.ts";
import { html, type Markup, noMarkup } from "../../render/markup.ts";
import type { PageCell, PageRecord } from "../../store/explore/page-records.ts";
import { pictureLink, recordLink } from "./links.ts";

export interface FramedPage {
  readonly sha256: string;
  readonly page: number;
  readonly doc: string;
  readonly size: PageSize;
  readonly cells: readonly PageCell[];
  readonly records: readonly PageRecord[];
  /** The record that is looked at, its row's status cells, if it is one record's page. */
  readonly record?: string | undefined;
  readonly statusColumns?: readonly number[];
  /** How large, in widths of the place it has. */
  readonly zoom?: number;
  /** The picture itself instead of its address, for a page that stands alone. */
  readonly picture?: string;
}

/** A page as it is printed, with what was read from it framed: every frame of a record leads to it. */
export function framedPage(framed: FramedPage): Markup {
  const { sha256, page, doc, size, zoom = 1 } = framed;
  const { width, height } = size;
  const plain = framed.picture ?? pictureLink(sha256, page);
  const pixels = (dpi: number) => Math.round((width * dpi) / 72);
  const sharp =
    framed.picture === undefined
      ? html` srcset="${plain} ${pixels(dpiOfSite)}w, ${pictureLink(sha256, page, 300)} ${pixels(300)}w" sizes="${zoom > 1 ? "200vw" : "(min-width: 70rem) 55vw, 100vw"}"`
      : noMarkup;
  return html`<div class="sheet-scroll" role="group" aria-label="Page ${page} as printed" tabindex="0"><div class="sheet zoom-${zoom}">
<img src="${plain}"${sharp} width="${Math.round(width * 2)}" height="${Math.round(height * 2)}" alt="Page ${page} of ${doc} as printed">
${overlay(framed)}
</div></div>`;
}

/** The part of a page around a cell, large: its whole row across, and what stands over it. */
export function closeUp(framed: FramedPage): Markup {
  const { size, cells, records, record, sha256, page } = framed;
  const own = records.find(({ id }) => id === record);
  const cell = own && cellOf(own, cells);
  if (!cell) return noMarkup;
  const row = cells.filter(
    (other) =>
      other.table === cell.table &&
      other.row <= cell.row + cell.rowSpan - 1 &&
      other.row + other.rowSpan - 1 >= cell.row,
  );
  const header = cells.filter((other) => other.table === cell.table && other.row === 0);
  const headed = header.some(({ box }) => cell.box[1] - box[3] < 160);
  const around = headed ? [...row, ...header] : row;
  const [x0, y0, x1, y1] = [
    Math.max(0, smallest(around.map(({ box }) => box[0])) - 8),
    Math.max(0, smallest(around.map(({ box }) => box[1])) - 10),
    Math.min(size.width, largest(around.map(({ box }) => box[2])) + 8),
    Math.min(size.height, largest(around.map(({ box }) => box[3])) + 10),
  ];
  // A row as high as a page is no close-up.
  if (y1 - y0 > size.height * 0.6 || x1 <= x0 || y1 <= y0) return noMarkup;
  const image = framed.picture ?? pictureLink(sha256, page);
  const view = [x0, y0, x1 - x0, y1 - y0].map((value) => Math.round(value * 10) / 10);
  return html`<figure class="close-up"><svg viewBox="${view.join(" ")}" role="img" aria-labelledby="close-up-words"><image href="${image}" x="0" y="0" width="${size.width}" height="${size.height}"/>${rectangle("here", cell.box)}</svg>
<figcaption id="close-up-words">The cell and its row, cut from page ${page}</figcaption></figure>`;
}

function overlay({ size, cells, records, record, statusColumns = [] }: FramedPage): Markup {
  const own = records.find(({ id }) => id === record);
  const linked = new Set<PageCell>();
  const links = records.map((one) => {
    const cell = cellOf(one, cells);
    if (!cell) return noMarkup;
    linked.add(cell);
    const words = [one.title, one.what, one.raw].filter(Boolean).join(", ");
    const here = one.id === record;
    return {
      here,
      markup:
        html`<a href="${recordLink(one.id)}" data-record="${one.id}" aria-label="${words.slice(0, 200) || one.kind}"${here ? html` aria-current="true" id="here"` : noMarkup}><title>${words.slice(0, 300)}</title>${rectangle(here ? "here" : "record", cell.box)}</a>\n`
          .markup,
    };
  });
  const inOrder = [
    ...links.filter((link) => !("here" in link && link.here)),
    ...links.filter((link) => "here" in link && link.here),
  ];
  const statuses = own
    ? cells.filter(
        (cell) =>
          cell.table === own.table &&
          cell.row <= (own.row ?? -1) &&
          (own.row ?? -1) < cell.row + cell.rowSpan &&
          statusColumns.some(
            (column) => cell.column <= column && column < cell.column + cell.columnSpan,
          ),
      )
    : [];
  const plain = cells.filter((cell) => !linked.has(cell) && !statuses.includes(cell));
  return html`<svg class="frames" viewBox="0 0 ${size.width} ${size.height}" role="group" aria-label="What was read from this page">
${tableFrames(cells)}${plain.map(({ box }) => rectangle("cell", box))}
${inOrder}${statuses.map(({ box }) => rectangle("status", box))}</svg>`;
}

function tableFrames(cells: readonly PageCell[]): readonly Markup[] {
  const tables = new Map<number, [number, number, number, number]>();
  for (const { table, box } of cells) {
    const own = tables.get(table);
    tables.set(
      table,
      own
        ? [
            Math.min(own[0], box[0]),
            Math.min(own[1], box[1]),
            Math.max(own[2], box[2]),
            Math.max(own[3], box[3]),
          ]
        : [...box],
    );
  }
  return [...tables.values()].map((box) => rectangle("table", box));
}

const rectangle = (
  kind: string,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): Markup => {
  const round = (value: number) => Math.round(value * 10) / 10;
  return html`<rect class="${kind}" x="${round(x0)}" y="${round(y0)}" width="${round(Math.max(0, x1 - x0))}" height="${round(Math.max(0, y1 - y0))}"/>`;
};

const cellOf = (record: PageRecord, cells: readonly PageCell[]): PageCell | undefined =>
  cells.find(
    (cell) =>
      cell.table === record.table &&
      record.row !== null &&
      record.column !== null &&
      cell.row <= record.row &&
      record.row < cell.row + cell.rowSpan &&
      cell.column <= record.column &&
      record.column < cell.column + cell.columnSpan,
  );
