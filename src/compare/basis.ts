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
  /** `year`, or the part of a year: `Q1`; `cumulative` with either: a figure that adds up what came before it. */
  readonly span: string;
  readonly unit: Unit | "unknown";
  /** False where the row prints no unit and the definition's is supposed. */
  readonly unitPrinted: boolean;
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
    const [unit, unitPrinted] = unitOf(row, entry, observation);
    const cumulative = isCumulative(row, entry, observation);
    const place = `${observation.period}|${unit}|${unitPrinted}|${cumulative}`;
    let basis = known.get(place);
    if (!basis) {
      const variant = entry ? variantOf(row, entry, said, observation.period) : "";
      const part = / (Q\d)/.exec(observation.period)?.[1];
      const span = cumulative ? ["cumulative", part].filter(Boolean).join(" ") : (part ?? "year");
      const key = [identity, variant, span, unit].join("|");
      basis = { identity, variant, span, unit, unitPrinted, key };
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
  // Two running totals may have begun in different years.
  return sameName && !isRunning(left)
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
      return `They are on different bases: ${saidOf(leftName, left)}, ${saidOf(rightName, right)}.`;
    case "span":
      return `${leftName} prints figures of ${spanName(left)}, ${rightName} of ${spanName(right)}.`;
    case "unit-unprinted": {
      const name = left.unit === "unknown" ? leftName : rightName;
      return `${name} prints no unit, and councils print this indicator in several.`;
    }
    case "unit":
      return `${leftName} prints ${unitSaid(left)}, ${rightName} ${unitSaid(right)}.`;
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
        ? "It prints nothing that departs from the definition, unlike the others."
        : `It is on another basis: ${own.variant}.`;
    case "span":
      return `It is a figure of ${spanName(own)}.`;
    case "unit-unprinted":
      return "No unit is printed, and councils print this indicator in several.";
    case "unit":
      return `It is in another unit: ${unitSaid(own)}.`;
    case "name":
    case "nothing":
      return isRunning(own) ? `It is a figure of ${spanName(own)}.` : "";
  }
}

function saidOf(name: string, basis: Basis): string {
  return basis.variant === ""
    ? `${name} prints nothing that departs from the definition`
    : `${name} has ${basis.variant}`;
}

function spanName({ span }: Basis): string {
  if (span === "year") return "a whole year";
  if (span === "cumulative") return "several years or part of one, added up (cumulative)";
  return span.startsWith("cumulative")
    ? `the year up to ${span.slice(-2)} (cumulative)`
    : `part of a year (${span})`;
}

/** Whether a figure adds up what came before it. */
export const isRunning = ({ span }: Pick<Basis, "span">): boolean => span.startsWith("cumulative");

// "310 (cumulative)", "990 over three years", "1,200 (2008-11)" (statements of 2009); "to date" is said of a quarter, too.
const saysCumulative =
  /\bcumulative(?:ly)?\b|\bcum\.?(?=\W|$)|\brunning total\b|\bsince (?:april|the start|20\d\d)\b|\bover (?:the )?(?:two|three|four|five|\d) years\b|\b(?:two|three|four|five|\d)[- ]year (?:total|target|period)\b/i;

function isCumulative(
  row: IndicatorRow,
  entry: CatalogueIndicator | undefined,
  { raw, evidence, cumulative }: ComparedObservation,
): boolean {
  const headed =
    cumulative ?? evidence?.some((one) => /^column: .*\bcumulative/i.test(one)) ?? false;
  if (headed || saysCumulative.test(raw)) return true;
  const titled = /\bcumulative\b/i;
  return titled.test(`${row.ref} ${row.title}`) && !titled.test(entry?.title ?? "");
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

function unitSaid({ unit, unitPrinted }: Basis): string {
  return unitPrinted || unit === "" || unit === "unknown"
    ? unitName(unit)
    : `no unit (by the definition it is ${unitName(unit)})`;
}

/** Money unifies over its scale; a unit not printed goes with any, as only one is used for the indicator. */
export function unitsAgree(left: Unit, right: Unit): boolean {
  const money = (unit: Unit) => (unit === "gbp_thousand" ? "gbp" : unit);
  return left === "" || right === "" || money(left) === money(right);
}

/** The unit printed in the cell, else anywhere in the row, else the definition's where it has only one; and if printed. */
function unitOf(
  row: IndicatorRow,
  entry: CatalogueIndicator | undefined,
  observation: ComparedObservation,
): readonly [unit: Unit | "unknown", printed: boolean] {
  const printed =
    observation.unit ||
    row.observations.find((other) => other.unit !== "" && other.measure !== "weight")?.unit ||
    "";
  if (!entry) return [printed, printed !== ""];
  // A gap in percentage points is printed with and without a sign.
  if (entry.basis === "percentage point gap" && (printed === "points" || printed === "")) {
    return ["percent", printed !== ""];
  }
  if (printed !== "") return [printed, true];
  return [entry.printedUnits.length > 0 ? "unknown" : entry.unit, false];
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
