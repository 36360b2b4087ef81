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
const manyFiles = 2000;

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
