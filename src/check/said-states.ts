import type { Document } from "../document.ts";
import type { Finding } from "../problem.ts";
import type { CouncilRecord, Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { isWorse, polarityOf, toIndicatorRows } from "./indicator-rows.ts";
import { countPattern, toCount } from "./said-numbers.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { pairOf } from "./status-pair.ts";

const nouns =
  "projects?|actions?|milestones?|indicators?|measures?|schemes?|commitments?|tasks?|objectives?|targets?|PIs?|KPIs?";
/** What a row is said to be, and how its own cells or figures say it. */
const states = [
  { name: "done", pattern: "completed?|closed|finished|delivered" },
  { name: "green", pattern: "green|on track" },
  { name: "amber", pattern: "amber" },
  { name: "red", pattern: "red" },
  {
    name: "met",
    pattern:
      "(?:met|achieved|exceeded|reached|hit|on or above|above|at or above)(?: or (?:met|exceeded|beaten|bettered))? (?:its |their |the )?targets?",
  },
] as const;
type State = (typeof states)[number]["name"];

const totalOf = new RegExp(`${countPattern} (?:\\w+ ){0,2}?(?:${nouns})\\b`, "i");
const leastRows = 4;
/** Tables further down than this are of something else. */
const furthest = 8;

interface Row {
  readonly record: CouncilRecord;
  /** True, false, or unknown where nothing in the row says. */
  readonly is: (state: State) => boolean | undefined;
}

/**
 * `18 projects, 5 closed` against the table of so many rows that follows: how many rows say so themselves. A count
 * is doubted only where no reading of rows that say nothing could make it right.
 */
export function findStateCountMismatches(report: CheckedReport): Finding[] {
  const tables = tablesOf(report);
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
  const claims = states.flatMap(({ name, pattern }) => {
    const claim = new RegExp(
      `${countPattern}(?: of (?:the|our|these) [\\w ]{0,40}?(?:${nouns}))? (?:(?:has|have|had|were|was|are|is|been|now|already|of them|(?:${nouns})) )*(${pattern})\\b`,
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
  rows: readonly Row[],
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
      records: rows.map(({ record }) => record),
      at: page === undefined ? {} : { page },
      printed: text,
      expected: `${printed} of ${total}`,
      message: `The text says ${quoted(words)} (${quoted(text, 160)}), but the ${total} rows of the table below it make that ${printed}.`,
    }),
  ];
}

/** The rows of each table that holds records of one kind, with what their own cells say. */
function tablesOf({ document, records }: CheckedReport): { block: number; rows: Row[] }[] {
  const tables = new Map<number, Row[]>();
  const add = (block: number, row: Row) => {
    const rows = tables.get(block);
    if (rows) rows.push(row);
    else tables.set(block, [row]);
  };
  for (const record of records) {
    if (record.kind === "milestone") add(record.source.block, milestoneRow(record, document));
  }
  for (const row of toIndicatorRows(records)) {
    const [first] = row.values;
    if (first) add(first.source.block, { record: first, is: indicatorState(row) });
  }
  return [...tables].map(([block, rows]) => ({ block, rows })).sort((a, b) => a.block - b.block);
}

function milestoneRow(
  record: Extract<CouncilRecord, { kind: "milestone" }>,
  document?: Document,
): Row {
  const cells = rowTexts(document, record);
  return {
    record,
    is: (state) => {
      if (state === "met") return undefined;
      const pattern = states.find(({ name }) => name === state)?.pattern ?? "";
      if (cells.some((text) => new RegExp(`^(?:${pattern})$`, "i").test(text))) return true;
      if (state !== "done" && record.status === state) return true;
      if (record.status !== "" && state !== "done") return false;
      return cells.length > 0 ? false : undefined;
    },
  };
}

function indicatorState(row: ReturnType<typeof toIndicatorRows>[number]): Row["is"] {
  const pair = pairOf(row);
  const status = row.values.find((value) => value.status !== "")?.status ?? "";
  return (state) => {
    if (state === "done") return undefined;
    if (state !== "met") return status === "" ? undefined : status === state;
    const byFigures = pair && reaches(pair.actual, pair.target, row);
    const byStatus = status === "" ? undefined : status === "green";
    // Where figures and status disagree, either may be what was counted.
    if (byFigures === undefined) return byStatus;
    return byStatus === undefined || byStatus === byFigures ? byFigures : undefined;
  };
}

function reaches(
  actual: Observation,
  target: Observation,
  row: ReturnType<typeof toIndicatorRows>[number],
): boolean | undefined {
  const polarity = polarityOf(row);
  if (actual.value === null || target.value === null) return undefined;
  if (actual.value === target.value) return true;
  if (polarity !== "higher_better" && polarity !== "lower_better") return undefined;
  return !isWorse(actual.value, target.value, polarity);
}

/** The texts of the cells of a record's printed row. */
export function rowTexts(
  document: Document | undefined,
  { source }: Pick<CouncilRecord, "source">,
): string[] {
  const block = document?.blocks[source.block];
  if (block?.kind !== "table" || source.row === undefined) return [];
  return block.cells
    .filter(({ row, rowSpan }) => row <= (source.row ?? 0) && (source.row ?? 0) < row + rowSpan)
    .map(({ text }) => text.replace(/\s+/g, " ").trim());
}
