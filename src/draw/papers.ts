/** The pages and files of reports, drawn or read for people somewhere else: the server itself opens no report. */

export interface PaperSource {
  readonly sha256: string;
  /** The size the file must have. */
  readonly bytes: number;
  /** The name it had when it was imported: where to look first. */
  readonly file: string;
  readonly doc: string;
  /** How many pages it has, where that is known: who looks at one looks at the next. */
  readonly pages?: number | null;
}

/** In points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Why a page is not to be had, as a sentence; `missing` where the file is not under the folders given. */
export interface NoPaper {
  readonly kind: "none";
  readonly why: "missing" | "failed";
  readonly sentence: string;
}

export interface Picture {
  readonly kind: "picture";
  readonly png: Uint8Array;
}

export interface FramedCell {
  readonly id: string;
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

export interface Papers {
  /** Whether folders of files were given at all. */
  readonly given: boolean;
  /**
   * Said at once where it is known that the report's file is not there: such a page reads nothing of what would be laid
   * over the paper. Nothing where only asking tells.
   */
  lacking(source: Pick<PaperSource, "sha256">): NoPaper | undefined;
  sizeOf(
    source: PaperSource,
    page: number,
  ): Promise<(PageSize & { readonly kind: "size" }) | NoPaper>;
  drawn(source: PaperSource, page: number, dpi: number): Promise<Picture | NoPaper>;
  /** A document without pages as markup to read, made safe, the cell framed. */
  reading(
    source: PaperSource,
    at: FramedCell | undefined,
  ): Promise<{ readonly kind: "reading"; readonly markup: string } | NoPaper>;
}

/** Where no folders are given. */
export const noPapers: Papers = {
  given: false,
  lacking: () => noFolders,
  sizeOf: async () => noFolders,
  drawn: async () => noFolders,
  reading: async () => noFolders,
};

const noFolders: NoPaper = {
  kind: "none",
  why: "missing",
  sentence:
    "The report's own file is not to hand. Start the explorer with --files and the folder the reports are in, and the page as printed stands here.",
};

export const dpiOfSite = 150;
/** What may be asked for: a few sharpnesses, so that nobody fills the cache with hundreds. */
export const knownDpi: readonly number[] = [72, 150, 300];
