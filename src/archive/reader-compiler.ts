/**
 * How V8 compiles in a reader. Readers share the cores among each other, so that CPU counts and not how soon
 * one of them is at its best: helper threads beyond one only contend. Node 20 has no compiler between a plain
 * and a thorough one; asked for the plain one at once and for the thorough one later, 1,000 short reports
 * took 15.0 s of CPU instead of 18.1, in no more time. Later versions do that by themselves, and refuse the
 * second flag.
 */
export function readerCompilerFlags(nodeVersion: string): string[] {
  const helpers = "--v8-pool-size=1";
  return nodeVersion.startsWith("20.")
    ? [helpers, "--always-sparkplug", "--interrupt-budget=400000"]
    : [helpers];
}
