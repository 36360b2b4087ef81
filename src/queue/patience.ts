import { WorkFailed } from "../problem.ts";
import { isPassing, type Server, serverFailure } from "./server.ts";

/** How long a server may be away before the work is given up. */
const patienceMilliseconds = 10 * 60_000;
const longestPause = 5_000;

/** Does it, again and again while the server is away. */
export type Patience = <T>(work: () => Promise<T>) => Promise<T>;

/** Told once when the server goes away, and once when it is back. */
export function patienceWith(
  server: Server,
  onNote: (sentence: string) => void,
  isStopped: () => boolean,
): Patience {
  let isAway = false;
  return async (work) => {
    const began = performance.now();
    for (let pause = 100; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        const result = await work();
        if (isAway) onNote(`${server.name} is back.`);
        isAway = false;
        return result;
      } catch (error) {
        const failure = serverFailure(error, server.name);
        const isOver = performance.now() - began > patienceMilliseconds;
        if (error instanceof WorkFailed || !isPassing(error) || isStopped() || isOver)
          throw failure;
        if (!isAway) onNote(`${failure.message} Trying again.`);
        isAway = true;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };
}
