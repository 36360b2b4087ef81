import { open } from "node:fs/promises";

const flushMilliseconds = 1000;

/** Flushes a journal to the disk in the background until it is stopped. */
export function flushEverySecond(journal: string): () => void {
  let isFlushing = false;
  const timer = setInterval(async () => {
    if (isFlushing) return;
    isFlushing = true;
    await flushJournal(journal);
    isFlushing = false;
  }, flushMilliseconds).unref();
  return () => clearInterval(timer);
}

/** False where it could not be: that costs no more than what a power loss just now would take. */
export async function flushJournal(journal: string): Promise<boolean> {
  try {
    const file = await open(journal, "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch {
    // Not there yet, or a disk that fails: the next commit that needs it says so.
    return false;
  }
}
