import { isDeepStrictEqual } from "node:util";
import { directions, measures, presentId, statuses, units } from "../records.ts";
import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";

type Printed = string | number | null;

/** One line of a file of corrections. */
export interface Correction {
  /** Line in its file, from 1. */
  readonly line: number;
  /** A record's id; empty where a printed cell is named instead. */
  readonly record: string;
  /** The report's id, or the sha256 of its bytes. */
  readonly doc: string;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  /** A column of `v_observation`, `v_milestone` or `v_budget`. */
  readonly field: string;
  /** What the field must read for the correction to hold; empty where anything may. */
  readonly reads: string;
  /** What it is corrected to; `none` takes the field's content out. */
  readonly correct: string;
  readonly reason: string;
}

/** A correction that changes nothing any more, and why. */
export interface StaleCorrection {
  readonly line: number;
  readonly message: string;
}

type Parse = (text: string) => Printed | undefined;

const anyText: Parse = (text) => text;
const matching =
  (pattern: RegExp): Parse =>
  (text) =>
    text === "" || pattern.test(text) ? text : undefined;
const oneOf =
  (...words: readonly string[]): Parse =>
  (text) =>
    words.includes(text) ? text : undefined;
const number: Parse = (text) =>
  text === "" ? null : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
const wholeNumber: Parse = (text) =>
  text === "" ? null : /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;

const year = String.raw`\d{4}-\d{2}`;
const status = oneOf(...statuses);

/** What may be corrected in each table, and how its new value is read. What is printed (`raw`) stays. */
const correctable: Readonly<Record<string, Readonly<Record<string, Parse>>>> = {
  observation: {
    section: anyText,
    ref: anyText,
    codes: anyText,
    title: anyText,
    measure: oneOf(...measures),
    period: matching(new RegExp(`^${year}( Q[1-4])?$`)),
    value: number,
    unit: oneOf(...units),
    qualifier: anyText,
    status,
    direction: oneOf(...directions),
    responsible: anyText,
    commentary: anyText,
    indicator: matching(/^[A-Z0-9]+(-[A-Z0-9]+)*[a-z]*$/),
  },
  milestone: {
    kind: oneOf("milestone", "activity", "action", "equality_action", "risk_measure"),
    objective_ref: anyText,
    objective: anyText,
    group: anyText,
    text: anyText,
    due: matching(new RegExp(`^((FY )?${year}( Q[1-4])?)(;(FY )?${year}( Q[1-4])?)*$`)),
    plan_year: anyText,
    status,
    responsible: anyText,
    commentary: anyText,
  },
  budget_line: {
    statement: anyText,
    section: anyText,
    line: anyText,
    measure: oneOf(
      "annual_budget",
      "budget_to_date",
      "actual_to_date",
      "variance",
      "committed",
      "gross",
      "grant_income",
      "other_income",
      "net",
      "projection",
      "capital",
      "balance",
      "",
    ),
    period: matching(new RegExp(`^${year}$`)),
    amount_gbp: wholeNumber,
    is_total: (text) => (text === "0" || text === "1" ? Number(text) : undefined),
  },
};

/** Every field that may be corrected. */
export const correctableFields: readonly string[] = [
  ...new Set(Object.values(correctable).flatMap((fields) => Object.keys(fields))),
].sort();

/** The fields of one kind of record that may be corrected. */
export const correctableFieldsOf = (
  kind: "observation" | "milestone" | "budget",
): readonly string[] => Object.keys(correctable[kind === "budget" ? "budget_line" : kind] ?? {});

const heldColumns = `line, record, doc, "table", "row", "column", field, reads, correct, reason`;

/** Those an archive holds, one after another. */
export const readCorrections = (store: Store): Iterable<Correction> => ({
  [Symbol.iterator]: () =>
    store
      .prepare(`SELECT ${heldColumns} FROM correction ORDER BY line`)
      .iterate() as IterableIterator<Correction>,
});

/**
 * Those given, else those held. What one held for when it was first applied, it still must hold for: that stands in
 * the archive it was applied in.
 */
