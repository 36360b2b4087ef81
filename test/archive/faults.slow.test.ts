import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePdf, pageObject, textAt } from "../../scripts/pdf/make-pdf.mjs";
import { fileLimits } from "../../src/archive/limits.ts";
import { readerPool } from "../../src/archive/reader-pool.ts";
import type { FileReport } from "../../src/file-report.ts";

/** Short versions of scripts/faults, on the built program as a user runs it. */

const importUntil = fileURLToPath(
  new URL("../../scripts/faults/import-until.mjs", import.meta.url),
);
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muniment-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function importFrom(from: string, archive: string, point: number): string | null {
  try {
    const argv = [importUntil, from, archive, String(point)];
    return execFileSync(process.execPath, argv, { stdio: ["ignore", "pipe", "ignore"] }).toString();
  } catch (error) {
    if (error instanceof Error && "signal" in error && error.signal === "SIGKILL") return null;
    throw error;
  }
}

it("ends with the same bytes after a kill -9 at any write point", () => {
  const from = join(folder, "in");
  mkdirSync(from);
  for (let n = 0; n < 3; n += 1) writeFileSync(join(from, `r${n}.txt`), `Halton\n\nReport ${n}\n`);
  const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
  const whole = join(folder, "whole.sqlite");
  const points = Number(importFrom(from, whole, 0));
  expect(points).toBe(6);
  for (let point = 1; point <= points; point += 1) {
    const archive = join(folder, `killed-${point}.sqlite`);
    expect(importFrom(from, archive, point)).toBeNull();
    const store = new Database(archive, { readonly: true });
    expect(store.pragma("integrity_check", { simple: true })).toBe("ok");
    store.close();
    importFrom(from, archive, 0);
    expect(hash(archive)).toBe(hash(whole));
  }
});

async function readBytes(bytes: Buffer, name: string, pool: ReturnType<typeof readerPool>) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const source = { file: name, doc: name, sha256, bytes: bytes.length };
  return pool.read({ path: Buffer.from(path), source });
}

const fixtureOf = (path: string) =>
  fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));

const lettersOf = ({ document }: FileReport): number =>
  (document?.blocks ?? [])
    .flatMap((block) =>
      block.kind === "table" ? block.cells.map(({ text }) => text) : [block.text],
    )
    .join("").length;

describe("seeded mutants of a real file", () => {
  // A packed file and a PDF show what is gone from them; .doc, HTML and text have nothing to show it by.
  it.each([
    ["docx", "archive/halton-bsc-qmr-2008-09-q4.docx", 12, true],
    ["pdf", "archive/wigan-cyps-performance-plan-2009-12.pdf", 8, true],
    ["doc", "made/word/reports/halton-bsc-qmr-2008-09-q4.doc", 12, false],
    ["html", "comparison/reports.html", 12, false],
    ["txt", "archive/halton-ce-overview-2011-12-q1.txt", 12, false],
  ] as const)("are all accounted for: .%s", async (extension, path, count, isChecked) => {
    const original = readFileSync(fixtureOf(path));
    const pool = readerPool({ jobs: 1, limits: { ...fileLimits, stallSeconds: 10 } });
    const whole = await readBytes(original, `whole.${extension}`, pool);
    expect(whole.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const shortened: number[] = [];
    for (let seed = 1; seed <= count; seed += 1) {
      const at = (seed * 2_654_435_761) % original.length;
      const bytes = Buffer.from(original);
      if (seed % 3 === 0) bytes.fill(0, at, Math.min(at + 64, bytes.length));
      else bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (seed % 8)), at);
      const mutant = seed % 4 === 0 ? bytes.subarray(0, at) : bytes;
      const report = await readBytes(mutant, `m.${extension}`, pool);
      const codes: string[] = report.problems.map(({ code }) => code);
      expect(codes).not.toContain("internal");
      expect(codes).not.toContain("reader-crashed");
      if (report.status === "unread") expect(codes.length).toBeGreaterThan(0);
      // Read whole means all of the text, whatever was hit.
      const isShort = report.status === "read" && lettersOf(report) < lettersOf(whole);
      if (isChecked && isShort) shortened.push(seed);
    }
    pool.stop();
    expect(shortened).toEqual([]);
  });
});

// Not in the pdf tests: pdf.js throws where nobody waits, which ends any process but a reader, and a test run.
it.each([
  ["the first", [0]],
  ["one", [2]],
  ["the last", [5]],
  ["several", [1, 2, 4]],
])("loses pages whose objects are gone and no other: %s", async (_, gone) => {
  const words = ["One", "Two", "Three", "Four", "Five", "Six"];
  const bytes = Buffer.from(makePdf(words.map((text) => ({ operators: textAt(50, 700, text) }))));
  for (const page of gone) {
    const at = bytes.indexOf(`\n${pageObject(page, 0)} 0 obj`);
    bytes.fill(0, at, bytes.indexOf("endobj", at) + 6);
  }
  const pool = readerPool({ jobs: 1, limits: fileLimits });
  const report = await readBytes(bytes, "gone.pdf", pool);
  pool.stop();
  const left = words.flatMap((text, at) => (gone.includes(at) ? [] : [{ text, page: at + 1 }]));
  expect([report.status, report.document?.pages]).toEqual(["partly-read", 6]);
  expect(report.document?.blocks).toMatchObject(left);
  expect(
    report.problems.flatMap(({ code, page }) => (code === "page-unreadable" ? [page] : [])),
  ).toEqual(gone.map((page) => page + 1));
});

it("opens no network connection, whatever a report points at", async () => {
  let connections = 0;
  const server = createServer((_request, response) => response.end());
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/`;
  const page = `<!doctype html><html><head><link rel="stylesheet" href="${address}a.css"></head><body>
    <p>Halton Borough Council</p><img src="${address}b.png"><iframe src="${address}c"></iframe>
    <script src="${address}d.js"></script></body></html>`;
  const pool = readerPool({ jobs: 1, limits: fileLimits });
  const report = await readBytes(Buffer.from(page), "page.html", pool);
  pool.stop();
  const closed = fileURLToPath(new URL("../../dist/archive/no-network.js", import.meta.url));
  const attempt = `const { closeNetwork } = await import(${JSON.stringify(closed)}); closeNetwork();
    const { get } = await import("node:http");
    try { get("${address}"); console.log("opened"); } catch (error) { console.log(error.message); }`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", attempt]).toString();
  server.close();
  expect(report.status).toBe("read");
  expect(said).toContain("opens no network connection");
  expect(connections).toBe(0);
});

it("says nothing of its readers on the terminal, and reads a name that is no text under their permissions", () => {
  const from = join(folder, "names");
  mkdirSync(from);
  writeFileSync(
    Buffer.from(join(from, "caf\xe9.txt"), "latin1"),
    "Halton Borough Council\n\nA report\n",
  );
  const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
  const args = [cli, "ingest", from, "--db", join(folder, "names.sqlite"), "--progress", "none"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("1 file found = 1 read");
});
