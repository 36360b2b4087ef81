import type { Io } from "../main.ts";
import { WorkFailed } from "../problem.ts";
import { printable, shownValue } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { findRecord } from "../store/record.ts";

export interface ShowOptions {
  readonly db: string;
  readonly json?: boolean;
}

/** One record: every field, and where it was printed. */
export async function show(id: string, options: ShowOptions, io: Io): Promise<number> {
  const store = await openStore(options.db);
  try {
    const found = findRecord(store, id);
    if (!found) throw new WorkFailed(2, `There is no record "${printable(id)}" in ${options.db}.`);
    if (options.json) io.out(`${JSON.stringify(found)}\n`);
    else {
      for (const group of ["record", "report", "cell"] as const) {
        const fields = found[group];
        if (fields === null) continue;
        io.out(`${group}\n`);
        const named = Object.entries(fields).filter(([, value]) => value !== null && value !== "");
        const width = Math.max(0, ...named.map(([name]) => name.length));
        for (const [name, value] of named) {
          io.out(`  ${name.padEnd(width)}  ${shownValue(value).replaceAll("\n", " ⏎ ")}\n`);
        }
      }
    }
    return 0;
  } finally {
    store.close();
  }
}
