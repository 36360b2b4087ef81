// Extracted text, and the texts that people hand in: tables of tabs and pipes, files of corrections, addresses, queries.
import { damaged, number, word, words } from "./words.mjs";

export function generateText(of) {
  const lines = of.several(1, 14, () => line(of));
  const text = lines.join(of.pick(["\n", "\n", "\r\n", "\r", "\n\n", "\f"]));
  const encoded = of.often(0.9)
    ? Buffer.from(text)
    : Buffer.from(`\ufeff${text}`, of.pick(["utf16le", "latin1", "utf8"]));
  return damaged(Uint8Array.from(encoded), of, 0.15);
}

const line = (of) =>
  of.pick([
    () => of.several(1, 6, () => word(of)).join("\t"),
    () => of.several(1, 6, () => word(of)).join("\t"),
    () => `| ${of.several(1, 5, () => word(of)).join(" | ")} |`,
    () => `|${of.several(1, 5, () => of.pick(["---", ":--:", "-"])).join("|")}|`,
    () => `${"#".repeat(1 + of.below(7))} ${word(of)}`,
    () => `${of.pick(["-", "*", "1.", "a)", ">", "•"])} ${words(of)}`,
    () => words(of),
    () => of.several(2, 5, () => word(of).padEnd(of.below(30))).join("  "),
    () =>
      of.pick([
        "",
        "Page 1 of 3",
        "<table><tr><td>86%</td></tr></table>",
        "**bold**",
        "~~86%~~ 87%",
        "&pound;1",
        "![x](y)",
        "\f",
        "=== Page 2 ===",
      ]),
  ])();

const columns = ["record", "doc", "table", "row", "column", "field", "reads", "correct", "reason"];

export function generateCorrections(of) {
  const names = of.often(0.85)
    ? columns
    : of.several(0, 9, () => of.pick([...columns, "page", "odd", ""]));
  const rows = of.several(0, 12, () => {
    const cells = {
      record: of.pick(["r0123456789abcdef", "", "r1", "x"]),
      doc: of.pick(["", "halton"]),
      table: String(number(of, [1, 2])),
      row: String(number(of, [1])),
      column: String(number(of, [0])),
      field: of.pick(["value", "raw", "period", "status", "none"]),
      reads: word(of),
      correct: word(of),
      reason: word(of),
    };
    return names
      .map((name) => quoted(of, cells[name] ?? word(of)))
      .join(of.often(0.98) ? "," : of.pick([";", "\t"]));
  });
  const text = [names.join(","), ...rows].join(of.pick(["\n", "\r\n", "\n\n"]));
  const encoded = of.often(0.93)
    ? Buffer.from(text)
    : Buffer.from(`\ufeff${text}`, of.pick(["utf8", "utf16le", "latin1"]));
  return damaged(Uint8Array.from(encoded), of, 0.1);
}

const quoted = (of, cell) =>
  of.often(0.99) && /[",\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : of.often(0.995)
      ? cell
      : `"${cell}`;

const parts = [
  "reports",
  "report",
  "record",
  "indicators",
  "indicator",
  "compare",
  "search",
  "findings",
  "doubtful",
  "sql",
  "page",
  "table",
  "correction",
  "assets",
  "..",
  ".",
  "%2e%2e",
  "%",
  "%ff",
  "%00",
  "halton",
  "NI60",
  "1",
  "999999",
  "-1",
  "1e3",
  "",
  "constructor",
  "__proto__",
];
const parameters = [
  "q",
  "council",
  "from",
  "to",
  "part",
  "format",
  "sort",
  "page",
  "kind",
  "code",
  "doc",
  "limit",
  "after",
  "year",
  "period",
  "measure",
  "dpi",
  "sure",
  "field",
  "record",
  "order",
  "by",
];

/** Addresses of the explorer, one a line. */
export function generateAddresses(of) {
  const list = of.several(1, 4, () => {
    const path = of.often(0.6)
      ? of.pick([
          "/",
          "/reports",
          "/report/a",
          "/report/a/table/1",
          "/record/x",
          "/indicators",
          "/indicator/NI60",
          "/compare",
          "/reports/compare",
          "/search",
          "/findings",
          "/doubtful",
          "/sql",
          "/correction",
        ])
      : `/${of.several(0, 4, () => of.pick(parts)).join("/")}`;
    const query = of.several(0, 4, () => `${of.pick(parameters)}=${given(of)}`).join("&");
    return `${path}${query === "" ? "" : `?${query}`}`;
  });
  return Uint8Array.from(Buffer.from(list.join("\n")));
}

const given = (of) =>
  of.pick([
    () => encodeURIComponent(word(of).toWellFormed()),
    () =>
      of.pick([
        "json",
        "csv",
        "html",
        "xml",
        "desc",
        "asc",
        "1",
        "0",
        "-1",
        "99999999999999999999",
        "%",
        "%E0%A4%A",
        "NaN",
        "2008-09",
        "value",
        "title",
      ]),
    () => encodeURIComponent(query(of).toWellFormed()),
  ])();

/** Queries of the explorer's page, one a line. */
export function generateQueries(of) {
  return Uint8Array.from(
    Buffer.from(
      of
        .several(1, 3, () => query(of))
        .join("\n")
        .toWellFormed(),
    ),
  );
}

const views = [
  "v_report",
  "v_observation",
  "v_milestone",
  "v_budget",
  "v_problem",
  "docs",
  "report",
  "cell",
  "sqlite_schema",
  "pragma_table_info('report')",
  "nothing",
  "json_each('[1,2]')",
];

const query = (of) =>
  of.pick([
    () =>
      `SELECT ${of.pick(["*", "count(*)", "doc, council", "1 AS a, 2 AS a", "zeroblob(10)", "9007199254740993", "1e999", "NULL", "randomblob(3)", "printf('%d', 1)", "x'00ff'", "char(0,27,8238)"])} FROM ${of.pick(views)}${of.often(0.5) ? "" : ` WHERE ${of.pick(["doc = 'a'", "1", "0", "value > 1", "title LIKE '%a%'", "x MATCH 'a'"])}`}${of.often(0.5) ? "" : ` LIMIT ${number(of, [1, 10])}`}`,
    () =>
      `WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ${of.pick([1, 10, 700])}) SELECT x FROM c`,
    () =>
      of.pick([
        "",
        ";",
        "--",
        "/*",
        "SELECT",
        "SELECT ';",
        "SELECT 1; SELECT 2",
        "SELECT ?",
        "SELECT :a",
        "VALUES (1, 'a')",
        "EXPLAIN SELECT 1",
        "SELECT load_extension('x')",
        'SELECT "a"',
        "SELECT 'a' AS \"<b>\"",
      ]),
    () =>
      of.pick([
        "DROP TABLE report",
        "DELETE FROM report",
        "INSERT INTO report SELECT 1",
        "UPDATE report SET doc = 1",
        "ATTACH '/tmp/x' AS x",
        "VACUUM INTO '/tmp/x'",
        "PRAGMA user_version = 3",
        "PRAGMA journal_mode = WAL",
        "BEGIN",
        "CREATE TEMP TABLE t (a)",
        "REINDEX",
        "DETACH main",
        "WITH a AS (SELECT 1) DELETE FROM report",
        "PRAGMA writable_schema = 1",
        "ANALYZE",
      ]),
    () => word(of),
  ])();
