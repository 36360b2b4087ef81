import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { countPattern, toCount } from "./said-numbers.ts";
import { nounPattern, type State, statePatterns } from "./said-patterns.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { type StateRow, stateTables } from "./state-tables.ts";

const totalOf = new RegExp(`${countPattern} (?:\\w+ ){0,2}?(?:${nounPattern})\\b`, "i");
const leastRows = 4;
/** Tables further down than this are of something else. */
const furthest = 8;

/**
 * `18 projects, 5 closed` against the table of so many rows that follows: how many rows say so themselves. A count
 * is doubted only where no reading of rows that say nothing could make it right.
 */
export function findStateCountMismatches(report: CheckedReport): Finding[] {
  const tables = stateTables(report);
  return sentencesOf(report.document).flatMap((sentence) => {
    const claim = readClaim(sentence.text);
    if (!claim) return [];
    const near = tables.filter(
      ({ block, rows }) =>
        block > sentence.block && block - sentence.block <= furthest && rows.length >= leastRows,
    );
    const [table] = near.filter(({ rows }) => rows.length === claim.total);
    // Where a nearer table is as long as nobody said, it may be the one that is meant.
    if (!table || near[0] !== table) return [];
    return countFinding(sentence, claim, table.rows);
  });
}

interface Claim {
  readonly total: number;
  readonly count: number;
  readonly state: State;
  readonly words: string;
}

/** `Of the 12 indicators, seven met their target`; none where a sentence says more than one thing. */
function readClaim(text: string): Claim | undefined {
  const total = totalOf.exec(text);
  const claims = statePatterns
    .filter(({ name: one }) => one !== "missed")
    .flatMap(({ name, pattern }) => {
      const claim = new RegExp(
        `${countPattern}(?: of (?:the|our|these) [\\w ]{0,40}?(?:${nounPattern}))? (?:(?:has|have|had|were|was|are|is|been|now|already|of them|(?:${nounPattern})) )*(${pattern})\\b`,
        "i",
      ).exec(text);
      return claim ? [{ name, claim }] : [];
    });
  const [first, ...others] = claims;
  if (!total || !first || others.length > 0) return undefined;
  if (/\b(?:not|expected|will|should|forecast|last year|previous|by 31)\b/i.test(text))
    return undefined;
  const [words, count = ""] = first.claim;
  const { name } = first;
  // "Seven of the 12 indicators met": the total is the second number of the sentence.
  const numbers = [...text.matchAll(new RegExp(countPattern, "gi"))].map(([, one = ""]) =>
    toCount(one),
  );
  if (numbers.length !== 2) return undefined;
  const counted = toCount(count);
  const rest = numbers.filter((_, at) => at !== numbers.indexOf(counted));
  const [all] = rest;
  return all === undefined || all < counted
    ? undefined
    : { total: all, count: counted, state: name, words };
}

function countFinding(
  { text, page }: Sentence,
  { count, state, words, total }: Claim,
  rows: readonly StateRow[],
): Finding[] {
  const known = rows.map((row) => row.is(state));
  const yes = known.filter((one) => one === true).length;
  const maybe = known.filter((one) => one === undefined).length;
  if (count >= yes && count <= yes + maybe) return [];
  // A column that says it of no row at all is no column of states.
  if (yes === 0) return [];
  const printed = maybe === 0 ? `${yes}` : `${yes} to ${yes + maybe}`;
  return [
    toFinding({
      code: "count-mismatch",
      sure: "likely",
      records: rows.flatMap(({ record }) => record ?? []),
      at: page === undefined ? {} : { page },
      printed: text,
      expected: `${printed} of ${total}`,
      message: `The text says ${quoted(words)} (${quoted(text, 160)}), but the ${total} rows of the table below it make that ${printed}.`,
    }),
  ];
}
