// How long comparisons take on a synthetic archive, and how that grows: node scripts/bench-compare.mjs [REPORTS]
// Builds REPORTS reports (2,000 if not said) of 50 indicators and 500 figures each in a database of its own, asks every
// kind of diff, and compares sets of growing size in memory. Run `npm run build` before.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { compareCouncils } = await import("../dist/compare/across.js");
const { compareReports } = await import("../dist/compare/reports.js");
const { allIndicators } = await import("../dist/catalogue/index.js");
const { allCouncils } = await import("../dist/catalogue/councils.js");
const { openStore } = await import("../dist/store/open.js");
const { reportWriter } = await import("../dist/store/write.js");
const { fillComparison } = await import("../dist/archive/comparison.js");
const { diff } = await import("../dist/commands/diff.js");

const reports = Number(process.argv[2] ?? 2000);
const rowsEach = 50;
const councils = allCouncils().slice(0, Math.max(4, Math.round(reports / 20)));
const indicators = allIndicators();
const words =
  "review assess adopt repair visit collect inspect school library street garden meal bus road tenant pupil carer youth adult budget staff letter phone claim permit licence waste park event".split(
    " ",
  );

/** The same figures on every run: no clock, no chance. */
function sequence(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function reportOf(at) {
  const pick = sequence(at + 1);
  const council = councils[at % councils.length].shortName;
  const year = 2005 + (Math.floor(at / councils.length) % 7);
  const periodOf = (from) => `${from}-${String((from + 1) % 100).padStart(2, "0")}`;
  const doc = `report-${String(at).padStart(5, "0")}`;
  const observations = [];
  for (let row = 1; row <= rowsEach; row++) {
    const national = pick(10) < 6;
    const entry = indicators[pick(indicators.length)];
    const title = national
      ? entry.title
      : `${["Percentage", "Number", "Cost"][pick(3)]} of ${Array.from({ length: 5 }, () => words[pick(words.length)]).join(" ")} ${pick(40)}`;
    for (let column = 0; column < 10; column++) {
      const value = pick(1000) / 10;
      observations.push({
        kind: "observation",
        id: `${doc}-${row}-${column}`,
        row,
        council,
        table: 1,
        section: "",
        ref: national ? entry.code : `LI${row}`,
        codes: [national ? entry.code : `LI${row}`],
        title,
        measure: column % 2 ? "target" : "actual",
        period: periodOf(year + Math.floor(column / 2) - 2),
        raw: `${value}%`,
        value,
        unit: "percent",
        qualifiers: [],
        status: "",
        direction: "",
        responsible: "",
        commentary: "",
        indicator: "",
        source: { block: 1, table: 1, row, column, page: 1 },
        evidence: [],
      });
    }
  }
  const facts = {
    council,
    directorate: "",
    service: `Service ${pick(5)}`,
    docType: "performance-plan",
    title: "Plan",
    periodLabel: periodOf(year),
    periodStart: `${year}-04-01`,
    periodEnd: `${year + 1}-03-31`,
    financialYears: [periodOf(year)],
  };
  return {
    report: {
      doc,
      file: `${doc}.pdf`,
      sha256: doc,
      format: "pdf",
      status: "read",
      problems: 0,
      facts,
    },
    observations,
    milestones: [],
    budget: [],
  };
}

function timed(what) {
  const started = performance.now();
  const value = what();
  return [performance.now() - started, value];
}

console.log(
  "comparing all councils of n reports in memory (n log n doubles a little more than twofold):",
);
let before;
timed(() => compareCouncils(Array.from({ length: 50 }, (_, at) => reportOf(at))));
for (const share of [8, 4, 2, 1]) {
  const count = Math.round(reports / share);
  const set = Array.from({ length: count }, (_, at) => reportOf(at));
  globalThis.gc?.();
  const [ms, { groups }] = timed(() => compareCouncils(set));
  const growth = before ? `, ${(ms / before).toFixed(2)} times the half` : "";
  console.log(
    `  ${count} reports, ${count * rowsEach * 10} figures: ${Math.round(ms)} ms, ${groups.length} groups${growth}`,
  );
  before = ms;
}
for (const count of [1000, 2000, 4000]) {
  const side = (name, shift) => {
    const base = reportOf(0);
    const observations = Array.from({ length: count / rowsEach }, (_, at) =>
      reportOf(at + shift).observations.map((o) => ({ ...o, row: o.row + at * rowsEach })),
    ).flat();
    return { ...base, report: { ...base.report, doc: name }, observations };
  };
  const [ms] = timed(() => compareReports(side("a", 0), side("b", 3)));
  console.log(`  two reports of ${count} indicators: ${Math.round(ms)} ms`);
}

const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
try {
  const db = join(folder, "archive.sqlite");
  const store = await openStore(db, { create: true });
  store.pragma("journal_mode = OFF");
  store.pragma("synchronous = OFF");
  const write = reportWriter(store);
  for (let at = 0; at < reports; at++) {
    const { report, observations } = reportOf(at);
    write(
      at + 1,
      {
        source: { ...report, bytes: 1 },
        format: "pdf",
        status: "read",
        facts: report.facts,
        verdicts: [],
        asides: [],
        records: observations,
        problems: [],
      },
      "bench",
    );
  }
  const [filled] = timed(() => fillComparison(store));
  console.log(`the stored comparison, at the end of an import: ${Math.round(filled)} ms`);
  store.close();
  console.log(`asking an archive of ${reports} reports (${councils.length} councils):`);
  const [a, b, c] = councils.map(({ shortName }) => shortName);
  const io = {
    out: (text) => {
      written += text.length;
    },
    err: () => {},
  };
  let written = 0;
  for (const [names, options] of [
    [[a, b], {}],
    [[a, b, c], { format: "json" }],
    [[a, b, c], { format: "html" }],
    [[], { indicator: "NI60" }],
    [[], {}],
    [[], { format: "json" }],
    [[], { council: a }],
    [[], { from: "report-00000", to: `report-${String(councils.length).padStart(5, "0")}` }],
  ]) {
    written = 0;
    const started = performance.now();
    await diff(names, { db, ...options }, io);
    const asked = [
      "diff",
      ...names,
      ...Object.entries(options).map(([key, value]) => `--${key} ${value}`),
    ].join(" ");
    console.log(`  ${asked}: ${Math.round(performance.now() - started)} ms, ${written} characters`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
