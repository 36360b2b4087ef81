import type { ProblemCode } from "../problem.ts";
import type { Recognisers } from "../scan/engine/recogniser.ts";
import type { ScannedPage } from "../scan/scanned.ts";

/** What a reader may be told from outside. */
export interface ExtractOptions {
  readonly password?: string;
  /** Called after every page or part, so that a watcher sees progress. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly limits?: Partial<ExtractLimits>;
  /** Pages that a reader before this one did not survive: not touched, and each reported as lost. */
  readonly leaveOut?: readonly LeftOutPage[];
  /** How pages that are pictures are read; absent: they are named and left. */
  readonly ocr?: OcrOptions;
}

export interface OcrOptions {
  /** auto: pages without usable text; force: every page that holds a picture of itself. */
  readonly mode: "auto" | "force";
  /** The engines; nothing where their packages are not installed. */
  readonly load: (onAlive: () => void) => Promise<Recognisers | undefined>;
  /** Of the code that reads pictures: kept readings of another one are not its own. */
  readonly version: string;
  /** A page's reading from an earlier time, and what takes it for a later one. */
  readonly held?: (key: string) => ScannedPage | undefined;
  readonly keep?: (key: string, reading: ScannedPage) => void;
}

/** A page that is left out, and what reading it had led to. */
export interface LeftOutPage {
  readonly page: number;
  readonly code: ProblemCode;
  readonly message: string;
}

export interface ExtractLimits {
  readonly pages: number;
  /** Bytes a package may inflate to, in all. */
  readonly inflatedBytes: number;
  /** How many times its packed size a package may inflate to. */
  readonly inflationRatio: number;
  readonly members: number;
  /** Nested tables, elements or page-tree nodes. */
  readonly nesting: number;
}

/** The worst honest report seen stays far below each of these. */
export const defaultLimits: ExtractLimits = {
  pages: 5_000,
  inflatedBytes: 200 * 1024 * 1024,
  inflationRatio: 100,
  members: 1_000,
  nesting: 100,
};
