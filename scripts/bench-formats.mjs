// Times one report in the formats that an office saves it in, against .docx, in one run:
//   npm run build && soffice --headless --convert-to rtf|odt|html ...
//   node scripts/bench-formats.mjs report.docx report.rtf report.odt report.xml report.html
// The first file is what the others are measured by. Each is read in turn, so that a busy machine slows all alike.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { extract } from "../dist/extract/index.js";

const files = process.argv.slice(2);
if (files.length < 2) {
  console.error("usage: node scripts/bench-formats.mjs report.docx report.rtf ...");
  process.exit(2);
}
const rounds = 9;

const reports = files.map((file) => ({
  file,
  bytes: readFileSync(file),
  best: Infinity,
  cells: 0,
}));

for (let round = 0; round < rounds; round += 1) {
  for (const report of reports) {
    const { file, bytes } = report;
    const source = { file: basename(file), doc: "bench", sha256: "", bytes: bytes.length };
    const copy = new Uint8Array(bytes);
    const start = process.cpuUsage();
    const { value } = await extract(source, copy);
    const { user, system } = process.cpuUsage(start);
    report.best = Math.min(report.best, (user + system) / 1000);
    report.cells = value.blocks.reduce((sum, { cells = [] }) => sum + cells.length, 0);
  }
}

const [base] = reports;
for (const { file, bytes, best, cells } of reports) {
  console.log(
    `${basename(file).padEnd(44)} ${(bytes.length / 1e6).toFixed(1).padStart(5)} MB ${String(cells).padStart(6)} cells ` +
      `${best.toFixed(0).padStart(6)} ms of processor time (best of ${rounds})  ${(best / base.best).toFixed(2)} of the first`,
  );
}
