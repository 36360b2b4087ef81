import { accessSync, constants, existsSync, statSync } from "node:fs";
import { WorkFailed } from "../problem.ts";

/**
 * Refuses an archive that may not be written. The finished import is renamed into its place, which the
 * folder's rights alone decide; and root may write anything. Who took the rights away meant it, though.
 */
export function refuseReadOnly(path: string): void {
  if (existsSync(path) && !isWritable(path)) {
    throw new WorkFailed(4, `${path} may not be written (read-only).`);
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return (statSync(path).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}
