import type { Cell, Document, Doubt } from "../../document.ts";
import type { Problem, ProblemCode } from "../../problem.ts";
import type { CouncilRecord, Observation } from "../../records.ts";

/** What of a report its arithmetic rests on. */
export interface ReadReport {
  readonly document: Document;
  readonly records: readonly CouncilRecord[];
}

/** The checks of one report; handed in, so that reading pictures knows nothing of checking. */
export type FindContradictions<R extends ReadReport> = (report: R) => readonly Problem[];

/** Findings that rest on figures alone: a misread digit makes one as surely as a misprinted one. */
const ofFigures: ReadonlySet<ProblemCode> = new Set([
  "total-mismatch",
  "net-mismatch",
  "variance-mismatch",
  "share-mismatch",
  "percent-range",
  "number-slip",
]);

/** Each reading in doubt is tried in its place, which costs all checks: so many of a report at most. */
const mostTried = 40;

/**
 * What a report's own sums say of figures that were read off its pictures. A figure that they contradict is in doubt,
 * also where two engines read it alike; where they fit one of two readings and contradict the other, that is said as
 * evidence. No figure is changed.
 */
export function withArithmetic<R extends ReadReport>(
  report: R,
  find: FindContradictions<R>,
): readonly CouncilRecord[] {
  const scanned = report.records.filter(isScanned);
  if (scanned.length === 0) return report.records;
  const contradicted = byRecord(find(report));
  const outOfLine = outOfTheirRows(scanned);
  let tries = mostTried;
  return report.records.map((record) => {
    if (!isScanned(record)) return record;
    const phrases: string[] = [];
    const codes = contradicted.get(record.id);
    if (codes !== undefined)
      phrases.push(`ocr: contradicted by its sums (${[...codes].join(", ")})`);
    if (outOfLine.has(record.id))
      phrases.push("ocr: its row's other figures are ten times another size");
    const swapped = tries > 0 ? swap(report, record) : undefined;
    if (swapped !== undefined) {
      tries -= 1;
      const others = byRecord(find(swapped.report)).get(record.id);
      if ((codes === undefined) !== (others === undefined)) {
        phrases.push(
          `sums fit the reading "${codes === undefined ? swapped.doubt.text : swapped.doubt.other}"`,
        );
      }
    }
    return phrases.length === 0
      ? record
      : { ...record, evidence: [...record.evidence, ...phrases] };
  });
}

const isScanned = ({ evidence }: CouncilRecord): boolean => evidence.includes("ocr");

function byRecord(problems: readonly Problem[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { code, finding } of problems) {
    if (finding === undefined || !ofFigures.has(code)) continue;
    for (const id of finding.records) named.set(id, (named.get(id) ?? new Set()).add(code));
  }
  return named;
}

/** So many other figures of its row must agree about their size. */
const leastInRow = 3;
/** Figures of one size are within this factor of each other. */
const oneSize = 3;
/** A lost or gained point makes a figure so many times another, within the spread of its row. */
const [leastShift, mostShift] = [5, 20];

/** Figures of one indicator that are all of one size but for one that is ten times another: a point lost or seen. */
function outOfTheirRows(records: readonly CouncilRecord[]): ReadonlySet<string> {
  const rows = new Map<string, Observation[]>();
  for (const record of records) {
    if (record.kind !== "observation" || record.value === null || record.value === 0) continue;
    if (record.measure !== "actual" && record.measure !== "target") continue;
    const { block, row } = record.source;
    const key = `${block} ${row} ${record.unit}`;
    rows.set(key, [...(rows.get(key) ?? []), record]);
  }
  const out = new Set<string>();
  for (const row of rows.values()) {
    for (const record of row) {
      const others = row.filter((other) => other !== record).map(sizeOf);
      const [least = 0, ...rest] = others.sort((a, b) => a - b);
      const most = rest.at(-1) ?? least;
      if (others.length < leastInRow || most > oneSize * least) continue;
      const middle = Math.sqrt(least * most);
      const shift = Math.max(sizeOf(record) / middle, middle / sizeOf(record));
      if (shift >= leastShift && shift <= mostShift) out.add(record.id);
    }
  }
  return out;
}

const sizeOf = ({ value }: Observation): number => Math.abs(value ?? 0);

interface Swapped<R> {
  readonly report: R;
  readonly doubt: Doubt;
}

/** The report as it would be with a record's other reading in its place; nothing where that is no figure. */
function swap<R extends ReadReport>(report: R, record: CouncilRecord): Swapped<R> | undefined {
  const { block: at, row, column } = record.source;
  const block = report.document.blocks[at];
  if (block?.kind !== "table" || record.kind === "milestone") return undefined;
  const cell = block.cells.find((one) => one.row === row && one.column === column);
  const [doubt, ...more] = cell?.doubts ?? [];
  if (cell === undefined || doubt === undefined || more.length > 0) return undefined;
  const [was, would] = [toFigure(doubt.text), toFigure(doubt.other)];
  if (was === undefined || would === undefined || was === 0 || was === would) return undefined;
  if (!record.raw.includes(doubt.text)) return undefined;
  const raw = record.raw.replace(doubt.text, () => doubt.other);
  const scale = would / was;
  const other: CouncilRecord =
    record.kind === "budget"
      ? { ...record, raw, amountGbp: times(record.amountGbp, scale) }
      : { ...record, raw, value: times(record.value, scale) };
  const printed: Cell = { ...cell, text: cell.text.replace(doubt.text, () => doubt.other) };
  const cells = block.cells.map((one) => (one === cell ? printed : one));
  const blocks = report.document.blocks.map((one, place) =>
    place === at ? { ...block, cells } : one,
  );
  const records = report.records.map((one) => (one === record ? other : one));
  return { report: { ...report, document: { ...report.document, blocks }, records }, doubt };
}

/** What a factor makes of a figure, without the dust that multiplying leaves behind. */
const times = (value: number | null, factor: number): number | null =>
  value === null ? null : Math.round(value * factor * 1e6) / 1e6;

const figure = /^[-–(]?£?(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(\.\d{1,4})?%?\)?$/;

function toFigure(text: string): number | undefined {
  const match = figure.exec(text.trim());
  if (match === null) return undefined;
  const size = Number(`${(match[1] as string).replaceAll(",", "")}${match[2] ?? ""}`);
  return /^[-–(]/.test(text.trim()) ? -size : size;
}
