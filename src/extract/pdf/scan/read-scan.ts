import type { PDFDocumentProxy } from "pdfjs-dist";
import { readPicture } from "../../../scan/index.ts";
import { readingKey } from "../../../scan/keep.ts";
import { layersToPicture } from "../../../scan/picture/layers.ts";
import type { ScannedPage } from "../../../scan/scanned.ts";
import type { OcrOptions } from "../../options.ts";
import { picturedPart } from "../drawing/covering-pictures.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { readOperators } from "../drawing/operators.ts";
import { loadPdfJs } from "../file/pdfjs.ts";
import { readLayers } from "./placed-pictures.ts";

/** Pictures that cover less than this of a page are no scan of it. */
const scanPart = 0.1;
/** A stamp of a page number or a date over a scan has no more characters than this. */
const mostStamped = 60;
/** A picture behind a stamp is a scan if it covers this part of the page. */
const stampedPart = 0.6;

/** A dense page takes four seconds of CPU; a picture of ten thousand letters that are none takes no more than this. */
export const secondsAPage = 60;

class TooLong extends Error {}

/** Of CPU, not by the clock: what else the machine does must not decide what is read. */
function stepsWithin(seconds: number, onStep: () => void): () => void {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    if (user + system > seconds * 1e6) throw new TooLong();
    onStep();
  };
}

/** Whether a page is a picture, whatever a scanner's software hid behind it. */
export function isScan(drawing: Drawing): boolean {
  const { characters } = drawing;
  if (characters === 0) return picturedPart(drawing) >= scanPart;
  return characters <= mostStamped && isPictured(drawing);
}

/** Whether most of a page is a picture, whatever text stands over it. */
export const isPictured = (drawing: Drawing): boolean => picturedPart(drawing) >= stampedPart;

/** What stands on a page that is a picture, or why nothing can be read off it. */
export async function readScan(
  pdf: PDFDocumentProxy,
  number: number,
  ocr: OcrOptions,
  onStep: () => void,
): Promise<ScannedPage | "no-engine" | "no-picture" | "too-long"> {
  const engines = await ocr.load(onStep);
  if (engines === undefined) return "no-engine";
  const page = await pdf.getPage(number);
  try {
    const { OPS } = await loadPdfJs();
    const { operators } = await readOperators(page);
    onStep();
    const layers = await readLayers(
      page,
      operators,
      OPS as unknown as Readonly<Record<string, number>>,
    );
    if (layers.length === 0) return "no-picture";
    const { width, height } = page.getViewport({ scale: 1 });
    const key = readingKey(layers, [width, height], engines, ocr.version);
    const held = ocr.held?.(key);
    if (held !== undefined) return held;
    const onTimedStep = stepsWithin(secondsAPage, onStep);
    const read = readPicture(layersToPicture(layers, width, height), engines, onTimedStep);
    ocr.keep?.(key, read);
    return read;
  } catch (error) {
    if (error instanceof TooLong) return "too-long";
    throw error;
  } finally {
    page.cleanup();
  }
}
