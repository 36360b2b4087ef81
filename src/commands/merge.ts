import { mergeArchives } from "../archive/merge-archives.ts";
import { counted } from "../render/text.ts";
import type { Io } from "./io.ts";

export interface MergeOptions {
  readonly db: string;
  readonly json?: boolean;
}

/** Makes one archive of several. */
export async function merge(
  archives: readonly string[],
  options: MergeOptions,
  io: Io,
): Promise<number> {
  const summary = await mergeArchives(archives, options.db);
  const { reports, files, shared, otherImporter } = summary;
  if (options.json) {
    const counts = { reports, files, shared, other_importer: otherImporter };
    io.out(`${JSON.stringify({ archives: archives.length, ...counts })}\n`);
    return 0;
  }
  const lines = [
    `${counted(archives.length, "archive")} merged: ${counted(reports, "report")} under ${counted(files, "name")}`,
    ...(shared > 0
      ? [`${counted(shared, "report")} held by more than one of them, kept once`]
      : []),
    ...(otherImporter > 0
      ? [
          `${counted(otherImporter, "report")} read by another version of muniment; "muniment ingest" reads their files again`,
        ]
      : []),
  ];
  io.out(`${lines.join("\n")}\n`);
  return 0;
}
