// Packs every folder of fixtures/made/word into a .docx beside it: the folder's parts are readable XML,
// this adds the roots with their namespaces, the relationships and two small pictures.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

const folder = fileURLToPath(new URL("../fixtures/made/word/", import.meta.url));

const namespaces = Object.entries({
  w: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  a: "http://schemas.openxmlformats.org/drawingml/2006/main",
  pic: "http://schemas.openxmlformats.org/drawingml/2006/picture",
  wp: "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
  wps: "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
  mc: "http://schemas.openxmlformats.org/markup-compatibility/2006",
  v: "urn:schemas-microsoft-com:vml",
  o: "urn:schemas-microsoft-com:office:office",
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ");

/** Root element, relationship id and type of each part a folder may hold. */
const parts = {
  "styles.xml": { root: "w:styles", id: "rIdStyles", type: "styles" },
  "numbering.xml": { root: "w:numbering", id: "rIdNumbering", type: "numbering" },
  "footnotes.xml": { root: "w:footnotes", id: "rIdFootnotes", type: "footnotes" },
  "header.xml": { root: "w:hdr", id: "rIdHeader", type: "header" },
  "footer.xml": { root: "w:ftr", id: "rIdFooter", type: "footer" },
  "theme.xml": { root: "a:theme", id: "rIdTheme", type: "theme" },
};

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageUri = "http://schemas.openxmlformats.org/package/2006";
const officeUri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The package of a folder's parts, by their names; the same parts give the same bytes. */
export function packDocx(sources) {
  const relationships = Object.entries(parts)
    .filter(([name]) => name in sources)
    .map(([name, { id, type }]) => relationship(id, type, name));
  const files = {
    "[Content_Types].xml": `${declaration}<Types xmlns="${packageUri}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${packageUri}/relationships">${relationship("rId1", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/document.xml": `${declaration}<w:document ${namespaces}><w:body>${sources["body.xml"]}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${declaration}<Relationships xmlns="${packageUri}/relationships">${relationships.join("")}${relationship("rIdGreen", "image", "media/green.png")}${relationship("rIdRed", "image", "media/red.png")}<Relationship Id="rIdLinked" Type="${officeUri}/image" Target="http://example.org/light.png" TargetMode="External"/></Relationships>`,
    "word/media/green.png": paintPng(0x00, 0xb0, 0x50),
    "word/media/red.png": paintPng(0xff, 0x00, 0x00),
  };
  for (const [name, { root }] of Object.entries(parts)) {
    if (name in sources) {
      files[`word/${name}`] = `${declaration}<${root} ${namespaces}>${sources[name]}</${root}>`;
    }
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
    { mtime: new Date(2009, 2, 31), level: 9 },
  );
}

const relationship = (id, type, target) =>
  `<Relationship Id="${id}" Type="${officeUri}/${type}" Target="${target}"/>`;

/** An 8 by 8 picture: a disc of one colour on white. */
function paintPng(red, green, blue) {
  const size = 8;
  const lines = [];
  for (let y = 0; y < size; y += 1) {
    lines.push(0);
    for (let x = 0; x < size; x += 1) {
      const inside = (x - 3.5) ** 2 + (y - 3.5) ** 2 < 12;
      lines.push(...(inside ? [red, green, blue] : [0xff, 0xff, 0xff]));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(lines))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, body) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  // Readers of these fixtures do not look at a chunk's checksum.
  return Buffer.concat([head, Buffer.from(type, "latin1"), body, Buffer.alloc(4)]);
}

/** The parts of one fixture, as they stand in its folder. */
export const readSources = (name) =>
  Object.fromEntries(
    readdirSync(`${folder}${name}`).map((part) => [
      part,
      readFileSync(`${folder}${name}/${part}`, "utf8"),
    ]),
  );

export const fixtureNames = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "reports")
  .map((entry) => entry.name)
  .sort();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of fixtureNames) {
    writeFileSync(`${folder}${name}.docx`, packDocx(readSources(name)));
  }
  console.log(`packed ${fixtureNames.length} fixtures`);
}
