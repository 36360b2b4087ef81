import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { type FileLimits, fileLimits } from "../archive/limits.ts";
import type { OcrSettings } from "../archive/ocr-cache.ts";
import { WorkFailed } from "../problem.ts";
import { printable } from "../render/text.ts";

/** What one file may cost, as given on the command line. */
export interface LimitOptions {
  readonly limitStall?: string;
  readonly limitTime?: string;
  readonly limitMemory?: string;
  readonly limitSize?: string;
  readonly limitPages?: string;
}

export function toLimits(options: LimitOptions): FileLimits {
  return {
    stallSeconds: wholeNumberOr(options.limitStall, "--limit-stall", fileLimits.stallSeconds),
    fileSeconds: wholeNumberOr(options.limitTime, "--limit-time", fileLimits.fileSeconds),
    memoryMegabytes: wholeNumberOr(
      options.limitMemory,
      "--limit-memory",
      fileLimits.memoryMegabytes,
    ),
    fileMegabytes: wholeNumberOr(options.limitSize, "--limit-size", fileLimits.fileMegabytes),
    pages: wholeNumberOr(options.limitPages, "--limit-pages", fileLimits.pages),
  };
}

/** How pages that are pictures are to be read. */
export interface OcrCommandOptions {
  readonly ocr?: string;
  readonly ocrCache?: string;
}

/** Nothing where they are to be left; readings are kept in the folder given, else beside the archive. */
export function toOcr(
  { ocr = "auto", ocrCache }: OcrCommandOptions,
  archive?: string,
): { readonly ocr?: OcrSettings } {
  if (ocr === "off") return {};
  if (ocr !== "auto" && ocr !== "force") {
    throw new WorkFailed(2, `--ocr takes auto, off or force, not "${printable(ocr)}".`);
  }
  const cache = ocrCache ?? (archive === undefined ? undefined : `${archive}-ocr`);
  // A reader has no folder of its own to begin from.
  return { ocr: { mode: ocr, ...(cache !== undefined && { cache: resolve(cache) }) } };
}

/** How many files are read at a time. */
export const toJobs = (text: string | undefined): number =>
  wholeNumberOr(text, "--jobs", availableParallelism());

export const wholeNumberOr = (
  text: string | undefined,
  option: string,
  standard: number,
): number => (text === undefined ? standard : wholeNumber(text, option));

export function wholeNumber(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new WorkFailed(2, `${option} takes a whole number from 1, not "${printable(text)}".`);
}
