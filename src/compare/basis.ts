import type { CatalogueIndicator, DefinitionChange } from "../catalogue/index.ts";
import { exactDifferences, type TitleTerms, titleToTerms } from "../catalogue/title.ts";
import type { Unit } from "../records.ts";
import type { Measured } from "./measure.ts";
import type { ComparedObservation, Verdict } from "./report.ts";
import type { IndicatorRow } from "./rows.ts";

/** On what basis a figure stands: two figures compare where nothing in it differs. */
export interface Basis {
  readonly identity: string;
  /** How the definition differs from the catalogue's: `time limit 10 days`; empty where it does not. */
  readonly variant: string;
  /** `year`, or the part of a year: `Q1`. */
  readonly span: string;
  readonly unit: Unit | "unknown";
  /** One text for all of it. */
  readonly key: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly between: "nothing" | "name" | "basis" | "span" | "unit" | "unit-unprinted";
}

// "NI059 adjusted": the council itself says that it counts otherwise.
const adjusted =
  /\b(?:adjusted|amended|revised definition|new definition|local definition|proxy)\b/i;

/** How the basis of each figure of a row is told: by its title against the definition, its period, its unit. */
export function basisFor(
  row: IndicatorRow,
  measured: Measured,
): (observation: ComparedObservation) => Basis {
  const entry = measured.lineage?.root;
  const said = entry ? saidOnce(row, measured, entry) : [];
  const { identity } = measured;
  // A row has few bases and many figures.
  const known = new Map<string, Basis>();
  return (observation) => {
    const unit = unitOf(row, entry, observation);
    const place = `${observation.period}|${unit}`;
    let basis = known.get(place);
    if (!basis) {
      const variant = entry ? variantOf(row, entry, said, observation.period) : "";
      const span = / (Q\d)/.exec(observation.period)?.[1] ?? "year";
      basis = { identity, variant, span, unit, key: [identity, variant, span, unit].join("|") };
      known.set(place, basis);
    }
    return basis;
  };
}

/** Whether two figures may be set against each other, and what stands between them. */
export function judge(left: Basis, right: Basis): Judgement {
  if (left.variant !== right.variant) return { verdict: "not_comparable", between: "basis" };
  if (left.span !== right.span) return { verdict: "not_comparable", between: "span" };
  if (left.unit === "unknown" || right.unit === "unknown") {
    return { verdict: "not_comparable", between: "unit-unprinted" };
  }
  if (!unitsAgree(left.unit, right.unit)) return { verdict: "not_comparable", between: "unit" };
  const sameName =
    left.identity === right.identity && !/^(?:described |title:|code:)/.test(left.identity);
  return sameName
    ? { verdict: "comparable", between: "nothing" }
    : { verdict: "with_care", between: "name" };
}

/** What stands between the figures of two councils, as one clause. */
export function sayBetween(
  { between }: Judgement,
  [leftName, left]: readonly [string, Basis],
  [rightName, right]: readonly [string, Basis],
): string {
  switch (between) {
    case "basis":
      return `another basis: ${saidOf(leftName, left)}, ${saidOf(rightName, right)}`;
    case "span":
      return `part of a year against a year: ${leftName} prints ${spanName(left)}, ${rightName} ${spanName(right)}`;
    case "unit-unprinted": {
      const name = left.unit === "unknown" ? leftName : rightName;
      return `${name} prints no unit, and councils print this indicator in several`;
    }
    case "unit":
      return `another unit: ${leftName} prints ${unitName(left.unit)}, ${rightName} ${unitName(right.unit)}`;
    case "name":
    case "nothing":
      return "";
  }
}

/** Why one figure cannot stand beside the others of its group. */
export function sayApart({ between }: Judgement, own: Basis): string {
  switch (between) {
    case "basis":
      return own.variant === ""
        ? "on the definition's own basis, unlike the others"
        : `another basis: ${own.variant}`;
    case "span":
      return own.span === "year" ? "a whole year" : `part of a year (${own.span})`;
    case "unit-unprinted":
      return "councils print this indicator in several units, and no unit is printed";
    case "unit":
      return `another unit: ${unitName(own.unit)}`;
    case "name":
    case "nothing":
      return "";
  }
}

function saidOf(name: string, basis: Basis): string {
  return basis.variant === ""
    ? `${name} stays with the definition`
    : `${name} has ${basis.variant}`;
}

function spanName(basis: Basis): string {
  return basis.span === "year" ? "the year" : basis.span;
}

