import type { Block, Cell } from "../document.ts";
import type { FileReport } from "../file-report.ts";

/** A message holds about so many items: in one piece, a report of 100,000 rows takes 300 MB of the parent. */
const itemsOfAPart = 5_000;

/** A piece of a report that is too long for one message. */
export interface ReportPart {
  readonly kind: "part";
  /** Blocks; the cells of long tables follow. */
  readonly blocks?: readonly Block[];
  readonly cells?: { readonly block: number; readonly cells: readonly Cell[] };
  readonly asides?: FileReport["asides"];
  readonly records?: FileReport["records"];
  readonly problems?: FileReport["problems"];
}

/** Whether it is short enough for one message. */
export function isShort({ document, asides, records, problems }: FileReport): boolean {
  const blocks = document?.blocks ?? [];
  const items = blocks.length + asides.length + records.length + problems.length;
  return items + blocks.reduce((sum, block) => sum + cellCount(block), 0) <= itemsOfAPart;
}

/** The long lists of a report in parts; what remains of it is returned. A short report remains whole. */
export function* reportToParts(report: FileReport): Generator<ReportPart, FileReport> {
  if (isShort(report)) return report;
  const { document, asides, records, problems } = report;
  const blocks = document?.blocks ?? [];
  for (const part of slices(blocks.map(withoutCells), (block) => 1 + cellCount(block))) {
    yield { kind: "part", blocks: part };
  }
  for (const [block, whole] of blocks.entries()) {
    if (whole.kind !== "table" || !isLong(whole)) continue;
    for (const cells of slices(whole.cells)) yield { kind: "part", cells: { block, cells } };
  }
  for (const part of slices(asides)) yield { kind: "part", asides: part };
  for (const part of slices(records)) yield { kind: "part", records: part };
  for (const part of slices(problems)) yield { kind: "part", problems: part };
  return {
    ...report,
    ...(document && { document: { ...document, blocks: [] } }),
    asides: [],
    records: [],
    problems: [],
  };
}

const cellCount = (block: Block): number => (block.kind === "table" ? block.cells.length : 0);
const isLong = (block: Block): boolean => cellCount(block) > itemsOfAPart / 5;
const withoutCells = (block: Block): Block =>
  block.kind === "table" && isLong(block) ? { ...block, cells: [] } : block;

function* slices<T>(
  items: readonly T[],
  weightOf: (item: T) => number = () => 1,
): Generator<readonly T[]> {
  let from = 0;
  let weight = 0;
  for (const [index, item] of items.entries()) {
    weight += weightOf(item);
    if (weight < itemsOfAPart && index < items.length - 1) continue;
    yield items.slice(from, index + 1);
    from = index + 1;
    weight = 0;
  }
}

/** Puts parts together again. */
export function partsCollector(): {
  add: (part: ReportPart) => void;
  whole: (rest: FileReport) => FileReport;
} {
  const blocks: Block[] = [];
  const cells = new Map<number, Cell[]>();
  const asides: FileReport["asides"][number][] = [];
  const records: FileReport["records"][number][] = [];
  const problems: FileReport["problems"][number][] = [];
  const push = <T>(list: T[], items: readonly T[] | undefined): void => {
    for (const item of items ?? []) list.push(item);
  };
  return {
    add(part) {
      push(blocks, part.blocks);
      push(asides, part.asides);
      push(records, part.records);
      push(problems, part.problems);
      if (part.cells === undefined) return;
      const list = cells.get(part.cells.block) ?? [];
      push(list, part.cells.cells);
      cells.set(part.cells.block, list);
    },
    whole(rest) {
      const { document } = rest;
      const filled = blocks.map((block, index) => {
        const own = cells.get(index);
        return own === undefined || block.kind !== "table" ? block : { ...block, cells: own };
      });
      return {
        ...rest,
        ...(document && { document: { ...document, blocks: [...document.blocks, ...filled] } }),
        asides: [...rest.asides, ...asides],
        records: [...rest.records, ...records],
        problems: [...rest.problems, ...problems],
      };
    },
  };
}
