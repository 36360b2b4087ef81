import type { Problem } from "../problem.ts";

/** One file name that was given, with all the parent may know of it before it is read. */
export interface GivenFile {
  /** Unique in the import, relative to the PATH given, escaped for showing. */
  readonly name: string;
  readonly kind: "report" | "unread" | "set-aside";
  /** Why it was set aside; empty otherwise. */
  readonly reason: string;
  readonly path: Buffer;
  /** The folder that was given, as text. */
  readonly root: string;
  /** Position of the member in a zip archive. */
  readonly member?: number;
  /** Empty where the bytes could not be had. */
  readonly sha256: string;
  readonly bytes: number;
  /** Set where the file is `unread` before any reader sees it. */
  readonly problem?: Problem;
}

/** What makes two names one report: equal bytes; a file without bytes stands for itself. */
export const identity = (file: { sha256: string; file: string }): string =>
  file.sha256 || `file:${file.file}`;
