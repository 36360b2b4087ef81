import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * The importing process passes reports on and keeps none: V8 must not let its heap grow to several times what is in
 * use, as it does by default. Of 112 hostile files the largest took 286 MB of it instead of 343, and no longer.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--optimize-for-size");
  // The space for new objects stays as it is at the start: else it grows to 48 MB with the time an import takes.
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Fewer files leave too little behind to be worth the time. */
export const manyFiles = 2000;

/**
 * While a list of many is made: V8 first lets a heap grow to half its limit, then to a multiple of what it found in
 * use, so that what 20,000 files leave behind while they are hashed took 20 MB more than their list.
 */
export function lookOften(work: "begins" | "ends"): void {
  if (work === "begins") letGoOfMany(manyFiles);
  // The growth from one look to the next, in per cent of what is in use; 0 leaves it to V8.
  setFlagsFromString(`--heap-growing-percent=${work === "begins" ? 30 : 0}`);
}

/**
 * Gives back what a step has left behind before the next one needs memory, too: V8 itself waits until its heap is full,
 * and what SQLite takes it does not see. Some tens of milliseconds.
 */
export function letGoOfMany(files: number): void {
  if (files < manyFiles) return;
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("globalThis.gc");
  if (typeof collect === "function") collect();
}

/** A file of fewer pages is over before its heap has grown to much. */
const manyPages = 1000;

/**
 * Once all pages of a long file are read, what pdf.js took of them lies in pieces between what is kept, and V8 takes
 * more sooner than it closes the gaps: at 1,932 pages 500 MB, of which 180 were in use, or 346 where it is told to
 * spare memory, for which what comes after takes some half more time. Told earlier, reading itself takes twice as long.
 */
export function spareMemoryAfter(done: number, total: number): void {
  if (done === total && total >= manyPages) setFlagsFromString("--optimize-for-size");
}

/** The next file may be short. */
export const spareTimeAgain = (): void => setFlagsFromString("--no-optimize-for-size");
