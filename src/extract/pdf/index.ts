/**
 * Where to look:
 *
 * - `tables/index.ts` tells the tables of a page, and names the room that decides each part of one: the columns of a
 *   table without rules, say, are decided in `tables/edges/column-edges.ts`.
 * - `text/` makes spans of glyphs, lines of spans, and paragraphs, headings and running heads of lines.
 * - `drawing/` follows a page's operators to what is seen: glyphs, rulings, fills, shapes, pictures, and marks of them.
 * - `file/` knows what is in the bytes: it opens them with pdf.js, and finds what is damaged, lost or too much.
 * - `read-pages.ts` goes through the pages, `page.ts` draws one, `page-content.ts` lays it out, `blocks.ts` joins them.
 */

import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Document, SourceFile } from "../../document.ts";
import { append } from "../../long-lists.ts";
import { type Outcome, type Problem, UnreadableFile } from "../../problem.ts";
import type { ExtractOptions } from "../options.ts";
import { propertiesOf } from "../properties.ts";
import { contentsToBlocks } from "./blocks.ts";
import { checksumProblems } from "./file/checksums.ts";
import { isLoss, movedProblems } from "./file/damage.ts";
import { pageObjectProblems } from "./file/page-objects.ts";
import { openPdf } from "./file/pdfjs.ts";
import { widthsProblems } from "./file/widths.ts";
import type { PageContent } from "./page-content.ts";
import { readPages } from "./read-pages.ts";

/** A PDF's pages in order to the document model. Throws `UnreadableFile` when nothing comes of it. */
export async function readPdf(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const opened = await openPdf(bytes, options.password);
  const { pdf, close } = opened;
  try {
    const problems: Problem[] = [...opened.problems];
    const contents: PageContent[] = [];
    for await (const { content } of readPages(opened, options, problems)) {
      contents.push(content);
    }
    append(problems, await pageObjectProblems(bytes, pdf, problems));
    append(problems, await checksumProblems(bytes, pdf, opened.damaged, problems));
    // What is known to be lost says it better.
    if (!problems.some(isLoss))
      append(problems, [...movedProblems(bytes), ...widthsProblems(bytes)]);
    const blocks = contentsToBlocks(contents);
    if (blocks.length === 0) {
      const bomb = problems.find(({ code }) => code === "too-large-inflated");
      if (bomb !== undefined) throw new UnreadableFile(bomb.code, bomb.message);
      const fault = problems.find(({ code }) => code === "internal");
      if (fault !== undefined) throw new UnreadableFile(fault.code, fault.message);
      const missing = problems.find(({ code }) => code === "ocr-missing");
      const nothing = noTextMessage(problems, pdf.numPages);
      if (missing !== undefined) {
        throw new UnreadableFile(missing.code, `${nothing} ${missing.message}`);
      }
      throw new UnreadableFile("no-text", nothing);
    }
    return {
      value: {
        source,
        format: "pdf",
        pages: pdf.numPages,
        blocks,
        running: contents.flatMap((content) => content.running),
        ...(await readProperties(pdf)),
      },
      problems,
    };
  } finally {
    await close();
  }
}

/** What the file's own dictionary says; a damaged one says nothing. */
async function readProperties(pdf: PDFDocumentProxy) {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const { Title: title, Author: author } = info as Readonly<Record<string, unknown>>;
  return propertiesOf({ title, author });
}

function noTextMessage(problems: readonly Problem[], pages: number): string {
  const count = pages === 1 ? "The PDF's one page" : `None of the PDF's ${pages} pages`;
  const has = (code: Problem["code"]): boolean => problems.some((problem) => problem.code === code);
  if (pages <= 0) return "The PDF has no pages.";
  if (problems.filter((problem) => problem.code === "page-unreadable").length === pages) {
    return pages === 1 ? "The PDF's one page could not be read." : `${count} could be read.`;
  }
  if (has("font-unmapped")) {
    return "The PDF's fonts do not say which characters they draw, so its text cannot be known.";
  }
  const left = problems.find(({ code }) => code === "page-not-read-by-ocr");
  if (left !== undefined) return pages === 1 ? left.message : `${count} has text. ${left.message}`;
  return pages === 1
    ? "The PDF's one page has no text: it is a picture or empty."
    : `${count} has text: they are pictures or empty.`;
}
