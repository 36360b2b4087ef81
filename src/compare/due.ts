import { largest } from "../long-lists.ts";

const months = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
].join("|");

// "by March 2009", ", Mar 09", "by the end of September", "(June 2008)", "by 2010/11", "from April 2009"
const duePhrases: readonly RegExp[] = [
  new RegExp(
    String.raw`[\s,;(\u2013-]*(?:\b(?:by|from|before|until|in|at|due|for)\s+)?(?:the\s+)?(?:\bend\s+(?:of\s+)?)?\b(?:${months})\b\.?,?\s*['\u2019]?(?:20)?\d\d\b\)?`,
    "gi",
  ),
  new RegExp(
    String.raw`(?:(?<![\s,;(])[\s,;(]+)?\b(?:by|before|until)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:${months})\b\)?`,
    "gi",
  ),
  /(?:(?<![\s,;(])[\s,;(]+)?\b(?:by|before|until|in)\s+(?:the\s+)?(?:end\s+of\s+)?(?:q(?:uarter)?\s?[1-4]\s+)?20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?\b\)?/gi,
  /(?:(?<![\s,;(])[\s,;(]+)?\bq(?:uarter)?\s?[1-4]\s+20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?\b\)?/gi,
];

/** A commitment's wording without its date: `Agree strategy by March 2009` is `Agree strategy`. */
export function withoutDue(text: string): string {
  let rest = text;
  for (const phrase of duePhrases) rest = rest.replace(phrase, " ");
  return rest.replace(/\s+/g, " ").trim();
}

/** First and last month of a due, counted from year 0. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** `2009-03`, `2009-10 Q2`, `FY 2009-10`; undefined for what is none of them. */
function dueToSpan(due: string): Span | undefined {
  const month = /^(\d{4})-(\d\d)$/.exec(due);
  if (month) {
    const at = Number(month[1]) * 12 + Number(month[2]) - 1;
    return { first: at, last: at };
  }
  const quarter = /^(\d{4})-\d\d Q([1-4])$/.exec(due);
  if (quarter) {
    // The first quarter of a financial year begins in April.
    const first = Number(quarter[1]) * 12 + Number(quarter[2]) * 3;
    return { first, last: first + 2 };
  }
  const year = /^FY (\d{4})-\d\d$/.exec(due);
  if (!year) return undefined;
  const april = Number(year[1]) * 12 + 3;
  return { first: april, last: april + 11 };
}

/** Whether two dues say the same: equal, or one side's dates all fall inside the other's longer spans (ticked years). */
export function sameDue(from: readonly string[], to: readonly string[]): boolean {
  if (from.length === 0 || to.length === 0) return from.length === to.length;
  if ([...from].sort().join(";") === [...to].sort().join(";")) return true;
  const left = from.map(dueToSpan);
  const right = to.map(dueToSpan);
  return allInside(left, right) || allInside(right, left);
}

function allInside(
  inner: readonly (Span | undefined)[],
  outer: readonly (Span | undefined)[],
): boolean {
  return inner.every((span) =>
    outer.some((other) => span && other && span.first >= other.first && span.last <= other.last),
  );
}

/** By how many months the last due moved, later positive; undefined where either side has none. */
export function monthsMoved(from: readonly string[], to: readonly string[]): number | undefined {
  const last = (dues: readonly string[]) => {
    const ends = dues.map((due) => dueToSpan(due)?.last).filter((end) => end !== undefined);
    return ends.length === 0 ? undefined : largest(ends);
  };
  const before = last(from);
  const after = last(to);
  return before === undefined || after === undefined ? undefined : after - before;
}

/** The financial years dues fall in: `2008-09`. */
export function dueYears(dues: readonly string[]): readonly string[] {
  return dues.flatMap((due) => {
    const span = dueToSpan(due);
    if (!span) return [];
    const year = Math.floor((span.last - 3) / 12);
    return [`${year}-${String((year + 1) % 100).padStart(2, "0")}`];
  });
}
