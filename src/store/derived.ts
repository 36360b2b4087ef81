import type { Store } from "./open.ts";

/** What the catalogue knows of an indicator, as the archive keeps it. */
export interface IndicatorFacts {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly polarity: string;
  readonly theme: string;
  readonly fromYear: string;
  readonly toYear: string;
}

/** Fills what follows from the records: the indicators they name, and the search index. */
export function fillDerived(
  store: Store,
  factsOf: (code: string) => IndicatorFacts | undefined,
): void {
  store.transaction(() => {
    const codes = store
      .prepare(
        "SELECT DISTINCT indicator FROM observation WHERE indicator <> '' ORDER BY indicator",
      )
      .pluck()
      .all() as string[];
    const insert = store.prepare("INSERT INTO indicator VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const code of codes) {
      const facts = factsOf(code);
      if (!facts) continue;
      const { title, unit, polarity, theme, fromYear, toYear } = facts;
      insert.run(code, title, unit, polarity, theme, fromYear, toYear);
    }
    store.exec(searchEntries);
    store.exec("INSERT INTO search (search) VALUES ('rebuild')");
    store.exec("INSERT INTO search (search) VALUES ('optimize')");
  })();
}

/** A printed row is one entry, however many values it has. */
const searchEntries = `
INSERT INTO search_entry (report_id, kind, n)
SELECT report_id, kind, n FROM (
  SELECT report_id, 1 AS place, 'prose' AS kind, n FROM block WHERE text <> ''
  UNION ALL
  SELECT report_id, 2, 'observation', min(n) FROM observation GROUP BY report_id, "row"
  UNION ALL
  SELECT report_id, 3, 'milestone', n FROM milestone
  UNION ALL
  SELECT report_id, 4, 'budget', min(n) FROM budget_line GROUP BY report_id, "row"
)
ORDER BY report_id, place, n`;
