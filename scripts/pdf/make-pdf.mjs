// Draw operators to the bytes of a PDF: every line of a page made here is written out by whoever asks.

const fonts = [
  ["F1", "Helvetica"],
  ["F2", "Helvetica-Bold"],
  ["F3", "ZapfDingbats"],
];

/** The number of the first object that may be given: the catalogue, the page tree and the fonts stand before. */
export const firstObject = fonts.length + 3;

/** The number of a page's object, where so many further objects are given. */
export const pageObject = (index, objects) => firstObject + objects + 2 * index + 1;

/** A stream with its dictionary, as an object's body. */
export const stream = (entries, data) =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;

/** Pages with Helvetica (F1), its bold (F2) and ZapfDingbats (F3) to a PDF; `catalogue` are further entries. */
export const makePdf = (pages, further = [], catalogue = "") =>
  objectsToPdf(pagesToObjects(pages, further, catalogue));

/** The same, as the bodies of its objects. */
export function pagesToObjects(pages, further = [], catalogue = "") {
  const objects = [];
  const add = (body) => objects.push(body);
  add(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`);
  add("");
  const fontEntries = fonts.map(([name, base]) => {
    const encoding = base === "ZapfDingbats" ? "" : " /Encoding /WinAnsiEncoding";
    return `/${name} ${add(`<< /Type /Font /Subtype /Type1 /BaseFont /${base}${encoding} >>`)} 0 R`;
  });
  for (const body of further) add(body);
  const kids = pages.map((page) => {
    const content = add(stream("", page.operators));
    const box = `[0 0 ${page.width ?? 595} ${page.height ?? 842}]`;
    const rotate = page.rotate === undefined ? "" : ` /Rotate ${page.rotate}`;
    const resources = `<< /Font << ${[...fontEntries, page.fonts ?? ""].join(" ")} >> ${page.resources ?? ""} >>`;
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box}${rotate} ${page.entries ?? ""} /Contents ${content} 0 R /Resources ${resources} >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  return objects;
}

/** Objects, the first of them the catalogue, to a PDF; `trailer` are further entries of its last dictionary. */
export function objectsToPdf(objects, trailer = "") {
  let file = "%PDF-1.7\n";
  const offsets = [];
  objects.forEach((body, index) => {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

const escapeText = (text) => text.replace(/[\\()]/g, (one) => `\\${one}`);

/** One line of text at a point from the page's bottom left. */
export const textAt = (x, y, text, size = 10, font = "F1") =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escapeText(text)}) Tj ET`;

/** Helvetica's widths from the blank to the tilde, in thousandths of the font size. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** How wide Helvetica sets a text. */
export const textWidth = (text, size = 10) =>
  [...text].reduce((sum, one) => sum + (widths[one.charCodeAt(0) - 32] ?? 556), 0) * (size / 1000);

/** Text that ends at an x. */
export const textBefore = (x, y, text, size = 10, font = "F1") =>
  textAt(Number((x - textWidth(text, size)).toFixed(2)), y, text, size, font);

/** Text with its middle at an x. */
export const textAround = (x, y, text, size = 10, font = "F1") =>
  textAt(Number((x - textWidth(text, size) / 2).toFixed(2)), y, text, size, font);

export const lineBetween = (x1, y1, x2, y2) => `${x1} ${y1} m ${x2} ${y2} l S`;

/** A grid with lines at the given places. */
export const gridOf = (xs, ys) =>
  [
    ...ys.map((y) => lineBetween(Math.min(...xs), y, Math.max(...xs), y)),
    ...xs.map((x) => lineBetween(x, Math.min(...ys), x, Math.max(...ys))),
  ].join("\n");

/** Rows of text at the given columns, downwards from `top`. */
export const rowsAt = (xs, top, step, rows, size = 10, font = "F1") =>
  rows
    .flatMap((row, index) =>
      row.flatMap((text, column) =>
        text === "" ? [] : [textAt(xs[column] ?? 0, top - step * index, text, size, font)],
      ),
    )
    .join("\n");

/** An upright box with rounded corners, without its paint. */
export const roundedBox = (x, y, width, height, radius = 3) => {
  const [right, top, k] = [x + width, y + height, 0.45 * radius];
  return [
    `${x + radius} ${y} m ${right - radius} ${y} l`,
    `${right - k} ${y} ${right} ${y + k} ${right} ${y + radius} c`,
    `${right} ${top - radius} l ${right} ${top - k} ${right - k} ${top} ${right - radius} ${top} c`,
    `${x + radius} ${top} l ${x + k} ${top} ${x} ${top - k} ${x} ${top - radius} c`,
    `${x} ${y + radius} l ${x} ${y + k} ${x + k} ${y} ${x + radius} ${y} c h`,
  ].join(" ");
};

/** A circle's outline, to be painted by the operator that follows. */
export const circleAt = (x, y, r) => {
  const k = 0.5523 * r;
  return `${x + r} ${y} m ${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} c ${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} c ${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} c ${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} c h`;
};

const arrowPoints = [
  [0, 8],
  [7, 1],
  [3, 1],
  [3, -8],
  [-3, -8],
  [-3, 1],
  [-7, 1],
];

/** A block arrow that points up, turned clockwise by a quarter turn so often. */
export const arrowAt = (atX, atY, quarters) => {
  const turned = arrowPoints.map(
    ([x, y]) =>
      [
        [x, y],
        [y, -x],
        [-x, -y],
        [-y, x],
      ][quarters],
  );
  return `${turned.map(([x, y], index) => `${atX + x} ${atY + y} ${index === 0 ? "m" : "l"}`).join(" ")} h f`;
};
