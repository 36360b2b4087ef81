import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { problemCodes } from "../src/problem.ts";
import { type Shown, textTable } from "../src/render/text.ts";
import { run, temporaryFolder } from "./commands/run-main.ts";

/** README and REFERENCE say what the program prints; `npm run docs` writes it into them anew. */

const folder = temporaryFolder();
const archive = join(folder, "demo.sqlite");
const part = /<!-- (run|table|duckdb): (.*?) -->\n([\s\S]*?)<!-- end -->/g;
const fileOf = (name: string): URL => new URL(`../${name}`, import.meta.url);

beforeAll(async () => {
  const reports = new URL("../fixtures/archive", import.meta.url).pathname;
  const { status } = await run("ingest", reports, "--db", archive, "--progress", "none");
  expect(status).toBe(0);
  const to = ["--to", join(folder, "parquet"), "--format", "parquet"];
  await run("export", "--db", archive, ...to, "--partition", "council,year");
});

/** Words of a command line as a shell splits them: blanks outside double quotes. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");

/** The demo's Parquet, asked as another program asks it. */
async function askedOfDuckDb(query: string): Promise<string> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const asked = await connection.runAndReadAll(
    query.replaceAll("'parquet/", `'${join(folder, "parquet")}/`),
  );
  const rows = asked.getRows() as Shown[][];
  const table = textTable(asked.columnNames(), rows)
    .replace(/[ \t]+$/gm, "")
    .trimEnd();
  connection.closeSync();
  return `\`\`\`sql\n${query.replace(/ (?=FROM|WHERE|GROUP BY|ORDER BY|JOIN|QUALIFY|LIMIT)/g, "\n")};\n\`\`\`\n\n\`\`\`\n${table}\n\`\`\`\n`;
}

async function said(kind: string, what: string): Promise<string> {
  if (kind === "duckdb") return askedOfDuckDb(what);
  if (kind === "table") {
    const rows = Object.entries(problemCodes).map(([code, text]) => `| \`${code}\` | ${text} |`);
    return `| code | what it means |\n|---|---|\n${rows.join("\n")}\n`;
  }
  const [, ...argv] = wordsOf(what).map((word) => (word === "demo.sqlite" ? archive : word));
  const { out, err, status } = await run(...argv);
  // A query that no longer fits the archive must not be printed as one without rows.
  expect([what, status, status > 1 ? err : ""]).toEqual([what, expect.toBeOneOf([0, 1]), ""]);
  const tidy = out
    .replaceAll(archive, "demo.sqlite")
    .replace(/[ \t]+$/gm, "")
    .trimEnd();
  return `\`\`\`\n$ ${what}\n${tidy}\n\`\`\`\n`;
}

describe.each(["README.md", "REFERENCE.md"])("%s", (name) => {
  it("says what the program prints", async () => {
    const text = readFileSync(fileOf(name), "utf8");
    let written = "";
    let at = 0;
    for (const match of text.matchAll(part)) {
      const [whole, kind = "", what = ""] = match;
      const head = `<!-- ${kind}: ${what} -->\n`;
      written += `${text.slice(at, match.index)}${head}${await said(kind, what)}<!-- end -->`;
      at = match.index + whole.length;
    }
    written += text.slice(at);
    if (process.env.MUNIMENT_DOCUMENTS === "rewrite") writeFileSync(fileOf(name), written);
    else expect(text).toBe(written);
  });
});

describe("REFERENCE.md", () => {
  const reference = readFileSync(fileOf("REFERENCE.md"), "utf8");

  it("has the help of every command, and the problem codes", async () => {
    const { out } = await run("--help");
    const commands = [...out.matchAll(/^ {2}([a-z]+)(?: [[<]| )/gm)].map((match) => match[1]);
    expect(commands).toContain("ingest");
    const missing = commands.filter(
      (command) =>
        command !== "help" && !reference.includes(`<!-- run: muniment ${command} --help -->`),
    );
    expect(missing).toEqual([]);
    expect(reference).toContain("<!-- table: problem codes -->");
  });
});
