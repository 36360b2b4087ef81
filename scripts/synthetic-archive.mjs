// Makes an archive of synthetic reports from those in fixtures/reports: other figures, councils and years, the same shapes,
// in turn as text, HTML, Word and PDF.
//
//   node scripts/synthetic-archive.mjs FOLDER COUNT [--small] [--formats text,html,docx,pdf] [--seed N]
//
// The same arguments give the same bytes. --small keeps some three pages of a report.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawnAs } from "./synthetic/drawn-report.mjs";
import { random, variedText } from "./synthetic/report-text.mjs";

const reports = fileURLToPath(new URL("../fixtures/reports", import.meta.url));
export const allFormats = Object.keys(drawnAs);
export { random };

/** Writes COUNT reports to a folder, a hundred to a subfolder. */
export function makeArchive(folder, count, { small = false, formats = ["text"], seed = 1 } = {}) {
  const texts = readdirSync(reports)
    .sort()
    .map((name) => join(reports, name, `${name}.txt`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "utf8"));
  for (let number = 0; number < count; number += 1) {
    const next = random(seed * 1_000_003 + number);
    const text = texts[number % texts.length];
    const { ending, draw } = drawnAs[formats[Math.floor(number / texts.length) % formats.length]];
    const sub = join(folder, String(Math.floor(number / 100)).padStart(3, "0"));
    mkdirSync(sub, { recursive: true });
    const file = `report-${String(number).padStart(6, "0")}${ending}`;
    writeFileSync(join(sub, file), draw(variedText(text, next, small)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count, ...rest] = process.argv.slice(2);
  const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
  makeArchive(folder, Number(count), {
    small: rest.includes("--small"),
    formats: option("--formats")?.split(",") ?? allFormats,
    seed: Number(option("--seed") ?? 1),
  });
}
