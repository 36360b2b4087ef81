// Makes an archive of synthetic reports from the demo's: other figures, councils and years, the same shapes.
//
//   node scripts/synthetic-archive.mjs FOLDER COUNT [--small] [--formats text,docx,pdf] [--seed N]
//
// The same arguments give the same bytes. --small cuts text reports to a few tables, for many quick runs.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const fixtures = fileURLToPath(new URL("../fixtures/archive", import.meta.url));
const councils = [
  "Halton",
  "Wigan",
  "Cumbria",
  "Salford",
  "Devon",
  "Kirklees",
  "Bolton",
  "Trafford",
];
const named = /Halton|Wigan|Cumbria/g;
const smallText = 6000;

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes COUNT reports to a folder, a hundred to a subfolder. */
export function makeArchive(folder, count, { small = false, formats = ["text"], seed = 1 } = {}) {
  const extensions = { text: ".txt", docx: ".docx", pdf: ".pdf" };
  const sources = readdirSync(fixtures)
    .sort()
    .filter((name) => formats.some((format) => extensions[format] === extname(name)))
    .map((name) => ({ name, bytes: readFileSync(join(fixtures, name)) }));
  for (let number = 0; number < count; number += 1) {
    const next = random(seed * 1_000_003 + number);
    const { name, bytes } = sources[number % sources.length];
    const sub = join(folder, String(Math.floor(number / 100)).padStart(3, "0"));
    mkdirSync(sub, { recursive: true });
    const file = `report-${String(number).padStart(6, "0")}${extname(name)}`;
    writeFileSync(join(sub, file), varied(extname(name), bytes, next, small));
  }
}

function varied(extension, bytes, next, small) {
  if (extension === ".txt") return variedText(bytes.toString("utf8"), next, small);
  if (extension === ".docx") {
    const members = unzipSync(bytes);
    const part = "word/document.xml";
    // Only between tags, and without changing a length that matters.
    const text = strFromU8(members[part]).replace(
      />([^<]+)</g,
      (_, run) => `>${variedText(run, next)}<`,
    );
    members[part] = strToU8(text);
    return Buffer.from(zipSync(members, { mtime: "2020-01-01" }));
  }
  // A PDF's figures are spread over its fonts: a comment after its end makes it another file.
  return Buffer.concat([bytes, Buffer.from(`\n% ${next()}\n`)]);
}

function variedText(text, next, small = false) {
  const council = councils[Math.floor(next() * councils.length)];
  const start = small ? Math.floor(next() * Math.max(1, text.length - smallText)) : 0;
  const cut = small ? text.slice(0, 1500) + text.slice(start, start + smallText) : text;
  return cut
    .replace(named, council)
    .replace(/(?<![\d/-])\d{1,3}(?:\.\d+)?(?=%)/g, () => (next() * 100).toFixed(1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count, ...rest] = process.argv.slice(2);
  const option = (name) => rest[rest.indexOf(name) + 1];
  makeArchive(folder, Number(count), {
    small: rest.includes("--small"),
    formats: rest.includes("--formats") ? option("--formats").split(",") : ["text"],
    seed: rest.includes("--seed") ? Number(option("--seed")) : 1,
  });
}
