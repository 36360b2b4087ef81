import type { Cell } from "../../../../document.ts";

/** A row of several lines has so many labels at most. */
const mostLabels = 6;
/** So many other rows show that nothing stands beside a label that is not the first. */
const fewestOthers = 2;

/** One of the rows that a column of labels tells of, and how many labels stand over it in its own. */
interface Labelled {
  readonly row: number;
  readonly phase: number;
}

/**
 * A merged cell beside labels that come again and again (`Actual`, `Target`) is torn where a page ends: its last words
 * stand beside the second label then, as if that were a row of its own, while beside every other second label there is
 * nothing. They go back to where the cell begins. `breaks` are the first rows of pages.
 */
export function joinTornCells(cells: readonly Cell[], breaks: readonly number[]): Cell[] {
  const joined = [...cells];
  for (const column of new Set(cells.map((cell) => cell.column))) {
    const labelled = column === 0 ? [] : labelsIn(cells, column);
    for (const one of labelled) {
      const isTorn = breaks.includes(one.row) || breaks.includes(one.row + 1);
      if (isTorn && one.phase > 0) joinRow(joined, one, labelled, column);
    }
  }
  return joined;
}

/** The rows of a column in which the same texts come again in one order; none where they do not. Bold rows are a header's. */
function labelsIn(cells: readonly Cell[], column: number): readonly Labelled[] {
  const plain = new Set(
    cells.filter(({ text, bold }) => text !== "" && bold !== true).map(({ row }) => row),
  );
  const labels = cells
    .filter((cell) => cell.column === column && cell.columnSpan === 1)
    .filter(({ text, row }) => text !== "" && plain.has(row))
    .sort((a, b) => a.row - b.row);
  const turn = labels.findIndex(({ text }, at) => at > 0 && text === labels[0]?.text);
  const isTurn =
    turn >= 2 &&
    turn <= mostLabels &&
    new Set(labels.map(({ text }) => text)).size === turn &&
    labels.every(({ text }, at) => at < turn || text === labels[at - turn]?.text);
  return isTurn ? labels.map(({ row }, at) => ({ row, phase: at % turn })) : [];
}

/** The texts of a row that are the rest of cells of the row's first label, set into these. */
function joinRow(
  cells: Cell[],
  { row, phase }: Labelled,
  labelled: readonly Labelled[],
  labels: number,
): void {
  const others = labelled.filter((one) => one.phase > 0 && one.row !== row);
  if (others.length < fewestOthers) return;
  for (const rest of cells.filter((cell) => cell.row === row && cell.column !== labels)) {
    const own = cells.filter(({ column }) => column === rest.column);
    const isFilled = (at: number): boolean =>
      own.some((cell) => cell.row === at && cell.text !== "");
    const begun = own.findLast((cell) => cell.row < row && cell.text !== "");
    if (rest.text === "" || begun === undefined || begun.columnSpan !== rest.columnSpan) continue;
    if (begun.row < row - phase || others.some((one) => isFilled(one.row))) continue;
    const doubts = [...(begun.doubts ?? []), ...(rest.doubts ?? [])];
    cells[cells.indexOf(begun)] = {
      ...begun,
      text: `${begun.text} ${rest.text}`,
      ...(doubts.length > 0 ? { doubts } : {}),
    };
    cells[cells.indexOf(rest)] = { ...rest, text: "" };
  }
}
