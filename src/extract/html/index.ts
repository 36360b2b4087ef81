import type { Block, Document, SourceFile } from "../../document.ts";
import { type Outcome, UnreadableFile } from "../../problem.ts";
import { defaultLimits, type ExtractOptions } from "../options.ts";
import { propertiesOf } from "../properties.ts";
import { createReport } from "../report.ts";
import { isWebArchive } from "../sniff.ts";
import { decodeHtml } from "./decode.ts";
import { type ReadPage, readPage } from "./read-page.ts";
import { unpackWebArchive } from "./web-archive.ts";

/** A server's apology saved under a report's name: in the page's title or main heading, and short. */
const apology =
  /\b(not found|no longer (exists|available)|(cannot|could not|can't) be (found|displayed)|access (is )?denied|forbidden|unauthori[sz]ed|service unavailable|bad gateway|internal server error)\b|^\W*(http )?(error )?(40[0-9]|50[0-4])\b/i;
const longestApology = 80;

/** Reads a web page, also one that Word saved: text, tables, fills, pictures by what is said of them. */
export async function readHtml(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const { nesting } = { ...defaultLimits, ...options.limits };
  const { problems, report } = createReport();
  const archive = isWebArchive(bytes) ? unpackWebArchive(bytes) : undefined;
  const decoded = decodeHtml(archive?.page ?? bytes, archive?.charset);
  if (decoded.corrected !== undefined) {
    report({
      severity: "note",
      code: "text-encoding",
      message: `The page says it is UTF-8 but is not; it was read as ${decoded.corrected}.`,
    });
  }
  const page = readPage(decoded.text, nesting, report, archive?.linked);
  const said = apologyOf(page);
  if (said !== undefined) {
    throw new UnreadableFile(
      "not-a-report",
      `The file is a web page (HTML) in which a server says "${said}", not a report.`,
    );
  }
  const { blocks, running } = page;
  options.onProgress?.(blocks.length, blocks.length);
  const properties = propertiesOf({ title: page.title });
  return { value: { source, format: "html", blocks, running, ...properties }, problems };
}

/** What a server says in place of a report; a page that holds figures is one all the same. */
function apologyOf({ title, blocks }: ReadPage): string | undefined {
  if (blocks.some(isDataTable)) return undefined;
  const headings = blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 1 ? [block.text] : [],
  );
  return [title.trim(), ...headings].find(
    (text) => text.length <= longestApology && apology.test(text),
  );
}

const isDataTable = (block: Block): boolean =>
  block.kind === "table" && block.rows > 2 && block.columns > 1;
