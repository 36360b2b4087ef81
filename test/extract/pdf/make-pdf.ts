/** A page as its draw operators, written out: the test owns every line of it. */
export interface MadePage {
  readonly operators: string;
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  /** Further entries of the page's resources. */
  readonly resources?: string;
}

const fonts: readonly (readonly [name: string, base: string])[] = [
  ["F1", "Helvetica"],
  ["F2", "Helvetica-Bold"],
  ["F3", "ZapfDingbats"],
];

/** Draw operators to the bytes of a PDF with Helvetica (F1), its bold (F2) and ZapfDingbats (F3). */
export function makePdf(pages: readonly MadePage[], extra: readonly string[] = []): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("");
  const fontEntries = fonts.map(([name, base]) => {
    const encoding = base === "ZapfDingbats" ? "" : " /Encoding /WinAnsiEncoding";
    return `/${name} ${add(`<< /Type /Font /Subtype /Type1 /BaseFont /${base}${encoding} >>`)} 0 R`;
  });
  for (const body of extra) add(body);
  const kids = pages.map((page) => {
    const stream = page.operators;
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    const box = `[0 0 ${page.width ?? 595} ${page.height ?? 842}]`;
    const rotate = page.rotate === undefined ? "" : ` /Rotate ${page.rotate}`;
    const resources = `<< /Font << ${fontEntries.join(" ")} >> ${page.resources ?? ""} >>`;
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box}${rotate} /Contents ${content} 0 R /Resources ${resources} >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  let file = "%PDF-1.7\n";
  const offsets: number[] = [];
  objects.forEach((body, index) => {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

const escapeText = (text: string): string => text.replace(/[\\()]/g, (one) => `\\${one}`);

/** One line of text at a point from the page's bottom left. */
export const textAt = (x: number, y: number, text: string, size = 10, font = "F1"): string =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escapeText(text)}) Tj ET`;

export const lineBetween = (x1: number, y1: number, x2: number, y2: number): string =>
  `${x1} ${y1} m ${x2} ${y2} l S`;

/** A grid with lines at the given places. */
export const gridOf = (xs: readonly number[], ys: readonly number[]): string =>
  [
    ...ys.map((y) => lineBetween(Math.min(...xs), y, Math.max(...xs), y)),
    ...xs.map((x) => lineBetween(x, Math.min(...ys), x, Math.max(...ys))),
  ].join("\n");
