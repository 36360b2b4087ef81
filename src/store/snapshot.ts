import { WorkFailed } from "../problem.ts";
import { openStore, storeFailure } from "./open.ts";
import { fileStamp } from "./own-file.ts";
import type { Store } from "./store.ts";

/** An archive that others may replace while it is looked at. */
export interface Snapshots {
  /** What tells the archive from the one that stood there before; empty where there is none. */
  identity(): string;
  /** Runs `look` on the archive as it is now, all of it at one moment. Throws `WorkFailed` where it cannot be opened. */
  look<T>(look: (store: Store) => T): Promise<T>;
  close(): void;
}

/** A failure is not tried again at once: a locked archive would be asked for by every request. */
const failureKeptMilliseconds = 500;

/** SQLite's own 2 MB hold a few hundred pages: a visitor turns over thousands. */
const cacheKibibytes = 64 * 1024;

interface Opened {
  readonly identity: string;
  readonly store: Store;
}

/** Keeps the archive open for reading until another stands in its place. */
export function snapshotsOf(path: string): Snapshots {
  let opened: Opened | undefined;
  let opening: { readonly identity: string; readonly store: Promise<Store> } | undefined;
  let failed:
    | { readonly identity: string; readonly at: number; readonly error: unknown }
    | undefined;

  const identity = (): string => fileStamp(path);
  const current = async (): Promise<Store> => {
    const now = identity();
    if (opened?.identity === now && now !== "") return opened.store;
    if (failed?.identity === now && performance.now() - failed.at < failureKeptMilliseconds) {
      throw failed.error;
    }
    if (opening?.identity !== now) {
      const store = openStore(path, { waitMilliseconds: 100 });
      opening = { identity: now, store };
      store.then(
        (found) => {
          // Whoever still reads does so within one turn: nobody is left in the one before.
          opened?.store.close();
          found.pragma(`cache_size = -${cacheKibibytes}`);
          opened = { identity: now, store: found };
          failed = undefined;
          opening = undefined;
        },
        (error: unknown) => {
          failed = { identity: now, at: performance.now(), error };
          opening = undefined;
        },
      );
    }
    return opening.store;
  };
  return {
    identity,
    async look(look) {
      const store = await current();
      return inOneMoment(store, path, look);
    },
    close() {
      opened?.store.close();
      opened = undefined;
    },
  };
}

/** One archive that is open already, as tests have it. */
export const snapshotOf = (store: Store): Snapshots => ({
  identity: () => "one",
  look: async (look) => inOneMoment(store, "The archive", look),
  close: () => {},
});

function inOneMoment<T>(store: Store, path: string, look: (store: Store) => T): T {
  try {
    store.exec("BEGIN");
  } catch (error) {
    throw storeFailure(error, path);
  }
  try {
    return look(store);
  } catch (error) {
    if (error instanceof Error && !(error instanceof WorkFailed) && "code" in error) {
      const code = String(error.code);
      if (/^SQLITE_(BUSY|LOCKED|CORRUPT|NOTADB|IOERR|CANTOPEN)/.test(code)) {
        throw storeFailure(error, path);
      }
    }
    throw error;
  } finally {
    if (store.inTransaction) store.exec("COMMIT");
  }
}
