// Exports an archive of made-up observations in every format and says what each took.
//
//   npm run build && node scripts/bench-export.mjs [COUNT] [--formats csv,parquet]
//
// Each format runs in a process of its own: user and system time, and the most memory it held.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(import.meta.url);
const perReport = 1000;
const all = ["csv", "json", "ndjson", "parquet", "datapackage", "xlsx"];

async function exportOne(db, to, format) {
  const { main } = await import("../dist/main.js");
  const io = {
    out: () => {},
    err: (text) => text.startsWith("wrote") || process.stderr.write(text),
  };
  const status = await main(["export", "--db", db, "--to", to, "--format", format], io);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ status, cpu, megabytes: maxRSS / 1024 }));
}

async function makeArchive(path, count) {
  const { openStore } = await import("../dist/store/open.js");
  const store = await openStore(path, { create: true });
  const numbers = (last) =>
    `WITH RECURSIVE k (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < ${last - 1})`;
  store.exec(`
    INSERT INTO report ${numbers(Math.ceil(count / perReport))}
    SELECT i + 1, 'report-' || i, 'report-' || i || '.txt', printf('%064x', i), 1000, 'text', 'read',
      'Council ' || (i % 40), 'Children', '', 'quarterly-monitoring', 'Quarterly report', 'Quarter 4',
      '2008-04-01', '2009-03-31', '2008-09', NULL, 'bench' FROM k;
    INSERT INTO observation ${numbers(count)}
    SELECT i / ${perReport} + 1, i % ${perReport}, printf('%016x', i), 1, i % ${perReport} / 4 + 1,
      'Corporate health', 'NI ' || (i / 4 % 200), 'NI' || (i / 4 % 200),
      'Percentage of core assessments carried out within 35 working days, measure ' || (i / 4 % 200),
      CASE i % 2 WHEN 0 THEN 'target' ELSE 'actual' END, '2008-09', (i * 37 % 1000) / 10.0 || '%',
      (i * 37 % 1000) / 10.0, 'percent', '', 'green', 'up', 'A. Officer',
      'Performance has been held over the quarter & the target is expected to be met.',
      'NI' || (i / 4 % 200), NULL, 3, 1, i % ${perReport} / 4, i % 4, 'column: Target 2008-09' FROM k;
    INSERT INTO file SELECT file, report_id, '' FROM report;
  `);
  store.close();
}

if (process.argv[2] === "--one") await exportOne(...process.argv.slice(3));
else {
  const [count = "1000000"] = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
  const at = process.argv.indexOf("--formats");
  const formats = at < 0 ? all : (process.argv[at + 1] ?? "").split(",");
  const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
  try {
    const db = join(folder, "archive.sqlite");
    await makeArchive(db, Number(count));
    console.log(
      `${count} observations, ${(statSync(db).size / 1e6).toFixed(0)} MB archive, Node ${process.version}`,
    );
    for (const format of formats) {
      const to = join(folder, format);
      const { stdout } = spawnSync(process.execPath, [script, "--one", db, to, format], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      });
      const { status, cpu, megabytes } = JSON.parse(stdout);
      const size = readdirSync(to).reduce((sum, name) => sum + statSync(join(to, name)).size, 0);
      console.log(
        `${format.padEnd(12)} exit ${status}  ${cpu.toFixed(1).padStart(6)} s CPU  ${megabytes.toFixed(0).padStart(5)} MB at most  ${(size / 1e6).toFixed(0).padStart(5)} MB written`,
      );
      rmSync(to, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
