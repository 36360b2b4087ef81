import { html, type Markup, noMarkup } from "../../render/markup.ts";
import type { Answer, Cell, Place } from "./answer.ts";
import type { Asked } from "./asked.ts";
import { type Column, counted, dataTable, pager } from "./parts.ts";

/** One page of a list: a form that narrows it, how many there are, a table, and the way on. */
export interface ListPage<Row extends object> {
  readonly title: string;
  readonly place: Place;
  /** Its heading, where that is not its title, and a sentence below it. */
  readonly heading?: string;
  readonly intro?: Markup;
  readonly filters: () => Markup;
  /** What one of them is called, how many there are, and how many stand on a page. */
  readonly word: string;
  readonly total: number;
  readonly size: number;
  /** Under which name the data has them, and the columns of a page without any. */
  readonly name: string;
  readonly key: string;
  readonly rows: readonly Row[];
  readonly caption: string;
  readonly columns: readonly (Column | string)[];
  readonly cells: (row: Row) => readonly Markup[];
  readonly idOf?: (row: Row) => string;
}

/** Where the rows of the page that is asked for begin. */
export const firstOf = ({ page }: Asked, size: number): number => (page - 1) * size;

/** Every list of the archive in one shape, as a page and as data. */
export function listPage<Row extends object>(asked: Asked, list: ListPage<Row>): Answer {
  const { title, place, heading = title, intro = noMarkup, word, total, size, rows } = list;
  const { caption, columns, cells, idOf } = list;
  return {
    title,
    place,
    data: { total, page: asked.page, [list.name]: rows },
    list: {
      columns: Object.keys(rows[0] ?? { [list.key]: "" }),
      rows: rows.map((row) => Object.values(row) as Cell[]),
    },
    body: () => html`<h1>${heading}</h1>
${intro}
${list.filters()}
<p>${counted(total, word)}.</p>
${dataTable(caption, columns, rows.map(cells), idOf ? rows.map(idOf) : [])}
${pager(asked, size, total)}`,
  };
}
