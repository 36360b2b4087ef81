import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { append } from "../../long-lists.ts";
import { type Problem, UnreadableFile } from "../../problem.ts";
import { defaultLimits, type ExtractOptions } from "../options.ts";
import type { Drawing } from "./drawing/drawing.ts";
import { readLooks } from "./drawing/looks.ts";
import { drawingProblems } from "./drawing/page-problems.ts";
import { readTags, type TaggedTable } from "./drawing/tags.ts";
import { brokenPageProblem } from "./file/damage.ts";
import { readLayers } from "./file/layers.ts";
import type { OpenedPdf } from "./file/pdfjs.ts";
import { OwnFault, own, ownFaultProblem } from "./own-fault.ts";
import { readPage } from "./page.ts";
import {
  type PageContent,
  type PageLayout,
  toPageContent,
  toPageLayout,
  toPlainContent,
} from "./page-content.ts";
import { type ScanReader, scanReader } from "./scan/scan-reader.ts";
import { runningReach } from "./text/running.ts";

export interface ReadPage {
  readonly drawing: Drawing;
  readonly content: PageContent;
}

/** Reads page by page; each is laid out once its neighbours are known, and then let go. */
export async function* readPages(
  { pdf, tolerant, pictured, lost }: Pick<OpenedPdf, "pdf" | "tolerant" | "pictured" | "lost">,
  options: ExtractOptions,
  problems: Problem[],
): AsyncGenerator<ReadPage> {
  const limit = options.limits?.pages ?? defaultLimits.pages;
  if (pdf.numPages > limit) {
    throw new UnreadableFile(
      "file-too-many-pages",
      `The PDF has ${pdf.numPages} pages, more than the limit of ${limit}.`,
    );
  }
  const readers: Readers = {
    isShown: await readLayers(pdf),
    tagsOf: await tagReader(pdf),
    scan: scanReader(pictured, options, pdf.numPages),
  };
  const layouts = new Map<number, PageLayout>();
  let before: PageContent | undefined;
  const finish = (number: number): ReadPage[] => {
    const layout = layouts.get(number);
    if (layout === undefined) return [];
    const neighbours = [...layouts]
      .filter(([other]) => other !== number && Math.abs(other - number) <= runningReach)
      .map(([, other]) => other.margin);
    const above = before?.page === number - 1 ? before : undefined;
    const content = toContent(layout, neighbours, above, layouts.get(number + 1), problems);
    before = content;
    layouts.delete(number - runningReach);
    return [{ drawing: layout.drawing, content }];
  };
  options.onProgress?.(0, pdf.numPages);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const leftOut = [...lost, ...(options.leaveOut ?? [])].find(({ page }) => page === number);
    if (leftOut) {
      const message = `Page ${number} was left out: ${leftOut.message}`;
      problems.push({ ...leftOut, severity: "error", stage: "extract", message });
    }
    const layout = leftOut ? undefined : await readLayout(pdf, tolerant, number, readers, problems);
    if (layout !== undefined) layouts.set(number, layout);
    yield* finish(number - runningReach);
    options.onProgress?.(number, pdf.numPages);
  }
  for (
    let number = Math.max(1, pdf.numPages - runningReach + 1);
    number <= pdf.numPages;
    number += 1
  ) {
    yield* finish(number);
  }
}

/** A page's content; of a page on which we fail, its words. */
function toContent(
  layout: PageLayout,
  neighbours: Parameters<typeof toPageContent>[1],
  before: PageContent | undefined,
  after: PageLayout | undefined,
  problems: Problem[],
): PageContent {
  const { page } = layout.drawing;
  try {
    return own(() => toPageContent(layout, neighbours, before, after));
  } catch (error) {
    const fault = error as OwnFault;
    try {
      const plain = toPlainContent(layout);
      problems.push(ownFaultProblem(page, fault, "its text was kept, its tables are not told"));
      return plain;
    } catch {
      problems.push(ownFaultProblem(page, fault, "it was left out"));
      return { page, items: [], running: [] };
    }
  }
}

interface Readers {
  readonly isShown: (optionalContent: unknown) => boolean;
  readonly tagsOf: (page: PDFPageProxy) => Promise<readonly TaggedTable[]>;
  readonly scan: ScanReader | undefined;
}

/** Only a PDF that says it is tagged is asked, and no longer than its trees stay small. */
async function tagReader(pdf: PDFDocumentProxy): Promise<Readers["tagsOf"]> {
  const info = (await pdf.getMarkInfo().catch(() => null)) as { Marked?: boolean } | null;
  let isAsked = info?.Marked === true;
  return async (page) => {
    if (!isAsked) return [];
    const { tables, tooLarge } = await readTags(page);
    isAsked = !tooLarge;
    return tables;
  };
}

async function readLayout(
  pdf: PDFDocumentProxy,
  tolerant: () => Promise<PDFDocumentProxy>,
  number: number,
  readers: Readers,
  problems: Problem[],
): Promise<PageLayout | undefined> {
  // Whatever the strict reading met, the tolerant one below meets again and passes over or reports.
  const whole = await layOut(pdf, number, readers).catch(() => undefined);
  const { scan } = readers;
  const largePicture = scan !== undefined && whole?.oversized === true;
  try {
    const read =
      whole === undefined || whole.brokenOff
        ? await layOut(await (largePicture ? scan.pictured : tolerant)(), number, readers)
        : whole;
    if (read !== whole && whole?.oversized !== true) problems.push(brokenPageProblem(number));
    const scanned = await scan?.read(read.layout.drawing, largePicture);
    if (scanned?.drawing === undefined) {
      append(
        problems,
        scanned?.problems ?? own(() => drawingProblems(read.layout.drawing, whole?.oversized)),
      );
      return read.layout;
    }
    const { drawing } = scanned;
    append(problems, scanned.problems);
    return own(() => toPageLayout(drawing, new Map()));
  } catch (error) {
    if (error instanceof OwnFault) {
      problems.push(ownFaultProblem(number, error, "it was left out"));
      return undefined;
    }
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

async function layOut(
  pdf: PDFDocumentProxy,
  number: number,
  readers: Readers,
): Promise<{
  readonly layout: PageLayout;
  readonly brokenOff: boolean;
  readonly oversized: boolean;
}> {
  const page = await pdf.getPage(number);
  try {
    const { drawing, brokenOff, oversized } = await readPage(
      page,
      readers.isShown,
      await readers.tagsOf(page),
    );
    const looks = await readLooks(page, drawing.pictures);
    return { layout: own(() => toPageLayout(drawing, looks)), brokenOff, oversized };
  } finally {
    page.cleanup();
  }
}
