import { html, type Markup } from "./markup.ts";

/** What has to be said of a record wherever its cell is shown or cited: whose it is, of when, in what. */
export interface RecordHead {
  readonly id: string;
  readonly council: string;
  /** The report's title, or its id where it has none. */
  readonly report: string;
  readonly file: string;
  /** Absent where the format prints no pages. */
  readonly page?: number;
  /** Absent for a record read from prose. */
  readonly table?: number;
  readonly row?: number;
  readonly rowHeader: string;
  readonly columnHeader: string;
  /** `actual 2008-09`, `annual budget 2011-12`, `due 2009-03`. */
  readonly what: string;
  readonly unit: string;
  /** The cell, or the commitment's words. */
  readonly printed: string;
  /** `value: was 12`; empty where nothing was corrected. */
  readonly corrected: string;
  /** The lights, arrows and fills drawn in the row: `column 5: ● #00a651`. */
  readonly drawn: readonly string[];
}

/** Characters of a title that a line shows. */
const shownLength = 160;
const clip = (text: string): string => {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > shownLength ? `${flat.slice(0, shownLength - 1).trimEnd()}…` : flat;
};

/** Each with its label; what is not printed is left out. */
export function headEntries(head: RecordHead): [label: string, text: string][] {
  const entries: [string, string][] = [
    ["council", head.council],
    ["report", `${clip(head.report)} (${head.file})`],
    ["place", placeOf(head)],
    ["row", clip(head.rowHeader)],
    ["column", clip(head.columnHeader)],
    ["read as", [head.what, head.unit.replaceAll("_", " ")].filter(Boolean).join(", ")],
    ["drawn", head.drawn.join("; ")],
    ["corrected", head.corrected],
  ];
  return entries.filter(([, text]) => text !== "");
}

function placeOf({ page, table, row }: RecordHead): string {
  return [
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(table === undefined ? [] : [`table ${table}`]),
    ...(row === undefined ? [] : [`row ${row}`]),
  ].join(", ");
}

/** A line to cite: council, report, page, table, row, and the figure as printed. */
export function citation(head: RecordHead): string {
  const { council, report, file, what, printed, rowHeader, corrected, id } = head;
  const where = [council, `“${clip(report)}” (${file})`, placeOf(head)].filter(Boolean).join(", ");
  const said = [rowHeader === printed ? "" : clip(rowHeader), what].filter(Boolean).join(", ");
  const now = corrected === "" ? "" : `, corrected by hand (${corrected})`;
  return `${where}${said === "" ? "" : `: ${said}`}: “${clip(printed)}” as printed${now} [${id}]`;
}

export const redrawnTable =
  "This table is redrawn from the cells as they were read; it is not a picture of the page.";
export const redrawnPage =
  "This page is redrawn from its text, lines and pictures as they were read; it is not the page itself.";
export const redrawnDocument =
  "This document is set anew from what was read; it does not look as the file does.";

/** The head over a table or document, with the line to cite and how the picture came about. */
export function headMarkup(head: RecordHead, redrawn: string): Markup {
  const entries = headEntries(head).map(
    ([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>\n`,
  );
  return html`<dl id="about">
${entries}</dl>
<p id="cite">${citation(head)}</p>
<p class="soft">${redrawn}</p>
`;
}

/** Points that a line over a drawn page takes, and the size of its letters. */
const lineHeight = 12;
const letterSize = 8;
/** How wide a letter of that size is, about. */
const letterWidth = 4.2;

/** A drawn page with the head in a band over it. */
export function withBand(svg: string, head: RecordHead): string {
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  if (!box) return svg;
  const [width, height] = [Number(box[1]), Number(box[2])];
  const room = Math.floor((width - 20) / letterWidth);
  const lines = [...headEntries(head).map(([label, text]) => `${label}: ${text}`), redrawnPage].map(
    (line) => (line.length > room ? `${line.slice(0, room - 1)}…` : line),
  );
  const band = lines.length * lineHeight + 8;
  const texts = lines.map(
    (line, at) =>
      html`<text x="10" y="${(at + 1) * lineHeight - band}" font-size="${letterSize}" fill="#1a1a1a">${line}</text>\n`
        .markup,
  );
  const over = `<g id="about"><rect x="0" y="${-band}" width="${width}" height="${band}" fill="#f4f4f1"/>\n${texts.join("")}</g>`;
  return svg
    .replace(box[0], `viewBox="0 ${-band} ${width} ${height + band}"`)
    .replace(/<\/svg>\s*$/, `${over}\n</svg>\n`);
}
