import type { Document, SourceFile } from "../../document.ts";
import { type Outcome, UnreadableFile } from "../../problem.ts";
import type { ExtractOptions } from "../options.ts";

export async function readDocx(
  _source: SourceFile,
  _bytes: Uint8Array,
  _options: ExtractOptions,
): Promise<Outcome<Document>> {
  throw new UnreadableFile("file-unsupported", "This format is not supported yet.");
}
