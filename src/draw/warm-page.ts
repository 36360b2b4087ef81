/*
 * A page of print to draw before anybody asks for one: a program runs several times as fast when it has run a while,
 * and the first visitor should not wait for that.
 */

const lines = 54;
const words = "Percentage of core assessments carried out within 35 working days, 2008-09";

/** A PDF of one page as reports have them: lines of text in two fonts, between rules, on a fill. */
export function warmPage(): Uint8Array {
  const rows = Array.from({ length: lines }, (_, row) => {
    const y = 780 - 13 * row;
    const fill = row % 4 === 0 ? `0.9 0.9 0.8 rg 40 ${y - 3} 515 13 re f 0 g\n` : "";
    const text = `BT /${row % 5 === 0 ? "F2" : "F1"} 9 Tf 44 ${y} Td (NI ${row}  ${words}  ${row * 37}%) Tj ET\n`;
    return `${fill}${text}0.5 w 40 ${y - 3} m 555 ${y - 3} l S\n`;
  });
  const content = rows.join("");
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    font("Helvetica"),
    font("Times-Bold"),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, "0")} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
