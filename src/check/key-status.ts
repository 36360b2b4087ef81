import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import { quoted, toFinding } from "./finding.ts";
import { isWorse, nameOf, polarityOf } from "./indicator-rows.ts";
import type { OwnKey } from "./own-key.ts";
import { endsYear, isQuarterOfSum, type StatusPair } from "./status-pair.ts";

/** This share of a report's statuses must follow its key before one that does not is doubted … */
const leastAgreeing = 0.6;
/** … and this share, of this many at least, in the middle of a year. */
const mostlyAgreeing = 0.8;
const leastJudged = 5;

/** Off by what is printed and by what rounding may hide. */
interface Off {
  /** In per cent of the target. */
  readonly relative: number;
  readonly points: number;
  readonly misses: boolean | undefined;
}

/** Statuses that the report's own key does not give to the figures beside them. */
export function findKeyContradictions(
  pairs: readonly StatusPair[],
  key: OwnKey | undefined,
): Finding[] {
  if (!key) return [];
  const whole = pairs.filter((pair) => endsYear(pair) && !isQuarterOfSum(pair));
  const part = pairs.filter((pair) => !endsYear(pair) && !isQuarterOfSum(pair));
  // Within the year a status may be a forecast; where the report's own statuses follow its key, it is none.
  return [...judge(whole, key, 0, leastAgreeing), ...judge(part, key, leastJudged, mostlyAgreeing)];
}

function judge(
  pairs: readonly StatusPair[],
  key: OwnKey,
  least: number,
  agreeing: number,
): Finding[] {
  const judged = pairs.flatMap((pair) => {
    const off = offOf(pair);
    if (key.inPoints && !isPercent(pair.actual)) return [];
    return off && pair.actual.status !== "" ? [{ pair, off }] : [];
  });
  // "Within 5%" is of the target or in points: the report's own statuses tell, else both must speak against a status.
  const agree = (read: (off: Off) => number) =>
    judged.filter(({ pair, off }) => wrong(pair.actual, off, read(off), key) === undefined).length;
  const byShare = agree(({ relative }) => relative);
  const byPoints = agree(({ points }) => points);
  const sure = judged.filter(({ off }) => off.misses !== undefined).length;
  if (sure < least || Math.max(byShare, byPoints) < agreeing * judged.length) return [];
  return judged.flatMap(({ pair, off }) => {
    const share = wrong(pair.actual, off, off.relative, key);
    const points = isPercent(pair.actual) ? wrong(pair.actual, off, off.points, key) : share;
    const expected =
      byShare > byPoints
        ? share
        : byPoints > byShare
          ? points
          : share && points
            ? share
            : undefined;
    return expected === undefined ? [] : [toKeyFinding(pair, off, expected, key)];
  });
}

const isPercent = ({ unit }: Observation): boolean => unit === "percent";

function offOf({ row, target, actual }: StatusPair): Off | undefined {
  const [reached, wanted] = [actual.value, target.value];
  if (reached === null || wanted === null || wanted === 0) return undefined;
  const points = Math.abs(reached - wanted);
  const isAll = wanted === 100 && isPercent(target);
  const polarity = isAll ? "higher_better" : polarityOf(row);
  const known = polarity === "higher_better" || polarity === "lower_better";
  const misses = points === 0 ? false : known ? isWorse(reached, wanted, polarity) : undefined;
  return { points, relative: (100 * points) / Math.abs(wanted), misses };
}

/** What the status should have been; undefined where it is right, or nobody can tell. */
function wrong(
  { status }: Observation,
  { misses }: Off,
  off: number,
  { amber, greenMeets }: OwnKey,
): string | undefined {
  // On the bound and within a rounding of it either colour is right.
  const slack = 0.25;
  const beyond = off > amber + slack;
  const inside = off < amber - slack;
  if (status === "amber" && beyond)
    return misses === undefined ? "green or red" : misses ? "red" : "green";
  if (status === "red" && misses === true && inside) return "amber";
  if (status === "red" && misses === false) return "green";
  if (status === "green" && misses === true && (greenMeets || beyond) && off > slack)
    return beyond ? "red" : "amber";
  return undefined;
}

function toKeyFinding(
  { row, target, actual }: StatusPair,
  { relative, points }: Off,
  expected: string,
  key: OwnKey,
): Finding {
  const off = isPercent(actual)
    ? `${round(points)} points or ${round(relative)}% of it`
    : `${round(relative)}%`;
  return toFinding({
    code: "status-contradicts",
    sure: "likely",
    records: [actual, target],
    printed: `${actual.status}: ${actual.raw} of ${target.raw}`,
    expected,
    message: `${nameOf(row)} is marked ${actual.status}, but its "${actual.raw}" for ${actual.period} is off the target of "${target.raw}" by ${off}; the report's key says ${quoted(key.text, 120)}.`,
  });
}

const round = (value: number): string => String(Number(value.toFixed(1)));
