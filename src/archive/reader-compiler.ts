/**
 * How V8 compiles in a reader. A job is one core: there are as many readers as cores, each with a core to
 * itself, so that V8's helper threads would only contend with the other readers (two of them on two cores took
 * 14.2 s for 1,000 short reports with helpers, 13.6 s without). Node 20 has no compiler between a plain and a
 * thorough one; asked for the plain one at once and for the thorough one later, a sixth of the CPU is saved.
 * Later versions do that by themselves, and refuse the second flag.
 */
export function readerCompilerFlags(nodeVersion: string): string[] {
  const oneThread = "--single-threaded";
  return nodeVersion.startsWith("20.")
    ? [oneThread, "--always-sparkplug", "--interrupt-budget=800000"]
    : [oneThread];
}
