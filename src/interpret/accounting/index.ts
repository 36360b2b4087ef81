import type { Document } from "../../document.ts";
import { append } from "../../long-lists.ts";
import type { Outcome, Problem } from "../../problem.ts";
import type { Aside, AsideRow, Interpretation } from "../../rows.ts";
import { accountOfColumns } from "./account-columns.ts";
import { accountOfRows, completed } from "./account-rows.ts";
import { claimsOf } from "./claims.ts";
import { datedItems } from "./dated-items.ts";
import { logicalGroups, printedTables } from "./printed-table.ts";
import { bounded, unreadRows, unreadTable } from "./warnings.ts";

/** What the readers gave, before anybody looked for what they left out. */
export interface Readings extends Omit<Interpretation, "asides"> {
  readonly asides: readonly AsideRow[];
}

/**
 * Holds the two laws of what is set aside, whatever the readers did: a row that none of them mentions, a
 * figure cell beside what was read and a dated item of a list are set aside here. Columns, rows and tables
 * with codes, figures or dates that nobody understood are warnings, too.
 */
export function accountFor(
  document: Document,
  readings: Readings,
  problems: readonly Problem[],
): Outcome<Interpretation> {
  const tables = printedTables(document);
  const blocks = new Map(tables.map(({ number, block }) => [number, block]));
  const given = new Map<number, AsideRow[]>();
  for (const aside of readings.asides) {
    if (aside.table === undefined) continue;
    const own = given.get(aside.table);
    if (own) own.push(aside);
    else given.set(aside.table, [aside]);
  }
  const beside = readings.asides.filter(({ table }) => table === undefined);
  const claims = claimsOf(readings.rows, problems);
  const asides: Aside[] = [];
  const found: Problem[] = [];
  for (const group of logicalGroups(tables, readings.verdicts)) {
    const accounts = group.map((one) => accountOfRows(one, given.get(one.number) ?? [], claims));
    const columns = accountOfColumns(accounts, claims);
    append(asides, [...accounts.flatMap(({ asides }) => asides), ...columns.asides]);
    append(found, [
      ...bounded(columns.problems),
      ...unreadTable(accounts),
      ...bounded(unreadRows(accounts, problems)),
    ]);
  }
  append(asides, [
    ...beside.map((aside) => completed(aside, blocks)),
    ...datedItems(document, readings.rows, beside),
  ]);
  const unread = new Set(
    found.flatMap(({ code, table }) => (code === "table-unrecognised" ? [table] : [])),
  );
  const said = problems.filter(
    ({ code, table }) => code !== "table-unrecognised" || !unread.has(table),
  );
  return {
    value: { ...readings, asides: inDocumentOrder(asides) },
    problems: [...said, ...found],
  };
}

/** By block, then what is said of the whole table, its columns, its rows and their cells. */
const inDocumentOrder = (asides: readonly Aside[]): Aside[] =>
  [...asides].sort(
    (a, b) =>
      a.block - b.block || (a.row ?? -1) - (b.row ?? -1) || (a.column ?? -1) - (b.column ?? -1),
  );
