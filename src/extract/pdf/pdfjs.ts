import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { UnreadableFile } from "../../problem.ts";

type PdfJs = typeof import("pdfjs-dist");

/** Pictures larger than this are scans or photographs: they are not decoded, no traffic light is that large. */
const largestPictureInPixels = 1_000_000;

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
    return (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as PdfJs;
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
  readonly pdf: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

/** Opens a PDF for reading; the bytes are copied because pdf.js detaches what it is given. */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<OpenedPdf> {
  const pdfjs = await loadPdfJs();
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    ...(password === undefined ? {} : { password }),
    ...dataFolders(),
    cMapPacked: true,
    verbosity: 0,
    maxImageSize: largestPictureInPixels,
    enableXfa: false,
    isEvalSupported: false,
    // Says that fonts need not be brought in to measure text: their widths are known without.
    useSystemFonts: true,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    stopAtErrors: false,
  });
  try {
    const pdf = await task.promise;
    return { pdf, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw openingFault(error, password !== undefined);
  }
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
