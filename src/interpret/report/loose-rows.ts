import type { Block, Document } from "../../document.ts";
import type { Problem } from "../../problem.ts";
import { oneLine } from "../table/grid.ts";

/** A row's line is no longer than this. */
const mostWords = 24;

/**
 * A label and two or more amounts behind it: `School Delegated Budgets 246,970 -246,970 0 0` (Cumbria's
 * Schools and Learning budget, cut by the page after its first row).
 */
const looseRow =
  /^[^\d\s].*?(?:\s+\(?[-–]?£?\d{1,3}(?:,?\d{3})*(?:\.\d+)?[%k)]?|\s+[-–]){1,}\s+\(?[-–]?£?\d{1,3}(?:,?\d{3})*(?:\.\d+)?[%k)]?$/;

/** Numbers that a title may end in: years, spans of years, a quarter, a month's day, the unit of a table's amounts. */
const ofTitles =
  /£\s?['’`]?0{3}s?\b|\b(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\b|\b(?:quarter|qtr|q|no\.?|part|page|table|objective|priority)\s*\d+\b/gi;

export function isLooseRow(text: string): boolean {
  if (text.split(" ").length > mostWords) return false;
  return looseRow.test(text.replace(ofTitles, "").trim());
}

/** Lines beside a table that look like a row of it that was cut off: no figure of theirs is stored. */
export function findLooseRows({ blocks }: Document): Problem[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === "table") return [];
    const text = oneLine(block.text);
    const beside = [blocks[index - 1], blocks[index + 1]].find(isTable);
    if (!beside || !isLooseRow(text)) return [];
    return [
      {
        severity: "warning" as const,
        stage: "interpret" as const,
        code: "row-outside-table" as const,
        ...(block.page !== undefined && { page: block.page }),
        message: `"${text}" looks like a row of the table beside it that was cut off; no figure of it was stored.`,
      },
    ];
  });
}

const isTable = (block: Block | undefined): block is Block => block?.kind === "table";
