import type { FramedCell, PaperSource } from "./papers.ts";

/** What the server and the processes that open reports for it say to each other: plain data only. */

/** Where a file is: a path's bytes, one character each, and the member of a zip archive. */
export interface FilePlace {
  readonly path: string;
  readonly member?: number;
}

export type Request =
  | { readonly kind: "find"; readonly folders: readonly string[]; readonly source: PaperSource }
  | {
      readonly kind: "size";
      readonly place: FilePlace;
      readonly source: PaperSource;
      readonly page: number;
    }
  | {
      readonly kind: "draw";
      readonly place: FilePlace;
      readonly source: PaperSource;
      readonly page: number;
      readonly dpi: number;
    }
  | {
      readonly kind: "reading";
      readonly place: FilePlace;
      readonly source: PaperSource;
      readonly at: FramedCell | undefined;
    }
  | {
      /** The document as a page of its own, with what is said above it: our own markup. */
      readonly kind: "whole";
      readonly place: FilePlace;
      readonly source: PaperSource;
      readonly at: FramedCell | undefined;
      readonly about: string;
    };

export type Answer =
  | { readonly kind: "found"; readonly place: FilePlace | null }
  | { readonly kind: "size"; readonly width: number; readonly height: number }
  | { readonly kind: "picture"; readonly png: Uint8Array }
  | { readonly kind: "reading"; readonly markup: string }
  | { readonly kind: "failed"; readonly sentence: string };

export interface Asked {
  readonly number: number;
  readonly request: Request;
}

/** Said once, when the process has made itself ready. */
export interface Ready {
  readonly number: "ready";
}

export interface Answered {
  readonly number: number;
  readonly answer: Answer;
}