export function withHeldReads(held: Store, given: Iterable<Correction>): Iterable<Correction> {
  held.exec(
    `CREATE TEMP TABLE IF NOT EXISTS held_reads AS SELECT ${heldColumns} FROM main.correction;
     CREATE INDEX IF NOT EXISTS temp.held_reads_by_record ON held_reads (record, doc, field)`,
  );
  const known = held
    .prepare(
      `SELECT reads FROM temp.held_reads WHERE record = :record AND doc = :doc AND field = :field
         AND "table" IS :table AND "row" IS :row AND "column" IS :column
         AND correct = :correct AND reason = :reason ORDER BY line LIMIT 1`,
    )
    .pluck();
  return {
    *[Symbol.iterator]() {
      for (const one of given) {
        const before = one.reads === "" ? known.get(one) : undefined;
        yield typeof before === "string" ? { ...one, reads: before } : one;
      }
    },
  };
}

/** Whether two lists are the same, gone through beside each other. */
export function sameCorrections(one: Iterable<Correction>, other: Iterable<Correction>): boolean {
  const others = other[Symbol.iterator]();
  try {
    for (const own of one) {
      const { value, done } = others.next();
      if (done || !isDeepStrictEqual({ ...own }, { ...value })) return false;
    }
    return others.next().done === true;
  } finally {
    // An iterator that is left open holds its connection.
    others.return?.();
  }
}

/**
 * Applies corrections to records as they were read, and keeps beside each what was read. One whose target is
 * gone or reads differently changes nothing; it is kept, and a problem of the report says so.
 */
export function applyCorrections(store: Store, corrections: Iterable<Correction>): void {
  const insert = store.prepare(
    `INSERT INTO correction VALUES
      (:line, :record, :doc, :table, :row, :column, :field, :reads, :correct, :reason,
       :target, :reportId, :was, :state, :message)`,
  );
  const problem = store.prepare(
    `INSERT INTO problem
     SELECT :reportId, 1 + coalesce((SELECT max(n) FROM problem WHERE report_id = :reportId), -1),
       'warning', 'archive', 'correction-stale', NULL, :table, :row, :column, :message`,
  );
  store.transaction(() => {
    for (const correction of corrections) {
      const found = applyOne(store, correction);
      insert.run({ ...correction, ...found });
      if (found.state === "stale" && found.reportId !== null) {
        const { table, row, column } = correction;
        problem.run({ reportId: found.reportId, table, row, column, message: found.message });
      }
    }
  })();
}

/** The first `most` of them, and how many there are of each kind. */
export function toldCorrections(
  store: Store,
  most: number,
): { applied: number; staleCount: number; stale: StaleCorrection[] } {
  const count = store.prepare("SELECT count(*) FROM correction WHERE state = ?").pluck();
  const stale = store
    .prepare("SELECT line, message FROM correction WHERE state = 'stale' ORDER BY line LIMIT ?")
    .all(most) as StaleCorrection[];
  return { applied: Number(count.get("applied")), staleCount: Number(count.get("stale")), stale };
}

export const staleCorrections = (store: Store): StaleCorrection[] =>
  toldCorrections(store, -1).stale;

/** Puts back what was read in the records of a report that is copied from an earlier archive. */
export function undoCorrections(
  store: Store,
  from: string,
): (reportId: number, newId: number) => void {
  const applied = store.prepare(
    `SELECT target, field, was FROM ${from}.correction
     WHERE report_id = ? AND state = 'applied' ORDER BY line DESC`,
  );
  return (reportId, newId) => {
    for (const row of applied.all(reportId) as { target: string; field: string; was: Printed }[]) {
      for (const [table, fields] of Object.entries(correctable)) {
        if (!(row.field in fields)) continue;
        store
          .prepare(`UPDATE target.${table} SET "${row.field}" = ? WHERE report_id = ? AND id = ?`)
          .run(row.was, newId, row.target);
      }
    }
  };
}

interface Applied {
  readonly target: string;
  readonly reportId: number | null;
  readonly was: Printed;
  readonly state: "applied" | "stale";
  readonly message: string;
  readonly reads: string;
}

interface Target {
  readonly table: string;
  readonly id: string;
  readonly reportId: number;
}

