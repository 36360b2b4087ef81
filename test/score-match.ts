import { parse } from "csv-parse/sync";
import type { CouncilRecord } from "../src/records.ts";

/** A gold row, or a record in the same columns: text by name of column. */
export type ScoreRow = Readonly<Record<string, string>>;
export type ScoreKind = "observations" | "milestones" | "budget";

/** Titles and texts this alike are the same, as a share of common words (0 to 1). */
const sameTitle = 0.85;
/** A title this alike will do beside a code in common. */
const sameTitleWithCode = 0.5;
const sameText = 0.9;

export const parseGold = (csv: string): ScoreRow[] =>
  parse(csv, { columns: true, bom: true, skip_empty_lines: true });

const normal = (text = ""): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’´`]/g, "'")
    .replace(/[^a-z0-9%£.+-]+/g, " ")
    .trim();

/** Common words of two texts, twice, over the words of both. */
export function wordOverlap(a = "", b = ""): number {
  const wordsOf = (text: string) =>
    normal(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== "");
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length + right.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    counts.set(word, count - 1);
  }
  return (2 * common) / (left.length + right.length);
}

const sameNumber = (a = "", b = ""): boolean =>
  a !== "" &&
  b !== "" &&
  Math.abs(Number(a) - Number(b)) <= 1e-6 * Math.max(1, Math.abs(Number(a)));

const listOf = (text = ""): string[] => [
  ...new Set(
    text
      .split(";")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  ),
];
const sameList = (a?: string, b?: string): boolean =>
  listOf(a).sort().join(";") === listOf(b).sort().join(";");
const meet = (a?: string, b?: string): boolean => {
  const other = new Set(listOf(b));
  return listOf(a).some((item) => other.has(item));
};
const alike = (least: number) => (a?: string, b?: string) => wordOverlap(a, b) >= least;
const equal = (a = "", b = ""): boolean => a === b;
const sameWords = (a?: string, b?: string): boolean => normal(a) === normal(b);
/** Gold leaves a status empty where the text lost it: then any will do. */
const sameIfKnown = (gold = "", got = ""): boolean => gold === "" || gold === got;

interface Rules {
  /** How surely a record is the gold row; 0 where it is another. */
  readonly likeness: (gold: ScoreRow, got: ScoreRow) => number;
  /** Fields that may be wrong in a record that is the gold row. */
  readonly fields: Readonly<Record<string, (gold?: string, got?: string) => boolean>>;
  readonly show: (row: ScoreRow) => string;
}

const rules: Readonly<Record<ScoreKind, Rules>> = {
  observations: {
    likeness: (gold, got) => {
      if (gold.measure !== got.measure || gold.period !== got.period) return 0;
      const figures = (gold.value ?? "") !== "" || (got.value ?? "") !== "";
      const same = figures ? sameNumber(gold.value, got.value) : sameWords(gold.raw, got.raw);
      if (!same) return 0;
      const title = wordOverlap(gold.title, got.title);
      const named =
        title >= sameTitle || (title >= sameTitleWithCode && meet(gold.codes, got.codes));
      return named ? title + (sameList(gold.codes, got.codes) ? 1 : 0) : 0;
    },
    fields: {
      section: alike(0.8),
      codes: sameList,
      unit: equal,
      qualifier: sameList,
      responsible: sameWords,
      commentary: alike(0.9),
      status: sameIfKnown,
    },
    show: (row) => `${row.ref || "-"} | ${row.title} | ${row.measure} ${row.period} = ${row.raw}`,
  },
  milestones: {
    likeness: (gold, got) => {
      const text = wordOverlap(gold.text, got.text);
      const same =
        text >= sameText &&
        sameList(gold.due, got.due) &&
        sameWords(gold.objective_ref, got.objective_ref);
      return same ? text : 0;
    },
    fields: {
      kind: equal,
      objective: alike(0.9),
      plan_year: equal,
      status: sameIfKnown,
      responsible: sameWords,
      commentary: alike(0.9),
    },
    show: (row) => `${row.objective_ref || "-"} | ${row.text} | due ${row.due || "-"}`,
  },
  budget: {
    likeness: (gold, got) => {
      const same =
        gold.measure === got.measure &&
        gold.period === got.period &&
        sameNumber(gold.amount_gbp, got.amount_gbp) &&
        (sameWords(gold.line, got.line) || wordOverlap(gold.line, got.line) >= sameTitle);
      return same ? 1 + wordOverlap(gold.statement, got.statement) : 0;
    },
    fields: { statement: alike(0.6), section: sameWords, is_total: equal },
    show: (row) => `${row.statement} | ${row.line} | ${row.measure} ${row.period} = ${row.raw}`,
  },
};

export interface Score {
  readonly found: number;
  readonly missed: number;
  readonly invented: number;
  /** Wrong fields among the found, by field; none where all are right. */
  readonly wrong: Readonly<Record<string, number>>;
}

export interface ScoreDetail extends Score {
  readonly misses: readonly string[];
  readonly inventions: readonly string[];
}

/** Pairs each gold row with at most one record, the surest first, the order of the report breaking ties. */
export function scoreRows(
  kind: ScoreKind,
  gold: readonly ScoreRow[],
  got: readonly ScoreRow[],
): ScoreDetail {
  const { likeness, fields, show } = rules[kind];
  const candidates = gold.flatMap((goldRow, goldAt) =>
    got.flatMap((gotRow, gotAt) => {
      const sure = likeness(goldRow, gotRow);
      return sure > 0 ? [{ sure, goldAt, gotAt }] : [];
    }),
  );
  candidates.sort(
    (a, b) =>
      b.sure - a.sure ||
      Math.abs(a.goldAt - a.gotAt) - Math.abs(b.goldAt - b.gotAt) ||
      a.goldAt - b.goldAt,
  );
  const gotOf = new Map<number, number>();
  const used = new Set<number>();
  for (const { goldAt, gotAt } of candidates) {
    if (gotOf.has(goldAt) || used.has(gotAt)) continue;
    gotOf.set(goldAt, gotAt);
    used.add(gotAt);
  }
  const wrong: Record<string, number> = {};
  for (const [goldAt, gotAt] of gotOf) {
    for (const [field, same] of Object.entries(fields)) {
      if (!same(gold[goldAt]?.[field], got[gotAt]?.[field])) wrong[field] = (wrong[field] ?? 0) + 1;
    }
  }
  return {
    found: gotOf.size,
    missed: gold.length - gotOf.size,
    invented: got.length - gotOf.size,
    wrong,
    misses: gold.filter((_, at) => !gotOf.has(at)).map(show),
    inventions: got.filter((_, at) => !used.has(at)).map(show),
  };
}

/** A record in the columns of the gold. */
export function recordToScoreRow(record: CouncilRecord): ScoreRow {
  switch (record.kind) {
    case "observation":
      return {
        section: record.section,
        ref: record.ref,
        codes: record.codes.join(";"),
        title: record.title,
        measure: record.measure,
        period: record.period,
        raw: record.raw,
        value: record.value === null ? "" : String(record.value),
        unit: record.unit,
        qualifier: record.qualifiers.join(";"),
        status: record.status,
        responsible: record.responsible,
        commentary: record.commentary,
      };
    case "milestone":
      return {
        kind: record.milestoneKind,
        objective_ref: record.objectiveRef,
        objective: record.objective,
        text: record.text,
        due: record.due.join(";"),
        plan_year: record.planYear,
        status: record.status,
        responsible: record.responsible,
        commentary: record.commentary,
      };
    case "budget":
      return {
        statement: record.statement,
        section: record.section,
        line: record.line,
        measure: record.measure,
        period: record.period,
        raw: record.raw,
        amount_gbp: record.amountGbp === null ? "" : String(record.amountGbp),
        is_total: record.isTotal ? "1" : "0",
      };
  }
}
