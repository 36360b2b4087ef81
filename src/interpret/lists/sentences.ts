import type { Document } from "../../document.ts";
import { findCodes } from "../../printed/code.ts";
import { parseFinancialYear } from "../../printed/period.ts";
import type { SourceCell } from "../../records.ts";
import type { IndicatorRow, PrintedValue } from "../../rows.ts";
import { isCaption, isHeadingLike } from "../report/outline.ts";
import { oneLine } from "../table/grid.ts";
import type { ListAside } from "./aside.ts";
import { type Figure, findFigures, speaksOfOthers } from "./figures.ts";
import { maskText, periodWords } from "./mask.ts";

/** A statement about one indicator is short, in characters. */
const longestStatement = 500;
/** Families that are known everywhere; a local code must begin the statement. */
const nationalCode = /^(?:NI|BVPI|BV)\d|^PAF-[A-E]\d/;
/** A reference at the very start of a statement that is of no family known everywhere: `CS-01 – …`, `N59 …`, `CP 7.1`, `SN/02`. */
const leadingReference =
  /^\s*(?:[•●▪◦·*–-]\s*)?([A-Z]{1,6}(?:-[A-Z]\d{1,2})?[\s/-]?\d{1,4}(?:[./-]\d{1,2})?[a-z]?)(?=\s*[:–—]|\s-\s|\s+[A-Z(])/;
const noReference = /^(?:Q|QTR|FY|KS|AY|Y|YEAR|PHASE|PART|TABLE|LEVEL|STAGE|A|M|B)[\s-]?\d/;
/** A statement that asks for something reports nothing: `Increase NI 192 to 45%`. */
const asks =
  /^\s*(?:[•●▪◦·*–-]\s*)?(?:\(?\w{1,3}[.)]\s+)?(?:increase|reduce|improve|achieve|maintain|raise|cut|deliver|ensure|reach|meet|exceed|sustain|bring|move|keep|hold|lower|work|continue|agree|set|review|report)\b/i;
/** What is hoped of the indicator before its code: `We will increase NI 192 to 45%`. */
const hopes =
  /\b(?:will|aims?|aiming|plans?|intends?|needs?|should|to (?:increase|reduce|improve|raise|achieve|reach|cut|maintain|deliver|bring))\b/i;
/** A sentence that only says the target or value of the one before: `The target was 75%.`, `Actual: 13.1%`. */
const saysOther =
  /^(?:(?:the|our|its|this|against)\b.{0,40}\btarget\b|(?:actual|outturn|result|target|performance)\b)/i;

/** What ends a title right before its value. */
const endsTitle = /[a-z%)¤]\s*:\s*(?:(?:actual|out-?turn|result|performance)\b[\s¤,(]*)?$/i;

export interface Statements {
  readonly rows: readonly IndicatorRow[];
  /** Statements with a code and figures that could not be told apart, each with why. */
  readonly unread: readonly { readonly text: string; readonly why: string }[];
}

/**
 * Indicators whose figures stand in a sentence or bullet: `NI 59: 62.1% against a target of 75%`. Only
 * where one code and one value stand in one statement, whose place or verb says that it is the value.
 */
export function readProse(document: Document): IndicatorRow[] {
  let section = "";
  return document.blocks.flatMap((block, index) => {
    if (block.kind === "table") return [];
    const isHeading = !isCaption(block.text) && isHeadingLike(block);
    const page = block.page;
    const source = { block: index, ...(page !== undefined ? { page } : {}) };
    const rows = block.kind === "heading" ? [] : readStatements(block.text, source, section).rows;
    if (isHeading && rows.length === 0) section = oneLine(block.text);
    return rows;
  });
}

/** Sentences with a code and figures that gave nothing, each with why. */
export const findSentenceAsides = (document: Document): ListAside[] =>
  document.blocks.flatMap((block, index) => {
    if (block.kind === "table" || block.kind === "heading") return [];
    const { page } = block;
    return readStatements(block.text, { block: index }).unread.map(({ text, why }) => ({
      of: "sentence" as const,
      block: index,
      ...(page !== undefined ? { page } : {}),
      text,
      why,
    }));
  });

/** What the sentences of a text say of indicators. */
function readStatements(text: string, source: SourceCell, section = ""): Statements {
  const rows: IndicatorRow[] = [];
  const unread: { text: string; why: string }[] = [];
  if (!/\d/.test(text)) return { rows, unread };
  statementsOf(oneLine(text)).forEach((statement, place) => {
    const read = readStatement(statement);
    if (read === undefined) return;
    if (typeof read === "string") unread.push({ text: statement, why: read });
    else rows.push(rowOf(statement, read, source, section, place));
  });
  return { rows, unread };
}

/** Sentences, those joined that only together say code, value and target; parted where another code's turn comes. */
function statementsOf(text: string): string[] {
  const sentences = text.split(/(?<=[.;])\s+(?=[A-Z])/);
  const joined: string[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined &&
      last.length + sentence.length < longestStatement &&
      findCodes(sentence).length === 0 &&
      findCodes(last).length > 0 &&
      /\d/.test(sentence) &&
      (!hasFigure(last) || (saysOther.test(sentence) && findOthers(last, sentence)));
    if (goesOn) joined[joined.length - 1] = `${last} ${sentence}`;
    else joined.push(sentence);
  }
  return joined.flatMap(partedByCode);
}

/** A sentence says another thing than the one before: the target where that has none, or the value. */
const findOthers = (last: string, sentence: string): boolean =>
  /\btarget\b/i.test(sentence) !== /\btarget\b/i.test(last);

const hasFigure = (text: string): boolean =>
  findFigures(text, maskText(text, findCodes(text)), 0).some(({ isStrong }) => isStrong);

/** `NI 59: 62%; NI 60: 81%`: one statement a code, where each has a figure of its own. */
function partedByCode(statement: string): string[] {
  if (statement.length > longestStatement) return [];
  const parts = statement.split(
    /(?<=[\d%)])\s*(?:[;,]|,?\s+and)\s+(?=N[Ii][\s-]?\d|BV(?:PI)?[\s-]?\d)/,
  );
  return parts.length > 1 && parts.every((part) => codesOf(part).length === 1 && hasFigure(part))
    ? parts
    : [statement];
}

