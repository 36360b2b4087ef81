// PDFs as most producers write them since version 1.5: objects packed together in object streams, and a packed list
// of them all at the end (ISO 32000-1, 7.5.7 and 7.5.8).
import { deflateSync } from "node:zlib";
import { pagesToObjects, stream } from "./make-pdf.mjs";

/** Pages to a PDF whose catalogue, page tree and fonts are packed together, and its page objects two by two. */
export function packedPdf(pages) {
  const objects = pagesToObjects(pages);
  const isStream = (body) => body.endsWith("endstream");
  const loose = objects.flatMap((body, index) => (isStream(body) ? [] : [index + 1]));
  const isPage = (number) => objects[number - 1].includes("/Type /Page ");
  const groups = [loose.filter((number) => !isPage(number))];
  for (const number of loose.filter(isPage)) {
    const last = groups.at(-1);
    if (groups.length > 1 && last.length < 2) last.push(number);
    else groups.push([number]);
  }
  const packed = groups.map((numbers) => objectStream(numbers, objects));
  const plain = objects.map((body) => (isStream(body) ? body : undefined));
  return listed([...plain, ...packed], groups, objects.length);
}

function objectStream(numbers, objects) {
  let body = "";
  const places = numbers.map((number) => {
    const place = `${number} ${body.length}`;
    body += `${objects[number - 1]}\n`;
    return place;
  });
  const head = `${places.join(" ")} `;
  const entries = `/Type /ObjStm /N ${numbers.length} /First ${head.length} /Filter /FlateDecode`;
  return stream(entries, deflateSync(Buffer.from(head + body, "latin1")).toString("latin1"));
}

/** Objects with the list of where each is: at a place of the file, or in a packed group. */
function listed(bodies, groups, firstPacked) {
  let file = "%PDF-1.7\n";
  const rows = [[0, 0, 65535]];
  for (const [index, body] of bodies.entries()) {
    const group = groups.findIndex((numbers) => numbers.includes(index + 1));
    if (body === undefined) {
      rows.push([2, firstPacked + group + 1, groups[group].indexOf(index + 1)]);
      continue;
    }
    rows.push([1, file.length, 0]);
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length;
  rows.push([1, start, 0]);
  const list = Buffer.concat(
    rows.map(([kind, place, within]) => {
      const row = Buffer.alloc(7);
      row.writeUInt8(kind, 0);
      row.writeUInt32BE(place, 1);
      row.writeUInt16BE(within, 5);
      return row;
    }),
  );
  const entries = `/Type /XRef /Size ${rows.length} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode`;
  file += `${rows.length - 1} 0 obj\n${stream(entries, deflateSync(list).toString("latin1"))}\nendobj\n`;
  file += `startxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
