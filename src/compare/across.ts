import { findCouncil } from "../catalogue/index.ts";
import { type ComparisonGroup, rowsToGroup } from "./group.ts";
import { isDisputed } from "./measure.ts";
import { strictness } from "./pairing.ts";
import { type PlacedRow, placeRows } from "./placed.ts";
import { relatedGroups } from "./related.ts";
import { inCodeOrder, inOrder, type ReportRecords } from "./report.ts";

export interface ComparedCouncil {
  readonly name: string;
  /** `Unitary authority`, or empty where the catalogue does not know the council. */
  readonly type: string;
  readonly docs: readonly string[];
}

export interface AcrossOptions {
  /** How many councils must have the indicator; 2 where not said. */
  readonly minCouncils?: number;
}

export interface CouncilComparison {
  readonly councils: readonly string[];
  readonly compared: readonly ComparedCouncil[];
  readonly groups: readonly ComparisonGroup[];
}

/** Councils side by side: every indicator that at least two of them print, with its verdict. */
export function compareCouncils(
  reports: readonly ReportRecords[],
  options: AcrossOptions = {},
): CouncilComparison {
  const groups = placedGroups(placeRows(reports), options.minCouncils ?? 2);
  const compared = comparedCouncils(reports);
  return {
    councils: compared.map(({ name }) => name),
    compared,
    groups: groups.map(({ group }) => group),
  };
}

/** A group with the rows behind it: one side, or both of two measures that look alike. */
export interface PlacedGroup {
  readonly group: ComparisonGroup;
  readonly sides: readonly (readonly PlacedRow[])[];
}

/** Every group that at least so many councils print, in order. */
export function placedGroups(
  placed: ReadonlyMap<string, readonly PlacedRow[]>,
  least: number,
): readonly PlacedGroup[] {
  const alike = [...placed]
    .filter(([key]) => !isDisputed(key))
    .map(([, rows]) => rows)
    .filter((rows) => new Set(rows.map(({ row }) => row.council)).size >= least)
    .map((rows) => ({ group: rowsToGroup(rows), sides: [rows] }));
  const related = relatedGroups(placed).filter(
    ({ group }) => new Set(group.series.map(({ council }) => council)).size >= least,
  );
  return [...alike, ...related].sort((a, b) => inGroupOrder(a.group, b.group));
}

/** What a group's place in a comparison is told by. */
export type GroupPlace = Pick<ComparisonGroup, "verdict" | "indicator" | "related" | "title">;

/** What may be compared first; within a verdict by code, those without a code last, by title. */
export function inGroupOrder(a: GroupPlace, b: GroupPlace): number {
  return inVerdictOrder(a, b) || inGroupCodeOrder(a, b) || inOrder(a.title, b.title);
}

export const inVerdictOrder = (
  a: Pick<GroupPlace, "verdict">,
  b: Pick<GroupPlace, "verdict">,
): number => strictness[a.verdict] - strictness[b.verdict];

/** By what stands in a group's place whichever of its councils are compared. */
export function inGroupCodeOrder(
  a: Pick<GroupPlace, "indicator" | "related">,
  b: Pick<GroupPlace, "indicator" | "related">,
): number {
  return (
    Number(a.indicator === "") - Number(b.indicator === "") ||
    inCodeOrder(a.indicator, b.indicator) ||
    inCodeOrder(a.related ?? "", b.related ?? "")
  );
}

export function comparedCouncils(
  reports: readonly Pick<ReportRecords, "report" | "observations">[],
): readonly ComparedCouncil[] {
  const docs = new Map<string, string[]>();
  for (const { report, observations } of reports) {
    const name = report.facts.council || (observations[0]?.council ?? "");
    const list = docs.get(name);
    if (list) list.push(report.doc);
    else docs.set(name, [report.doc]);
  }
  return [...docs]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([name, own]) => ({
      name,
      type: findCouncil(name)?.type ?? "",
      docs: own.sort(inOrder),
    }));
}
