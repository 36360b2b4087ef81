import { findCodes } from "../printed/code.ts";
import { financialYear, findYearSpans } from "../printed/period.ts";
import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { explainsItself, isExplanation } from "./explained.ts";
import { quoted, toFinding } from "./finding.ts";
import { type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";
import { measureKeys } from "./measure-keys.ts";
import { namesOfRows, type RowNames, rowsOfCodes } from "./row-names.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";

const percentage = /(?<![\d.,£/-])\b(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b)/g;
/** Figures of other areas, groups, times or kinds; parts of the year; what is only nearly so. */
const ofSomethingElse =
  /\b(?:target|national|nationally|england|region\w*|average|compar\w+|benchmark|quartile|neighbour\w*|boys|girls|male|female|men|women|ward|increas\w+|decreas\w+|rose|risen|fell|fallen|improve\w*|reduc\w+|drop\w*|rise|up|down|than|about|around|approximately|nearly|almost|over|under|forecast|expected|estimated|provisional|predicted|aim|baseline|points?|quarter|q[1-4]|month\w*|april|may|june|july|august|september|october|november|december|january|february|march|week\w*|to date|was previously|restated|corrected|revised|of which|excluding|including|only)\b/i;
/** `was 38.4%`: the figure is what the sentence says of the measure. */
const says = /\b(?:was|is|were|stood at|stands at|reached|at|of)\s+(?:\w+\s+)?$/i;
const leastTitle = 18;

/** A percentage that a sentence gives for an indicator of the report and year, and that its row does not print. */
export function findProseFigures({ document, records }: CheckedReport): Finding[] {
  // A figure that was read from a sentence is what is checked, not what it is checked against.
  const rows = toIndicatorRows(records).filter(
    ({ values }) => values[0]?.source.table !== undefined,
  );
  if (rows.length === 0) return [];
  const names = namesOfRows(rows);
  return sentencesOf(document).flatMap((sentence) => checkSentence(sentence, names) ?? []);
}

function checkSentence(sentence: Sentence, names: RowNames): Finding | undefined {
  const { text, page } = sentence;
  if (!text.includes("%") && !/per ?cent/i.test(text)) return undefined;
  const named = rowsNamed(text, names);
  const [row] = named;
  if (!row) return undefined;
  // What is said is read beside the title: a title may speak of reductions and averages itself.
  const beside = named.reduce((rest, { title }) => rest.replace(flat(title), " "), flat(text));
  const found = [...beside.matchAll(percentage)];
  const [match] = found;
  if (!match || found.length > 1 || ofSomethingElse.test(beside)) return undefined;
  if (!says.test(beside.slice(0, match.index))) return undefined;
  const years = findYearSpans(beside).filter((span) => span.to - span.from === 1);
  const [span] = years;
  if (!span || years.length > 1) return undefined;
  const year = financialYear(span.from);
  if (isExplanation(text) || named.some(explainsItself)) return undefined;
  const figures = named.flatMap(({ values }) => values);
  const actuals = figures.filter(
    ({ measure, period, value }) => measure === "actual" && period === year && value !== null,
  );
  const [actual] = actuals;
  if (actual?.unit !== "percent" || new Set(actuals.map(({ raw }) => raw)).size > 1)
    return undefined;
  const [raw = "", digits = ""] = match;
  const half = 0.5 * 10 ** -(digits.split(".")[1]?.length ?? 0) + 1e-9;
  // Printed anywhere in the row, it may be of another column than the sentence's words suggest.
  if (figures.some(({ value }) => value !== null && Math.abs(value - Number(digits)) <= half))
    return undefined;
  return toFinding({
    code: "figure-differs",
    sure: "likely",
    records: actuals,
    at: page === undefined ? {} : { page },
    printed: `${raw.trim()}; ${actual.raw}`,
    expected: "one figure for one measure",
    message: `The text says ${quoted(text, 200)}, but ${nameOf(row)} prints "${actual.raw}" for ${year} and "${raw.trim()}" nowhere.`,
  });
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The rows of the one indicator a sentence names, by its code or its whole title. */
function rowsNamed(text: string, names: RowNames): readonly IndicatorRow[] {
  const codes = findCodes(text).map(({ code }) => code);
  const byCode = rowsOfCodes(names, codes);
  const named = byCode.length > 0 ? byCode : rowsTitled(flat(text), names);
  const measures = new Set(named.map((row) => measureKeys(row)[0] ?? row.title));
  const titles = new Set(named.map(({ title }) => title));
  // Parts of one code, or two indicators in one sentence: which is meant cannot be told.
  return new Set(codes).size <= 1 && measures.size === 1 && titles.size === 1 ? named : [];
}

const rowsTitled = (text: string, { byTitle }: RowNames): readonly IndicatorRow[] =>
  [...byTitle].flatMap(([title, rows]) =>
    title.length >= leastTitle && text.includes(flat(title)) ? rows : [],
  );
