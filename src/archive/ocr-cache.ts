import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ScannedPage } from "../scan/scanned.ts";

/** How pages that are pictures are read, and where their readings are kept. */
export interface OcrSettings {
  readonly mode: "auto" | "force";
  /** A folder; absent: nothing is kept. */
  readonly cache?: string;
}

/** Keys are hashes: one that is none would be a path of somebody's choosing. */
const isKey = (key: string): boolean => /^[0-9a-f]{64}$/.test(key);

const pathOf = (folder: string, key: string): string =>
  join(folder, key.slice(0, 2), `${key}.json.gz`);

/** A page's reading from an earlier time; one that is damaged is read anew. */
export function readKept(folder: string, key: string): ScannedPage | undefined {
  try {
    const page = JSON.parse(String(gunzipSync(readFileSync(pathOf(folder, key))))) as ScannedPage;
    const { words, rules, fills, marks, unread } = page;
    return [words, rules, fills, marks, unread].every(Array.isArray) ? page : undefined;
  } catch {
    return undefined;
  }
}

/** Under another name first: whoever reads it meanwhile finds the whole of it or nothing. */
export function keepReading(folder: string, key: string, page: ScannedPage): void {
  if (!isKey(key)) return;
  const path = pathOf(folder, key);
  try {
    mkdirSync(join(folder, key.slice(0, 2)), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, gzipSync(JSON.stringify(page)));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // What is not kept only costs time.
  }
}
