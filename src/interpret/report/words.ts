import { parseQuarter } from "../../printed/period.ts";
import type { PrintedFacts } from "../../rows.ts";

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Whether a heading is the report's own title, council or period, and so no theme of a table. */
export function isOfReport(heading: string, facts: PrintedFacts): boolean {
  const own = letters(heading);
  if (own.length < 4) return true;
  const title = letters(facts.title);
  if (title !== "" && (title.includes(own) || own.includes(title))) return true;
  if (
    /\b(?:council|borough)\b/i.test(heading) &&
    facts.council !== "" &&
    heading.includes(facts.council)
  )
    return true;
  return parseQuarter(heading) !== undefined && heading.split(" ").length <= 6;
}
