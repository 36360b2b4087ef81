// What reading PDFs costs, as a ratio to what pdf.js alone needs for the same pages' text and operators.
//
//   npm run -s build && node scripts/bench-pdf.mjs FILE.pdf... [--rounds 3]
//
// Both run in this process, by turns, on the same bytes; the CPU time of the fastest round counts.
import { readFileSync } from "node:fs";
import { readPdf } from "../dist/extract/pdf/index.js";
import { openPdf } from "../dist/extract/pdf/pdfjs.js";

const args = process.argv.slice(2);
const at = args.indexOf("--rounds");
const rounds = at < 0 ? 3 : Number(args.splice(at, 2)[1]);
if (args.length === 0) {
  process.stderr.write("usage: node scripts/bench-pdf.mjs FILE.pdf... [--rounds 3]\n");
  process.exit(2);
}
const files = args.map((file) => ({ file, bytes: new Uint8Array(readFileSync(file)) }));

/** Text and operators of every page, nothing made of them. */
async function floor(bytes) {
  const { pdf, close } = await openPdf(bytes);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  const pages = pdf.numPages;
  await close();
  return pages;
}

async function whole(file, bytes) {
  const source = { file, doc: file, sha256: "", bytes: bytes.length };
  const { value } = await readPdf(source, bytes, {});
  return value.pages;
}

async function timed(run) {
  const before = process.cpuUsage();
  const pages = await run();
  const { user, system } = process.cpuUsage(before);
  return { pages, milliseconds: (user + system) / 1000 };
}

const totals = { floor: 0, whole: 0, pages: 0 };
for (const { file, bytes } of files) {
  const best = { floor: Infinity, whole: Infinity };
  let pages = 0;
  for (let round = 0; round < rounds; round += 1) {
    const base = await timed(() => floor(bytes));
    const ours = await timed(() => whole(file, bytes));
    best.floor = Math.min(best.floor, base.milliseconds);
    best.whole = Math.min(best.whole, ours.milliseconds);
    pages = ours.pages;
  }
  totals.floor += best.floor;
  totals.whole += best.whole;
  totals.pages += pages;
  report(file.split("/").at(-1), best, pages);
}
report("all", totals, totals.pages);
process.stdout.write(`largest memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);

function report(name, { floor: base, whole: ours }, pages) {
  const perPage = (milliseconds) => (milliseconds / pages).toFixed(1).padStart(7);
  process.stdout.write(
    `${name.slice(0, 44).padEnd(44)} ${String(pages).padStart(5)} pages  pdf.js${perPage(base)} ms/page  muniment${perPage(ours)} ms/page  ratio ${(ours / base).toFixed(2)}\n`,
  );
}
