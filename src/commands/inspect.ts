import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Io } from "../main.ts";
import { ingestFile } from "../pipeline.ts";

interface InspectOptions {
  readonly stage: string;
  readonly json?: boolean;
  readonly password?: string;
}

/** Shows what one stage makes of files; nothing is stored. */
export async function inspect(
  files: readonly string[],
  options: InspectOptions,
  io: Io,
): Promise<number> {
  for (const file of files) {
    const bytes = new Uint8Array(await readFile(file));
    const source = {
      file,
      doc: basename(file, extname(file)),
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes: bytes.length,
    };
    const report = await ingestFile(
      source,
      bytes,
      options.password ? { password: options.password } : {},
    );
    const shown =
      options.stage === "document"
        ? {
            file,
            doc: source.doc,
            format: report.format,
            pages: report.document?.pages,
            status: report.status,
            blocks: report.document?.blocks ?? [],
            problems: report.problems,
          }
        : options.stage === "rows"
          ? { file, doc: source.doc, verdicts: report.verdicts, asides: report.asides }
          : {
              file,
              doc: source.doc,
              facts: report.facts,
              records: report.records,
              problems: report.problems,
            };
    io.out(`${JSON.stringify(shown)}\n`);
  }
  return 0;
}