function applyOne(store: Store, correction: Correction): Applied {
  const { field, reads, correct } = correction;
  const targets = findTargets(store, correction);
  const target = targets[0];
  const stale = (message: string, reportId: number | null, was: Printed = null): Applied => {
    const sentence = `The correction on line ${correction.line} was left out: ${message}`;
    return { target: "", reportId, was, state: "stale", message: sentence, reads };
  };
  const where = named(correction);
  if (!target) return stale(`there is no record ${where} any more.`, reportOf(store, correction));
  if (targets.length > 1) {
    return stale(`${targets.length} records stand ${where}: name one by its id.`, target.reportId);
  }
  const before = prepared(
    store,
    "SELECT line FROM correction WHERE target = ? AND target <> '' AND field = ?",
    "pluck",
  ).get(target.id, field);
  if (before !== undefined) {
    return stale(`line ${before} corrects the ${field} ${where} already.`, target.reportId);
  }
  const parse = correctable[target.table]?.[field];
  if (!parse) {
    const kind = target.table.replace("_", " ");
    return stale(`"${field}" of the ${kind} ${where} cannot be corrected.`, target.reportId);
  }
  const value = parse(correct === "none" ? "" : correct);
  if (value === undefined) {
    return stale(`"${clip(correct)}" cannot be a ${field} ${where}.`, target.reportId);
  }
  const was = prepared(
    store,
    `SELECT "${field}" FROM ${target.table} WHERE report_id = ? AND id = ?`,
    "pluck",
  ).get(target.reportId, target.id) as Printed;
  const now = shown(was);
  if (reads !== "" && !sameText(reads === "none" ? "" : reads, now)) {
    const message = `the ${field} ${where} now reads "${clip(now)}", not "${clip(reads)}".`;
    return stale(message, target.reportId, was);
  }
  prepared(store, `UPDATE ${target.table} SET "${field}" = ? WHERE report_id = ? AND id = ?`).run(
    value,
    target.reportId,
    target.id,
  );
  return {
    target: target.id,
    reportId: target.reportId,
    was,
    state: "applied",
    message: "",
    // From now on it holds only for what was there when it was given.
    reads: reads === "" ? (now === "" ? "none" : now) : reads,
  };
}

function findTargets(store: Store, correction: Correction): Target[] {
  const { record, table, row, column } = correction;
  const reportId = record === "" ? reportOf(store, correction) : null;
  return Object.keys(correctable).flatMap((kind) => {
    const columns = `'${kind}' AS "table", id, report_id AS reportId`;
    const found =
      record === ""
        ? prepared(
            store,
            `SELECT ${columns} FROM ${kind} JOIN report USING (report_id)
               WHERE report.report_id = :reportId AND source_table = :table AND source_row = :row
                 AND source_column = :column ORDER BY n`,
          ).all({ reportId, table, row, column })
        : prepared(store, `SELECT ${columns} FROM ${kind} WHERE id = ?`).all(presentId(record));
    return found as Target[];
  });
}

/** By its id, or by the hash of its bytes, which no new name changes. */
const reportOf = (store: Store, { doc }: Correction): number | null =>
  (prepared(
    store,
    `SELECT report_id FROM report WHERE doc = :doc OR (sha256 = lower(:doc) AND sha256 <> '')
       ORDER BY doc = :doc DESC`,
    "pluck",
  ).get({ doc }) as number | undefined) ?? null;

/** Characters of a text that a sentence shows. */
const shownLength = 80;
const clip = (text: string): string =>
  (text.length > shownLength ? `${text.slice(0, shownLength)}…` : text).replace(/\s+/g, " ");

const named = ({ record, doc, table, row, column }: Correction): string =>
  record === "" ? `in table ${table}, row ${row}, column ${column} of ${clip(doc)}` : clip(record);

const shown = (value: Printed): string => (value === null ? "" : String(value));

/** Equal but for blanks; `12.0` and `12` are one number. */
function sameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/\s+/g, " ").trim());
  if (a === b) return true;
  return a !== "" && b !== "" && Number(a) === Number(b);
}
