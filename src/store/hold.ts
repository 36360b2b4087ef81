import { existsSync } from "node:fs";
import { WorkFailed } from "../problem.ts";
import { type OpenOptions, openStore } from "./open.ts";
import type { Store } from "./store.ts";

/** Opens what is thrown away whole if anything fails: nothing of it has to outlive this process. */
export async function openBuilding(
  path: string,
  options: Pick<OpenOptions, "fewPages"> = {},
): Promise<Store> {
  const store = await openStore(path, { write: true, ...options });
  store.pragma("journal_mode = MEMORY");
  store.pragma("synchronous = OFF");
  return store;
}

/** Holds a database against every other process until it is closed. */
export function holdAlone(store: Store): void {
  store.pragma("main.locking_mode = EXCLUSIVE");
  store.exec("BEGIN EXCLUSIVE; COMMIT");
}

/** How long a process of a killed import may take to notice that it is alone. */
const patienceMilliseconds = 10_000;

/**
 * Waits until nobody holds what an earlier import left behind. Were it removed while a process of that
 * import still writes to it, that one's journal would be played back into the new file of the same name.
 */
export async function waitUntilFree(
  path: string,
  milliseconds = patienceMilliseconds,
): Promise<void> {
  if (!existsSync(path)) return;
  const Database = (await import("better-sqlite3")).default;
  const store = new Database(path, { timeout: milliseconds });
  try {
    store.exec("BEGIN EXCLUSIVE; ROLLBACK");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // Anything else is what a kill makes of a half-written file; it is thrown away.
    if (code.startsWith("SQLITE_BUSY")) {
      throw new WorkFailed(4, `${path} is in use by another program; try again when it is free.`, {
        cause: error,
      });
    }
  } finally {
    store.close();
  }
}
