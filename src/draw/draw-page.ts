import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { pixelsToPng } from "./png.ts";

/** Draws pages of a PDF as they are printed. Only for a guarded process: it loads native code. */

type PdfJs = typeof import("pdfjs-dist");
type CanvasLibrary = typeof import("@napi-rs/canvas");

/** More points of light than these for one page: its sharpness is lowered until it fits. */
const mostPixels = 24_000_000;
/** A picture in a page beyond this is left white: unpacked it would take a gigabyte. */
const largestPictureInPixels = 100_000_000;
const pointsPerInch = 72;
/** A page of a poster's size is drawn, one of a field's is none. */
const longestSideInPoints = 20_000;

let loaded: Promise<{ readonly pdfjs: PdfJs; readonly canvas: CanvasLibrary }> | undefined;

/** The canvas first: pdf.js takes its classes when it is loaded. */
export function loadDrawing(): NonNullable<typeof loaded> {
  loaded ??= (async () => {
    const canvas = await import("@napi-rs/canvas");
    const scope: Record<string, unknown> = globalThis as never;
    scope.DOMMatrix = canvas.DOMMatrix;
    scope.Path2D = canvas.Path2D;
    scope.ImageData = canvas.ImageData;
    const pdfjs = (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as PdfJs;
    const worker: string = "pdfjs-dist/legacy/build/pdf.worker.mjs";
    await import(worker);
    return { pdfjs, canvas };
  })();
  return loaded;
}

export interface OpenPaper {
  readonly sha256: string;
  readonly pdf: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

interface Drawn {
  canvas: Canvas;
  context: SKRSContext2D;
}

/**
 * What pdf.js draws parts of a page on before they are put together. Its own makes a canvas that was drawn from smaller,
 * which the library then reads beyond its end: the process dies of it.
 */
function canvasFactory({ createCanvas }: CanvasLibrary) {
  const create = (width: number, height: number): Drawn => {
    const canvas = createCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
    return { canvas, context: canvas.getContext("2d") };
  };
  return class {
    create = create;
    reset(drawn: Drawn, width: number, height: number): void {
      Object.assign(drawn, create(width, height));
    }
    destroy(): void {}
  };
}

export async function openPaper(sha256: string, bytes: Uint8Array): Promise<OpenPaper> {
  const { pdfjs, canvas } = await loadDrawing();
  const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const folder = (name: string): string => join(root, name) + sep;
  const task = pdfjs.getDocument({
    data: bytes,
    CanvasFactory: canvasFactory(canvas),
    standardFontDataUrl: folder("standard_fonts"),
    cMapUrl: folder("cmaps"),
    wasmUrl: folder("wasm"),
    iccUrl: folder("iccs"),
    cMapPacked: true,
    verbosity: 0,
    maxImageSize: largestPictureInPixels,
    enableXfa: false,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    stopAtErrors: false,
  });
  try {
    return { sha256, pdf: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw error;
  }
}

/** A page's size in points, as its frames are counted. */
export async function pageSize(
  { pdf }: OpenPaper,
  number: number,
): Promise<{ readonly width: number; readonly height: number }> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

export async function drawPage(
  { pdf }: OpenPaper,
  number: number,
  dpi: number,
): Promise<Uint8Array> {
  const { canvas: library } = await loadDrawing();
  const page = await pdf.getPage(number);
  const scale = scaleOf(page, dpi);
  const viewport = page.getViewport({ scale });
  const canvas = library.createCanvas(
    Math.max(1, Math.ceil(viewport.width)),
    Math.max(1, Math.ceil(viewport.height)),
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  try {
    await page.render({
      canvas: canvas as never,
      canvasContext: context as never,
      viewport,
      annotationMode: 0,
    }).promise;
    const { width, height } = canvas;
    return pixelsToPng({ width, height, data: pixelsOf(library, canvas, context) });
  } finally {
    page.cleanup();
  }
}

let isPlain: boolean | undefined;

/** Red, green, blue and opacity of each pixel: as the library keeps them, which takes a sixth of having them told. */
function pixelsOf(
  { createCanvas }: CanvasLibrary,
  canvas: Canvas,
  context: SKRSContext2D,
): Uint8Array | Uint8ClampedArray {
  if (isPlain === undefined) {
    const one = createCanvas(1, 1);
    const pen = one.getContext("2d");
    pen.fillStyle = "#010203";
    pen.fillRect(0, 0, 1, 1);
    // Another machine's library may keep blue first.
    isPlain = one
      .data()
      .subarray(0, 4)
      .equals(Buffer.from([1, 2, 3, 255]));
  }
  return isPlain ? canvas.data() : context.getImageData(0, 0, canvas.width, canvas.height).data;
}

function scaleOf(page: PDFPageProxy, dpi: number): number {
  const { width, height } = page.getViewport({ scale: 1 });
  if (!(width > 0 && height > 0) || Math.max(width, height) > longestSideInPoints) {
    throw new RangeError("the page has no size that can be drawn");
  }
  const wanted = dpi / pointsPerInch;
  return Math.min(wanted, Math.sqrt(mostPixels / (width * height)));
}
