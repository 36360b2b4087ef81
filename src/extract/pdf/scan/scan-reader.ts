import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Problem } from "../../../problem.ts";
import { enginePackages } from "../../../scan/engine/packages.ts";
import type { ScanFault, ScannedPage } from "../../../scan/scanned.ts";
import type { ExtractOptions } from "../../options.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { drawingProblems } from "../drawing/page-problems.ts";
import { largestScanInPixels } from "../file/pdfjs.ts";
import { isPictured, isScan, readScan, secondsAPage } from "./read-scan.ts";
import { scanToDrawing } from "./scan-to-drawing.ts";
import { layerProblems } from "./text-layer.ts";

export interface ScanReader {
  /** The file opened so that pictures as large as pages are decoded. */
  readonly pictured: () => Promise<PDFDocumentProxy>;
  /** Nothing for a page that is no picture. */
  readonly read: (drawing: Drawing, hadLargePicture: boolean) => Promise<ScanRead | undefined>;
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
  let toldOfEngines = false;
  return {
    pictured,
    async read(drawing, hadLargePicture) {
      const { page } = drawing;
      const tooLarge = hadLargePicture && drawing.pictures.length === 0;
      if (tooLarge && drawing.characters === 0)
        return { problems: [leftProblem(page, "too-large")] };
      const overText = ocr.mode === "force" && drawing.characters > 0 && isPictured(drawing);
      if (!isScan(drawing) && !overText) return undefined;
      const onStep = (): void => onProgress?.(page - 1, pages);
      const scan = await readScan(await pictured(), page, ocr, onStep);
      if (scan === "no-engine") {
        const missing = toldOfEngines ? [] : [missingProblem];
        toldOfEngines = true;
        return { problems: [...drawingProblems(drawing), ...missing] };
      }
      if (typeof scan === "string") return { problems: [leftProblem(page, scan)] };
      if (scan.fault !== undefined) return { problems: [leftProblem(page, scan.fault)] };
      const kept = overText ? { ...drawing, spans: [], characters: 0 } : drawing;
      const differing = overText ? layerProblems(drawing, scan) : [];
      return {
        drawing: scanToDrawing(kept, scan),
        problems: [readProblem(page, scan), ...differing],
      };
    },
  };
}

/** Once a file: what would read its pages. */
const missingProblem: Problem = {
  severity: "error",
  stage: "extract",
  code: "ocr-missing",
  message: `Pages that are pictures can be read once two packages are installed: npm install ${enginePackages.join(" ")}`,
};

/** Nothing is lost that can be told, but everything from the page was read by machine. */
function readProblem(page: number, { words, unread, facing }: ScannedPage): Problem {
  const doubtful = words.filter(({ reading }) => !reading.sure).length;
  const share = doubtful === 0 ? "" : `; ${doubtful} of them are not sure`;
  const lost =
    unread.length === 0
      ? ""
      : `; in ${unread.length === 1 ? "one cell" : `${unread.length} cells`} there is print of which no word was made`;
  return {
    severity: unread.length === 0 ? "note" : "warning",
    stage: "extract",
    code: "page-read-by-ocr",
    page,
    message: `Page ${page} is a picture${facing === undefined ? "" : " of two pages side by side"}; ${words.length === 1 ? "one word was" : `${words.length} words were`} read off it by machine${share}${lost}.`,
  };
}

const whyLeft: Readonly<Record<ScanFault | "no-picture" | "too-long", string>> = {
  blank: "nothing is printed on it",
  photograph: "it shows a photograph or a drawing, and no print",
  handwriting: "what is written on it is not print that can be read",
  "two-pages": "two pages lie on it side by side, and not upright",
  "too-large": `it has more pixels than are decoded, ${largestScanInPixels / 1e6} million`,
  "no-picture": "it could not be decoded",
  "too-long": `reading it was stopped after ${secondsAPage} s of computing, the limit for one page`,
};

function leftProblem(page: number, why: keyof typeof whyLeft): Problem {
  return {
    // The back of a cover is no loss.
    severity: why === "blank" ? "note" : "warning",
    stage: "extract",
    code: "page-not-read-by-ocr",
    page,
    message: `Page ${page} is a picture from which nothing was read: ${whyLeft[why]}.`,
  };
}
