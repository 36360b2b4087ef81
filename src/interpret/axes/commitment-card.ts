import { readLabel } from "../evidence/header-word.ts";
import { type Look, lookOf, ownNumber } from "../evidence/looks.ts";
import type { ColumnRole } from "../evidence/vocabulary.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headCell } from "./naming.ts";

/** A card of one commitment is no longer than this, in rows; several may stand in one table. */
const longestCards = 60;
/** A label is no longer than this, in words: `Actions to deliver the objective`. */
const longestLabel = 5;

/** What the answer to a label looks like, by what the label asks for. */
const looksOf: Readonly<Partial<Record<ColumnRole, ReadonlySet<Look>>>> = {
  due: new Set<Look>(["date", "period"]),
  status: new Set<Look>(["state", "light", "tick", "trend"]),
  responsible: new Set<Look>(["person", "post"]),
  action: new Set<Look>(["commitment"]),
  milestone: new Set<Look>(["commitment"]),
};
/** What a label that nobody listed may be followed by. */
const sayingLooks: ReadonlySet<Look> = new Set<Look>(["state", "light", "tick"]);

interface Pair {
  readonly label: GridCell;
  readonly value: GridCell;
  readonly role: ColumnRole | undefined;
}

/**
 * One commitment a card, labels and what they say two pairs in a row: `Ref | 1.1 | Deliver by | 30 June 2009` over
 * `Action | Open the library`. The pairs are put below each other. The words of the labels need not be listed
 * ones, as what stands beside them tells: a card has a commitment in words and a date.
 */
export function commitmentPairs(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  if (grid.length < 2 || grid.length > longestCards) return undefined;
  const flat: (Pair & { readonly row: GridRow })[] = [];
  for (const row of grid) {
    const pairs = pairsIn(row);
    if (!pairs) return undefined;
    for (const pair of pairs) flat.push({ ...pair, row });
  }
  if (flat.length === grid.length) return undefined;
  const isNamed = flat.some(
    ({ role, value }) =>
      (role === "action" || role === "milestone") &&
      /[a-z]{3}/i.test(value.text) &&
      oneLine(value.text).split(" ").length >= 2,
  );
  const isDated = flat.some(({ role, value }) => role === "due" && answers(role, value));
  return isNamed && isDated
    ? flat.map(({ row, label, value }) => ({ ...row, cells: [label, value] }))
    : undefined;
}

/** The pairs of a row; undefined where a cell of it is neither label nor what a label says. */
function pairsIn(row: GridRow): Pair[] | undefined {
  const cells = speakingCells(row);
  if (cells.length === 0) return undefined;
  const pairs: Pair[] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const label = cells[at] as GridCell;
    // beside the last label nothing may be printed, or no more than a colour
    const value = cells[at + 1] ?? row.cells[row.cells.indexOf(label) + 1] ?? nothing;
    const pair = pairOf(label, value.fromLeft ? nothing : value);
    if (!pair) return undefined;
    pairs.push(pair);
  }
  return pairs;
}

function pairOf(label: GridCell, value: GridCell): Pair | undefined {
  const text = oneLine(label.text).replace(/:$/, "");
  const said = oneLine(value.text);
  if (!/[a-z]{2}/i.test(text) || text.split(" ").length > longestLabel) return undefined;
  if (lookOf(label) === "commitment" && readLabel(text).how !== "listed") return undefined;
  const { role } = readLabel(text);
  // "Mstone | 1.1", "Task | 1.1": the commitment's own number, whatever the word before it
  if (ownNumber.test(said) && (role === undefined || namesCommitment.has(role)))
    return { label: headCell(label, "Reference"), value, role: "reference" };
  if (role === undefined && !sayingLooks.has(lookOf(value))) return undefined;
  // a label has no other beside it, and nothing that only looks like one
  if (said !== "" && readLabel(said).how === "listed" && !answers(role, value)) return undefined;
  return { label, value, role };
}

const namesCommitment: ReadonlySet<string> = new Set(["action", "milestone"]);

/** `Progress RAG | On target`: the answer is a word of headers as well, and is what the label asks for. */
const answers = (role: ColumnRole | undefined, value: GridCell): boolean =>
  role !== undefined &&
  (looksOf[role]?.has(lookOf(value)) ?? false) &&
  readLabel(oneLine(value.text)).role !== "responsible";
