import { existsSync, realpathSync } from "node:fs";
import {
  compareReadings,
  pairReadings,
  type Reading,
  type ReadingDifference,
} from "../compare/readings.ts";
import { WorkFailed } from "../problem.ts";
import { jsonText } from "../render/json.ts";
import {
  addToTotals,
  differenceText,
  isDifferent,
  startTotals,
  totalsText,
} from "../render/readings.ts";
import { openStore } from "../store/open.ts";
import {
  listReadings,
  openReadings,
  readStoredRows,
  type StoredReading,
} from "../store/read-readings.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";

/** The archive to compare with, opened before the import: what is wrong with it is said at once. */
export async function openOld(old: string, db: string): Promise<Store> {
  if (existsSync(old) && existsSync(db) && realpathSync(old) === realpathSync(db)) {
    throw new WorkFailed(2, "--compare-with takes another archive than --db.");
  }
  return openReadings(old);
}

/** Prints what the archive reads differently from the old one, report by report; true if anything. */
export async function compareWith(
  old: Store,
  db: string,
  { path, json }: { readonly path: string; readonly json: boolean },
  io: Io,
): Promise<boolean> {
  const now = await openStore(db);
  try {
    const paired = pairReadings(listReadings(old), listReadings(now));
    const totals = startTotals(path, paired);
    let reports = 0;
    if (json) io.out(',"compared":{"reports":[');
    for (const [before, after] of paired.both) {
      const difference = compareReadings(readingOf(old, before), readingOf(now, after));
      if (!difference) continue;
      addToTotals(totals, difference);
      io.out(
        json
          ? `${reports > 0 ? "," : ""}${differenceJson(difference)}`
          : differenceText(difference),
      );
      reports += 1;
    }
    io.out(json ? `],${jsonText(totals).slice(1)}` : totalsText(totals));
    return isDifferent(totals);
  } finally {
    now.close();
  }
}

const readingOf = (store: Store, { file, facts, reportId }: StoredReading): Reading => ({
  file,
  facts,
  rows: reportId === null ? [] : readStoredRows(store, reportId),
});

const differenceJson = (difference: ReadingDifference): string => jsonText(difference);
