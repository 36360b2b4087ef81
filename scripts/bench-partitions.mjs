// Exports an archive of made-up observations in hive partitions and asks DuckDB what REFERENCE.md's queries ask.
//
//   npm run build && node scripts/bench-partitions.mjs [COUNT]
//
// COUNT observations (10 million unless given) of 100 councils over 12 years: 1,200 partitions.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";

const script = fileURLToPath(import.meta.url);
const perReport = 1000;

async function exportOne(db, to) {
  const { main } = await import("../dist/main.js");
  const io = { out: () => {}, err: () => {} };
  const argv = ["export", "--db", db, "--to", to, "--format", "parquet", "--kind", "observations"];
  const began = performance.now();
  const status = await main([...argv, "--partition", "council,year"], io);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  const wall = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ status, wall, cpu, megabytes: maxRSS / 1024 }));
}

async function makeArchive(path, count) {
  const { openStore } = await import("../dist/store/open.js");
  const { dropQueryIndexes } = await import("../dist/store/query-indexes.js");
  const store = await openStore(path, { create: true });
  store.pragma("journal_mode = OFF");
  store.pragma("synchronous = OFF");
  // An export looks nothing up by a figure; filling those indexes takes longer than the rows.
  dropQueryIndexes(store, ["report_by_doc"]);
  const numbers = (last) =>
    `WITH RECURSIVE k (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < ${last - 1})`;
  const year = (number) => `(2000 + ${number} % 12) || '-' || printf('%02d', 1 + ${number} % 12)`;
  store.exec(`
    INSERT INTO report ${numbers(Math.ceil(count / perReport))}
    SELECT i + 1, 'report-' || i, 'report-' || i || '.txt', printf('%064x', i), 1000, 'text', 'read',
      'Council ' || (i % 100), 'Children', '', 'quarterly-monitoring', 'Quarterly report', 'Quarter 4',
      '2008-04-01', '2009-03-31', '2008-09', NULL, 'bench' FROM k;
    INSERT INTO observation ${numbers(count)}
    SELECT i / ${perReport} + 1, i % ${perReport}, printf('r%016x', i), 1, i % ${perReport} / 4 + 1,
      'Corporate health', 'NI ' || (i / 4 % 200), 'NI' || (i / 4 % 200),
      'Percentage of core assessments carried out within 35 working days, measure ' || (i / 4 % 200),
      CASE i % 2 WHEN 0 THEN 'target' ELSE 'actual' END, ${year(`(i / ${perReport} / 100)`)},
      (i * 37 % 1000) / 10.0 || '%', (i * 37 % 1000) / 10.0, 'percent', '', 'green', 'up', 'A. Officer',
      'Performance has been held over the quarter & the target is expected to be met.',
      'NI' || (i / 4 % 200), NULL, 3, 1, i % ${perReport} / 4, i % 4, 'column: Target 2008-09' FROM k;
    INSERT INTO file SELECT file, report_id, '' FROM report;
  `);
  store.close();
}

async function ask(to) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const from = `read_parquet('${to}/observations/*/*/*.parquet', hive_partitioning = true)`;
  const queries = {
    "mean and median of every indicator by year": `SELECT indicator, year, avg(value), median(value) FROM ${from} GROUP BY ALL`,
    "one council and year": `SELECT codes, measure, raw FROM ${from} WHERE council = 'Council 7' AND year = 2007`,
    "observations by council and year": `SELECT council, year, count(*) FROM ${from} GROUP BY ALL`,
  };
  for (const [name, query] of Object.entries(queries)) {
    const times = [];
    let rows = 0;
    for (let time = 0; time < 3; time += 1) {
      const began = performance.now();
      rows = (await connection.runAndReadAll(query)).currentRowCount;
      times.push(performance.now() - began);
    }
    const [, median] = times.sort((a, b) => a - b);
    console.log(`${name}: ${rows} rows in ${median.toFixed(0)} ms`);
  }
  connection.closeSync();
}

if (process.argv[2] === "--one") await exportOne(...process.argv.slice(3));
else {
  const count = Number(process.argv[2] ?? 10_000_000);
  const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
  try {
    const [db, to] = [join(folder, "archive.sqlite"), join(folder, "parquet")];
    await makeArchive(db, count);
    const { user, system } = process.cpuUsage();
    console.log(
      `${count} observations, ${(statSync(db).size / 1e6).toFixed(0)} MB archive made in ${((user + system) / 1e6).toFixed(0)} s of CPU, Node ${process.version}, load ${loadavg()[0].toFixed(1)}`,
    );
    const { stdout } = spawnSync(process.execPath, [script, "--one", db, to], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    const { status, wall, cpu, megabytes } = JSON.parse(stdout);
    const files = readdirSync(to, { recursive: true }).map((name) => join(to, name));
    const written = files.filter((path) => path.endsWith(".parquet"));
    const size = written.reduce((sum, path) => sum + statSync(path).size, 0);
    const partitions = written.filter((path) => path.includes("year=")).length;
    console.log(
      `export: exit ${status}, ${partitions} partitions in ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, ${megabytes.toFixed(0)} MB of memory at most, ${(size / 1e6).toFixed(0)} MB written`,
    );
    await ask(to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
