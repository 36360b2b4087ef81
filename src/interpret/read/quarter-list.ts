import { oneLine } from "../table/grid.ts";

/** One item of a cell that lists what is to be done by quarter. */
export interface QuarterItem {
  readonly text: string;
  /** The quarters its label names; none for text before the first label. */
  readonly quarters: readonly number[];
}

interface Label {
  /** Where the item's text begins: at the label, or at the list letter before it. */
  readonly start: number;
  /** Where the label ends. */
  readonly end: number;
  readonly quarters: readonly number[];
}

/** `Qtr1:`, `Q1`, `Quarter 2. 3 and 4`, `Q,3,4`, `Q1-3`; a list letter may stand before (Wigan 2009-12). */
const label =
  /(?<![A-Za-z0-9])((?:[a-h]\)\s*)?(?:Quarters?|Qtrs?|Q)[.,]?\s?)([1-4])((?:\s?(?:,|\.|-|–|&|and|to|\/)\s?(?:and\s)?(?:(?:Quarter|Qtr|Q)\s?)?[1-4](?!\d|%))*)(?![\d%])/g;

/** Words before a quarter that make it part of a sentence: `review of Q1`, `at Q4`, `as Q 2`. */
const insideSentence =
  /\b(?:and|or|of|in|at|as|by|for|from|to|until|per|end|during|the|see|each|every|&)\s*$/i;

export const startsWithQuarter = (text: string): boolean => {
  const first = readLabels(text)[0];
  return first !== undefined && text.slice(0, first.start).trim() === "";
};

function quartersOf(first: string, more: string): number[] {
  const numbers = [Number(first), ...[...more.matchAll(/[1-4]/g)].map((digit) => Number(digit[0]))];
  const range = /^\s?(?:-|–|to)\s?/.test(more) && numbers.length === 2;
  const [from = 1, to = 1] = numbers;
  if (range && to > from) return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [...new Set(numbers)];
}

/**
 * The labels that start an item. At the start of a line a quarter is one; within a line only if it is
 * another quarter than the running one, no word ties it to the sentence before, and a new statement follows.
 */
function readLabels(text: string): Label[] {
  const labels: Label[] = [];
  for (const match of text.matchAll(label)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(0, start);
    const quarters = quartersOf(match[2] ?? "1", match[3] ?? "");
    const lineStart = /(?:^|\n)[^\S\n]*$/.test(before);
    const running = labels.at(-1)?.quarters ?? [];
    if (!lineStart && labels.length > 0) {
      const after = text.slice(end);
      const repeats = quarters.some((quarter) => running.includes(quarter));
      const goesBack = (quarters[0] ?? 0) < (running.at(-1) ?? 0);
      const newStatement = /^\s*(?:[:;.–-]\s*)?[A-Z(0-9“"'‘]/.test(after);
      if (repeats || insideSentence.test(before) || (goesBack && !newStatement)) continue;
    }
    if (!lineStart && labels.length === 0 && before.trim() !== "") {
      // text before the first label within a line: a label only where a sentence ended
      if (insideSentence.test(before) || !/[.;:)]\s*$/.test(before)) continue;
    }
    // "Q3 Monitor and review / Q1 and Q2": a label that goes back and promises nothing ends the text above
    const next = text.slice(end).split("\n")[0] ?? "";
    if (lineStart && next.trim() === "" && (quarters[0] ?? 0) < (running.at(-1) ?? 0)) continue;
    labels.push({ start, end, quarters });
  }
  return labels;
}

/**
 * A cell's items by quarter. Text without a label belongs to the label before it; a bare label
 * promises nothing and gives an item with empty text.
 */
export function splitQuarters(cell: string): QuarterItem[] {
  const labels = readLabels(cell);
  if (labels.length === 0) return [{ text: oneLine(cell), quarters: [] }];
  const items: QuarterItem[] = [];
  const before = oneLine(cell.slice(0, labels[0]?.start ?? 0));
  if (before !== "") items.push({ text: before, quarters: [] });
  labels.forEach(({ start, end, quarters }, index) => {
    const next = labels[index + 1]?.start ?? cell.length;
    const said = oneLine(cell.slice(end, next)).replace(/^[:;.,–-]\s*/, "");
    items.push({ text: said === "" ? "" : oneLine(cell.slice(start, next)), quarters });
  });
  return items;
}
