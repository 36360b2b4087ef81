import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Block, Document, RunningText, SourceFile } from "../../document.ts";
import { type Outcome, type Problem, UnreadableFile } from "../../problem.ts";
import { defaultLimits, type ExtractOptions } from "../options.ts";
import { bodySize, headingLevels, proseToBlock } from "./headings.ts";
import { readLayers } from "./layers.ts";
import { readLooks } from "./looks.ts";
import { readPage } from "./page.ts";
import { type PageContent, type PageLayout, toPageContent, toPageLayout } from "./page-content.ts";
import { openPdf } from "./pdfjs.ts";
import type { ProseBlock } from "./prose.ts";
import { runningReach } from "./running.ts";
import { isContinued, partsToTable, type TablePart } from "./stitch.ts";

/** A PDF's pages in order to the document model. Throws `UnreadableFile` when nothing comes of it. */
export async function readPdf(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const { pdf, close } = await openPdf(bytes, options.password);
  try {
    const problems: Problem[] = [];
    const contents = await readPages(pdf, options, problems);
    const blocks = contentsToBlocks(contents);
    if (blocks.length === 0) {
      throw new UnreadableFile("no-text", noTextMessage(problems, pdf.numPages));
    }
    return {
      value: {
        source,
        format: "pdf",
        pages: pdf.numPages,
        blocks,
        running: contents.flatMap((content) => content.running),
      },
      problems,
    };
  } finally {
    await close();
  }
}

function noTextMessage(problems: readonly Problem[], pages: number): string {
  const failed = problems.filter((problem) => problem.code === "page-unreadable").length;
  if (failed === pages) return `None of the PDF's ${pages} pages could be read.`;
  return `None of the PDF's ${pages} pages has text: they are pictures or empty.`;
}

/** Reads page by page; each is laid out once its neighbours are known, and then let go. */
async function readPages(
  pdf: PDFDocumentProxy,
  options: ExtractOptions,
  problems: Problem[],
): Promise<PageContent[]> {
  const limit = options.limits?.pages ?? defaultLimits.pages;
  if (pdf.numPages > limit) {
    throw new UnreadableFile(
      "file-too-many-pages",
      `The PDF has ${pdf.numPages} pages, more than the limit of ${limit}.`,
    );
  }
  const isShown = await readLayers(pdf);
  const layouts = new Map<number, PageLayout>();
  const contents: PageContent[] = [];
  const finish = (number: number): void => {
    const layout = layouts.get(number);
    if (layout === undefined) return;
    const neighbours = [...layouts]
      .filter(([other]) => other !== number && Math.abs(other - number) <= runningReach)
      .map(([, other]) => other.margin);
    contents.push(toPageContent(layout, neighbours));
  };
  options.onProgress?.(0, pdf.numPages);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const leftOut = options.leaveOut?.find(({ page }) => page === number);
    if (leftOut) {
      const message = `Page ${number} was left out: ${leftOut.message}`;
      problems.push({ ...leftOut, severity: "error", stage: "extract", message });
    }
    const layout = leftOut ? undefined : await readLayout(pdf, number, isShown, problems);
    if (layout !== undefined) layouts.set(number, layout);
    finish(number - runningReach);
    layouts.delete(number - 2 * runningReach);
    options.onProgress?.(number, pdf.numPages);
  }
  for (let number = pdf.numPages - runningReach + 1; number <= pdf.numPages; number += 1) {
    finish(number);
  }
  return contents;
}

async function readLayout(
  pdf: PDFDocumentProxy,
  number: number,
  isShown: (optionalContent: unknown) => boolean,
  problems: Problem[],
): Promise<PageLayout | undefined> {
  try {
    const page = await pdf.getPage(number);
    try {
      const drawing = await readPage(page, isShown);
      return toPageLayout(drawing, await readLooks(page, drawing.pictures));
    } finally {
      page.cleanup();
    }
  } catch (error) {
    // pdf.js throws errors of many names for what a broken page holds; each costs that page alone.
    const detail = error instanceof Error ? error.message : String(error);
    problems.push({
      severity: "error",
      stage: "extract",
      code: "page-unreadable",
      page: number,
      message: `Page ${number} could not be read and was left out: "${detail}".`,
    });
    return undefined;
  }
}

/** Pages' contents to blocks: tables joined over pages, headings told from paragraphs. */
function contentsToBlocks(contents: readonly PageContent[]): Block[] {
  const items = contents.flatMap((content) => content.items);
  const prose = items.filter((item): item is ProseBlock => item.kind === "prose");
  const body = bodySize(prose);
  const levels = headingLevels(prose, body);
  const blocks: Block[] = [];
  let parts: TablePart[] = [];
  const finish = (): void => {
    if (parts.length > 0) blocks.push(partsToTable(parts));
    parts = [];
  };
  for (const item of items) {
    if (item.kind === "prose") {
      finish();
      blocks.push(proseToBlock(item, body, levels));
    } else {
      const above = parts.at(-1);
      if (above === undefined || !isContinued(above, item)) finish();
      parts.push(item);
    }
  }
  finish();
  return blocks;
}

export type { RunningText };
