#!/usr/bin/env node
// What reading scans gives, against the records that the same pages give born digital.
//
//   node scripts/scan/measure.mjs --scans DIR [--kinds K,K] [--docs D,D] [--show N] [--kept DIR] [--json]
//
// DIR as make-scans.mjs fills it. Reads dist: build first. A line for each kind: F1 of each kind of record, figures that
// are wrong and not marked doubtful, right figures that are marked, statuses, letters wrong, CPU and memory a page. With
// --kept, what an engine made of a picture is kept by the picture: other rules of trust are measured without reading
// again, and the CPU is then not what reading costs.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ingestFile } from "../../dist/pipeline.js";
import { loadTesseract } from "../../dist/scan/engine/tesseract.js";

const { values: options } = parseArgs({
  options: {
    scans: { type: "string" },
    kinds: { type: "string" },
    docs: { type: "string" },
    json: { type: "boolean", default: false },
    show: { type: "string", default: "0" },
    kept: { type: "string" },
  },
});
if (options.scans === undefined) {
  console.error(
    "usage: measure.mjs --scans DIR [--kinds K,K] [--docs D,D] [--show N] [--kept DIR] [--json]",
  );
  process.exit(2);
}
const show = Number(options.show);
const pdfsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".pdf"))
    .filter((name) => !options.docs || options.docs.split(",").some((doc) => name.startsWith(doc)))
    .sort();
const kinds =
  options.kinds?.split(",") ?? readdirSync(options.scans).filter((kind) => kind !== "born");

/** What engines answered before, by the pixels they were shown and how they were asked. */
let kept = new Map();

function remembering(engine) {
  let shown;
  return {
    name: engine.name,
    show(grey) {
      shown = grey;
      engine.show(grey);
    },
    read(region, layout, among) {
      const [left, top, right, bottom] = region;
      const hash = createHash("sha1").update(`${engine.name} ${layout} ${among} ${right - left} `);
      for (let y = top; y < bottom; y += 1)
        hash.update(shown.data.subarray(y * shown.width + left, y * shown.width + right));
      const key = hash.digest("hex");
      const moved = (words, by) =>
        words.map(({ box, baseline, ...word }) => ({
          ...word,
          box: box.map((value, at) => value + by * region[at % 2]),
          baseline: baseline + by * top,
        }));
      if (!kept.has(key)) kept.set(key, moved(engine.read(region, layout, among), -1));
      return moved(kept.get(key), 1);
    },
  };
}

async function load(onAlive) {
  const engines = await loadTesseract(onAlive);
  if (!options.kept || engines === undefined) return engines;
  return { first: remembering(engines.first), second: remembering(engines.second) };
}

/** Readings of one file are kept in one file. */
async function withKept(name, work) {
  if (!options.kept) return work();
  mkdirSync(options.kept, { recursive: true });
  const path = join(options.kept, `${name}.json`);
  try {
    kept = new Map(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    kept = new Map();
  }
  const result = await work();
  writeFileSync(path, JSON.stringify([...kept]));
  return result;
}

async function read(path, ocr) {
  const bytes = new Uint8Array(readFileSync(path));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const source = { file: path, doc: path, sha256, bytes: bytes.length };
  const before = process.cpuUsage();
  const report = await ingestFile(source, bytes, ocr ? { ocr } : {});
  const used = process.cpuUsage(before);
  return { report, seconds: (used.user + used.system) / 1e6 };
}

const norm = (text) =>
  (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9%£.+-]+/g, " ")
    .trim();

function overlap(a, b) {
  const [x, y] = [a, b].map((text) =>
    norm(text)
      .split(/[^a-z0-9]+/)
      .filter(Boolean),
  );
  if (x.length + y.length === 0) return 1;
  const bag = new Map();
  for (const word of x) bag.set(word, (bag.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of y) {
    const left = bag.get(word) ?? 0;
    if (left > 0) common += 1;
    bag.set(word, left - 1);
  }
  return (2 * common) / (x.length + y.length);
}

const figureOf = (record) =>
  record.kind === "observation" ? record.value : record.kind === "budget" ? record.amountGbp : null;
const nameOf = (record) =>
  ({ observation: record.title, milestone: record.text, budget: record.line })[record.kind];
const sameFigure = (a, b) => {
  const [x, y] = [figureOf(a), figureOf(b)];
  if (x !== null && y !== null) return Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(x));
  return x === y && norm(a.raw) === norm(b.raw);
};

