// What interpretation and normalisation cost: `npm run -s build && node scripts/bench-meaning.mjs [FOLDER…]`.
// 100 times the rows may cost at most 110 times; on the reports of the folders (without one, of
// fixtures/archive) they must cost less than extraction. Of text that was extracted before there is next to
// nothing to extract: such files are printed and not held against it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { extract } from "../dist/extract/index.js";
import { interpret } from "../dist/interpret/index.js";
import { normalise } from "../dist/normalise/index.js";

const folders =
  process.argv.length > 2
    ? process.argv.slice(2).map((folder) => pathToFileURL(`${resolve(folder)}/`))
    : [new URL("../fixtures/archive/", import.meta.url)];
const fewRows = 1_000;

const cpu = async (work, runs = 3) => {
  let least = Number.POSITIVE_INFINITY;
  let value;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    value = await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return { value, ms: least };
};
const meaning = (document) => normalise(interpret(document).value, document.source);

function documentOf(rows) {
  const lines = [
    ["Ref", "Indicator", "Actual 07/08", "Target 08/09"],
    ...Array.from({ length: rows }, (_, row) => [
      `LI ${row % 90}`,
      `Number of visits to site ${row}`,
      `${row}`,
      "86%",
    ]),
  ];
  const cells = lines.flatMap((line, row) =>
    line.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text, marks: [] })),
  );
  const table = { kind: "table", method: "text", rows: lines.length, columns: 4, cells };
  const blocks = [{ kind: "heading", level: 1, text: "Service Plan 2008-09" }, table];
  return {
    source: { file: "a", doc: "a", sha256: "0", bytes: 1 },
    format: "text",
    blocks,
    running: [],
  };
}

meaning(documentOf(fewRows));
const few = await cpu(() => meaning(documentOf(fewRows)));
const many = await cpu(() => meaning(documentOf(fewRows * 100)), 1);
const times = many.ms / few.ms;
console.log(
  `${fewRows} rows ${few.ms.toFixed(0)} ms, ${fewRows * 100} rows ${many.ms.toFixed(0)} ms: ${times.toFixed(1)} times`,
);

let dearer = 0;
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:pdf|docx?|html?|rtf|odt|txt|md)$/.test(name))
    .sort()
    .map((name) => ({ name, url: new URL(encodeURIComponent(name), folder) })),
);
for (const { name, url } of files) {
  const bytes = readFileSync(url);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const source = { file: name, doc: name, sha256, bytes: bytes.length };
  const extracted = await cpu(() => extract(source, new Uint8Array(bytes)));
  const read = await cpu(() => meaning(extracted.value.value));
  const isText = extracted.value.value.format === "text";
  if (read.ms >= extracted.ms && !isText) dearer++;
  console.log(
    `${name}: extraction ${extracted.ms.toFixed(0)} ms, meaning ${read.ms.toFixed(0)} ms`,
  );
}
process.exitCode = times > 110 || dearer > 0 ? 1 : 0;
