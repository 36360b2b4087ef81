// Sets the tables that our reader makes of malformed markup beside those that Chromium shows: each cell's row, column,
// reach and words, and the words around the tables. Prints what it skipped, by name, where Chromium is not installed.
//   npm run build && node scripts/html/compare-browser.mjs
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { extract } from "../../dist/extract/index.js";
import { malformedTables } from "./malformed-tables.mjs";

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const browser = process.env.CHROMIUM ?? browsers.find(existsSync);
if (browser === undefined) {
  console.log("skipped: Chromium is not installed");
  process.exit(0);
}

const page = (markup) =>
  `<!DOCTYPE html><html><head><meta charset=utf-8></head><body>${markup}</body></html>`;
const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** Cells by the ranks of their first row and column among those that begin somewhere, and how far they reach. */
function ranked(cells) {
  const ranks = (values) => [...new Set(values)].sort((a, b) => a - b);
  const rows = ranks(cells.map(({ top }) => top));
  const columns = ranks(cells.map(({ left }) => left));
  const reach = (all, from, to) => all.filter((edge) => edge >= from && edge < to).length;
  return cells.map(({ top, left, bottom, right, text }) => {
    const place = `${rows.indexOf(top)},${columns.indexOf(left)}`;
    return `${place} ${reach(rows, top, bottom)}x${reach(columns, left, right)} ${tidy(text)}`;
  });
}

async function ours(markup) {
  const bytes = new TextEncoder().encode(page(markup));
  const { value } = await extract(
    { file: "page", doc: "page", sha256: "", bytes: bytes.length },
    bytes,
  );
  return value.blocks.map((block) =>
    block.kind === "table"
      ? block.cells.map(({ row, column, rowSpan, columnSpan, text }) => ({
          top: row,
          left: column,
          bottom: row + rowSpan,
          right: column + columnSpan,
          text,
        }))
      : block.text,
  );
}

/** Runs in the browser: what a frame's page shows, tables inside tables after them. */
function shown(frame) {
  const blocks = [];
  let words = "";
  const endWords = () => {
    if (words.trim() !== "") blocks.push(words);
    words = "";
  };
  const chosenIn = (node) =>
    node.nodeName === "SELECT" ? [...node.selectedOptions].map((one) => one.text).join(" ") : "";
  const wordsIn = (node) => {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 || /^(TABLE|STYLE|TITLE)$/.test(node.nodeName)) return "";
    if (node.nodeName === "SELECT") return chosenIn(node);
    return [...node.childNodes].map(wordsIn).join("");
  };
  const addTable = (table) => {
    endWords();
    if (table.caption) blocks.push(table.caption.textContent);
    const cells = [...table.rows].flatMap((row) => [...row.cells]);
    const placed = cells.map((cell) => {
      const { top, left, bottom, right } = cell.getBoundingClientRect();
      const [t, l, b, r] = [top, left, bottom, right].map(Math.round);
      return { top: t, left: l, bottom: b, right: r, text: wordsIn(cell) };
    });
    if (placed.length > 0) blocks.push(placed.sort((a, b) => a.top - b.top || a.left - b.left));
    for (const cell of cells) {
      for (const inner of cell.querySelectorAll("table")) {
        if (inner.parentElement.closest("table") === table) addTable(inner);
      }
    }
  };
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) words += child.data;
      else if (child.nodeName === "TABLE") addTable(child);
      else if (child.nodeType === 1 && child.nodeName !== "STYLE") {
        const isBlock = frame.contentWindow.getComputedStyle(child).display === "block";
        if (isBlock) endWords();
        walk(child);
        if (isBlock) endWords();
      }
    }
  };
  walk(frame.contentDocument.body);
  endWords();
  return blocks;
}

function theirs(cases) {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  try {
    const harness = join(folder, "harness.html");
    const style = "<style>td,th{min-width:30px;height:30px}</style>";
    const framed = JSON.stringify(cases.map((markup) => page(`${style}${markup}`)));
    writeFileSync(
      harness,
      `<!DOCTYPE html><meta charset=utf-8><body><script>
const shown = ${shown};
const pages = ${framed.replaceAll("<", "\\u003c")};
const read = (page) => new Promise((done) => {
  const frame = document.createElement("iframe");
  frame.width = 900; frame.height = 700; frame.srcdoc = page;
  frame.onload = () => { done(shown(frame)); frame.remove(); };
  document.body.append(frame);
});
(async () => {
  const all = [];
  for (const page of pages) all.push(await read(page));
  const said = btoa(unescape(encodeURIComponent(JSON.stringify(all))));
  document.body.innerHTML = ""; document.body.dataset.said = said;
})();
</script>`,
    );
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"];
    const dumped = execFileSync(
      browser,
      [...flags, `--user-data-dir=${folder}`, "--dump-dom", pathToFileURL(harness).href],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 64 * 1024 * 1024 },
    );
    const said = /data-said="([^"]*)"/.exec(dumped)?.[1];
    if (said === undefined) throw new Error("Chromium did not answer");
    return JSON.parse(Buffer.from(said, "base64").toString("utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lines = (blocks) =>
  blocks.flatMap((block) =>
    Array.isArray(block) ? ["table", ...ranked(block)] : [`words ${tidy(block)}`],
  );

const names = Object.keys(malformedTables);
const expected = theirs(Object.values(malformedTables));
let agreed = 0;
for (const [index, name] of names.entries()) {
  const got = lines(await ours(malformedTables[name])).join("\n");
  const wanted = lines(expected[index]).join("\n");
  if (got === wanted) agreed += 1;
  else {
    const inset = (text) => text.replaceAll("\n", "\n    ");
    console.log(`${name}\n  Chromium\n    ${inset(wanted)}\n  muniment\n    ${inset(got)}`);
  }
}
console.log(`${agreed} of ${names.length} malformed tables as Chromium shows them`);
process.exit(agreed === names.length ? 0 : 1);
