// Measures the explorer on an archive of made-up figures: each kind of page with 20 clients at once, and pages of a PDF.
//
//   npm run build && node scripts/bench-serve.mjs [FIGURES] [--clients 20] [--requests 200] [--keep FILE] [--pages home,pictures]
//
// FIGURES defaults to 1,000,000. --keep makes the archive there, or takes the one that is there. Every request has an
// address of its own where the kind of page has so many, and how many of them are new is said: no page that was asked
// for before is made again. Beside the time stands the processor's, of the server with its processes and of the clients:
// with 20 clients on two processors a page that takes 10 ms of both together stands after 100 ms. On a machine that
// others use, too, it alone tells two versions apart, and a measure of the machine's own pace says how far.
//
// Pictures are drawn of the reports that come with muniment, one after the other, backwards: no page was drawn ahead.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const argv = process.argv.slice(2);
const option = (name, otherwise) =>
  argv.includes(name) ? argv[argv.indexOf(name) + 1] : otherwise;
const perReport = 1000;
const figures = Number(argv[0]?.startsWith("--") ? 1_000_000 : (argv[0] ?? 1_000_000));
const clients = Number(option("--clients", "20"));
const requests = Number(option("--requests", "200"));
const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
let server;
/** Connections that wait for their next request. */
const free = [];
const db = option("--keep", join(folder, "archive.sqlite"));

/** The least time that `pace` was seen to take. */
let best = Number.POSITIVE_INFINITY;
for (let round = 0; round < 20; round += 1) pace();
const only = option("--pages")?.split(",");

try {
  if (only?.join() !== "pictures") {
    if (!existsSync(db)) await makeArchive(db, figures);
    await measure(db);
  }
  if (!only || only.includes("pictures")) await measurePictures();
} finally {
  rmSync(folder, { recursive: true });
}

