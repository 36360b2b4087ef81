import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import { type Problem, UnreadableFile } from "../../../problem.ts";
import type { LeftOutPage } from "../../options.ts";
import { withoutCrowds } from "./bearable.ts";
import { pageCountProblems } from "./damage.ts";
import { Handover } from "./handover.ts";
import { withoutLostPages } from "./lost-pages.ts";
import { withNativeBuiltIns } from "./native-built-ins.ts";
import { surveyStreams } from "./packed-streams.ts";
import { claimedPages, withoutNegativeCounts } from "./page-tree.ts";
import { passOverUnwatched } from "./unwatched.ts";

type PdfJs = typeof import("pdfjs-dist");

/** Pictures larger than this are scans or photographs: they are not decoded, no traffic light is that large. */
const largestPictureInPixels = 1_000_000;
/** Where pages are read off their pictures: an A4 page of 600 dots an inch has 35 million pixels. */
export const largestScanInPixels = 40_000_000;

/** It has no types. */
const workerModule: string = "pdfjs-dist/legacy/build/pdf.worker.mjs";

/** The half of pdf.js that reads, which may run in a thread of its own. */
interface WorkerHalf {
  readonly WorkerMessageHandler: { initializeFromPort: (port: Handover) => void };
}

let workerHalf: WorkerHalf | undefined;

let loaded: Promise<PdfJs> | undefined;

/**
 * pdf.js wants three classes of a canvas at import, though text and drawing operators never use them:
 * empty ones save 33 MB of native code.
 */
export function loadPdfJs(): Promise<PdfJs> {
  loaded ??= (async () => {
    const scope: Record<string, unknown> = globalThis as never;
    scope.DOMMatrix ??= class DOMMatrix {};
    scope.Path2D ??= class Path2D {};
    scope.ImageData ??= class ImageData {};
    return withNativeBuiltIns(async () => {
      const pdfjs = (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as PdfJs;
      workerHalf = (await import(workerModule)) as WorkerHalf;
      return pdfjs;
    });
  })();
  return loaded;
}

/** pdf.js insists on the trailing slash. */
function dataFolders(): Record<"standardFontDataUrl" | "cMapUrl" | "wasmUrl" | "iccUrl", string> {
  const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const folder = (name: string): string => join(root, name) + sep;
  return {
    standardFontDataUrl: folder("standard_fonts"),
    cMapUrl: folder("cmaps"),
    wasmUrl: folder("wasm"),
    iccUrl: folder("iccs"),
  };
}

export interface OpenedPdf {
  /** Gives up a page at its first error: what it gives is whole. */
  readonly pdf: PDFDocumentProxy;
  /** The same document, which goes on after errors and says nothing: for pages that are known to have some. */
  readonly tolerant: () => Promise<PDFDocumentProxy>;
  /** The same document with pictures as large as pages are. */
  readonly pictured: () => Promise<PDFDocumentProxy>;
  readonly problems: readonly Problem[];
  /** Pages whose place is kept by an empty one. */
  readonly lost: readonly LeftOutPage[];
  /** Objects whose packed stream does not match its checksum. */
  readonly damaged: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a PDF for reading. */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<OpenedPdf> {
  const claimed = claimedPages(bytes);
  const streams = surveyStreams(bytes);
  const bearable = withoutCrowds(bytes, streams);
  const sound = claimed.count < 0 ? withoutNegativeCounts(bearable.bytes) : bearable.bytes;
  const strict = await openDocument(sound, password, true).catch((error: unknown) => {
    if (error instanceof UnreadableFile && error.code === "file-damaged") return undefined;
    throw error;
  });
  const open = (these: Uint8Array) => openDocument(these, password, strict !== undefined);
  const {
    opened,
    bytes: whole,
    lost,
  } = await withoutLostPages(strict ?? (await open(sound)), sound, claimed.count, open);
  let second = strict === undefined ? Promise.resolve(opened) : undefined;
  let third: Promise<OpenDocument> | undefined;
  return {
    pdf: opened.pdf,
    tolerant: async () => {
      second ??= openDocument(whole, password, false);
      return (await second).pdf;
    },
    pictured: async () => {
      third ??= openDocument(whole, password, false, largestScanInPixels);
      return (await third).pdf;
    },
    problems: [...bearable.problems, ...pageCountProblems(claimed, opened.pdf.numPages)],
    lost,
    damaged: streams.damaged,
    close: async () => {
      await opened.close();
      for (const other of [second, third]) {
        // Where it could not be opened there is nothing to close.
        await other?.then(
          ({ close }) => close(),
          () => undefined,
        );
      }
    },
  };
}

interface OpenDocument {
  readonly pdf: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

/** The bytes are copied because pdf.js detaches what it is given. */
async function openDocument(
  bytes: Uint8Array,
  password: string | undefined,
  stopAtErrors: boolean,
  largestPicture = largestPictureInPixels,
): Promise<OpenDocument> {
  const pdfjs = await loadPdfJs();
  const watchAgain = passOverUnwatched();
  const worker = startWorker(pdfjs);
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    ...(password === undefined ? {} : { password }),
    ...dataFolders(),
    cMapPacked: true,
    verbosity: 0,
    maxImageSize: largestPicture,
    enableXfa: false,
    isEvalSupported: false,
    // Says that fonts need not be brought in to measure text: their widths are known without.
    useSystemFonts: true,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    stopAtErrors,
    worker,
  });
  const close = (): Promise<void> =>
    task.destroy().finally(() => {
      worker.destroy();
      watchAgain();
    });
  try {
    const pdf = await task.promise;
    bindNoFonts(pdf);
    return { pdf, close };
  } catch (error) {
    await close();
    throw openingFault(error, password !== undefined);
  }
}

/** The half of pdf.js that reads, in this thread. */
function startWorker(pdfjs: PdfJs): PDFWorker {
  const port = new Handover();
  workerHalf?.WorkerMessageHandler.initializeFromPort(port);
  return new pdfjs.PDFWorker({ port: port as unknown as null });
}

/** What brings fonts into a browser; pdf.js's types declare it nowhere. */
interface Transport {
  readonly fontLoader: { bind: (font: unknown) => Promise<void> };
}

/** Nothing is drawn here: failing to bring a font in, pdf.js would look through all fonts for another way to draw it. */
function bindNoFonts(pdf: PDFDocumentProxy): void {
  (pdf as unknown as { _transport: Transport })._transport.fontLoader.bind = async () => {};
}

function openingFault(error: unknown, hadPassword: boolean): UnreadableFile {
  const name = error instanceof Error ? error.name : "";
  const detail = error instanceof Error ? error.message : String(error);
  if (name === "PasswordException") {
    return new UnreadableFile(
      "file-encrypted",
      hadPassword
        ? "The PDF is protected and the password given does not open it."
        : "The PDF is protected by a password; give it with --password.",
      { cause: error },
    );
  }
  return new UnreadableFile(
    "file-damaged",
    `The PDF is damaged and could not be opened: ${detail.replace(/\.?$/, ".")}`,
    { cause: error },
  );
}
