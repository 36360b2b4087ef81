import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { comparableUnits, type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";
import { betters, downs, movesAgainst, ups, type Way, worses } from "./moves.ts";
import { sentencesOf } from "./sentences.ts";

const verbs: readonly (readonly [Way, string])[] = [
  ["up", `${ups}|an? (?:increase|rise)`],
  ["down", `${downs}|an? (?:fall|drop|decrease|reduction|decline)`],
  ["better", `${betters}|an? improvement`],
  ["worse", `${worses}|an? (?:deterioration|worsening)`],
];
const since =
  "(?:on|from|since|over|compared (?:to|with)|against) (?:last year|the previous year|the year before|last year's \\w+|(?:20)?\\d\\d[/-]\\d\\d)";
/** What moves is the result: `The rate has risen since last year`, `An increase on 2008/09`. */
const subject =
  "^(?:(?:the|this|our|overall)? ?(?:rate|figure|result|outturn|performance|percentage|proportion|number|score|indicator|this|it)s?,? )?(?:(?:is|was|has|have|had|represents|shows|represented|also|further) )*";
const number = "(?:£ ?)?(\\d[\\d,]*(?:\\.\\d+)?)( ?%| per ?cent|m|k)?";
const counted = "(?: [a-z]{3,})?";
const fromTo = new RegExp(
  `\\b(${ups}|${downs})(?:,| \\w+){0,4},? from ${number}${counted}(?: \\([^)]*\\)| in [\\w/-]+(?: \\w+)?)? to ${number}(?!\\d|[/.-]\\d|st\\b|nd\\b|rd\\b|th\\b)`,
  "gi",
);

/** `increased, to 9.1 days from 9.4 in 2009/10`. */
const toFrom = new RegExp(
  `\\b(${ups}|${downs})(?:,| \\w+){0,2},? to ${number}${counted},? from ${number}(?!\\d|[/.-]\\d|st\\b|nd\\b|rd\\b|th\\b)`,
  "gi",
);

/** Words that say rose where the figures fell, in sentences and in the comments beside results. */
export function findMovementContradictions({ document, records }: CheckedReport): Finding[] {
  const inProse = sentencesOf(document).flatMap(({ text, page }) =>
    contradictingSpans(text).map((span) =>
      toFinding({
        code: "words-contradict",
        sure: "certain",
        records: [],
        at: page === undefined ? {} : { page },
        printed: span.printed,
        expected: span.expected,
        message: `The text says ${quoted(text, 160)}, but from "${span.from}" to "${span.to}" is no such movement.`,
      }),
    ),
  );
  const inRows = toIndicatorRows(records).flatMap((row) => inCommentary(row) ?? []);
  return [...inProse, ...inRows];
}

interface Span {
  readonly printed: string;
  readonly from: string;
  readonly to: string;
  readonly expected: string;
}

/** `fell from 47% to 51%`. */
function contradictingSpans(text: string): Span[] {
  const turned = [...text.matchAll(toFrom)].map(([printed, verb, second, other, first, unit]) => [
    printed,
    verb,
    first,
    unit,
    second,
    other,
  ]);
  return [...text.matchAll(fromTo), ...turned].flatMap((match): Span[] => {
    const [printed = "", verb = "", first = "", unit = "", second = "", other = ""] = match;
    const [from, to] = [first, second].map((one) => Number(one.replace(/,/g, "")));
    if (from === undefined || to === undefined || from === to) return [];
    if (unit.trim() !== other.trim() && unit !== "") return [];
    const saysUp = new RegExp(`^(?:${ups})$`, "i").test(verb);
    if (saysUp === to > from) return [];
    return [
      {
        printed,
        from: `${first}${unit}`,
        to: `${second}${other}`,
        expected: saysUp
          ? "a word for a fall, or other figures"
          : "a word for a rise, or other figures",
      },
    ];
  });
}

function inCommentary(row: IndicatorRow): Finding | undefined {
  const [span] = contradictingSpans(row.commentary);
  const [first] = row.values;
  if (!first) return undefined;
  if (span) {
    return toFinding({
      code: "words-contradict",
      sure: "certain",
      records: row.values,
      printed: span.printed,
      expected: span.expected,
      message: `The comment on ${nameOf(row)} says ${quoted(row.commentary)}, but from "${span.from}" to "${span.to}" is no such movement.`,
    });
  }
  const way = wayOf(row.commentary);
  const pair = lastYears(row);
  if (!pair) return undefined;
  const [before, after] = pair;
  if (!way) return againstDirection(row, before, after);
  const moved = (after.value ?? 0) - (before.value ?? 0);
  if (!movesAgainst(way, row, before, after)) return undefined;
  return toFinding({
    code: "words-contradict",
    sure: "likely",
    records: [after, before],
    printed: `${before.raw} → ${after.raw}; ${row.commentary}`,
    expected: `a comment that the figure ${moved > 0 ? "rose" : "fell"}`,
    message: `The comment on ${nameOf(row)} says ${quoted(row.commentary)}, but its figure goes from "${before.raw}" for ${before.period} to "${after.raw}" for ${after.period}.`,
  });
}

/** A column of trends that calls a year better whose figure is worse, or the other way round. */
function againstDirection(
  row: IndicatorRow,
  before: Observation,
  after: Observation,
): Finding | undefined {
  const { direction } = after;
  if (direction !== "better" && direction !== "worse") return undefined;
  if (!movesAgainst(direction, row, before, after)) return undefined;
  return toFinding({
    code: "words-contradict",
    sure: "likely",
    records: [after, before],
    printed: `${before.raw} → ${after.raw}; ${direction}`,
    expected: direction === "better" ? "worse" : "better",
    message: `${nameOf(row)} is said to have got ${direction}, but goes from "${before.raw}" for ${before.period} to "${after.raw}" for ${after.period}.`,
  });
}

/** The movement since last year that a comment's sentence claims; none where its sentences claim several. */
function wayOf(commentary: string): Way | undefined {
  const ways = commentary
    .split(/(?<=[.!?;])\s+|\n/)
    .flatMap((sentence) =>
      verbs.flatMap(([way, words]) =>
        new RegExp(`${subject}(?:${words})(?: slightly| significantly)? ${since}`, "i").test(
          sentence.trim(),
        )
          ? [way]
          : [],
      ),
    );
  return new Set(ways).size === 1 ? ways[0] : undefined;
}

/** The last whole year's result and that of the year before it. */
export function lastYears({
  values,
}: IndicatorRow): readonly [Observation, Observation] | undefined {
  const years = values
    .filter(
      ({ measure, value, period }) =>
        measure === "actual" && value !== null && /^\d{4}-\d\d$/.test(period),
    )
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const [before, after] = years.slice(-2);
  if (!before || !after || !comparableUnits(before, after)) return undefined;
  const follows = Number(after.period.slice(0, 4)) === Number(before.period.slice(0, 4)) + 1;
  const latest = values.every(
    ({ measure, period }) => measure !== "actual" || period.slice(0, 7) <= after.period,
  );
  return follows && latest ? [before, after] : undefined;
}
