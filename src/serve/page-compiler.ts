/**
 * How V8 compiles where pages are made. Node 20 compiles thoroughly what has run for a moment, on a thread beside it:
 * while every kind of page is new, that takes as much of the processor as the pages do. Asked to wait three times as
 * long, it compiles what many pages need; and with less compiled anew into each function that calls it (the one that
 * makes a table of figures took 160 ms) pages are as fast. Later versions have a compiler between the plain and the
 * thorough one, and need not be told.
 */
export const pageCompilerFlags = (nodeVersion: string): readonly string[] =>
  nodeVersion.startsWith("v20.")
    ? ["--interrupt-budget=200000", "--max-inlined-bytecode-size-cumulative=200"]
    : [];