interface PlacedCode {
  readonly index: number;
  readonly length: number;
  readonly isNational: boolean;
}

/** The codes of a statement; two printed as one reference (`NI 112 / BVPI 197`) are one. */
function codesOf(statement: string): PlacedCode[] {
  const codes: PlacedCode[] = [];
  for (const { code, index, length } of findCodes(statement)) {
    const last = codes.at(-1);
    const between = last ? statement.slice(last.index + last.length, index) : undefined;
    const isNational = nationalCode.test(code);
    if (last && between !== undefined && index < last.index + last.length) continue;
    if (last && /^\s*(?:\/|\(?(?:formerly|previously|was)\s)\s*$/.test(between ?? ""))
      codes[codes.length - 1] = {
        index: last.index,
        length: index + length - last.index,
        isNational: last.isNational || isNational,
      };
    else codes.push({ index, length, isNational });
  }
  if (codes.length > 0) return codes;
  const leading = leadingReference.exec(statement);
  const reference = leading?.[1];
  if (!leading || !reference || noReference.test(reference)) return [];
  return [{ index: leading[0].indexOf(reference), length: reference.length, isNational: false }];
}

interface StatementRead {
  readonly code: PlacedCode;
  readonly masked: string;
  readonly actual?: Figure;
  readonly target?: Figure;
}

/** Code, value and target of a statement; why not, where it has a code and figures; undefined where it is none. */
function readStatement(statement: string): StatementRead | string | undefined {
  if (statement.length > longestStatement) return undefined;
  const codes = codesOf(statement);
  const [code] = codes;
  if (!code) return undefined;
  const masked = maskText(statement, codes);
  const end = code.index + code.length;
  const figures = findFigures(statement, masked, end);
  const sure = distinctActuals(figures, statement, masked);
  const counted = figures.filter(({ role }) => role === "maybe");
  const targets = distinct(figures.filter(({ role }) => role === "target"));
  // a count of something is the value only where a target stands beside it
  const actuals = sure.length > 0 || targets.length === 0 ? sure : distinct(counted);
  const isReport = figures.some(({ isStrong }) => isStrong) || targets.length > 0;
  if (!isReport && actuals.length === 0) return undefined;
  if (codes.length > 1) return isReport ? "it names more than one indicator" : undefined;
  if (asks.test(statement) || hopes.test(statement.slice(0, code.index)))
    return "it asks for something and reports nothing";
  if (speaksOfOthers(statement.slice(0, code.index)))
    return "its figures are another council's or another year's";
  const [actual] = actuals;
  const [target] = targets;
  if (actual && saysParts(masked.slice(actual.index + actual.length)))
    return "its figures are those of parts, and none is the whole's";
  if (actuals.length > 1 || targets.length > 1)
    return isReport ? "its figures cannot be told apart" : undefined;
  if (!actual && (!target || figures[0] !== target))
    return "no figure stands where the indicator's value would";
  const begins = statement.slice(0, code.index).replace(/[\s•●▪◦·*(–-]+/g, "") === "";
  // a local code names an indicator where its sentence has the form of a report: code, title, value, target
  if (!code.isNational) {
    if (!begins || !actual || !target) return undefined;
    if (!actual.isStrong && !endsTitle.test(masked.slice(end, actual.index)))
      return "its value has neither sign nor decimals, and no colon parts it from the title";
  }
  if (actual && !actual.isStrong && !target && !begins) return undefined;
  return { code, masked, ...(actual ? { actual } : {}), ...(target ? { target } : {}) };
}

/** `86% for girls and 82% for boys`: behind a figure the next part's follows, with the same word between. */
const saysParts = (behind: string): boolean =>
  /^\s+(for|of|in|among|at)\s[a-z' -]{3,40}(?:,|\band\b|\bbut\b)\s*£?\d[\d.,]*\s?%?\s+\1\s/i.test(
    behind,
  );

/** Figures that could be the value; one in brackets with a period of its own is another year's. */
function distinctActuals(figures: readonly Figure[], text: string, masked: string): Figure[] {
  const actuals = distinct(figures.filter(({ role }) => role === "actual"));
  const [first, ...others] = actuals;
  if (!first || others.length === 0) return actuals;
  const strongOnes = actuals.filter(({ isStrong }) => isStrong);
  const candidates = strongOnes.length > 0 ? strongOnes : actuals;
  return candidates.filter(
    (figure, at) => at === 0 || !(figure.isBracketed && periodBehind(figure, text, masked) !== ""),
  );
}

const distinct = (figures: readonly Figure[]): Figure[] =>
  figures.filter(({ text }, at) => figures.findIndex((other) => other.text === text) === at);

/** Where what is said of a figure ends. */
const figureEnds =
  /[;(]|,(?!\s*¤)|\.\s|\b(?:target|against|compared|versus|exceeding|which|while|whereas|but|up from|down from|from)\b/i;
const wholePeriod = /[/–-]\s?\d|quarter|qtr|\bq\s?\d|[a-z]{3}/i;

/** A period in brackets right behind a figure, and nothing else in them: `51.9% (Q3, 2009/10)`. */
const bracketedPeriod =
  /^\s*(?:(?:for|in|at|during|to|by)\s+)?(?:¤+\s*(?:(?:-|–|to)\s*¤+\s*)?)?\((?:[a-z]+\s){0,2}¤+(?:[\s,]+(?:(?:of|the|for|in|year)\s+)*¤+)*\)/i;

/** A quarter with its months in brackets before the year: `for Quarter 3 (October–December) 2007/08`. */
const quarterAndMonths =
  /^\s*(?:(?:for|in|at|during|to|by)\s+)?¤+\s?\(¤+(?:\s?(?:-|–|to)\s?¤+)?\)\s¤+/i;

function periodBehind({ index, length }: Figure, text: string, masked: string): string {
  const from = index + length;
  const rest = masked.slice(from);
  const bracket = quarterAndMonths.exec(rest)?.[0] ?? bracketedPeriod.exec(rest)?.[0];
  if (bracket) return periodWords(text, masked, from, from + bracket.length);
  const end = rest.search(figureEnds);
  return periodWords(text, masked, from, end < 0 ? masked.length : from + end);
}

/** Characters that a period before a figure takes at most; every figure of a line looks back so far. */
const longestPeriod = 300;

/** A period right before the figure: `Q1 2009/10: 12`. */
function periodBeside({ index }: Figure, text: string, masked: string): string {
  const from = Math.max(0, index - longestPeriod);
  const run =
    /(¤+(?:[\s,]+(?:(?:of|the|for|in|year)\s+){0,3}¤+)*)(?:\s*\((?:¤|to|[\s–-])*\))?\)?[\s:=–-]*$/.exec(
      masked.slice(from, index),
    );
  return run ? text.slice(from + run.index, from + run.index + (run[1] ?? "").length) : "";
}

/** The words that name an actual's period: behind it, before it, or at the head of the sentence. */
function periodOfActual(
  figure: Figure,
  statement: string,
  { code, masked, target }: StatementRead,
): string {
  const beside = periodBeside(figure, statement, masked);
  if (beside !== "") return beside;
  const behind = periodBehind(figure, statement, masked);
  if (behind !== "") return behind;
  // "against a target for 2010/11 of 68%, the result for Quarter 4 was 54.4%": what stands before
  // the target's figure is the target's
  const from =
    target && target.index < figure.index ? target.index + target.length : code.index + code.length;
  const between = periodWords(statement, masked, from, figure.index);
  if (wholePeriod.test(between)) return between;
  const over = periodWords(statement, masked, 0, code.index);
  return wholePeriod.test(over) ? over : "";
}

/** A target's period: beside the word, behind the figure, else the year of the value it is set against. */
function periodOfTarget(
  figure: Figure,
  statement: string,
  { masked }: StatementRead,
  ofActual: string,
): string {
  const word = masked.slice(0, figure.index).toLowerCase().lastIndexOf("target");
  const before = word < 0 ? "" : periodWords(statement, masked, word, figure.index);
  const right = before === "" ? periodBehind(figure, statement, masked) : before;
  return right !== "" ? right : (parseFinancialYear(ofActual) ?? "");
}

function rowOf(
  statement: string,
  read: StatementRead,
  source: SourceCell,
  section: string,
  place: number,
): IndicatorRow {
  const { code, actual, target } = read;
  const end = code.index + code.length;
  const ofActual = actual ? periodOfActual(actual, statement, read) : "";
  const value = (measure: "actual" | "target", figure: Figure, header: string): PrintedValue => ({
    measure,
    header,
    text: figure.text,
    struck: [],
    baseline: false,
    source,
    place: place * 2 + (measure === "actual" ? 0 : 1),
  });
  return {
    kind: "indicator",
    places: [],
    indicatorTable: 0,
    section,
    reference: statement.slice(code.index, end),
    referenceHeader: "",
    title: titleOf(statement, read),
    unit: "",
    responsible: "",
    commentary: "",
    statuses: [],
    directions: [],
    values: [
      ...(actual ? [value("actual", actual, ofActual)] : []),
      ...(target
        ? [value("target", target, periodOfTarget(target, statement, read, ofActual))]
        : []),
    ],
    evidence: ["read from a sentence, not from a table"],
  };
}

/** Words at the end of what stands between code and figure that belong to the sentence and not to the title. */
const verbsAtEnd =
  /(?:^|(?<![\s,:–—-])[\s,:–—-]+)(?:has|have|had|been|was|were|is|are|now|currently|also|just|only|stood|stands?|standing|came|comes|at|of|to|in|for|by|as|the|a|an|its|our|this|against|with|and|but|improved|improving|increased|decreased|fell|fallen|rose|risen|reduced|dropped|declined|reached|achieved|achieving|recorded|reported|performance|performed|result|outturn|actual|remains?|remained|ended|end|year|from|target|below|above|on|met|missed|exceeded|not|did|meet|value|figure|score|scored|quarter|during|which|it|that)$/i;

/** The words between code and figure without verbs; where the code stands in brackets behind it, the words before. */
function titleOf(statement: string, { code, masked, actual, target }: StatementRead): string {
  const end = code.index + code.length;
  const first = Math.min(
    actual?.index ?? Number.POSITIVE_INFINITY,
    target?.index ?? Number.POSITIVE_INFINITY,
  );
  const between = clean(withoutPeriods(statement, masked, end, first));
  const inBrackets = /\(\s*$/.test(statement.slice(0, code.index)) && statement[end] === ")";
  if (between !== "" || !inBrackets) return between;
  const before = oneLine(withoutPeriods(statement, masked, 0, code.index))
    .replace(/\(\s*$/, "")
    .replace(/^[\s•●▪◦·*–-]+/, "")
    .replace(/^(?:in|for|during|at)?\s*,\s*/i, "")
    .replace(
      /^(?:overall |current )?performance (?:on|for|against|in)\s+|^(?:the|our|overall)\s+/i,
      "",
    );
  return before.trim();
}

/** Periods before a figure take fewer characters, with the words between them. */
const longestPeriods = 200;

/** A period right before the figure is no part of the title; one inside it is. */
function withoutPeriods(statement: string, masked: string, from: number, to: number): string {
  const near = Math.max(from, to - longestPeriods);
  const zone = masked.slice(near, to);
  const last =
    /(?:\b(?:in|for|at|by|during|as at|of|the|end|to)\s+)*¤(?:[¤\s,]|\bof\s)*\)?[\s:,–—-]*(?:(?:was|were|is|at|stood|of)\s*)*\(?$/i.exec(
      zone,
    );
  return statement.slice(from, last ? near + last.index : to);
}

function clean(printed: string): string {
  let title = oneLine(printed).replace(/^[\s:–—.,)/-]+/, "");
  // a colon or full stop behind the title parts it from the sentence: nothing of the title is a verb
  const isParted = /[:–—.]$|\s-$/.test(title);
  if (isParted)
    title = title
      .replace(/(?<![\s:–—.-])[\s:–—.-]+$/, "")
      .replace(
        /(?:^|(?<![\s,:–—-])[\s,:–—-]+)(?:target|actual|outturn|result|performance|value)$/i,
        "",
      );
  for (let before = ""; !isParted && before !== title; ) {
    before = title;
    title = title
      .replace(/(?<![\s,:;.=–—(-])[\s,:;.=–—(-]+$/, "")
      .replace(/\bfrom\s+£?\d[\d.,]*\s?(?:%|[a-z]+)?$/i, "")
      .replace(verbsAtEnd, "")
      .trim();
  }
  const bracketed = /^\(([^()]*)\)$/.exec(title)?.[1];
  return bracketed ?? title;
}
