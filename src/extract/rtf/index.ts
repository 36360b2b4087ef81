import type { Document, SourceFile } from "../../document.ts";
import { type Outcome, UnreadableFile } from "../../problem.ts";
import { countBlocks } from "../markup/progress.ts";
import { defaultLimits, type ExtractOptions } from "../options.ts";
import { createReport } from "../report.ts";
import { createRtfReader } from "./reader.ts";
import { readTokens } from "./tokens.ts";

/** Text behind the last brace that is longer than this was written by someone. */
const shortRest = 64;

/** Reads a Rich Text document: text, tables, marks, notes, headers and footers. */
export async function readRtf(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const { nesting } = { ...defaultLimits, ...options.limits };
  const { problems, report } = createReport();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const reader = createRtfReader({ nesting, report, onBlock: countBlocks(options) });
  const end = readTokens(text, reader);
  // A reader that had enough has said so.
  const wasRead = !reader.isDone();
  const { blocks, running } = reader.finish();
  const isCut = end.open > 0 && wasRead;
  if (end.binaryLie) {
    report({
      severity: "warning",
      code: "part-unreadable",
      message: "A part of bytes claims to be longer than the file; it was read as text.",
    });
  }
  if (isCut || (end.restAt !== undefined && text.length - end.restAt > shortRest)) {
    report({
      severity: "warning",
      code: "part-unreadable",
      message: isCut
        ? "The document ends inside its groups, as if it were cut short; it was read up to there."
        : "Text stands behind the document's last brace; it was read as well.",
    });
  }
  if (blocks.length === 0 && problems.some(({ severity }) => severity === "error")) {
    throw new UnreadableFile("file-damaged", "The Rich Text document cannot be read.");
  }
  return { value: { source, format: "rtf", blocks, running }, problems };
}
