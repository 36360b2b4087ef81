import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importArchive } from "../../src/archive/import-archive.ts";
import { type FileLimits, fileLimits } from "../../src/archive/limits.ts";
import { packReport } from "../../src/archive/packed-report.ts";
import type { ReaderPool, ReadJob } from "../../src/archive/reader-pool.ts";
import type { FileReport } from "../../src/file-report.ts";
import { ingestFile, unreadReport } from "../../src/pipeline.ts";
import { type CoordinateOptions, coordinate } from "../../src/queue/index.ts";

const layouts = new URL("../../fixtures/made/layouts/", import.meta.url).pathname;

const chosen = ["capital", "colspan", "laa", "medway-q3", "milestone-dates", "prose"].map(
  (name) => `${name}.txt`,
);

/** A folder of small reports, some of them awkward, in a root of its own. */
export function makeReports(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "mq-in-")));
  mkdirSync(join(root, "2009"));
  for (const name of chosen) copyFileSync(join(layouts, name), join(root, "2009", name));
  const laa = readFileSync(join(layouts, "laa.txt"));
  writeFileSync(join(root, "nul.txt"), Buffer.concat([laa, Buffer.from("\nThe end\0 of it\n")]));
  writeFileSync(
    join(root, "half.html"),
    "<h1>Halton &#xD800; report</h1><table><tr><th>Ref<th>Title<th>Target 2008/09<tr><td>NI 60<td>Core &#xDFFF; assessments<td>86%</table>",
  );
  const odd = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from(".txt")]);
  writeFileSync(odd, Buffer.concat([laa, Buffer.from("\nAnother end\n")]));
  writeFileSync(join(root, "no-report.pdf"), "");
  return root;
}

const kept = new Map<string, Promise<FileReport>>();

/** A reader in this process: the same bytes give the same report, after `delay`. */
export function ownReader(
  seen: string[] = [],
  change: (job: ReadJob, report: FileReport) => FileReport | Promise<FileReport> = (_, report) =>
    report,
): ReaderPool {
  const reader: ReaderPool = {
    concurrencyFor: () => 4,
    list: async () => null,
    draw: async () => undefined,
    stop() {},
    async read(job) {
      seen.push(job.source.file);
      let bytes: Buffer;
      try {
        bytes = readFileSync(job.path);
      } catch {
        bytes = Buffer.alloc(0);
      }
      const { source } = job;
      if (createHash("sha256").update(bytes).digest("hex") !== source.sha256) {
        const message = "The file cannot be read: it changed while it was being imported.";
        return unreadReport(source, {
          severity: "error",
          stage: "extract",
          code: "file-unreadable",
          message,
        });
      }
      const report = kept.get(source.sha256) ?? ingestFile(source, new Uint8Array(bytes), {});
      kept.set(source.sha256, report);
      return change(job, { ...(await report), source });
    },
    pack: async (job) => packReport(await reader.read(job)),
  };
  return reader;
}

export const hashOf = (path: string): string =>
  createHash("sha256").update(readFileSync(path)).digest("hex");

const options = (archive: string, paths: readonly string[]) => ({
  archive,
  paths: paths.map((path) => Buffer.from(path)),
  maximumBytes: fileLimits.fileMegabytes * 1_000_000,
});

/** An import as one machine makes it. */
export const importPlainly = (archive: string, paths: readonly string[]) =>
  importArchive(options(archive, paths), ownReader());

export interface Queued {
  readonly notes: string[];
  /** What the coordinator read itself. */
  readonly here: string[];
}

/** An import whose every file goes to the queue. */
export async function importQueued(
  archive: string,
  paths: readonly string[],
  url: string,
  root: string,
  over: Partial<CoordinateOptions> = {},
  signal?: AbortSignal,
): Promise<Queued> {
  const told: Queued = { notes: [], here: [] };
  const reader = await coordinate({
    url,
    root: Buffer.from(root),
    limits: fileLimits,
    jobs: 2,
    home: ownReader(told.here),
    hasPassword: false,
    onNote: (sentence) => void told.notes.push(sentence),
    onProgress: () => {},
    ...over,
  });
  try {
    await importArchive({ ...options(archive, paths), ...(signal && { signal }) }, reader);
  } finally {
    await reader.close();
  }
  return told;
}

export const limits: FileLimits = fileLimits;
