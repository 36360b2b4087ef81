import { type AssembledRow, textAt } from "./assemble.ts";
import type { Layout } from "./observation-layout.ts";
import { withTitle } from "./observation-rows.ts";

/** So many indicators with a reference each say that every indicator has one. */
const fewestReferences = 2;

/**
 * Titles of more lines than one beside rows of a measure each, put together again: each indicator begins with its
 * reference and the same measure (`Target`), and what stands in the column of titles beside its later ones
 * (`Achieved`) is the rest of its title.
 */
export function joinTitlesOverRows(
  rows: readonly AssembledRow[],
  layout: Layout,
): readonly AssembledRow[] {
  const { title, reference, rowMeasure } = layout;
  if (title === undefined || reference === undefined || rowMeasure === undefined) return rows;
  const begins = rows.filter((row) => textAt(row, reference) !== "");
  const [first] = begins;
  if (!first || begins.length < fewestReferences) return rows;
  const firstMeasure = textAt(first, rowMeasure);
  const isBegun = (row: AssembledRow): boolean => textAt(row, rowMeasure) === firstMeasure;
  if (firstMeasure === "" || !begins.every(isBegun)) return rows;
  if (rows.some((row) => isBegun(row) && textAt(row, reference) === "")) return rows;
  const joined: AssembledRow[] = [];
  let begun: number | undefined;
  for (const row of rows) {
    if (row.lone !== undefined) begun = undefined;
    else if (isBegun(row)) begun = joined.length;
    const rest = textAt(row, title);
    const head = begun === undefined ? undefined : joined[begun];
    if (head && begun !== undefined && rest !== "" && textAt(row, rowMeasure) !== "") {
      joined[begun] = withTitle(
        head,
        title,
        `${textAt(head, title)} ${rest}`,
        "title joined with its lines beside the next rows",
      );
      joined.push(withTitle(row, title, ""));
    } else joined.push(row);
  }
  return joined;
}
