import type { SourceFile } from "../document.ts";
import type { ExtractLimits, LeftOutPage } from "../extract/options.ts";
import type { FileReport } from "../file-report.ts";
import type { Problem } from "../problem.ts";
import type { ScannedPage } from "../scan/scanned.ts";
import type { OcrSettings } from "./ocr-cache.ts";
import type { SaidReport } from "./packed-report.ts";
import type { ReportPart } from "./report-parts.ts";

/** What the parent and its reading processes say to each other: plain data only. */

export interface ReadRequest {
  readonly kind: "read";
  /** The path's bytes, one character each: not every path is text. */
  readonly path: string;
  /** Position of the member in a zip archive. */
  readonly member?: number;
  readonly source: SourceFile;
  readonly password?: string;
  readonly limits: Partial<ExtractLimits>;
  readonly leaveOut: readonly LeftOutPage[];
  /** Absent: pages that are pictures are named and left. */
  readonly ocr?: OcrSettings;
  /** The report is passed on to another machine: where it is short it is packed here, once and for all. */
  readonly pack?: true;
}

/** Asks what a zip archive holds; a packed document is no archive. */
export interface ListRequest {
  readonly kind: "list";
  readonly path: string;
  readonly limits: Partial<ExtractLimits>;
}

/** Asks for pages of a PDF as pictures, with what was found in them. */
export interface DrawRequest {
  readonly kind: "draw";
  readonly path: string;
  /** Position of the member in a zip archive. */
  readonly member?: number;
  readonly password?: string;
  readonly limits: Partial<ExtractLimits>;
  /** Only this page. */
  readonly page?: number;
}

export type Request = ReadRequest | ListRequest | DrawRequest;

export interface ListedMember {
  readonly index: number;
  /** As stored; may hold anything. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Set where the member cannot be unpacked. */
  readonly problem?: Problem;
}

export type Answer =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  /** One of the pages asked for, as SVG; all go before "drawn". */
  | { readonly kind: "drawing"; readonly page: number; readonly svg: string }
  /** A page is now read off its picture, which takes as long as a hundred others. */
  | { readonly kind: "scanning" }
  /** Its reading, for the parent to keep: a reader writes nothing. */
  | { readonly kind: "scanned"; readonly key: string; readonly reading: ScannedPage }
  | { readonly kind: "drawn"; readonly problem?: Problem }
  /** Goes before "read", as often as the report is too long for one message. */
  | ReportPart
  | { readonly kind: "read"; readonly report: FileReport }
  | { readonly kind: "packed"; readonly report: SaidReport }
  /** No members: a document that is packed, or a package that cannot be opened at all. */
  | { readonly kind: "listed"; readonly members: readonly ListedMember[] | null };

/** What ends a request. */
export type FinalAnswer = Exclude<
  Answer,
  { kind: "progress" | "part" | "drawing" | "scanning" | "scanned" }
>;
