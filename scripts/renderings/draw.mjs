// Draws reports in families of looks, each by the programme named, into a folder a family: PDFs to score against the
// reports' own records.
//
//   muniment inspect REPORT.docx --stage document --json > REPORT.json
//   node scripts/renderings/draw.mjs --to FOLDER [--only FAMILY[.PROGRAMME[.AGAIN]]]... REPORT.json...
//
// PROGRAMME: chromium (if none is named), weasyprint, wkhtmltopdf, writer (LibreOffice). AGAIN draws that PDF once
// more: gs, cairo, mutool, qpdf. The folder is named as asked.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { looks } from "./looks.mjs";
import { reportMarkup } from "./page-markup.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: "string" }, only: { type: "string", multiple: true } },
});
if (values.to === undefined || positionals.length === 0) {
  console.error(
    "usage: draw.mjs --to FOLDER [--only FAMILY[.PROGRAMME[.AGAIN]]]... REPORT.json...",
  );
  process.exit(2);
}

const run = (command, args) => execFileSync(command, args, { stdio: "ignore" });
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
let browser;

const programmes = {
  async chromium(page, pdf) {
    browser ??= await chromium.launch({
      executablePath: process.env.CHROMIUM ?? browsers.find(existsSync),
      args: ["--no-sandbox"],
    });
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
    await tab.close();
  },
  weasyprint: (page, pdf) => run("weasyprint", [page, pdf]),
  wkhtmltopdf: (page, pdf) =>
    run("wkhtmltopdf", [
      "-q",
      "-s",
      "A4",
      "-O",
      "Landscape",
      "--enable-local-file-access",
      page,
      pdf,
    ]),
  writer(page, pdf) {
    const folder = join(pdf, "..");
    run("soffice", [
      ...["--headless", "--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export"],
      ...["--outdir", folder, page],
    ]);
  },
};

const again = {
  gs: (from, to) => run("gs", ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", to, from]),
  cairo: (from, to) => run("pdftocairo", ["-pdf", from, to]),
  mutool: (from, to) => run("mutool", ["clean", "-gggz", from, to]),
  qpdf: (from, to) => run("qpdf", ["--object-streams=generate", "--linearize", from, to]),
};

for (const name of values.only ?? Object.keys(looks)) {
  const [family, programme = "chromium", once] = name.split(".");
  const folder = join(values.to, name);
  mkdirSync(folder, { recursive: true });
  for (const report of positionals) {
    const document = JSON.parse(readFileSync(report, "utf8"));
    const stem = basename(report, ".json");
    const page = join(folder, `${stem}.html`);
    const pdf = join(folder, `${stem}.pdf`);
    writeFileSync(page, reportMarkup(document, looks[family]));
    await programmes[programme](page, pdf);
    rmSync(page);
    if (once === undefined) continue;
    renameSync(pdf, `${pdf}.first`);
    again[once](`${pdf}.first`, pdf);
    rmSync(`${pdf}.first`);
  }
  console.log(`${name}: ${looks[family].about}`);
}
await browser?.close();
