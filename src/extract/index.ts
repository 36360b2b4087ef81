import type { Document, SourceFile } from "../document.ts";
import { type Outcome, UnreadableFile } from "../problem.ts";
import type { ExtractOptions } from "./options.ts";
import { sniffFormat } from "./sniff.ts";

/**
 * A file's bytes to the one document model. Readers are loaded only when their format turns up.
 * Throws `UnreadableFile` when the file yields nothing.
 */
export async function extract(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<Outcome<Document>> {
  if (bytes.length === 0) throw new UnreadableFile("file-empty", "The file is empty.");
  const format = sniffFormat(bytes);
  switch (format) {
    case "pdf":
      return (await import("./pdf/index.ts")).readPdf(source, bytes, options);
    case "docx":
      return (await import("./word/docx.ts")).readDocx(source, bytes, options);
    case "doc":
      return (await import("./word/doc.ts")).readDoc(source, bytes, options);
    case "html":
      return (await import("./html.ts")).readHtml(source, bytes, options);
    case "text":
      return (await import("./text.ts")).readText(source, bytes, options);
    case "rtf":
      throw new UnreadableFile("file-unsupported", "Rich Text Format is not supported yet.");
    case "unknown":
      throw new UnreadableFile("file-unrecognised", "The bytes are of no format that can be read.");
  }
}
