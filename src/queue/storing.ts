import type { Finished } from "./engine.ts";

/** What a worker has read, on its way to the server. */
export interface Storing {
  /** `onStored` once it is stored. */
  add(finished: Finished, onStored: () => void): void;
  /** Stores now what waits for others to go with it. */
  flush(): void;
  /** Stores all that there is. */
  end(): Promise<void>;
  /** What is not stored yet. */
  ids(): string[];
  /** The server does not keep up: what is read now would be held, too. */
  readonly isFull: boolean;
}

/**
 * A statement costs the server as much as some results: those of short files wait so long for each other. A worker
 * that is killed loses no more than that.
 */
const heldMilliseconds = 1_000;
const mostAtOnce = 32;
const mostBytesAtOnce = 16 * 2 ** 20;

interface Held {
  readonly finished: Finished;
  readonly onStored: () => void;
}

const bytesOf = (held: readonly Held[]): number =>
  held.reduce((sum, { finished }) => sum + finished.body.bytes.length, 0);

/** Stores results together, and one such lot after the other; `onFailure` ends the worker. */
export function storing(
  store: (finished: readonly Finished[]) => Promise<void>,
  onFailure: (error: unknown) => void,
): Storing {
  const held: Held[] = [];
  let lot: readonly Held[] = [];
  let underway: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** One result at least, and no more bytes than fit into memory. */
  const nextLot = (): Held[] => {
    let count = 1;
    while (count < Math.min(held.length, mostAtOnce)) {
      if (bytesOf(held.slice(0, count + 1)) > mostBytesAtOnce) break;
      count += 1;
    }
    return held.splice(0, count);
  };
  const storeLot = async () => {
    lot = nextLot();
    try {
      await store(lot.map(({ finished }) => finished));
      for (const { onStored } of lot) onStored();
    } catch (error) {
      onFailure(error);
    }
    lot = [];
  };
  const isDue = () => held.length >= mostAtOnce || bytesOf(held) > mostBytesAtOnce;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (underway || held.length === 0) return;
    underway = storeLot().finally(() => {
      underway = undefined;
      settle();
    });
  };
  const settle = () => {
    if (isDue()) flush();
    else if (held.length > 0) timer ??= setTimeout(flush, heldMilliseconds);
  };
  return {
    add(finished, onStored) {
      held.push({ finished, onStored });
      settle();
    },
    flush,
    async end() {
      while (underway || held.length > 0) {
        flush();
        await underway;
      }
    },
    ids: () => [...lot, ...held].map(({ finished }) => finished.id),
    get isFull() {
      return underway !== undefined && isDue();
    },
  };
}
