import type { Document, SourceFile } from "../document.ts";
import { type Outcome, type Problem, UnreadableFile } from "../problem.ts";
import { paperOf } from "./no-report.ts";
import type { ExtractOptions } from "./options.ts";
import { misnamed, type Sniffed, sniff } from "./sniff.ts";
import { withdrawStruck } from "./struck.ts";

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
  const sniffed = sniff(bytes);
  const { value, problems } = withdrawStruck(await read(sniffed, source, bytes, options));
  const paper = paperOf(value);
  if (paper !== undefined) {
    throw new UnreadableFile("not-a-report", `The file is ${paper}, not a report.`);
  }
  const extension = misnamed(source.file, sniffed.format);
  if (extension === undefined) return { value, problems };
  const note: Problem = {
    severity: "note",
    stage: "extract",
    code: "file-misnamed",
    message: `The name ends in ".${extension}", but the file is ${sniffed.name}; it was read as that.`,
  };
  return { value, problems: [note, ...problems] };
}

async function read(
  sniffed: Sniffed,
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  switch (sniffed.format) {
    case "pdf":
      return (await import("./pdf/index.ts")).readPdf(source, bytes, options);
    case "docx":
      return (await import("./word/docx/index.ts")).readDocx(source, bytes, options);
    case "doc":
      return (await import("./word/doc/index.ts")).readDoc(source, bytes, options);
    case "html":
      return (await import("./html/index.ts")).readHtml(source, bytes, options);
    case "text":
      return (await import("./text/index.ts")).readText(source, bytes, options);
    case "rtf":
      return (await import("./rtf/index.ts")).readRtf(source, bytes, options);
    case "odt":
      return (await import("./odt/index.ts")).readOdt(source, bytes, options);
    case "wordml":
      return (await import("./word/wordml.ts")).readWordMl(source, bytes, options);
    case "unknown": {
      const { code = "file-unrecognised", name, advice } = sniffed;
      const message = `The file is ${name}${code === "file-unsupported" ? ", which is not supported" : ""}.`;
      throw new UnreadableFile(code, advice === undefined ? message : `${message} ${advice}`);
    }
  }
}
