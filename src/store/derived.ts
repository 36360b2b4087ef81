import { fillSearch } from "./search-index.ts";
import type { Store } from "./store.ts";

/** What the catalogue knows of an indicator, as the archive keeps it. */
export interface IndicatorFacts {
  readonly code: string;
  /** As a source prints it; empty where the catalogue has only words of its own. */
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
    // A title that nobody printed is shown as nobody's: what most figures stand under is.
    const printedTitle = store
      .prepare(
        "SELECT title FROM observation WHERE indicator = ? AND title <> '' GROUP BY title ORDER BY count(*) DESC, title LIMIT 1",
      )
      .pluck();
    for (const code of codes) {
      const facts = factsOf(code);
      if (!facts) continue;
      const { unit, polarity, theme, fromYear, toYear } = facts;
      const title = facts.title || ((printedTitle.get(code) as string | undefined) ?? "");
      insert.run(code, title, unit, polarity, theme, fromYear, toYear);
    }
    fillSearch(store);
  })();
}
