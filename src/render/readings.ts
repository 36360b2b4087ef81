import type {
  FieldChange,
  PairedReadings,
  ReadingDifference,
  ReadKind,
  ReadPlace,
  RowChange,
} from "../compare/readings.ts";
import { readKinds } from "../compare/readings.ts";
import { append } from "../long-lists.ts";
import { counted, printable, shownValue } from "./text.ts";

type Change = RowChange["change"];
type Counts = Record<ReadKind, Record<Change, number>>;

/** What a comparison came to; filled report by report. */
export interface ReadingTotals {
  readonly with: string;
  reports_compared: number;
  reports_different: number;
  readonly counts: Counts;
  readonly other_bytes: readonly string[];
  readonly only_old: readonly string[];
  readonly only_new: readonly string[];
}

export function startTotals(
  path: string,
  {
    both,
    otherBytes,
    onlyOld,
    onlyNew,
  }: Omit<PairedReadings<never>, "both"> & {
    readonly both: readonly unknown[];
  },
): ReadingTotals {
  const none = () => ({ lost: 0, new: 0, changed: 0, moved: 0 });
  return {
    with: path,
    reports_compared: both.length,
    reports_different: 0,
    counts: { observation: none(), milestone: none(), budget: none(), problem: none() },
    other_bytes: otherBytes,
    only_old: onlyOld,
    only_new: onlyNew,
  };
}

export function addToTotals(totals: ReadingTotals, { rows }: ReadingDifference): void {
  totals.reports_different += 1;
  for (const { kind, change } of rows) totals.counts[kind][change] += 1;
}

export const isDifferent = (totals: ReadingTotals): boolean =>
  totals.reports_different + filesApart(totals) > 0;

const filesApart = ({ other_bytes, only_old, only_new }: ReadingTotals): number =>
  other_bytes.length + only_old.length + only_new.length;

/** One report's differences: its file, then a block for each record; what only moved is counted. */
export function differenceText({ file, facts, rows }: ReadingDifference): string {
  const lines = ["", file, ...facts.map((change) => `  ${changeText(change)}`)];
  for (const row of rows) {
    if (row.change === "moved") continue;
    lines.push(`  ${kindWords[row.kind][0]} ${row.change}${placeText(row)}: ${recordText(row)}`);
    append(
      lines,
      row.changes.map((change) => `    ${changeText(change)}`),
    );
  }
  for (const kind of readKinds) {
    const moved = rows.filter((row) => row.kind === kind && row.change === "moved");
    const first = moved[0];
    if (!first?.was) continue;
    const others = moved.length > 1 ? ", the first" : "";
    lines.push(
      `  ${counted(moved.length, ...kindWords[kind])} the same in another place${others}${placeText(first.was)} -> ${placeText(first).slice(2) || "no place"}`,
    );
  }
  return `${lines.map(printable).join("\n")}\n`;
}

/** The counts, after all reports; nothing where nothing differs. */
export function totalsText(totals: ReadingTotals): string {
  if (!isDifferent(totals)) return "";
  const lines = [
    "",
    `compared with ${totals.with}: ${counted(totals.reports_compared, "report")} in both, ${totals.reports_different} read differently`,
    ...readKinds.flatMap((kind) => {
      const { lost, new: added, changed, moved } = totals.counts[kind];
      if (lost + added + changed + moved === 0) return [];
      return [
        `  ${kindWords[kind][1]}: ${lost} lost, ${added} new, ${changed} changed, ${moved} moved`,
      ];
    }),
    ...totals.other_bytes.map((file) => `  other bytes, not compared: ${file}`),
    ...totals.only_old.map((file) => `  only in the old archive: ${file}`),
    ...totals.only_new.map((file) => `  only in the new archive: ${file}`),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function placeText({ page, table, row, column }: ReadPlace): string {
  const parts = [
    ["page", page],
    ["table", table],
    ["row", row],
    ["column", column],
  ] as const;
  return parts.map(([word, at]) => (at === null ? "" : `, ${word} ${at}`)).join("");
}

const kindWords: Readonly<Record<ReadKind, readonly [one: string, many: string]>> = {
  observation: ["observation", "observations"],
  milestone: ["milestone", "milestones"],
  budget: ["budget line", "budget lines"],
  problem: ["problem", "problems"],
};

/** The fields by which a reader knows the record again. */
const shownFields: Readonly<Record<ReadKind, readonly string[]>> = {
  observation: ["ref", "title", "measure", "period", "raw"],
  milestone: ["text", "due"],
  budget: ["line", "column", "period", "raw"],
  problem: ["severity", "code", "message"],
};

const recordText = ({ kind, record }: RowChange): string =>
  shownFields[kind]
    .map((field) => clipped(shownValue(record[field] ?? null)))
    .filter(Boolean)
    .join(" | ");

function changeText({ field, old, new: now }: FieldChange): string {
  if (typeof old !== "string" || typeof now !== "string") {
    return `${field}: ${valueText(old)} -> ${valueText(now)}`;
  }
  const from = Math.max(0, firstDifference(old, now) - shownBefore);
  return `${field}: ${valueText(old, from)} -> ${valueText(now, from)}`;
}

/** Characters of a text that are shown, and how many of them stand before the first that differs. */
const shownLength = 100;
const shownBefore = 30;

function valueText(value: string | number | null, from = 0): string {
  if (typeof value !== "string") return value === null ? "none" : shownValue(value);
  const start = value.length > shownLength ? from : 0;
  return `"${start > 0 ? "…" : ""}${clipped(value.slice(start))}"`;
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > shownLength ? `${line.slice(0, shownLength)}…` : line;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
