import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Problem } from "../../../problem.ts";
import type { ExtractOptions } from "../../options.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { isScan, readScan } from "./read-scan.ts";
import { scanToDrawing } from "./scan-to-drawing.ts";

export interface ScanReader {
  /** The file opened so that pictures as large as pages are decoded. */
  readonly pictured: () => Promise<PDFDocumentProxy>;
  /** Nothing for a page that is no picture. */
  readonly read: (drawing: Drawing) => Promise<ScanRead | undefined>;
}

export interface ScanRead {
  /** Absent where nothing was read off it. */
  readonly drawing?: Drawing;
  readonly problems: readonly Problem[];
}

/** Reads pages that are pictures, where that is wanted. */
export function scanReader(
  pictured: () => Promise<PDFDocumentProxy>,
  { ocr, onProgress }: ExtractOptions,
  pages: number,
): ScanReader | undefined {
  if (ocr === undefined) return undefined;
  return {
    pictured,
    async read(drawing) {
      if (!isScan(drawing)) return undefined;
      const { page } = drawing;
      const onStep = (): void => onProgress?.(page - 1, pages);
      const scan = await readScan(await pictured(), page, ocr, onStep);
      if (typeof scan === "string") return { problems: [] };
      return { drawing: scanToDrawing(drawing, scan), problems: [] };
    },
  };
}
