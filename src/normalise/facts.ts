import { quarterOf } from "../printed/period.ts";
import { parseReportPeriod, quarterPeriod, type ReportPeriod } from "../printed/report-period.ts";
import type { ReportFacts } from "../records.ts";
import type { PrintedFacts } from "../rows.ts";

type Period = Pick<ReportPeriod, "start" | "end" | "years">;

const none: Period = { start: "", end: "", years: [] };

/** The report's facts with its period as dates and financial years. */
export function factsOf(printed: PrintedFacts): ReportFacts {
  const label = printed.periodLabel;
  const period = periodOfReport(printed);
  return {
    council: printed.council,
    directorate: printed.directorate,
    service: printed.service,
    docType: printed.docType,
    title: printed.title,
    periodLabel: label,
    periodStart: period.start,
    periodEnd: period.end,
    financialYears: period.years,
  };
}

/** `Quarter 4 to year-end 31st March 2009`, `April 2008 to March 2011`, `2009-12`, `2007-8`, `Q3 2007/08`. */
export const parsePeriod = (label: string): Period => parseReportPeriod(label) ?? none;

/** A quarterly report as at the last day of a quarter is about that quarter, not about the year so far. */
function periodOfReport({ docType, title, periodLabel }: PrintedFacts): Period {
  const period = parseReportPeriod(periodLabel);
  if (!period) return none;
  const month = Number(period.end.slice(5, 7));
  const quarterly = docType === "quarterly-monitoring" && /\bquarter/i.test(title);
  const upToDate = period.kind === "to-date" || period.kind === "month";
  return quarterly && upToDate && month % 3 === 0
    ? quarterPeriod(period.years[0], quarterOf(month))
    : period;
}
