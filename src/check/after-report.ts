import { findMonths } from "../printed/period.ts";
import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";

/** The first blocks say when the report was made: `Cabinet, 8 February 2011`, `Approved 19 March 2010`. */
const blocksOfCover = 8;
const fullDate =
  /\b(\d{1,2})(?:st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|October|November|December) ((?:19|20)\d\d)\b/i;
/** A date of the period is no date of the report. */
const isPeriod = /\b(?:to|ended|ending|as at|position at|period|until)\s*$/i;
const happened =
  /\b(?:was|were|has been|have been) [a-z]+ed\b|\b(?:was|were) (?:let|held|set up|signed|done)\b|\b(?:took place|opened|went live|was launched)\b|^(?:done|completed?|closed|achieved|delivered|finished|opened|launched|signed|approved|adopted)\b/i;
const isAhead =
  /\b(?:will|due|planned|plan to|expected|to be|is to|are to|scheduled|forecast|target\w*|next|proposed|aim\w*|intend\w*|until|from|revised to|slipped|by|before|if|would|should|for|in force|review)\b/i;

/** Things told as done on a date after the report was made. */
export function findDoneAfterReport({ document }: CheckedReport): Finding[] {
  const made = madeIn(document);
  if (made === undefined || !document) return [];
  let table = 0;
  return document.blocks.flatMap((block) => {
    if (block.kind !== "table") {
      return block.kind === "heading" ? [] : check(block.text, made, { page: block.page });
    }
    table++;
    return block.cells.flatMap(({ text, row, column, page }) =>
      check(text, made, { page, table, row, column }),
    );
  });
}

interface Place {
  readonly page?: number | undefined;
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

function check(text: string, made: string, { page, ...place }: Place): Finding[] {
  const sentences = text.replace(/\s+/g, " ").split(/(?<=[.!?;])\s+(?=[\p{Lu}£\d])/u);
  return sentences.flatMap((sentence) => {
    if (!happened.test(sentence) || isAhead.test(sentence)) return [];
    const months = findMonths(sentence).flatMap(({ month, year, index, length }) =>
      // "30 September, 12 more" names no year
      year === undefined || !sentence.slice(index, index + length).includes(String(year))
        ? []
        : [`${year}-${String(month).padStart(2, "0")}`],
    );
    const [one, ...others] = months;
    if (one === undefined || others.length > 0 || one <= made) return [];
    return [
      toFinding({
        code: "done-before-due",
        sure: "likely",
        records: [],
        at: { ...place, ...(page !== undefined && { page }) },
        printed: sentence,
        expected: `a date up to ${made}, or what is still to come`,
        message: `${quoted(sentence, 160)} tells of ${one} as past, and the report is of ${made}.`,
      }),
    ];
  });
}

/** The month the report says it was made in; undefined where it says none, or several. */
function madeIn(document: CheckedReport["document"]): string | undefined {
  const found = new Set<string>();
  for (const block of (document?.blocks ?? []).slice(0, blocksOfCover)) {
    if (block.kind === "table") continue;
    const match = fullDate.exec(block.text);
    if (!match || isPeriod.test(block.text.slice(0, match.index))) continue;
    const [month] = findMonths(match[0]);
    if (month?.year !== undefined)
      found.add(`${month.year}-${String(month.month).padStart(2, "0")}`);
  }
  const [one, ...others] = found;
  return others.length === 0 ? one : undefined;
}
