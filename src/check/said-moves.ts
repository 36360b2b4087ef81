import { termsOf, titleToTerms } from "../catalogue/title.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { explainsItself } from "./explained.ts";
import { quoted, toFinding } from "./finding.ts";
import { type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";
import { lastYears } from "./movement.ts";
import { betters, downs, movesAgainst, ups, type Way, worses } from "./moves.ts";
import { namesOfRows, type RowNames } from "./row-names.ts";
import { sentencesOf } from "./sentences.ts";
import { rowSpokenOf } from "./spoken-of.ts";

const ways: readonly (readonly [Way, RegExp])[] = [
  ["up", new RegExp(`\\b(?:${ups}|went up|gone up)\\b`, "i")],
  ["down", new RegExp(`\\b(?:${downs}|went down|gone down|came down)\\b`, "i")],
  ["better", new RegExp(`\\b(?:${betters}|got better|bettered)\\b`, "i")],
  ["worse", new RegExp(`\\b(?:${worses}|got worse)\\b`, "i")],
];
/** What a sentence says of plans, parts of the year and others. */
const isOther =
  /\b(?:will|would|should|expected|target|forecast|since (?:the )?(?:first|second|third|quarter|april)|national\w*|england|region\w*|quartile|quarter|month|of which|points?)\b/i;
const figure = /(?<![\d.,£/-])\b(\d[\d,]*(?:\.\d+)?)(?![\d/]|[.,]\d|(?:st|nd|rd|th)\b)/g;

/** `Sickness worsened on the year before, at 9.6 days`, where the row that prints 9.6 got better since the year before. */
export function findSaidMoves({ document, records }: CheckedReport): Finding[] {
  const rows = toIndicatorRows(records).filter((row) => !explainsItself(row));
  const moves = rows.flatMap((row): readonly Move[] => {
    const years = lastYears(row);
    return years ? [{ row, before: years[0], after: years[1] }] : [];
  });
  if (moves.length === 0) return [];
  const names = namesOfRows(rows);
  return sentencesOf(document).flatMap(({ text, page }) => {
    const said = ways.filter(([, pattern]) => pattern.test(text));
    const [one] = said;
    if (!one || said.length > 1 || isOther.test(text)) return [];
    const found = reached(text, moves, names);
    if (!found) return [];
    const { row, before, after } = found;
    if (!movesAgainst(one[0], row, before, after)) return [];
    return [
      toFinding({
        code: "words-contradict",
        sure: "likely",
        records: [after, before],
        at: page === undefined ? {} : { page },
        printed: `${before.raw} → ${after.raw}; ${text}`,
        expected: `words for a figure that went from ${before.raw} to ${after.raw}`,
        message: `The text says ${quoted(text, 160)}, but ${nameOf(row)} goes from "${before.raw}" for ${before.period} to "${after.raw}" for ${after.period}.`,
      }),
    ];
  });
}

/** A row with its last two years. */
interface Move {
  readonly row: IndicatorRow;
  readonly before: Observation;
  readonly after: Observation;
}

/** The one row whose latest figure the sentence prints, and of which it speaks. */
function reached(text: string, moves: readonly Move[], names: RowNames): Move | undefined {
  const printed = [...text.matchAll(figure)].map(([, digits = ""]) => digits.replace(/,/g, ""));
  const spoken = rowSpokenOf(text, names);
  const stems = new Set(termsOf(text).stems);
  const found = moves.filter(({ row, after }) => {
    if (after.value === null || !printed.includes(String(after.value))) {
      if (!printed.includes(after.raw.replace(/[^\d.]/g, ""))) return false;
    }
    return spoken === row || titleToTerms(row.title).stems.some((stem) => stems.has(stem));
  });
  const [one, ...others] = found;
  return others.length === 0 ? one : found.find(({ row }) => row === spoken);
}
