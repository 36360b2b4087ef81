import { append } from "../long-lists.ts";
import { inOrder, type ReportRecords } from "./report.ts";
import { chooseSpeaking } from "./speaking-copy.ts";

/** Copies of one report: the one that speaks in comparisons, and those that are silent beside it. */
export interface Twins {
  readonly speaks: string;
  /** Why it is that one. */
  readonly why: string;
  readonly silent: readonly SilentTwin[];
}

export interface SilentTwin {
  readonly doc: string;
  /** Figures, dates and amounts that only one of the two has: up to `differencesShown`, and how many in all. */
  readonly differences: readonly string[];
  readonly differing: number;
  readonly shared: number;
}

/** One silent copy, as the archive keeps it. */
export interface Copy {
  readonly doc: string;
  readonly speaks: string;
  readonly shared: number;
  readonly differing: number;
}

export interface SpokenReports {
  readonly spoken: readonly ReportRecords[];
  readonly twins: readonly Twins[];
}

// Two readings of one report share nearly all their records; two quarters of one service share only titles.
const leastShared = 0.8;
const differencesShown = 20;

/** Finds reports archived twice (as Word and PDF, or under two names) and lets one of them speak. */
export function withoutTwins(reports: readonly ReportRecords[]): SpokenReports {
  const alike = new Map<string, ReportRecords[]>();
  for (const report of reports) {
    const key = sameness(report);
    const list = alike.get(key);
    if (list) list.push(report);
    else alike.set(key, [report]);
  }
  const silent = new Set<ReportRecords>();
  const twins: Twins[] = [];
  for (const list of alike.values()) {
    if (list.length > 1) append(twins, twinsAmong(list, silent));
  }
  return {
    spoken: reports.filter((report) => !silent.has(report)),
    twins: twins.sort((a, b) => inOrder(a.speaks, b.speaks)),
  };
}

/** Copies agree on who and which period; what else a cover says may have been read from one of them only. */
function sameness({ report: { facts } }: ReportRecords): string {
  const { council, periodEnd, financialYears } = facts;
  return [council, periodEnd, ...financialYears].join("|").toLowerCase();
}

function twinsAmong(list: readonly ReportRecords[], silent: Set<ReportRecords>): readonly Twins[] {
  const twins: Twins[] = [];
  const ordered = [...list].sort(betterRead);
  const sketches = new Map(ordered.map((report) => [report, sketchOf(report)]));
  const grouped = new Set<ReportRecords>();
  for (const first of ordered) {
    if (grouped.has(first)) continue;
    const firstTexts = recordTexts(first);
    const copies = [{ copy: first, texts: firstTexts }];
    for (const other of ordered) {
      if (other === first || grouped.has(other)) continue;
      if (!couldBeCopies(sketches.get(first), sketches.get(other))) continue;
      const texts = recordTexts(other);
      if (!areCopies(compareCopies(firstTexts, texts))) continue;
      grouped.add(other);
      copies.push({ copy: other, texts });
    }
    if (copies.length === 1) continue;
    const { speaks, why } = chooseSpeaking(copies);
    const spoken = copies.find(({ copy }) => copy === speaks)?.texts ?? firstTexts;
    const others = copies.filter(({ copy }) => copy !== speaks);
    for (const { copy } of others) silent.add(copy);
    twins.push({
      speaks: speaks.report.doc,
      why,
      silent: others.map(({ copy, texts }) => {
        const { all: _all, ...compared } = compareCopies(spoken, texts);
        return { doc: copy.report.doc, ...compared };
      }),
    });
  }
  return twins;
}

const statusOrder = { read: 0, "partly-read": 1, unread: 2 } as const;

/** Read whole before in part, fewer problems, more records; then by name, so that order of import decides nothing. */
function betterRead(a: ReportRecords, b: ReportRecords): number {
  return (
    statusOrder[a.report.status] - statusOrder[b.report.status] ||
    a.report.problems - b.report.problems ||
    size(b) - size(a) ||
    inOrder(a.report.doc, b.report.doc) ||
    inOrder(a.report.sha256, b.report.sha256)
  );
}

function size({ observations, milestones, budget }: ReportRecords): number {
  return observations.length + milestones.length + budget.length;
}

/** Every record as one text, how often it stands there: what must agree between two copies. */
function recordTexts({
  observations,
  milestones,
  budget,
}: ReportRecords): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (...parts: readonly string[]) => {
    const text = parts.join(" | ").replace(/\s+/g, " ");
    counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  for (const { ref, title, measure, period, raw } of observations)
    add(ref, title, measure, period, raw);
  for (const { text, due } of milestones) add(text, due.join(";"));
  for (const { line, column, period, raw } of budget) add(line, column, period, raw);
  return counts;
}

interface Compared extends Omit<SilentTwin, "doc"> {
  /** How many records either of the two has. */
  readonly all: number;
}

const areCopies = ({ shared, all }: Compared): boolean => all > 0 && shared / all >= leastShared;

function compareCopies(
  left: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): Compared {
  let shared = 0;
  let all = 0;
  const differences: string[] = [];
  for (const text of new Set([...left.keys(), ...right.keys()])) {
    const a = left.get(text) ?? 0;
    const b = right.get(text) ?? 0;
    shared += Math.min(a, b);
    all += Math.max(a, b);
    if (a !== b) differences.push(text);
  }
  const sorted = differences.sort(inOrder);
  return { differences: sorted.slice(0, differencesShown), differing: sorted.length, shared, all };
}

/** What is looked at first: how much there is, and the wording of each row. */
interface Sketch {
  readonly size: number;
  readonly wordings: ReadonlySet<string>;
}

function sketchOf(report: ReportRecords): Sketch {
  const wordings = new Set<string>();
  for (const { title } of report.observations) wordings.add(title);
  for (const { text } of report.milestones) wordings.add(text);
  for (const { line } of report.budget) wordings.add(line);
  return { size: size(report), wordings };
}

/** Whether two reports are alike enough to compare record by record: a few misread rows are no objection. */
function couldBeCopies(left: Sketch | undefined, right: Sketch | undefined): boolean {
  if (!left || !right) return false;
  if (Math.min(left.size, right.size) < leastShared * Math.max(left.size, right.size)) return false;
  let shared = 0;
  for (const wording of left.wordings) if (right.wordings.has(wording)) shared++;
  return shared * 2 >= left.wordings.size;
}
