import { type Basis, isRunning, judge, sayBetween } from "./basis.ts";
import type { Measured } from "./measure.ts";
import type { PlacedRow } from "./placed.ts";
import { growsWithSize } from "./polarity.ts";
import { inOrder, type Verdict } from "./report.ts";

/** The distinct bases figures stand on in one group, with who prints figures on each. */
export interface BasisClass {
  readonly basis: Basis;
  readonly councils: ReadonlySet<string>;
}

export function basisClasses(rows: readonly PlacedRow[]): readonly BasisClass[] {
  const classes = new Map<string, { basis: Basis; councils: Set<string> }>();
  for (const { row, figures } of rows) {
    for (const { observation, basis } of figures) {
      if (observation.value === null || observation.measure === "benchmark") continue;
      const known = classes.get(basis.key);
      if (known) known.councils.add(row.council);
      else classes.set(basis.key, { basis, councils: new Set([row.council]) });
    }
  }
  return [...classes.values()].sort((a, b) => inOrder(a.basis.key, b.basis.key));
}

/** A verdict and one sentence for it. */
export interface ReasonedVerdict {
  readonly verdict: Verdict;
  readonly why: string;
}

export const strictness: Readonly<Record<Verdict, number>> = {
  comparable: 0,
  with_care: 1,
  not_comparable: 2,
};

/** The best any two councils of the group can be set against each other, and why no better. */
export function bestPair(
  classes: readonly BasisClass[],
  measured: Measured,
  title: string,
): ReasonedVerdict {
  let best: ReasonedVerdict | undefined;
  for (const [at, left] of classes.entries()) {
    for (const right of classes.slice(at)) {
      const pair = twoCouncils(left, right);
      if (!pair) continue;
      const judged = judgePair(left.basis, right.basis, pair, measured, title);
      if (!best || strictness[judged.verdict] < strictness[best.verdict]) best = judged;
      if (best.verdict === "comparable") return best;
    }
  }
  return best ?? { verdict: "not_comparable", why: onlyOneSpeaks(classes) };
}

function onlyOneSpeaks(classes: readonly BasisClass[]): string {
  const names = [...new Set(classes.flatMap(({ councils }) => [...councils]))];
  return names.length === 1
    ? `Only ${names[0]} prints figures that can be read as one number.`
    : "No council prints a figure that can be read as one number.";
}

/** The first of one beside the first other one of the other. */
function twoCouncils(left: BasisClass, right: BasisClass): readonly [string, string] | undefined {
  const a = firstBut(left.councils);
  if (a === undefined) return undefined;
  const b = firstBut(right.councils, a);
  if (b !== undefined) return [a, b];
  // None but the same one stands there: beside another of these it is the other.
  const other = firstBut(left.councils, a);
  return other !== undefined && right.councils.has(a) ? [other, a] : undefined;
}

function firstBut(names: ReadonlySet<string>, but?: string): string | undefined {
  let first: string | undefined;
  for (const name of names) {
    if (name !== but && (first === undefined || name < first)) first = name;
  }
  return first;
}

function judgePair(
  left: Basis,
  right: Basis,
  [a, b]: readonly [string, string],
  measured: Measured,
  title: string,
): ReasonedVerdict {
  if (inOrder(a, b) > 0) return judgePair(right, left, [b, a], measured, title);
  const judged = judge(left, right);
  if (judged.verdict === "comparable") {
    const code = measured.lineage?.root.code ?? "";
    return { verdict: "comparable", why: `${a} and ${b} print ${code}.` };
  }
  if (judged.verdict === "not_comparable") {
    return { verdict: "not_comparable", why: sayBetween(judged, [a, left], [b, right]) };
  }
  if (isRunning(left)) {
    return {
      verdict: "with_care",
      why: `${a} and ${b} both print cumulative figures, which may not begin in the same year.`,
    };
  }
  if (measured.lineage) {
    const { code } = measured.lineage.root;
    return {
      verdict: "with_care",
      why: `${a} and ${b} are joined as ${code} only through a predecessor or a printed description.`,
    };
  }
  if (measured.join === "code") {
    return {
      verdict: "with_care",
      why: `${a} and ${b} print the same code ${measured.code}, whose definition the catalogue does not hold.`,
    };
  }
  if (left.unit === "" || right.unit === "") {
    return { verdict: "not_comparable", why: "Only the titles agree, and no unit is printed." };
  }
  if (left.unit === "count" && growsWithSize(undefined, "count", title)) {
    return {
      verdict: "not_comparable",
      why: "Only the titles agree, and bare numbers of councils of different size say little.",
    };
  }
  return { verdict: "with_care", why: "No national code is printed: only the titles agree." };
}

/** The basis most councils stand on; of equals the definition's own, over a whole year. */
export function referenceClass(classes: readonly BasisClass[]): Basis | undefined {
  const order = (a: BasisClass, b: BasisClass) =>
    b.councils.size - a.councils.size ||
    Number(a.basis.span !== "year") - Number(b.basis.span !== "year") ||
    a.basis.variant.length - b.basis.variant.length ||
    Number(/^described /.test(a.basis.identity)) - Number(/^described /.test(b.basis.identity)) ||
    inOrder(a.basis.key, b.basis.key);
  return [...classes].sort(order)[0]?.basis;
}
