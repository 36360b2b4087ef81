import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { toFinding } from "./finding.ts";
import { nameOf, toIndicatorRows } from "./indicator-rows.ts";

const countsThings = /^(?:the )?(?:total |average )?numbers? of\b/i;
const speaksOfShares = /%|per ?cent|proportion|\brates?\b|\bas a share\b|change|increase|reduc/i;
const percentage = /^[-–]?\d+(?:\.\d+)?\s?%$/;
const leastValues = 2;

/** A title that counts things over figures that are all percentages. */
export function findTitleUnits({ records }: CheckedReport): Finding[] {
  return toIndicatorRows(records).flatMap((row) => {
    if (!countsThings.test(row.title) || speaksOfShares.test(row.title)) return [];
    const figures = row.values.filter(
      ({ measure }) => measure === "actual" || measure === "target",
    );
    const [first] = figures;
    if (!first || figures.length < leastValues) return [];
    if (!figures.every(({ raw }) => percentage.test(raw))) return [];
    return [
      toFinding({
        code: "unit-changes",
        sure: "likely",
        records: figures,
        printed: figures.map(({ raw }) => raw).join(" / "),
        expected: "counts, as the title says",
        message: `${nameOf(row)} counts by its title, but its figures are percentages: ${figures.map(({ raw }) => `"${raw}"`).join(", ")}.`,
      }),
    ];
  });
}
