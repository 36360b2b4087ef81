// Switches each family of rules off in turn and prints which of the made PDFs are then read otherwise.
//
//   npm run -s build && node scripts/pdf-families.mjs [FAMILY...]
//
// A family that no page falls without has no page that shows what it is for: then the exit status is 1.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { register } from "node:module";
import { env, exit } from "node:process";
import { fileURLToPath } from "node:url";

const tables = "extract/pdf/tables";
/** Each family by the function that asks its question, and what that answers when it is off. */
const families = {
  "rows by white space in a ruled row": [
    `${tables}/ruled/unruled-rows`,
    "splitWhiteRows = (table) => table",
  ],
  "labels without rules": [`${tables}/ruled/unruled-rows`, "splitOpenLabels = (cells) => cells"],
  "rows in one box": [`${tables}/ruled/rows-in-box`, "roomCuts = () => []"],
  "heads in one box": [`${tables}/ruled/heads-in-box`, "splitHeads = (table) => table"],
  "a ruled header alone": [`${tables}/ruled/header-only`, "isHeaderOnly = () => false"],
  "edges that rules leave out": [`${tables}/aligned/refine`, "refineTable = (table) => table"],
  "tables beside each other": [`${tables}/region/beside`, "splitBeside = () => undefined"],
  "prose beside a table": [`${tables}/region/prose-beside`, "findProseBeside = () => new Set()"],
  "titles between tables": [`${tables}/region/titles`, "isTitle = () => false"],
  "captions and notes": [`${tables}/region/captions`, "trimRegion = (region) => region"],
  "a second header": [`${tables}/region/another-table`, "partByColumns = (region) => [region]"],
  "breaks between bands": [
    `${tables}/edges/bands`,
    "findTableBreaks = () => ({ loose: new Set(), starts: new Set(), ruledOff: new Set() })",
  ],
  "rows between stripes": [`${tables}/edges/bands`, "openBandGaps = () => []"],
  "headers over several columns": [
    `${tables}/edges/header-spans`,
    "spanHeaders = (cells) => [...cells]",
  ],
  "rows by white space": [`${tables}/rows/white-rows`, "whiteRows = () => undefined"],
  "forms of labels": [`${tables}/forms/label-forms`, "findLabelForms = () => []"],
  "structure tags": [`${tables}/tagged/tagged-table`, "findTaggedTables = () => []"],
  "what goes on overleaf": [
    `${tables}/over-pages/continuation`,
    "findContinuation = () => undefined",
  ],
  "charts and pictures": ["extract/pdf/text/figures", "findFigures = () => []"],
  leaders: ["extract/pdf/text/leaders", "findLeaders = () => undefined"],
};

if (env.MUNIMENT_FAMILY === undefined) main();
else await readAll(families[env.MUNIMENT_FAMILY]);

function main() {
  const asked = process.argv.slice(2);
  const names = Object.keys(families).filter((name) => asked.length === 0 || asked.includes(name));
  const whole = readWithout("none");
  let idle = 0;
  for (const name of names) {
    const found = readWithout(name);
    const fallen = Object.keys(whole).filter((file) => whole[file] !== found[file]);
    if (fallen.length === 0) idle += 1;
    console.log(`${name}: ${fallen.length === 0 ? "NO PAGE FALLS" : fallen.join(" ")}`);
  }
  exit(idle > 0 ? 1 : 0);
}

function readWithout(family) {
  const self = fileURLToPath(import.meta.url);
  const options = { env: { ...env, MUNIMENT_FAMILY: family }, maxBuffer: 1 << 26 };
  return JSON.parse(execFileSync(process.execPath, [self], options).toString());
}

/** A function that is declared may be given another body by what is added to its module. */
async function readAll(family) {
  if (family !== undefined) {
    const [file, off] = family;
    const hook = `export async function load(url, context, next) {
      const loaded = await next(url, context);
      if (!url.endsWith(${JSON.stringify(`/dist/${file}.js`)})) return loaded;
      return { ...loaded, source: String(loaded.source) + ${JSON.stringify(`\n${off};\n`)} };
    }`;
    register(`data:text/javascript,${encodeURIComponent(hook)}`);
  }
  const { readPdf } = await import("../dist/extract/pdf/index.js");
  const folder = new URL("../fixtures/made/pdf/", import.meta.url);
  const read = {};
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".pdf"))) {
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
    const source = { file: name, doc: name, sha256: "", bytes: bytes.length };
    const blocks = await readPdf(source, bytes, {}).then(
      ({ value }) => value.blocks,
      (error) => [{ kind: "unread", text: String(error) }],
    );
    const cells = blocks.map(({ kind, text, cells = [] }) => [
      kind,
      text,
      cells.map((one) => [one.row, one.column, one.rowSpan, one.columnSpan, one.text]),
    ]);
    read[name.slice(0, -".pdf".length)] = createHash("sha1")
      .update(JSON.stringify(cells))
      .digest("hex");
  }
  console.log(JSON.stringify(read));
}