/** How alike two records are, 0 to 3; 0 is no match at all. What the scorer of the house asks for. */
function likeness(born, got, strict) {
  if (born.kind !== got.kind || born.source.page !== got.source.page) return 0;
  const { row, column } = born.source;
  const sameCell = row === got.source.row && column === got.source.column;
  const title = Math.max(overlap(nameOf(born), nameOf(got)), !strict && sameCell ? 0.6 : 0);
  if (title < (strict ? 0.85 : 0.6)) return 0;
  if (born.kind === "milestone")
    return !strict || (born.due ?? []).join() === (got.due ?? []).join() ? title : 0;
  if (born.measure !== got.measure) return 0;
  if (strict && (born.period !== got.period || !sameFigure(born, got))) return 0;
  if (!strict && born.period !== got.period) return 0.3 * title;
  const place = column === got.source.column ? 0.5 : 0;
  return title + place + (born.kind === "budget" && born.section === got.section ? 0.3 : 0);
}

/** Pairs records, the likest first. */
function pair(born, got, strict) {
  const all = [];
  for (const [i, b] of born.entries()) {
    for (const [j, g] of got.entries()) {
      const like = likeness(b, g, strict);
      if (like > 0) all.push([like - Math.abs(i / born.length - j / got.length) * 0.01, i, j]);
    }
  }
  all.sort((a, b) => b[0] - a[0]);
  const [usedBorn, usedGot] = [new Map(), new Map()];
  for (const [, i, j] of all) {
    if (usedBorn.has(i) || usedGot.has(j)) continue;
    usedBorn.set(i, j);
    usedGot.set(j, i);
  }
  return { usedBorn, usedGot };
}

const isDoubtful = ({ evidence }) => evidence.some((phrase) => phrase.startsWith("ocr: "));
const wordsOf = ({ document }) =>
  (document?.blocks ?? [])
    .flatMap((block) =>
      block.kind === "table" ? block.cells.map(({ text }) => text) : [block.text],
    )
    .join(" ")
    .replace(/\s+/g, " ");

/** Letters put in, left out or changed, of words that both have in about the same place: a banded edit distance. */
function errors(a, b) {
  const band = 400;
  let above = new Map();
  for (let j = 0; j <= band; j += 1) above.set(j, j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Map();
    for (let j = Math.max(0, i - band); j <= Math.min(b.length, i + band); j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row.set(
        j,
        Math.min(
          (above.get(j) ?? Infinity) + 1,
          (row.get(j - 1) ?? Infinity) + 1,
          j === 0 ? Infinity : (above.get(j - 1) ?? Infinity) + change,
        ),
      );
    }
    above = row;
  }
  return above.get(b.length) ?? Math.max(a.length, b.length);
}

