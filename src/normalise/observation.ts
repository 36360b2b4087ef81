import { findCodes, findReferenceCodes, splitLeadingReference } from "../printed/code.ts";
import {
  financialYear,
  findMonths,
  parseFinancialYear,
  parseQuarter,
  quarterOf,
} from "../printed/period.ts";
import type { Problem } from "../problem.ts";
import type { Direction, Observation, ReportFacts, Status, Unit } from "../records.ts";
import type { IndicatorRow, KeyEntry, PrintedMark, PrintedValue } from "../rows.ts";
import { recordId } from "./identity.ts";
import { readIndicator } from "./indicator.ts";
import { isBound, looksGlued, parseCell } from "./number.ts";
import { problemAt } from "./place.ts";
import { readDirection, readStatus } from "./status.ts";
import { parseUnit, unitOfTitle } from "./unit.ts";

export interface ObservationContext {
  readonly sha256: string;
  readonly facts: ReportFacts;
  readonly keys: readonly KeyEntry[];
}

/** One printed indicator to an observation a value cell. */
export function rowToObservations(
  row: IndicatorRow,
  number: number,
  context: ObservationContext,
): { records: Observation[]; problems: Problem[] } {
  const { facts, keys } = context;
  const problems: Problem[] = [];
  const named = nameOf(row);
  const reading = readIndicator(named.codes, named.title, facts.financialYears);
  const first = row.values[0];
  if (reading.mismatch && first) {
    problems.push(
      problemAt(
        first.source,
        "warning",
        "code-title-mismatch",
        `"${named.ref}" is printed over "${named.title}", which is the title of ${reading.mismatch.titleOf}; the row was joined to neither.`,
      ),
    );
  }
  const titleUnit = unitOfTitle(named.title);
  const ownUnit = parseUnit(row.unit);
  const quarters = new Set(row.values.map(({ header }) => parseQuarter(header)));
  const records = row.values.map((value): Observation => {
    const cell = parseCell(value.text);
    const raw = value.text.replace(/\s+/g, " ").trim();
    const qualifiers = [
      ...cell.qualifiers,
      ...(value.baseline ? ["baseline"] : []),
      ...calendarYear(value, cell.qualifiers),
    ];
    if (qualifiers.includes("compound") && row.values.length > 0) {
      problems.push(
        problemAt(
          value.source,
          "note",
          "value-unreadable",
          `"${raw}" is no single value; it was kept as printed.`,
        ),
      );
    }
    if (looksGlued(cell)) {
      problems.push(
        problemAt(
          value.source,
          "warning",
          "number-slip",
          `"${raw}" may be two cells run together; it was read as printed.`,
        ),
      );
    }
    if (cell.value !== null && isBound(raw)) {
      problems.push(
        problemAt(
          value.source,
          "note",
          "value-unreadable",
          /^[<>≤≥]/.test(raw)
            ? `"${raw}" is a limit, not a value; its number was kept.`
            : `"${raw}" is a limit, an estimate or a change; its number was kept.`,
        ),
      );
    }
    const period = periodOf(value, facts);
    return {
      kind: "observation",
      id: recordId(context.sha256, value.source, value.place),
      table: row.indicatorTable,
      row: number,
      section: row.section,
      ref: named.ref,
      codes: named.codes,
      title: named.title,
      measure: value.measure,
      period,
      raw,
      value: cell.value,
      unit: unitOf(value, cell.unit, cell.qualifiers, ownUnit, titleUnit),
      qualifiers,
      status: stateFor(row.statuses, value, quarters, (mark) => readStatus(mark, keys), problems),
      direction: stateFor<Direction>(
        row.directions,
        value,
        quarters,
        (mark) => readDirection(mark, keys),
        problems,
      ),
      responsible: row.responsible,
      commentary: row.commentary,
      council: facts.council,
      indicator: reading.indicator,
      source: value.source,
      evidence: [
        ...row.evidence,
        `column: ${value.header || "without a header"}`,
        ...(reading.evidence ? [reading.evidence] : []),
      ],
    };
  });
  return { records, problems: uniqueProblems(problems) };
}

interface Name {
  readonly ref: string;
  readonly title: string;
  readonly codes: readonly string[];
}

/** The reference as printed, the title without a reference at its start, all codes in print order. */
function nameOf(row: IndicatorRow): Name {
  const leading = splitLeadingReference(row.title);
  const title = leading && leading.rest !== "" ? leading.rest : row.title;
  const ref = row.reference !== "" ? row.reference : leading?.rest ? leading.reference : "";
  const ofReference =
    row.reference !== "" ? referenceCodes(row.reference, row.referenceHeader) : [];
  const codes = [...ofReference, ...findCodes(row.title).map(({ code }) => code)];
  return { ref, title, codes: [...new Set(codes)] };
}

/** A bare number takes the family that its column's header names: `11a` under `BVPI No.` is BVPI11a. */
function referenceCodes(reference: string, header: string): string[] {
  const codes = findReferenceCodes(reference).map(({ code }) => code);
  if (codes.length > 0) return codes;
  const bare = /^0{0,2}(\d{1,3})\s?([a-z])?(?:\([ivx]+\))?$/i.exec(reference.trim());
  const family = /\b(BVPI|BV|NI)s?\b/.exec(header)?.[1];
  return bare && family ? [`${family}${bare[1]}${(bare[2] ?? "").toLowerCase()}`] : [];
}

