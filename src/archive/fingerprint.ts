import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Problem } from "../problem.ts";
import { systemReason } from "./walk.ts";

/** What the parent may know of a file: its bytes' hash, never their meaning. */
export interface Fingerprint {
  readonly sha256: string;
  readonly bytes: number;
  /** The first bytes, enough to tell a zip package. */
  readonly head: Buffer;
}

const chunkBytes = 1 << 20;

/** Hashes a file without holding it; a problem where it is too large or cannot be read. */
export function fingerprint(path: Buffer, maximumBytes: number): Fingerprint | Problem {
  let file: number;
  try {
    // O_NONBLOCK: a FIFO put in the file's place meanwhile must not hold us.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return unreadable(systemReason(error));
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return unreadable("it is no longer a regular file");
    if (stat.size > maximumBytes) return tooLarge(stat.size, maximumBytes);
    const hash = createHash("sha256");
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(stat.size, 1)));
    let head = Buffer.alloc(0);
    let bytes = 0;
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
      if (bytes === 0) head = Buffer.from(chunk.subarray(0, Math.min(got, 64)));
      bytes += got;
      if (bytes > maximumBytes) return tooLarge(bytes, maximumBytes);
      hash.update(chunk.subarray(0, got));
    }
    return { sha256: hash.digest("hex"), bytes, head };
  } catch (error) {
    return unreadable(systemReason(error));
  } finally {
    closeSync(file);
  }
}

/** The file system's refusal as a problem of the file. */
export function unreadable(reason: string): Problem {
  return {
    severity: "error",
    stage: "extract",
    code: "file-unreadable",
    message: `The file cannot be read: ${reason}.`,
  };
}

function tooLarge(bytes: number, maximum: number): Problem {
  return {
    severity: "error",
    stage: "extract",
    code: "file-too-large",
    message: `The file has ${megabytes(bytes)} MB; the limit for one file is ${megabytes(maximum)} MB.`,
  };
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6);
