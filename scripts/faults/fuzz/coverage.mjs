// Which branches of the product a piece of work runs, by V8's own counting.
import { Session } from "node:inspector/promises";

export async function startCoverage(folder) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const seen = new Set();
  /** What was run since the last asking and never before. */
  async function fresh() {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const found = [];
    for (const { url, functions } of result) {
      if (!url.startsWith(folder)) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          const place = `${url.slice(folder.length)}:${startOffset}:${endOffset}`;
          if (count > 0 && !seen.has(place)) found.push(place);
        }
      }
    }
    return found;
  }
  return {
    fresh,
    see(places) {
      for (const place of places) seen.add(place);
    },
    size: () => seen.size,
  };
}
