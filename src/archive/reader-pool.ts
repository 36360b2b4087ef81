import { readFile } from "node:fs/promises";
import type { SourceFile } from "../document.ts";
import type { FileReport } from "../file-report.ts";
import { ingestFile } from "../pipeline.ts";

export interface ReadJob {
  readonly path: Buffer;
  readonly member?: string;
  readonly source: SourceFile;
}

/** Reads files somewhere; never rejects. */
export interface Reader {
  readonly concurrency: number;
  read(job: ReadJob): Promise<FileReport>;
  close(): Promise<void>;
}

export function readerPool(options: { readonly password?: string }): Reader {
  return {
    concurrency: 1,
    async read({ path, source }) {
      const bytes = new Uint8Array(await readFile(path));
      return ingestFile(source, bytes, options.password ? { password: options.password } : {});
    },
    async close() {},
  };
}
