import type { PDFPageProxy } from "pdfjs-dist";

/** A table as structure tags tell it, as far as it stands on one page. */
export interface TaggedTable {
  /** Rows of cells that hold something on this page, each cell as its marked-content ids. */
  readonly rows: readonly (readonly ReadonlySet<number>[])[];
  /** The tags give it rows on a page before or after. */
  readonly begunBefore: boolean;
  readonly goesOnAfter: boolean;
}

/** What pdf.js gives of a structure tree: a node has children, a leaf has an id. */
export interface StructNode {
  readonly role?: string;
  readonly children?: readonly StructNode[];
  readonly type?: string;
  readonly id?: string;
}

/** pdf.js lists all rows of a page's tables, those on other pages too: what many pages would pay for is left. */
const mostNodes = 50_000;

/** The tables that a page's tags tell of; a broken tree tells of none. `tooLarge` says that asking again costs too much. */
export async function readTags(
  page: PDFPageProxy,
): Promise<{ tables: readonly TaggedTable[]; tooLarge: boolean }> {
  try {
    const tree = (await page.getStructTree()) as StructNode | null;
    const { ref } = page;
    if (tree === null || ref === null) return { tables: [], tooLarge: false };
    const prefix = `p${ref.num}R${ref.gen === 0 ? "" : ref.gen}_mc`;
    return { tables: structToTables(tree, prefix), tooLarge: countNodes(tree) > mostNodes };
  } catch {
    return { tables: [], tooLarge: false };
  }
}

/** A structure tree to the tables with content on the page whose ids begin with `prefix`, an outer before an inner. */
export function structToTables(tree: StructNode, prefix: string): TaggedTable[] {
  const own = tree.role === "Table" ? nodeToTable(tree, prefix) : undefined;
  const inner = (tree.children ?? []).flatMap((child) => structToTables(child, prefix));
  return own === undefined ? inner : [own, ...inner];
}

function nodeToTable(table: StructNode, prefix: string): TaggedTable | undefined {
  const rows = findNodes(table, ["TR"]).map((row) =>
    findNodes(row, ["TH", "TD"])
      .map((cell) => new Set(contentIds(cell, prefix)))
      .filter((ids) => ids.size > 0),
  );
  const isHere = (row: readonly unknown[]): boolean => row.length > 0;
  const first = rows.findIndex(isHere);
  if (first < 0) return undefined;
  const last = rows.findLastIndex(isHere);
  return {
    rows: rows.filter(isHere),
    begunBefore: first > 0,
    goesOnAfter: last < rows.length - 1,
  };
}

/** The tables none of whose content is among some marked-content ids. */
export const tablesWithout = (
  tables: readonly TaggedTable[],
  ids: ReadonlySet<number>,
): TaggedTable[] =>
  tables.filter(
    ({ rows }) => !rows.some((row) => row.some((cell) => [...cell].some((id) => ids.has(id)))),
  );

/** The nodes of some roles below a node, none of an inner table and none inside another. */
function findNodes(node: StructNode, roles: readonly string[]): StructNode[] {
  return (node.children ?? []).flatMap((child) => {
    if (roles.includes(child.role ?? "")) return [child];
    return child.role === "Table" ? [] : findNodes(child, roles);
  });
}

function contentIds(node: StructNode, prefix: string): number[] {
  if (node.type === "content") {
    const id = node.id ?? "";
    return id.startsWith(prefix) ? [Number(id.slice(prefix.length))] : [];
  }
  return (node.children ?? []).flatMap((child) => contentIds(child, prefix));
}

const countNodes = (node: StructNode): number =>
  (node.children ?? []).reduce((sum, child) => sum + countNodes(child), 1);
