import { findIndicator } from "../catalogue/index.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { toFinding } from "./finding.ts";
import { toIndicatorRows } from "./indicator-rows.ts";

/** Codes listed in one sentence. */
const codesShown = 8;

interface Stray {
  readonly code: string;
  readonly observation: Observation;
  readonly how: "before" | "after";
  /** The first or last year the code was in force. */
  readonly limit: string;
}

/**
 * National codes over figures of years in which they were not in force: one finding for all that ended or began
 * together, since councils went on printing a whole set after its end.
 */
export function findCodesOutOfYears({ records, facts }: CheckedReport): Finding[] {
  const groups = new Map<string, Stray[]>();
  for (const row of toIndicatorRows(records)) {
    const known = row.codes.flatMap((code) => findIndicator(code) ?? []);
    if (known.length === 0) continue;
    for (const observation of row.values) {
      const year = observation.period.slice(0, 7);
      // A benchmark or baseline of another year is looked up under today's code.
      if (year === "" || observation.value === null) continue;
      if (observation.measure !== "target" && observation.measure !== "actual") continue;
      const strays = known.map(({ code, fromYear, toYear }): Stray | undefined => {
        // A plan of 2009 sets targets for 2011-12 under codes whose end nobody knew of yet.
        if (toYear !== "" && year > toYear && (facts.financialYears[0] ?? "") > toYear)
          return { code, observation, how: "after", limit: toYear };
        const isPlanned =
          facts.financialYears.length > 0 && (facts.financialYears.at(-1) ?? "") < fromYear;
        if (fromYear !== "" && isPlanned && year < fromYear)
          return { code, observation, how: "before", limit: fromYear };
        return undefined;
      });
      // `NI 112 / BVPI 197`: one code in force is enough.
      const [first] = strays;
      if (!first || strays.includes(undefined)) continue;
      const key = `${first.how} ${first.limit}`;
      const group = groups.get(key);
      if (group) group.push(first);
      else groups.set(key, [first]);
    }
  }
  return [...groups.values()].flatMap((strays) => {
    const [first] = strays;
    return first ? [toYearsFinding(first, strays)] : [];
  });
}

function toYearsFinding({ how, limit }: Stray, strays: readonly Stray[]): Finding {
  const codes = [...new Set(strays.map(({ code }) => code))];
  const years = [
    ...new Set(strays.map(({ observation }) => observation.period.slice(0, 7))),
  ].sort();
  const shown = codes.slice(0, codesShown).join(", ");
  const more = codes.length > codesShown ? ` and ${codes.length - codesShown} more` : "";
  const were = codes.length === 1 ? "was" : "were";
  return toFinding({
    code: "code-out-of-years",
    sure: "worth a look",
    records: strays.map(({ observation }) => observation),
    printed: codes.join(", "),
    expected: how === "after" ? `no figures after ${limit}` : `no figures before ${limit}`,
    message: `${shown}${more} ${were} ${how === "after" ? `in force until ${limit}` : `not in force before ${limit}`}, but ${
      codes.length === 1 ? "stands" : "stand"
    } over figures for ${years.join(", ")}.`,
  });
}
