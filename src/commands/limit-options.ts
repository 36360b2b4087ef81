import { type FileLimits, fileLimits } from "../archive/limits.ts";
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
  const limit = (text: string | undefined, name: string, standard: number) =>
    text === undefined ? standard : wholeNumber(text, name);
  return {
    stallSeconds: limit(options.limitStall, "--limit-stall", fileLimits.stallSeconds),
    fileSeconds: limit(options.limitTime, "--limit-time", fileLimits.fileSeconds),
    memoryMegabytes: limit(options.limitMemory, "--limit-memory", fileLimits.memoryMegabytes),
    fileMegabytes: limit(options.limitSize, "--limit-size", fileLimits.fileMegabytes),
    pages: limit(options.limitPages, "--limit-pages", fileLimits.pages),
  };
}

export function wholeNumber(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new WorkFailed(2, `${option} takes a whole number from 1, not "${printable(text)}".`);
}
