// A report's document (`inspect --stage document --json` of its Word file) as a web page that any program may draw.

const statuses = { "#009933": "green", "#cc0000": "red", "#ff9900": "amber" };
const words = { green: "Green", amber: "Amber", red: "Red" };
const colours = { green: "#00a651", amber: "#ffbf00", red: "#d8232a" };
const figure = /^[-(£]{0,2}[\d.,]+ ?[%km)]{0,2}$/;

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");

/** The light of a row, drawn as a family draws it; a fill is drawn by the cell itself. */
const lights = {
  disc: (status) => `<span class="disc" style="background:${colours[status]}"></span>`,
  square: (status) => `<span class="square" style="background:${colours[status]}"></span>`,
  circle: (status) =>
    `<svg width="13" height="13"><circle cx="6.5" cy="6.5" r="6" fill="${colours[status]}" stroke="#333"/></svg>`,
  glyph: (status) => `<span style="color:${colours[status]};font-size:15pt">●</span>`,
  small: (status) => `<span style="color:${colours[status]}">●</span>`,
  box: (status) => `<span style="color:${colours[status]}">■</span>`,
  word: (status) => `<b style="color:${colours[status]}">${words[status]}</b>`,
  plain: (status) => words[status],
  letter: (status) =>
    `<b style="background:${colours[status]};color:#fff;padding:0 3pt">${words[status][0]}</b>`,
  picture: (status) => `<img width="14" height="14" src="${pictures[status]}">`,
  cell: () => "",
  worded: (status) => words[status],
};
const fills = new Set(["cell", "worded"]);

const svg = (colour) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28"><circle cx="14" cy="14" r="13" fill="${colour}"/></svg>`;
const pictures = Object.fromEntries(
  Object.entries(colours).map(([status, colour]) => [
    status,
    `data:image/svg+xml;base64,${Buffer.from(svg(colour)).toString("base64")}`,
  ]),
);

const bars = `<svg width="220" height="70">${[30, 45, 38, 60].map((height, at) => `<rect x="${10 + at * 50}" y="${65 - height}" width="30" height="${height}" fill="#7799bb"/>`).join("")}</svg>`;

function cellMarkup(cell, look) {
  let inner = escaped(cell.text);
  const styles = [];
  const classes = [];
  for (const mark of cell.marks) {
    const status = statuses[mark.colour];
    if (mark.kind === "glyph" && status !== undefined) {
      inner = `${inner.replace(/[☺☹😐]/gu, "").trim()}${lights[look.lights](status)}`;
      if (fills.has(look.lights)) styles.push(`background:${colours[status]}`);
      classes.push("light");
    } else if (mark.kind === "image") inner += bars;
    else if (mark.kind === "glyph" && !cell.text.includes(mark.glyph)) inner += mark.glyph;
    else if (mark.kind === "fill") {
      if (/^#(ffff99|ccffcc|ffc000|ff6600|00b050)$/.test(mark.colour))
        styles.push(`background:${mark.colour}`);
      else if (cell.header !== true) classes.push("band");
    }
  }
  if (figure.test(cell.text.trim())) classes.push("figure");
  if (cell.bold && cell.header !== true) inner = `<b>${inner}</b>`;
  const tag = cell.header === true ? "th" : "td";
  const spans = `${cell.rowSpan > 1 ? ` rowspan=${cell.rowSpan}` : ""}${cell.columnSpan > 1 ? ` colspan=${cell.columnSpan}` : ""}`;
  const style = styles.length > 0 ? ` style="${styles.join(";")}"` : "";
  return `<${tag}${spans} class="c${cell.column} ${classes.join(" ")}"${style}><div>${inner}</div></${tag}>`;
}

function tableMarkup(table, look) {
  const rows = Array.from({ length: table.rows }, () => []);
  let headRows = 0;
  for (const cell of table.cells) {
    rows[cell.row].push(cell);
    if (cell.header === true) headRows = Math.max(headRows, cell.row + cell.rowSpan);
  }
  const lines = rows.map(
    (cells, row) =>
      `<tr class="${row % 2 === 0 ? "even" : "odd"}">${cells.map((cell) => cellMarkup(cell, look)).join("")}</tr>`,
  );
  const head = headRows > 0 ? `<thead>${lines.slice(0, headRows).join("\n")}</thead>` : "";
  const wide = table.columns >= (look.wideFrom ?? 8) ? " wide" : "";
  return `<table class="columns${table.columns}${wide}" ${look.attributes ?? ""}>${head}<tbody>${lines.slice(headRows).join("\n")}</tbody></table>`;
}

export function reportMarkup(document, look) {
  const parts = [];
  let items = [];
  const flush = () => {
    if (items.length > 0) parts.push(`<ul>${items.join("")}</ul>`);
    items = [];
  };
  for (const block of document.blocks) {
    if (block.kind === "list-item") items.push(`<li>${escaped(block.text)}</li>`);
    else flush();
    if (block.kind === "heading")
      parts.push(`<h${block.level}>${escaped(block.text)}</h${block.level}>`);
    if (block.kind === "paragraph") parts.push(`<p>${escaped(block.text)}</p>`);
    if (block.kind === "table") parts.push(tableMarkup(block, look));
  }
  flush();
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${base}\n${look.css}</style></head><body>${parts.join("\n")}</body></html>`;
}

const base = `
table { border-collapse: collapse; width: 100%; margin: 6pt 0 12pt; }
td, th { vertical-align: top; text-align: left; }
td.light { text-align: center; }
.disc { display: inline-block; width: 9pt; height: 9pt; border-radius: 50%; }
.square { display: inline-block; width: 9pt; height: 9pt; }
h1, h2, h3, h4, h5 { break-after: avoid; page-break-after: avoid; }
* { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
`;