/** Ten reports of each of a hundred councils, a thousand figures each, with what an import works out of them. */
async function makeArchive(path, count) {
  const { openStore } = await import("../dist/store/open.js");
  const { fillDerived } = await import("../dist/store/derived.js");
  const { fillComparison } = await import("../dist/archive/comparison.js");
  const { findIndicator } = await import("../dist/catalogue/index.js");
  const started = performance.now();
  const store = await openStore(path, { create: true });
  store.pragma("synchronous = OFF");
  const numbers = (last) =>
    `WITH RECURSIVE k (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < ${last - 1})`;
  const reports = Math.ceil(count / perReport);
  store.exec(`
    INSERT INTO report ${numbers(reports)}
    SELECT i + 1, 'report-' || i, 'report-' || i || '.txt', printf('%064x', i), 1000, 'pdf', 'read',
      'Council ' || (i % 100), 'Children', '', 'quarterly-monitoring', 'Quarterly report', 'Quarter 4',
      (2004 + i / 100 % 8) || '-04-01', (2005 + i / 100 % 8) || '-03-31',
      (2004 + i / 100 % 8) || '-' || printf('%02d', 5 + i / 100 % 8), 12, 'bench' FROM k;
    INSERT INTO file SELECT file, report_id, '' FROM report;
    INSERT INTO block SELECT report_id, 0, 'heading', 1, 1, 'Performance of the quarter' FROM report;
    INSERT INTO block SELECT report_id, 1, 'table', 1, NULL, '' FROM report;
    INSERT INTO printed_table SELECT report_id, 1, 1, 1, 'ruled', 251, 6, 'indicator', 'columns hold figures',
      '[{"column":2,"header":"Target","role":"value","how":"listed"}]' FROM report;
    INSERT INTO observation ${numbers(count)}
    SELECT i / ${perReport} + 1, i % ${perReport}, 'r' || printf('%016x', i), 1, i % ${perReport} / 4 + 1,
      'Corporate health', 'NI ' || (1 + i / 4 % 198), 'NI' || (1 + i / 4 % 198),
      'Percentage of core assessments carried out within 35 working days, measure ' || (1 + i / 4 % 198),
      CASE i % 2 WHEN 0 THEN 'target' ELSE 'actual' END,
      (2004 + (i / ${perReport} / 100 + i / 2) % 8) || '-' || printf('%02d', 5 + (i / ${perReport} / 100 + i / 2) % 8),
      (i * 37 % 1000) / 10.0 || '%', (i * 37 % 1000) / 10.0, 'percent', '', 'green', 'up', 'A. Officer',
      'Performance has been held over the quarter & the target is expected to be met.',
      'NI' || (1 + i / 4 % 198), 1 + i % ${perReport} / 84, 1, 1, i % ${perReport} / 4 + 1, 2 + i % 4,
      CASE i % 50 WHEN 7 THEN 'joined over a page break;' ELSE '' END || 'column: Target 2008-09' FROM k;
    INSERT INTO cell SELECT report_id, 1, source_row, source_column, 1, 1, page, raw,
      json_array(60 + 80 * source_column, 40 + 36 * (source_row % 21), 135 + 80 * source_column, 70 + 36 * (source_row % 21)), NULL
      FROM observation;
    INSERT INTO milestone SELECT report_id, n, 'm' || substr(id, 3), n + 1, 'milestone', 'BSC ' || n, 'Transform services',
      '', 'Agree the strategy for measure ' || n || ' by March 2009', '2009-03', '2008-09', 'amber', '', '', 12, 1, NULL,
      NULL, NULL, '' FROM observation WHERE n < 20;
    INSERT INTO problem SELECT report_id, n, 'warning', 'check', 'figure-differs', 1, 1, n + 1, 2,
      'The figure is printed twice, and not alike.' FROM observation WHERE n < 20;
    INSERT INTO finding SELECT report_id, n, CASE n % 3 WHEN 0 THEN 'certain' WHEN 1 THEN 'likely' ELSE 'worth a look' END,
      '86%; 84%', 'one figure', id FROM observation WHERE n < 20;
  `);
  // As it is printed everywhere: a code beside another title would be joined with nothing.
  const retitle = store.prepare("UPDATE observation SET title = ? WHERE indicator = ?");
  for (let number = 1; number <= 198; number += 1) {
    const entry = findIndicator(`NI${number}`);
    if (entry) retitle.run(entry.title, `NI${number}`);
  }
  fillDerived(store, (code) => {
    const entry = findIndicator(code);
    return entry && { ...entry, fromYear: "2008-09", toYear: "2010-11" };
  });
  fillComparison(store);
  store.exec("ANALYZE");
  store.close();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${reports} reports, ${count} figures, made in ${seconds} s`);
}

async function measure(path) {
  const { pages, warm } = addressesOf(path);
  await served(path, async (url) => {
    for (const address of warm) {
      const started = performance.now();
      const { status } = await take(`${url}${address}`);
      console.log(
        `first ${address.slice(0, 60)}: ${Math.round(performance.now() - started)} ms (${status})`,
      );
    }
    for (const [name, addressOf] of Object.entries(pages)) {
      if (only && !only.includes(name)) continue;
      await measurePage(url, name, addressOf);
    }
  });
}

/** Serves an archive, with the reports that come with muniment, as long as `work` takes. */
async function served(path, work) {
  const child = spawn(
    process.execPath,
    [at("dist/cli.js"), "serve", "--db", path, "--port", "0", "--files", at("fixtures/archive")],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  server = child;
  const url = await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`serve ended with ${code}`)));
    child.stdout.on("data", (text) => {
      const found = /Listening on (http:\S+)\//.exec(String(text))?.[1];
      if (found) resolve(found);
    });
  });
  child.removeAllListeners("exit");
  try {
    await work(url);
  } finally {
    child.kill("SIGINT");
    for (const { socket } of free.splice(0)) socket.destroy();
  }
}

/** Pages of PDFs, drawn for the first time and taken again, one after the other. */
async function measurePictures() {
  const path = join(folder, "reports.sqlite");
  execFileSync(
    process.execPath,
    [at("dist/cli.js"), "ingest", at("fixtures/archive"), "--db", path, "--progress", "none"],
    { stdio: "ignore" },
  );
  const store = new Database(path, { readonly: true });
  const reports = store.prepare("SELECT sha256, pages FROM report WHERE format = 'pdf'").all();
  store.close();
  await served(path, async (url) => {
    const times = { first: [], again: [] };
    let processor = 0;
    for (const { sha256, pages } of reports) {
      for (let page = pages; page >= 1; page -= 1) {
        for (const which of ["first", "again"]) {
          const [used, started] = [processorMilliseconds(), performance.now()];
          const { status } = await take(`${url}/page/${sha256}/${page}.png`);
          times[which].push(performance.now() - started);
          if (status !== 200) throw new Error(`page ${page} was answered with ${status}`);
          if (which === "first") processor += processorMilliseconds() - used;
        }
      }
    }
    const said = (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const part = (share) => sorted[Math.floor((sorted.length - 1) * share)].toFixed(0);
      return `median ${part(0.5)} ms, nine in ten ${part(0.9)} ms, all ${part(1)} ms`;
    };
    const count = times.first.length;
    console.log(
      `${count} pictures: ${said(times.first)} the first time (processor ${(processor / count).toFixed(0)} ms); ${said(times.again)} again; pace ${pace()}`,
    );
  });
}

/** How much longer the same work takes than it took at best: 1.0 where nobody else uses the machine. */
function pace() {
  const before = process.cpuUsage();
  const words = new Map();
  for (let at = 0; at < 40_000; at += 1) words.set(`word ${at % 5_000}`, JSON.stringify([at]));
  const { user, system } = process.cpuUsage(before);
  best = Math.min(best, user + system);
  return ((user + system) / best).toFixed(1);
}

/** What the server and its processes have used of the processor until now: Linux counts in hundredths of a second. */
function processorMilliseconds(pid = server?.pid) {
  if (pid === undefined || process.platform !== "linux") return Number.NaN;
  try {
    const own = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1).split(" ");
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "latin1")
        .trim()
        .split(" ")
        .filter(Boolean),
    );
    const ticks = Number(own[11]) + Number(own[12]);
    return children.reduce((sum, child) => sum + processorMilliseconds(Number(child)), ticks * 10);
  } catch {
    return 0;
  }
}

async function measurePage(url, name, addressOf) {
  const times = [];
  let size = 0;
  let bad = 0;
  let next = 0;
  const seen = new Set();
  const before = processorMilliseconds();
  const own = process.cpuUsage();
  const client = async () => {
    while (next < requests) {
      const address = addressOf(next);
      next += 1;
      seen.add(address);
      const started = performance.now();
      const { status, bytes } = await take(`${url}${address}`);
      times.push(performance.now() - started);
      size = Math.max(size, bytes);
      if (status !== 200) bad += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const processor = (processorMilliseconds() - before) / times.length;
  const { user, system } = process.cpuUsage(own);
  const asking = (user + system) / 1000 / times.length;
  times.sort((a, b) => a - b);
  const part = (share) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  console.log(
    `${name.padEnd(18)} median ${part(0.5).padStart(5)} ms, 99th ${part(0.99).padStart(5)} ms, processor ${processor.toFixed(1).padStart(6)} + ${asking.toFixed(1)} ms, pace ${pace()}, at most ${(size / 1024).toFixed(0)} KB, ${seen.size} new of ${times.length}${bad ? `, ${bad} NOT ANSWERED` : ""}`,
  );
}

/**
 * Asks for an address, reads the whole answer and gives its status and the bytes of its body. By hand: what
 * `fetch` or `http.get` cost would be taken from the server.
 */
function take(address) {
  const { host, hostname, port, pathname, search } = new URL(address);
  const connection = free.pop() ?? connectTo(hostname, Number(port));
  return new Promise((resolve, reject) => {
    connection.answer = { resolve, reject, status: 0, bytes: 0, length: undefined };
    connection.socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  });
}

function connectTo(hostname, port) {
  const socket = connect(port, hostname);
  const connection = { socket, answer: undefined };
  socket.on("data", (part) => {
    const { answer } = connection;
    if (!answer) return;
    let body = part;
    if (answer.length === undefined) {
      const end = part.indexOf("\r\n\r\n");
      const head = part.toString("latin1", 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (end < 0 || length === undefined) return socket.destroy(new Error("no length is said"));
      answer.status = Number(head.slice(9, 12));
      answer.length = Number(length);
      body = part.subarray(end + 4);
    }
    answer.bytes += body.length;
    if (answer.bytes < answer.length) return;
    connection.answer = undefined;
    free.push(connection);
    answer.resolve({ status: answer.status, bytes: answer.bytes });
  });
  // The server closes what nobody uses.
  const gone = (error) => {
    const at = free.indexOf(connection);
    if (at >= 0) free.splice(at, 1);
    connection.answer?.reject(error ?? new Error("the server closed the connection"));
  };
  socket.on("error", gone).on("close", () => gone());
  return connection;
}

function addressesOf(path) {
  const store = new Database(path, { readonly: true });
  const list = (sql) => store.prepare(sql).pluck().all();
  const ids = list("SELECT id FROM observation WHERE n % 7 = 3 LIMIT 5000");
  const docs = list("SELECT doc FROM report LIMIT 2000");
  const codes = list("SELECT code FROM indicator ORDER BY code");
  const councils = list("SELECT DISTINCT council FROM report WHERE council <> '' ORDER BY council");
  store.close();
  const of = (values, n) => encodeURIComponent(values[(n * 31) % values.length] ?? "");
  /** When all councils had their turn, others stand beside each. */
  const turn = (n) => Math.floor(n / councils.length);
  const words = [
    "assessments",
    "placement",
    "attainment",
    "core assessments",
    "stability",
    "NI 60",
  ];
  return {
    warm: [
      "/",
      "/reports",
      "/indicators",
      "/findings",
      "/doubtful",
      "/search?q=assessments",
      `/indicator/${of(codes, 0)}`,
    ],
    pages: {
      home: () => "/",
      reports: (n) =>
        n % 2 === 0 ? `/reports?page=${1 + ((n / 2) % 20)}` : `/reports?council=${of(councils, n)}`,
      report: (n) => `/report/${of(docs, n)}`,
      part: (n) => `/report/${of(docs, n)}?part=observations`,
      "page without file": (n) => `/report/${of(docs, n)}/page/1`,
      record: (n) => `/record/${of(ids, n)}`,
      indicators: (n) => `/indicators?q=NI+${1 + (n % 198)}`,
      indicator: (n) => `/indicator/${of(codes, n)}?page=${1 + (n % 5)}`,
      search: (n) =>
        `/search?q=${encodeURIComponent(words[n % words.length])}&council=${of(councils, n)}`,
      findings: (n) => `/findings?page=${1 + (n % 200)}`,
      doubtful: (n) => `/doubtful?page=${1 + (n % 200)}`,
      compare: (n) =>
        `/compare?council=${of(councils, n)}&council=${of(councils, n + 1)}&council=${of(councils, n + 2 + turn(n))}`,
      "compare filtered": (n) =>
        `/compare?council=${of(councils, n)}&council=${of(councils, n + 1 + turn(n))}&only=comparable`,
      "over time": (n) => `/compare?council=${of(councils, n)}&page=${1 + turn(n)}`,
      // A hundred reports on is the next year of the same council.
      "compare reports": (n) =>
        `/reports/compare?from=report-${n % 400}&to=report-${(n % 400) + 100}`,
    },
  };
}
