// What reading PDFs costs, as a ratio to what pdf.js alone needs for the same pages' text and operators.
//
//   npm run -s build && node scripts/bench-pdf.mjs FILE.pdf... [--rounds 3]
//
// Both run by turns on the same bytes, each in a process of its own, so that pdf.js is as it comes: what we do to
// make it cheaper must not make it look cheap. The CPU time of the fastest round counts.
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const work = { floor, whole };
const isChild = process.send !== undefined && process.argv[2] in work;
if (isChild) serve(work[process.argv[2]]);
else await main();

/** Measures one reading of a file for every message. */
function serve(run) {
  process.on("message", async (file) => process.send(await timed(run, file)));
}

/** Text and operators of every page, nothing made of them. */
async function floor(bytes) {
  for (const name of ["DOMMatrix", "Path2D", "ImageData"]) globalThis[name] ??= class {};
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const task = getDocument({
    data: bytes,
    standardFontDataUrl: join(root, "standard_fonts") + sep,
    cMapUrl: join(root, "cmaps") + sep,
    wasmUrl: join(root, "wasm") + sep,
    cMapPacked: true,
    verbosity: 0,
    // As muniment has it: pictures of scans are not decoded, fonts not brought in.
    maxImageSize: 1_000_000,
    useSystemFonts: true,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
  });
  const pdf = await task.promise;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  const pages = pdf.numPages;
  await task.destroy();
  return pages;
}

async function whole(bytes, file) {
  const { readPdf } = await import("../dist/extract/pdf/index.js");
  const source = { file, doc: file, sha256: "", bytes: bytes.length };
  const { value } = await readPdf(source, bytes, {});
  return value.pages;
}

async function timed(run, file) {
  const bytes = new Uint8Array(readFileSync(file));
  const before = process.cpuUsage();
  const pages = await run(bytes, file);
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS / 1024;
  return { pages, milliseconds: (user + system) / 1000, memory };
}

async function main() {
  const files = process.argv.slice(2);
  const at = files.indexOf("--rounds");
  const rounds = at < 0 ? 3 : Number(files.splice(at, 2)[1]);
  if (files.length === 0) {
    process.stderr.write("usage: node scripts/bench-pdf.mjs FILE.pdf... [--rounds 3]\n");
    process.exit(2);
  }
  const children = Object.keys(work).map((name) => ({
    name,
    child: fork(fileURLToPath(import.meta.url), [name]),
  }));
  const totals = { floor: 0, whole: 0, pages: 0 };
  let memory = 0;
  for (const file of files) {
    const best = { floor: Infinity, whole: Infinity };
    let pages = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, child } of children) {
        const answer = await new Promise((resolve, reject) => {
          child.once("message", resolve);
          child.once("exit", () => reject(new Error(`${name} ended on ${file}`)));
          child.send(file);
        });
        child.removeAllListeners("exit");
        best[name] = Math.min(best[name], answer.milliseconds);
        pages = answer.pages;
        if (name === "whole") memory = Math.max(memory, answer.memory);
      }
    }
    totals.floor += best.floor;
    totals.whole += best.whole;
    totals.pages += pages;
    report(file.split("/").at(-1), best, pages);
  }
  report("all", totals, totals.pages);
  process.stdout.write(`largest memory ${Math.round(memory)} MB\n`);
  for (const { child } of children) child.disconnect();
}

function report(name, { floor: base, whole: ours }, pages) {
  const perPage = (milliseconds) => (milliseconds / pages).toFixed(1).padStart(7);
  process.stdout.write(
    `${name.slice(0, 44).padEnd(44)} ${String(pages).padStart(5)} pages  pdf.js${perPage(base)} ms/page  muniment${perPage(ours)} ms/page  ratio ${(ours / base).toFixed(2)}\n`,
  );
}