const unitNames: Readonly<Record<Unit | "unknown", string>> = {
  percent: "a percentage",
  count: "a number",
  gbp: "pounds",
  gbp_thousand: "thousands of pounds",
  points: "points",
  rate: "a rate",
  ratio: "a ratio",
  "": "no unit",
  unknown: "no unit",
};

export function unitName(unit: Unit | "unknown"): string {
  return unitNames[unit];
}

/** Money unifies over its scale; a unit not printed goes with any, as only one is used for the indicator. */
function unitsAgree(left: Unit, right: Unit): boolean {
  const money = (unit: Unit) => (unit === "gbp_thousand" ? "gbp" : unit);
  return left === "" || right === "" || money(left) === money(right);
}

/** The unit printed in the cell, else anywhere in the row, else the definition's where it has only one. */
function unitOf(
  row: IndicatorRow,
  entry: CatalogueIndicator | undefined,
  observation: ComparedObservation,
): Unit | "unknown" {
  const printed =
    observation.unit ||
    row.observations.find((other) => other.unit !== "" && other.measure !== "weight")?.unit ||
    "";
  if (!entry) return printed;
  // A gap in percentage points is printed with and without a sign.
  if (entry.basis === "percentage point gap" && (printed === "points" || printed === "")) {
    return "percent";
  }
  if (entry.printedUnits.length > 0) return printed === "" ? "unknown" : printed;
  return printed === "" ? entry.unit : printed;
}

const saidBy = new WeakMap<Measured, readonly string[]>();

/** Rows of one wording are one `Measured`: what their title says is worked out once. */
function saidOnce(
  row: IndicatorRow,
  measured: Measured,
  entry: CatalogueIndicator,
): readonly string[] {
  let said = saidBy.get(measured);
  if (!said) {
    said = saidOtherwise(row, measured, entry);
    saidBy.set(measured, said);
  }
  return said;
}

/** What the title states otherwise than the definition: `time limit 10 days`. */
function saidOtherwise(
  row: IndicatorRow,
  measured: Measured,
  entry: CatalogueIndicator,
): readonly string[] {
  const terms = titleToTerms(row.title);
  return exactDifferences(terms, definitionTerms(measured, entry, terms))
    .filter(
      // A baseline year the definition does not name is another basis; a limit only one side prints is not.
      ({ kind, left, how }) => how === "contradicts" || (kind === "baseline" && left.length > 0),
    )
    .map(({ kind, left }) => `${kind} ${left.join(", ")}`);
}

function variantOf(
  row: IndicatorRow,
  entry: CatalogueIndicator,
  said: readonly string[],
  period: string,
): string {
  const change = entry.definitionChanges.findLast(
    ({ from, says }) =>
      saysSo(says, titleToTerms(row.title)) ||
      (said.length === 0 && isOnNewBasis(row, period, from)),
  );
  if (change) return [...new Set([...said, ...labelsOf(change)])].sort().join("; ");
  if (adjusted.test(row.ref) || adjusted.test(row.title)) {
    return [...said, `${row.council}'s own adjustment`].sort().join("; ");
  }
  return said.join("; ");
}

function labelsOf({ what, says }: DefinitionChange): readonly string[] {
  const exact = [...titleToTerms(says ?? "").exact];
  return exact.length === 0
    ? [what]
    : exact.map(([kind, values]) => `${kind} ${[...values].join(", ")}`);
}

/** The statements of whichever title of the line contradicts the printed one least. */
function definitionTerms(
  measured: Measured,
  entry: CatalogueIndicator,
  terms: TitleTerms,
): TitleTerms {
  const titles = [entry.title, ...(measured.lineage?.titles ?? [])].map(titleToTerms);
  const contradictions = (candidate: TitleTerms) =>
    exactDifferences(terms, candidate).filter(({ how }) => how === "contradicts").length;
  return titles.reduce((best, next) => (contradictions(next) < contradictions(best) ? next : best));
}

function saysSo(says: string | undefined, terms: TitleTerms): boolean {
  if (!says) return false;
  const wanted = titleToTerms(says);
  const exactly = [...wanted.exact].every(([kind, values]) =>
    [...values].every((value) => terms.exact.get(kind)?.has(value)),
  );
  return exactly && wanted.stems.every((stem) => terms.stems.includes(stem));
}

/** A report from before the change sets even its later targets on the old basis. */
function isOnNewBasis(row: IndicatorRow, period: string, from: string): boolean {
  const year = period.slice(0, 7);
  const reported = row.report.facts.financialYears[0] ?? year;
  return year !== "" && year >= from && reported >= from;
}
