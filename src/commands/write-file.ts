import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { WorkFailed } from "../problem.ts";
import type { Io } from "./io.ts";

export type Piece = string | Uint8Array;

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new WorkFailed(4, `The folder ${path} cannot be made.`, { cause: error });
  }
}

/** What was written: its size and hash, for whoever checks the file. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Piece by piece into a file beside it, then into place: a half-written export never carries the name. */
export function writeFile(path: string, pieces: Iterable<Piece>, io: Io): Written {
  const written = writePieces(path, pieces);
  io.err(`wrote ${path}\n`);
  return written;
}

/** The same without a word. */
export function writePieces(path: string, pieces: Iterable<Piece>): Written {
  const draft = `${path}.part`;
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const file = openSync(draft, "w");
    try {
      for (const piece of pieces) {
        const part = typeof piece === "string" ? Buffer.from(piece) : piece;
        hash.update(part);
        bytes += part.length;
        for (let at = 0; at < part.length; ) at += writeSync(file, part, at);
      }
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof WorkFailed) throw error;
    throw new WorkFailed(4, `${path} cannot be written.`, { cause: error });
  }
  return { bytes, sha256: hash.digest("hex") };
}
