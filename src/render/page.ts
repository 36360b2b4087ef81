import { html, type Markup } from "./markup.ts";

// Colours of the series: eight that keep 3:1 against their page and are told apart by most eyes (Okabe and Ito's, darkened).
const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1a1a1a; --soft: #555; --rule: #d0d0d0; --band: #f4f4f1;
  --good: #14532d; --care: #7a3e00; --stop: #8a1c1c; --link: #0b4f8a; --in: #d9f2e1; --out: #fbe0e0;
  --series-0: #0b5fa5; --series-1: #b3480a; --series-2: #1b7a52; --series-3: #8e3b8e;
  --series-4: #7a6200; --series-5: #a81e4d; --series-6: #41598f; --series-7: #4d4d4d; }
@media (prefers-color-scheme: dark) {
  :root { --page: #16181b; --ink: #ececec; --soft: #b4b4b4; --rule: #44474c; --band: #1f2226;
    --good: #86d9a8; --care: #f2b872; --stop: #f59a9a; --link: #8cc4ff; --in: #17402a; --out: #4d2020;
    --series-0: #6fb3f2; --series-1: #f2985c; --series-2: #5fcf9d; --series-3: #d795d7;
    --series-4: #dcc24a; --series-5: #f27fa3; --series-6: #a9b8e8; --series-7: #c4c4c4; }
}
@media print {
  :root { --page: #fff; --ink: #000; --soft: #333; --rule: #aaa; --band: #fff; --link: #000; }
  .scroll { overflow: visible !important; }
  section.group, figure, tr { break-inside: avoid; }
  nav { display: none; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 84rem; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 0 0 .3rem; } p { max-width: 60rem; margin: .3rem 0; }
a { color: var(--link); } .soft { color: var(--soft); }
.verdict { font-weight: 600; } .comparable { color: var(--good); } .with_care { color: var(--care); }
a.care { font-style: italic; text-decoration-style: dashed; } a.contradicted { outline: 1px dashed; outline-offset: 1px; }
.not_comparable { color: var(--stop); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1.5rem; padding: 0; }
figure { margin: 0; padding: .8rem; border: 1px solid var(--rule); border-radius: .4rem; }
figure > svg { max-width: 100%; height: auto; display: block; } figcaption { font-size: .9rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; margin: .5rem 0; list-style: none; }
.legend svg { vertical-align: -.15em; margin-right: .35rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; margin: .5rem 0 1.5rem; font-size: .92rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .2rem; }
th, td { padding: .25rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
thead th { background: var(--band); } td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
ins { background: var(--in); text-decoration: none; border-bottom: 2px solid var(--good); }
del { background: var(--out); } ul { padding-left: 1.2rem; }
`;

/** One self-contained page: no script, nothing fetched, opens from disk. */
export function page(title: string, body: Markup): string {
  const whole = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="muniment">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return whole.markup;
}

export interface Column {
  readonly title: string;
  readonly number?: boolean;
}

/** A table with its caption; the first cell of a row is its header. Wide tables scroll within the page. */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Markup[])[],
  ids: readonly string[] = [],
): Markup {
  const head = columns.map(({ title }) =>
    title === "" ? html`<td></td>` : html`<th scope="col">${title}</th>`,
  );
  const body = rows.map((cells, row) => {
    const shown = cells.map((cell, at) => {
      if (at === 0) return html`<th scope="row">${cell}</th>`;
      return columns[at]?.number ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`;
    });
    const id = ids[row];
    return id === undefined ? html`<tr>${shown}</tr>\n` : html`<tr id="${id}">${shown}</tr>\n`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
}
