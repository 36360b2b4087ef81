import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePdf, stream } from "../../scripts/pdf/make-pdf.mjs";
import { fileLimits } from "../../src/archive/limits.ts";
import type { OcrSettings } from "../../src/archive/ocr-cache.ts";
import { readerPool } from "../../src/archive/reader-pool.ts";
import type { FileReport } from "../../src/file-report.ts";
import { hasEngines } from "../../src/scan/engine/tesseract.ts";

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/made/scan/${name}`, import.meta.url));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muniment-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every file in one process after another, as an import reads them. */
async function read(files: readonly Uint8Array[], ocr?: OcrSettings): Promise<FileReport[]> {
  const pool = readerPool({ jobs: 1, limits: fileLimits, ...(ocr && { ocr }) });
  const reports: FileReport[] = [];
  try {
    for (const [index, bytes] of files.entries()) {
      const path = join(folder, `${index}.pdf`);
      writeFileSync(path, bytes);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const source = { file: "scan.pdf", doc: "scan", sha256, bytes: bytes.length };
      reports.push(await pool.read({ path: Buffer.from(path), source }));
    }
  } finally {
    pool.stop();
  }
  return reports;
}

const figures = ({ records }: FileReport) =>
  records.map((record) =>
    record.kind === "observation"
      ? [record.codes[0], record.period, record.value, record.unit]
      : [],
  );

const printed = [
  ["NI112", "2008-09", 41.7],
  ["NI112", "2009-10", 38.2],
  ["NI60", "2008-09", 83],
  ["NI60", "2009-10", 86],
  ["NI63", "2008-09", 65.8],
  ["NI63", "2009-10", 77],
  ["LI14", "2008-09", -19],
  ["LI14", "2009-10", 1380],
];

/** A page that is one picture of the size given, packed as said. */
const pictured = (dictionary: string, data: string): Uint8Array =>
  makePdf(
    [
      {
        operators: "q 595 0 0 842 0 0 cm /P Do Q",
        resources: "/XObject << /P 6 0 R >>",
      },
    ],
    [stream(`/Type /XObject /Subtype /Image ${dictionary}`, data)],
  );

const grey = (
  width: number,
  height: number,
  valueAt: (x: number, y: number) => number,
): Uint8Array =>
  pictured(
    `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
    Array.from({ length: width * height }, (_, at) =>
      String.fromCharCode(valueAt(at % width, Math.floor(at / width))),
    ).join(""),
  );

/** Lines of loops and waves, as a pen makes them. */
function scribbled(width: number, height: number): (x: number, y: number) => number {
  const ink = new Uint8Array(width * height);
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  for (let base = 110; base < height - 100; base += 50) {
    for (let left = 80; left < width - 200; ) {
      const [long, fast, slow] = [60 + random() * 90, 3 + random() * 4, 7 + random() * 6];
      const [high, low, begin] = [5 + random() * 8, 3 + random() * 5, random() * 6];
      for (let at = 0; at < long; at += 1 / 6) {
        const x = Math.round(left + at + 4 * Math.sin((at / fast) * 1.3 + begin));
        const y = Math.round(
          base - high * Math.sin(at / fast + begin) - 2 * low * Math.sin(at / slow),
        );
        for (const place of [y * width + x, (y + 1) * width + x]) ink.fill(1, place, place + 2);
      }
      left += long + 22;
    }
  }
  return (x, y) => (ink[y * width + x] === 1 ? 40 : 250);
}

/** The picture of a page twice on one sheet, side by side. */
function spread(page: Buffer): Uint8Array {
  const text = page.toString("latin1");
  const [head, dictionary = "", length] =
    /<<(\/Type\/XObject\/Subtype\/Image[^>]*)\/Length (\d+)>>\nstream\n/.exec(text) ?? [];
  const from = text.indexOf(head ?? "") + (head?.length ?? 0);
  return makePdf(
    [
      {
        operators: "q 400.32 0 0 280.32 97 450 cm /P Do Q q 400.32 0 0 280.32 692 450 cm /P Do Q",
        resources: "/XObject << /P 6 0 R >>",
        width: 1190,
      },
    ],
    [stream(dictionary, text.slice(from, from + Number(length)))],
  );
}

describe.runIf(hasEngines())("scans, read by the engines that are installed", () => {
  it("give the figures that were printed, sure of each, the same in every run and from what was kept", async () => {
    const cache = join(folder, "kept");
    const files = [fixture("grey150.pdf"), fixture("bits200.pdf")];
    const first = await read(files, { mode: "auto", cache });
    for (const report of first) {
      expect(report.status).toBe("read");
      expect(figures(report).map((one) => one.slice(0, 3))).toEqual(printed);
      expect(report.records.every(({ evidence }) => evidence.includes("ocr"))).toBe(true);
      expect(
        report.records.filter(({ evidence }) => evidence.some((one) => one.startsWith("ocr: "))),
      ).toEqual([]);
      expect(report.document?.blocks.find(({ kind }) => kind === "table")).toMatchObject({
        method: "ocr",
      });
    }
    expect(
      readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith(".gz")),
    ).toHaveLength(2);
    expect(await read(files, { mode: "auto", cache })).toEqual(first);
    // In another process, with nothing before it.
    expect(await read(files.slice(1), { mode: "auto" })).toEqual(first.slice(1));
  });

  it("are named and left where nothing is to be read", async () => {
    const files = [
      grey(900, 1200, () => 255),
      grey(900, 1200, (x, y) => 80 + ((x * 7 + y * 3) % 90)),
      pictured(
        "/Width 14000 /Height 14500 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
        "\u00ff\u00d8",
      ),
      pictured(
        "/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>",
        "\u00ff".repeat(2000),
      ),
      grey(900, 1200, scribbled(900, 1200)),
    ];
    const reports = await read(files, { mode: "auto" });
    expect(reports.map(({ status, records }) => [status, records.length])).toEqual(
      files.map(() => ["unread", 0]),
    );
    expect(reports.map(({ problems }) => problems.map(({ message }) => message).join(" "))).toEqual(
      [
        expect.stringContaining("nothing is printed on it"),
        expect.stringContaining("photograph"),
        expect.stringContaining("more pixels"),
        expect.stringContaining("more pixels"),
        expect.stringContaining("not print that can be read"),
      ],
    );
  });

  it("of two pages side by side give both, each with its places on the paper", async () => {
    const [report] = await read([spread(fixture("grey150.pdf"))], { mode: "auto" });
    expect(report && figures(report).map((one) => one.slice(0, 3))).toEqual([
      ...printed,
      ...printed,
    ]);
    const tables = report?.document?.blocks.filter(({ kind }) => kind === "table") ?? [];
    const lefts = tables.map(
      (table) => (table.kind === "table" ? table.cells[0]?.box?.[0] : 0) ?? 0,
    );
    expect(lefts).toHaveLength(2);
    expect((lefts[1] as number) - (lefts[0] as number)).toBeCloseTo(595, -1);
    expect(report?.problems.map(({ message }) => message).join(" ")).toContain(
      "two pages side by side",
    );
  });
});

it("scans are named as before where reading them is switched off", async () => {
  const [report] = await read([fixture("grey150.pdf")]);
  expect(report?.status).toBe("unread");
  expect(report?.records).toEqual([]);
});
