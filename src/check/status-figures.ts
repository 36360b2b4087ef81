import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { claimOf } from "./claims.ts";
import { quoted, toFinding } from "./finding.ts";
import { isWorse, nameOf, polarityOf, toIndicatorRows } from "./indicator-rows.ts";
import { findKeyContradictions } from "./key-status.ts";
import { readOwnKey } from "./own-key.ts";
import {
  endsYear,
  isAdditive,
  isQuarter,
  isQuarterOfSum,
  pairOf,
  type StatusPair,
} from "./status-pair.ts";

/** Councils call a result green that comes near its target; further off it is none. */
const nearTarget = 0.1;
/** A quarter that stands for the year would come nearer its target than this. */
const partOfYear = 0.75;

/** Statuses and comments that the figures beside them contradict. */
export function findStatusContradictions({ records, document }: CheckedReport): Finding[] {
  const pairs = toIndicatorRows(records).flatMap((row) => pairOf(row) ?? []);
  const byKey = findKeyContradictions(pairs, readOwnKey(document));
  const told = new Set(byKey.map(({ finding }) => finding.records[0]));
  return [
    ...pairs.flatMap((pair) => {
      const byFigures = told.has(pair.actual.id) ? undefined : againstStatus(pair);
      return partYear(pair) ?? againstComment(pair) ?? byFigures ?? [];
    }),
    ...byKey,
  ];
}

/** `78 of 300, target for the year achieved`: the figure is the quarter's alone. */
function partYear({ row, target, actual }: StatusPair): Finding | undefined {
  const [reached, wanted] = [actual.value ?? 0, target.value ?? 0];
  if (!isQuarter(actual) || !isAdditive(actual) || claimOf(row.commentary) !== "met")
    return undefined;
  if (polarityOf(row) === "lower_better" || reached >= partOfYear * wanted) return undefined;
  return toFinding({
    code: "basis-differs",
    sure: "likely",
    records: [actual, target],
    printed: `${actual.raw} of ${target.raw}; ${row.commentary}`,
    expected: `a figure for the whole year ${target.period}`,
    message: `${nameOf(row)} shows "${actual.raw}" for ${actual.period} beside a target of "${target.raw}" for ${target.period}, and the comment ${quoted(row.commentary)} calls it achieved: the figure is the quarter alone and cannot be set against the annual target.`,
  });
}

/** The comment says met and the whole year's figure says missed, or the other way round. */
function againstComment({ row, target, actual }: StatusPair): Finding | undefined {
  const claim = claimOf(row.commentary);
  if (claim === "" || !endsYear({ actual, target }) || isQuarterOfSum({ actual, target }))
    return undefined;
  const polarity = polarityOf(row);
  const [reached, wanted] = [actual.value ?? 0, target.value ?? 0];
  if (polarity !== "higher_better" && polarity !== "lower_better" && !isAllOf(target))
    return undefined;
  const way = isAllOf(target) ? "higher_better" : polarity;
  const misses = isWorse(reached, wanted, way);
  if (claim === "met" ? !misses : misses) return undefined;
  return toFinding({
    code: "status-contradicts",
    sure: "likely",
    records: [actual, target],
    printed: `${actual.raw} of ${target.raw}; ${row.commentary}`,
    expected: misses ? "a comment that the target was missed" : "a comment that the target was met",
    message: `${nameOf(row)} shows "${actual.raw}" for ${actual.period} against a target of "${target.raw}", but the comment ${quoted(row.commentary)} says the target was ${claim}.`,
  });
}

/** The status says met and the whole year's figure says missed, or the other way round. */
function againstStatus({ row, target, actual }: StatusPair): Finding | undefined {
  const { status } = actual;
  if (
    (status !== "green" && status !== "red") ||
    !endsYear({ actual, target }) ||
    isQuarterOfSum({ actual, target })
  )
    return undefined;
  const polarity = isAllOf(target) ? "higher_better" : polarityOf(row);
  const [reached, wanted] = [actual.value ?? 0, target.value ?? 0];
  const exact = reached === wanted;
  if (!exact && polarity !== "higher_better" && polarity !== "lower_better") return undefined;
  const misses = isWorse(reached, wanted, polarity);
  const far = Math.abs(reached - wanted) > nearTarget * Math.abs(wanted);
  if (status === "green" ? !(misses && far) : misses) return undefined;
  return toFinding({
    code: "status-contradicts",
    sure: "likely",
    records: [actual, target],
    printed: `${status}: ${actual.raw} of ${target.raw}`,
    expected: misses ? "amber or red" : "green",
    message: `${nameOf(row)} is marked ${status}, but its "${actual.raw}" for ${actual.period} ${
      misses ? "misses" : exact ? "is exactly" : "beats"
    } the target of "${target.raw}".`,
  });
}

/** A target of 100% can only be reached from below. */
const isAllOf = ({ value, unit }: Observation): boolean => value === 100 && unit === "percent";
