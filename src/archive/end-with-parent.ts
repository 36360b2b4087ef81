import { Worker } from "node:worker_threads";

/** A process busy in a loop never hears that its parent is gone: a thread beside it looks, and ends both. */
export function endWithParent(parent: number, everyMilliseconds: number): void {
  const watch = `setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, "SIGKILL"); }, ${everyMilliseconds});`;
  new Worker(watch, { eval: true }).unref();
}
