import type { Block } from "../document.ts";
import type { Finding } from "../problem.ts";
import type { Milestone } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { toIndicatorRows } from "./indicator-rows.ts";

/** A count further from the rows than this speaks of something else. */
const nearEnough = 0.25;
/** A status is compared only where nearly all rows have one. */
const leastMarked = 0.9;
const leastRows = 4;

const words =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const number = `(\\d{1,3}|${words.join("|")})`;
const numberPattern = new RegExp(
  `(?<![\\d.,/£%-])\\b${number}\\b(?![.,]?\\d|\\s*%|(?:st|nd|rd|th)\\b|\\s+(?:${"January February March April May June July August September October November December".split(" ").join("|")}))`,
  "gi",
);
const metWords = /\b(?:met|achieved|completed|on (?:track|target|course|schedule)|delivered)\b/i;
const missedWords =
  /\b(?:not|missed|behind|slipp\w+|delay\w*|cannot|unable|overdue|incomplete|outstanding)\b/i;
const totalBefore =
  /\b(?:of|out of|total(?: of)?|all|there (?:are|were)|comprises?|contains?)(?: the)?\s*$/i;

/** `Of the 63 indicators that can be reported`: some of the rows, and which cannot be told. */
const isPart =
  /\b(?:indicators?|milestones?) (?:(?:that|which) (?:can|could|have|were|are)|for which|where|with (?:data|results?|targets?))\b/i;

interface Claim {
  readonly text: string;
  readonly page?: number | undefined;
  readonly block: number;
  readonly total: number;
  readonly met?: number | undefined;
  readonly missed?: number | undefined;
}

/** Counts that the prose gives of its milestones and indicators, against the rows. */
export function findCountMismatches({ document, records }: CheckedReport): Finding[] {
  const prose = (document?.blocks ?? []).flatMap((block, index) =>
    block.kind === "table" ? [] : [{ block, index }],
  );
  const milestones = records.filter(
    (record): record is Milestone =>
      record.kind === "milestone" && record.milestoneKind === "milestone",
  );
  const indicators = toIndicatorRows(records);
  return [
    ...checkMilestones(claimsOf(prose, /\b(?:key )?milestones?\b/i), milestones),
    ...checkIndicators(
      claimsOf(prose, /\bindicators?\b/i),
      indicators.length,
      tableSizes(indicators),
    ),
  ];
}

function tableSizes(rows: ReturnType<typeof toIndicatorRows>): number[] {
  const sizes = new Map<number, number>();
  for (const { values } of rows) {
    const table = values[0]?.table ?? 0;
    sizes.set(table, (sizes.get(table) ?? 0) + 1);
  }
  return [...sizes.values()];
}

function checkMilestones(claims: readonly Claim[], rows: readonly Milestone[]): Finding[] {
  if (rows.length < leastRows) return [];
  const [claim] = claims;
  // Several counts are of several lists, and which is which cannot be told.
  if (!claim || claims.length > 1) return [];
  if (claim.total !== rows.length) return countFinding(claim, rows.length, "milestones", rows);
  return splitFinding(claim, rows);
}

function splitFinding(claim: Claim, rows: readonly Milestone[]): Finding[] {
  const marked = rows.filter(({ status }) => status !== "");
  if (
    claim.met === undefined ||
    marked.length < rows.length ||
    marked.length < leastMarked * rows.length
  )
    return [];
  const green = marked.filter(({ status }) => status === "green");
  if (green.length === claim.met) return [];
  return [
    toFinding({
      code: "count-mismatch",
      sure: "likely",
      records: rows,
      at: placeOf(claim),
      printed: claim.text,
      expected: `${green.length} met, ${marked.length - green.length} not`,
      message: `The text says that ${claim.met} milestones were met (${quoted(claim.text, 160)}), but ${green.length} of the ${rows.length} rows are marked green.`,
    }),
  ];
}

function checkIndicators(
  claims: readonly Claim[],
  rows: number,
  tables: readonly number[],
): Finding[] {
  if (rows < leastRows) return [];
  const all = claims.reduce((sum, { total }) => sum + total, 0);
  if (all === rows) return [];
  const [claim] = claims;
  if (!claim || claims.length > 1 || tables.includes(claim.total)) return [];
  return countFinding(claim, rows, "indicators", []);
}

function countFinding(
  claim: Claim,
  rows: number,
  what: string,
  records: readonly Milestone[],
): Finding[] {
  if (claim.total === rows || Math.abs(claim.total - rows) > nearEnough * rows) return [];
  return [
    toFinding({
      code: "count-mismatch",
      sure: "likely",
      records,
      at: placeOf(claim),
      printed: claim.text,
      expected: `${rows} ${what}`,
      message: `The text counts ${claim.total} ${what} (${quoted(claim.text, 160)}), but ${rows} rows are printed.`,
    }),
  ];
}

const placeOf = ({ page }: Claim) => (page === undefined ? {} : { page });

/** `32 … have been met, whilst 11 have not`; `32 of the 43 milestones`: sentences that count. */
function claimsOf(
  prose: readonly { block: Exclude<Block, { kind: "table" }>; index: number }[],
  noun: RegExp,
): Claim[] {
  return prose.flatMap(({ block, index }) => {
    if (!noun.test(block.text) || isPart.test(block.text)) return [];
    const claim = readClaim(block.text, noun);
    return claim ? [{ ...claim, page: block.page, block: index }] : [];
  });
}

function readClaim(text: string, noun: RegExp): Omit<Claim, "page" | "block"> | undefined {
  let total: number | undefined;
  let met = 0;
  let missed = 0;
  let counted = 0;
  const sentences = text.split(/(?<=[.!?])\s+(?=[A-Z0-9“"])/);
  const start = sentences.findIndex(
    (sentence) => noun.test(sentence) && matches(sentence).length > 0,
  );
  if (start < 0) return undefined;
  const used: string[] = [];
  for (const sentence of sentences.slice(start)) {
    const found = matches(sentence);
    // "3 indicators cannot be reported" goes on counting; the first sentence without a count ends it.
    if (found.length === 0 || (used.length > 0 && !noun.test(sentence))) break;
    used.push(sentence);
    for (const [at, match] of found.entries()) {
      const value = toCount(match[1] ?? "");
      // "32 of the 43 milestones have been met": what was met stands after the total.
      const next = found
        .slice(at + 1)
        .find(({ index }) => !totalBefore.test(sentence.slice(0, index)));
      const clause = sentence.slice(match.index, next?.index ?? sentence.length);
      if (totalBefore.test(sentence.slice(0, match.index))) total = value;
      else if (missedWords.test(clause)) missed += value;
      else if (metWords.test(clause)) met += value;
      else return undefined;
      counted++;
    }
  }
  const claimed = { text: used.join(" "), met, missed };
  if (total !== undefined) return met + missed <= total ? { ...claimed, total } : undefined;
  return counted >= 2 && met > 0 && missed > 0 ? { ...claimed, total: met + missed } : undefined;
}

const matches = (sentence: string): RegExpExecArray[] => [...sentence.matchAll(numberPattern)];

const toCount = (text: string): number => {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word + 1 : Number(text);
};