/**
 * The period a column's header names. A target, weight or actual column without a year of its own
 * takes the report's; a benchmark, quartile or baseline without a year has none.
 */
export function periodOf(
  value: PrintedValue,
  { financialYears, periodLabel }: ReportFacts,
): string {
  // beside a year-end target, a control target is that of the report's own quarter (Rotherham 2010/11)
  const toDate =
    value.measure === "target" &&
    /\bcontrol\b|\bto date\b|\bprofiled?\b|\bytd\b/i.test(value.header);
  const reportQuarter = parseQuarter(periodLabel);
  const own = parseFinancialYear(value.header);
  const ownYear = financialYears[0] ?? "";
  const inherits =
    !value.baseline &&
    (value.measure === "target" || value.measure === "weight" || value.measure === "actual");
  const relative =
    /\b(?:last|previous|prior) (?:financial )?year\b/i.test(value.header) && ownYear !== ""
      ? financialYear(Number(ownYear.slice(0, 4)) - 1)
      : undefined;
  // `LAA 06/09` spans three years: that is no financial year, and not the report's either
  const silent =
    !/(?<!\d)(?:19|20)\d{2}(?!\d)/.test(value.header) &&
    (own !== undefined || !/(?<![\d/])\d{2}\s?[/–-]\s?\d{2}(?![\d/%])/.test(value.header));
  const year = own ?? relative ?? (inherits && silent ? ownYear : monthYear(value.header));
  if (year === "") return "";
  const quarter =
    lastQuarter(value.header) ??
    parseQuarter(value.header) ??
    partYear(value.header) ??
    (toDate ? reportQuarter : undefined);
  return quarter !== undefined ? `${year} Q${quarter}` : year;
}

/** `as at 31 March 2009` dates a column too. */
function monthYear(header: string): string {
  const months = findMonths(header).filter(({ year }) => year !== undefined);
  const last = months.at(-1);
  if (!last?.year) return "";
  return financialYear(last.month >= 4 ? last.year : last.year - 1);
}

/** `Q1 - Q3 2009/10` is the year to its third quarter. */
function lastQuarter(header: string): number | undefined {
  const last =
    /\b(?:q|quarters?|qtrs?)\s?[1-4]\s?(?:-|–|to)\s?(?:q|quarter|qtr)?\s?([1-4])\b(?![/-])/i.exec(
      header,
    )?.[1];
  return last ? Number(last) : undefined;
}

/** `April - September 2009-10` is the year to its second quarter. */
function partYear(header: string): number | undefined {
  if (/\b(?:half|mid)[- ]year(?:ly)?\b/i.test(header)) return 2;
  const months = findMonths(header);
  const [first, last] = months;
  if (months.length !== 2 || !first || !last) return undefined;
  // `October - December 2008` is the third quarter itself
  const oneQuarter = first.month % 3 === 1 && last.month === first.month + 2;
  if (!oneQuarter && (first.month !== 4 || last.month === 3)) return undefined;
  return last.month % 3 === 0 ? quarterOf(last.month) : undefined;
}

/** A header with a calendar year alone (`2008`) names the year of the data, no financial year. */
function calendarYear({ header }: PrintedValue, qualifiers: readonly string[]): string[] {
  if (
    parseFinancialYear(header) ||
    findMonths(header).length > 0 ||
    qualifiers.some((qualifier) => qualifier.startsWith("data_year"))
  )
    return [];
  const year = /(?<![\d/–-])((?:19|20)\d{2})(?![\d/–-])/.exec(header)?.[1];
  return year ? [`data_year=${year}`] : [];
}

function unitOf(
  value: PrintedValue,
  ofCell: Unit,
  qualifiers: readonly string[],
  ofRow: Unit,
  ofTitle: Unit,
): Unit {
  if (ofCell !== "") return ofCell;
  if (value.measure === "weight" || qualifiers.includes("text")) return "";
  if (/£\s?['’]?000/.test(value.header)) return "gbp_thousand";
  return ofRow !== "" ? ofRow : ofTitle;
}

/** The mark of a row's status or direction column; one printed for a quarter belongs to that quarter's values. */
function stateFor<State extends Status | Direction>(
  marks: readonly PrintedMark[],
  value: PrintedValue,
  quarters: ReadonlySet<number | undefined>,
  read: (mark: PrintedMark) => State | undefined,
  problems: Problem[],
): State | "" {
  const quarter = parseQuarter(value.header);
  const mark = marks.find((candidate) => {
    const own = parseQuarter(candidate.header);
    return own === undefined || !quarters.has(own) || own === quarter;
  });
  if (!mark) return "";
  const state = read(mark);
  if (state === undefined) {
    problems.push(
      problemAt(
        mark.source,
        "note",
        "status-unreadable",
        `The report does not say what "${mark.text || "the mark"}" in this cell means; no status was read.`,
      ),
    );
  }
  return state ?? "";
}

const uniqueProblems = (problems: readonly Problem[]): Problem[] => {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
};