const percent = (part, whole) => (whole === 0 ? "-" : (part / whole).toFixed(3));
const results = [];
await loadTesseract(() => {});
for (const kind of kinds) {
  const sum = {
    pages: 0,
    seconds: 0,
    right: {},
    born: {},
    got: {},
    figures: 0,
    silent: 0,
    marked: 0,
    rightFigures: 0,
    rightDoubtful: 0,
    statusBorn: 0,
    statusGot: 0,
    statusRight: 0,
    characters: 0,
    wrongCharacters: 0,
    withheld: 0,
    undated: 0,
  };
  const shown = [];
  for (const name of pdfsIn(join(options.scans, kind))) {
    const born = (await read(join(options.scans, "born", name))).report;
    const { report: got, seconds } = await withKept(`${kind}-${name}`, () =>
      read(join(options.scans, kind, name), { mode: "auto", load, version: "measure" }),
    );
    sum.pages += got.document?.pages ?? 0;
    sum.seconds += seconds;
    sum.withheld += got.problems.filter(({ code }) => code === "header-doubtful").length;
    for (const { code, message } of got.problems)
      if (code === "header-doubtful" && shown.length < show) shown.push(`  ${message}`);
    const strict = pair(born.records, got.records, true);
    for (const record of born.records) sum.born[record.kind] = (sum.born[record.kind] ?? 0) + 1;
    for (const [j, record] of got.records.entries()) {
      sum.got[record.kind] = (sum.got[record.kind] ?? 0) + 1;
      const i = strict.usedGot.get(j);
      if (i !== undefined) {
        sum.right[record.kind] = (sum.right[record.kind] ?? 0) + 1;
      }
      if (figureOf(record) === null) continue;
      sum.figures += 1;
      if (i !== undefined) {
        sum.rightFigures += 1;
        if (isDoubtful(record)) {
          sum.rightDoubtful += 1;
          const why = record.evidence.filter((phrase) => phrase.startsWith("ocr: ")).join("; ");
          if (shown.length < show)
            shown.push(
              `  doubted ${name.slice(0, 12)} p${record.source.page} ${record.raw}: ${why}`,
            );
        }
      }
    }
    // What is left over is set beside its likeliest printed record, to tell a wrong figure from a wrong title.
    const restBorn = born.records.filter((_, i) => !strict.usedBorn.has(i));
    const restGot = got.records.filter((_, j) => !strict.usedGot.has(j));
    const loose = pair(restBorn, restGot, false);
    for (const [j, record] of restGot.entries()) {
      const printed = restBorn[loose.usedGot.get(j)];
      if (figureOf(record) === null) {
        if (shown.length < show)
          shown.push(
            `  ${name.slice(0, 12)} p${record.source.page} ${record.kind}: got "${nameOf(record).slice(0, 60)}" ${record.raw ?? record.due} ${record.period ?? ""}${printed ? ` for "${nameOf(printed).slice(0, 60)}" ${printed.raw ?? printed.due} ${printed.period ?? ""}` : ""}`,
          );
        continue;
      }
      // A period that was lost is a gap, one that is another is a wrong figure.
      const isUndated =
        record.period === "" && printed !== undefined && sameFigure(printed, record);
      const isWrong =
        !isUndated &&
        (printed === undefined || !sameFigure(printed, record) || printed.period !== record.period);
      if (isUndated) sum.undated += 1;
      if (isWrong) sum[isDoubtful(record) ? "marked" : "silent"] += 1;
      if (shown.length < show) {
        shown.push(
          `  ${isWrong ? (isDoubtful(record) ? "marked" : "SILENT") : "title "} ${name.slice(0, 12)} p${record.source.page} r${record.source.row} c${record.source.column} ${record.measure} ${record.period} "${nameOf(record).slice(0, 50)}" ${record.raw} = ${figureOf(record)}${printed ? ` for ${printed.measure} ${printed.period} "${nameOf(printed).slice(0, 50)}" ${printed.raw} = ${figureOf(printed)}` : ""}`,
        );
      }
    }
    for (const [i, record] of restBorn.entries()) {
      if (!loose.usedBorn.has(i) && shown.length < show)
        shown.push(
          `  lost   ${name.slice(0, 12)} p${record.source.page} r${record.source.row} c${record.source.column} ${record.kind} ${record.period ?? ""} "${nameOf(record).slice(0, 50)}" ${record.raw ?? record.due}`,
        );
    }
    const rows = pair(born.records, got.records, false);
    for (const record of born.records) if (record.status) sum.statusBorn += 1;
    for (const [j, record] of got.records.entries()) {
      if (!record.status) continue;
      sum.statusGot += 1;
      if (born.records[rows.usedGot.get(j)]?.status === record.status) sum.statusRight += 1;
    }
    const [a, b] = [wordsOf(born), wordsOf(got)];
    sum.characters += a.length;
    sum.wrongCharacters += errors(a, b);
  }
  const f1 = (of) => {
    const [right, born, got] = [sum.right[of] ?? 0, sum.born[of] ?? 0, sum.got[of] ?? 0];
    return born + got === 0 ? "-" : ((2 * right) / (born + got)).toFixed(3);
  };
  results.push({
    kind,
    pages: sum.pages,
    observations: f1("observation"),
    milestones: f1("milestone"),
    budget: f1("budget"),
    figures: sum.figures,
    silent: sum.silent,
    marked: sum.marked,
    doubted: percent(sum.rightDoubtful, sum.rightFigures),
    withheld: sum.withheld,
    undated: sum.undated,
    status: `${percent(sum.statusRight, sum.statusGot)}/${percent(sum.statusRight, sum.statusBorn)}`,
    cer: `${((100 * sum.wrongCharacters) / Math.max(1, sum.characters)).toFixed(2)} %`,
    cpu: (sum.seconds / Math.max(1, sum.pages)).toFixed(1),
    rss: Math.round(process.resourceUsage().maxRSS / 1024),
  });
  if (!options.json && shown.length > 0) console.log(`${kind}\n${shown.join("\n")}`);
  // A long measurement may be stopped: what is known by then has been said.
  console.error(JSON.stringify(results.at(-1)));
}
if (options.json) for (const result of results) console.log(JSON.stringify(result));
else {
  const columns = Object.keys(results[0] ?? {});
  const widths = columns.map((column) =>
    Math.max(column.length, ...results.map((row) => String(row[column]).length)),
  );
  const line = (cells) => cells.map((cell, index) => String(cell).padEnd(widths[index])).join("  ");
  console.log(line(columns));
  for (const row of results) console.log(line(columns.map((column) => row[column])));
}
