// Times the Word readers against mammoth on the same report, and measures 500 pages' memory:
//   npm run build && node scripts/bench-word.mjs [report.docx report.doc]
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import mammoth from "mammoth";
import { extract } from "../dist/extract/index.js";

const at = (path) => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
const [
  docx = at("archive/halton-bsc-qmr-2008-09-q4.docx"),
  doc = at("made/word/reports/halton-bsc-qmr-2008-09-q4.doc"),
  mode,
] = process.argv.slice(2);
const rounds = 5;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function time(label, run) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  const middle = median(times);
  console.log(`${label.padEnd(28)} ${middle.toFixed(0).padStart(6)} ms (median of ${rounds})`);
  return middle;
}

const read = (file, bytes = new Uint8Array(readFileSync(file))) =>
  extract({ file, doc: "bench", sha256: "", bytes: bytes.length }, bytes);

/** The report's body eight times over: 60 pages become about 500. */
function lengthen(bytes, times) {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts["word/document.xml"]);
  const start = xml.indexOf("<w:body>") + 8;
  const end = xml.lastIndexOf("<w:sectPr", xml.lastIndexOf("</w:body>"));
  const longer = xml.slice(0, start) + xml.slice(start, end).repeat(times) + xml.slice(end);
  return zipSync({ ...parts, "word/document.xml": strToU8(longer) });
}

if (mode === "memory") {
  const bytes = lengthen(new Uint8Array(readFileSync(docx)), 8);
  const before = process.resourceUsage().maxRSS;
  const { value } = await read(docx, bytes);
  const after = process.resourceUsage().maxRSS;
  console.log(
    `about 500 pages: ${value.blocks.length} blocks, ${Math.round(after / 1024)} MB at most ` +
      `(${Math.round(before / 1024)} MB of it before reading)`,
  );
} else {
  const base = await time("mammoth, .docx", () => mammoth.convertToHtml({ path: docx }));
  for (const file of [docx, doc]) {
    const own = await time(`muniment, .${file.split(".").pop()}`, () => read(file));
    console.log(`${"".padEnd(28)} ${(own / base).toFixed(2)} of mammoth's time`);
  }
  const self = fileURLToPath(import.meta.url);
  process.stdout.write(execFileSync(process.execPath, [self, docx, doc, "memory"]));
}
