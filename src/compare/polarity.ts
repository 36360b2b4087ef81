import { type CatalogueIndicator, type Polarity, polarityIn } from "../catalogue/index.ts";
import type { Unit } from "../records.ts";

// Bases of the catalogue that a large and a small council reach alike: an average, a score, a length of time.
const independentOfSize =
  /^(?:kg|kWh|days|weeks|minutes|years|score|grade|level|£|rate|percent|ratio|yes)/;

// Words by which a printed title says that its number is one for each, or an average.
const perHead =
  /\b(?:per|each|average|mean|median|rate|ratio|score|grade|level|rank|days taken|time taken|days to|weeks to|minutes to)\b/i;

/** Whether a bare number of it grows with the size of the council: 99 casualties do, 510 kg per household do not. */
export function growsWithSize(
  entry: CatalogueIndicator | undefined,
  unit: Unit,
  title: string,
): boolean {
  if (unit !== "count") return false;
  if (!entry) return /^(?:the )?(?:total )?number of\b/i.test(title) || !perHead.test(title);
  // A rate or a share printed as a bare number is counted, whatever the definition says.
  return entry.unit !== "count" || !independentOfSize.test(entry.basis);
}

/** Which way is better; empty where no catalogue entry says. */
export function polarityFor(
  entry: CatalogueIndicator | undefined,
  unit: Unit | "unknown",
): Polarity {
  return entry ? polarityIn(entry, unit) : "";
}
