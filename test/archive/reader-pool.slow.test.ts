import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FileLimits, fileLimits } from "../../src/archive/limits.ts";
import { packReport } from "../../src/archive/packed-report.ts";
import { readerPool } from "../../src/archive/reader-pool.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muniment-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A PDF of one page for each content stream; `forms` are drawn by name. */
function pdf(pages: readonly string[], forms: Readonly<Record<string, string>> = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (dictionary: string, text: string) =>
    `<<${dictionary}/Length ${text.length}>>\nstream\n${text}\nendstream`;
  const formNames = Object.keys(forms);
  const firstForm = 4;
  const firstPage = firstForm + formNames.length;
  const formList = formNames.map((name, at) => `/${name} ${firstForm + at} 0 R`).join(" ");
  const resources = `/Resources<</Font<</F 3 0 R>>/XObject<<${formList}>>>>`;
  add("<</Type/Catalog/Pages 2 0 R>>");
  const kids = pages.map((_, at) => `${firstPage + 2 * at} 0 R`).join(" ");
  add(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  for (const body of Object.values(forms)) {
    add(stream(`/Type/XObject/Subtype/Form/BBox[0 0 600 800]${resources}`, body));
  }
  for (const [at, content] of pages.entries()) {
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${resources}/Contents ${firstPage + 2 * at + 1} 0 R>>`,
    );
    add(stream("", content));
  }
  let file = "%PDF-1.4\n";
  const entries = objects.map((text, at) => {
    const entry = `${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${at + 1} 0 obj\n${text}\nendobj\n`;
    return entry;
  });
  const size = objects.length + 1;
  const list = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}`;
  const end = `trailer<</Root 1 0 R/Size ${size}>>\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.from(`${file}${list}${end}`);
}

const words = "BT /F 12 Tf 50 700 Td (Budget 1,234) Tj ET";
/** Forms nested four deep, each drawn ten times, the last of 120 KB that draw nothing: a gigabyte to read, few operators. */
const laughs = Object.fromEntries(
  Array.from({ length: 5 }, (_, at) => [
    `X${at}`,
    at === 4 ? `${words} ${"BX EX ".repeat(20_000)}` : `/X${at + 1} Do `.repeat(10),
  ]),
);

/** States saved a million times and never restored: minutes of work that draw nothing, so that no cap on operators ends it. */
const endless = "q 1 w ".repeat(1_000_000);

async function read(name: string, bytes: Buffer, limits: Partial<FileLimits>) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const pool = readerPool({ jobs: 1, limits: { ...fileLimits, ...limits } });
  try {
    const source = { file: name, doc: name, sha256, bytes: bytes.length };
    return await pool.read({ path: Buffer.from(path), source });
  } finally {
    pool.stop();
  }
}

it("packs a report for another machine as it was read, also a long one and what is said of none", async () => {
  const pool = readerPool({ jobs: 1, limits: fileLimits });
  const row = (n: number) => `NI ${n % 190}\tMeasure ${n} \u00a3\t${n % 100}%\t${n % 90}%\n`;
  const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n)).join("");
  const table = (count: number) => `Ref\tIndicator\tTarget\tActual\n${rows(count)}`;
  const files = ["short.txt", "long.txt", "none.txt"].map((name, at) => {
    const bytes = Buffer.from(at === 2 ? "" : `Halton Borough Council\n${table(at * 1500 + 3)}`);
    writeFileSync(join(folder, name), bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const source = { file: name, doc: name, sha256, bytes: bytes.length };
    return { path: Buffer.from(join(folder, name)), source };
  });
  // The last is another file by now.
  writeFileSync(join(folder, "none.txt"), "changed");
  try {
    const lengths: number[] = [];
    for (const file of files) {
      const report = await pool.read(file);
      expect(await pool.pack(file)).toEqual(packReport(report));
      lengths.push(report.records.length);
    }
    expect([lengths[0], lengths[2]]).toEqual([6, 0]);
    expect(lengths[1]).toBeGreaterThan(2_000);
  } finally {
    pool.stop();
  }
});

it("ends a file that makes no progress, and says which limit it met", async () => {
  const report = await read("endless.pdf", pdf([endless]), { stallSeconds: 5 });
  expect(report.status).toBe("unread");
  expect(report.problems[0]).toMatchObject({
    code: "file-stalled",
    message: "Reading made no progress for 5 s, the limit, and was stopped.",
  });
});

it("ends a file that needs too much memory", async () => {
  // However slow the machine is, no other limit may come first.
  const never = { stallSeconds: 3600, fileSeconds: 3600 };
  const bytes = pdf(["/X0 Do"], laughs);
  const report = await read("laughs.pdf", bytes, { ...never, memoryMegabytes: 105 });
  expect(report.problems[0]?.code).toBe("file-memory");
});

it("loses one bad page, not the file", async () => {
  const bytes = pdf([words, endless, words]);
  const report = await read("middle.pdf", bytes, { stallSeconds: 5 });
  expect(report.status).toBe("partly-read");
  expect(report.document?.blocks.map(({ page }) => page)).toEqual([1, 3]);
  expect(report.problems.find(({ page }) => page === 2)?.code).toBe("file-stalled");
});

it("goes on with a new process after one was ended", async () => {
  const path = join(folder, "good.pdf");
  const bytes = pdf([words]);
  writeFileSync(path, bytes);
  const bad = join(folder, "endless.pdf");
  writeFileSync(bad, pdf([endless]));
  const source = (file: string, content: Buffer) => ({
    file,
    doc: file,
    sha256: createHash("sha256").update(content).digest("hex"),
    bytes: content.length,
  });
  const pool = readerPool({ jobs: 2, limits: { ...fileLimits, stallSeconds: 5 } });
  const [first, second] = await Promise.all([
    pool.read({ path: Buffer.from(bad), source: source("b", pdf([endless])) }),
    pool.read({ path: Buffer.from(path), source: source("g", bytes) }),
  ]);
  const third = await pool.read({ path: Buffer.from(path), source: source("g", bytes) });
  pool.stop();
  expect([first.status, second.status, third.status]).toEqual(["unread", "read", "read"]);
});
