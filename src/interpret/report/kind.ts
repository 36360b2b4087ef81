import { parseReportPeriod } from "../../printed/report-period.ts";
import type { DocType } from "../../records.ts";

/** What a title says the report is, and how plainly, from 0 to 6. */
export interface NamedKind {
  readonly type: DocType;
  readonly weight: number;
  readonly pattern: RegExp;
}

const overview = /\bperformance overview\b|\boverview report\b/i;
/** A plan's name before it is a plan of its own or the plan that is monitored. */
const plan =
  /\b(?:service|business|departmental|directorate|divisional|department|team|unit|group)(?:\s+(?:improvement|delivery|development|action|performance|business|service))*\s+plans?\b/i;
const performancePlan =
  /\b(?:performance|best value)(?:\s+(?:and|&)\s+\w+)?\s+plan\b|\bbest value performance plan\b|\bBVPP\b/i;
const monitoring =
  /\bmonitor(?:ing)?\b|\bprogress (?:report|update|review|against|on|to)\b|\bquarterly\b|\bhalf[- ]year(?:ly)?\b|\bmid[- ]year\b|\bexception report\b|\bhighlight report\b/i;
/** What a part of a year is reported as. */
const reportOfPart =
  /\b(?:performance|monitor(?:ing)?|budget|finance|financial|progress (?:report|update|against|on|to)|scorecard|dashboard|report|review|update|digest|bulletin|position)\b/i;
const stronglyMonitoring =
  /\bquarterly\s+(?:service\s+plan\s+)?(?:\w+\s+(?:and|&)\s+\w+\s+)?(?:performance\s+|budget\s+|finance\s+|progress\s+)?(?:monitor(?:ing)?|report|review|update)\b|\b(?:performance|plan|service)\s+monitor(?:ing)?\b|\bmonitor(?:ing)?\s+report\b|\bquarter(?:ly)?\s+monitor(?:ing)?\b/i;
/** Words that make a line a title, of whatever kind. */
const anyTitle =
  /\b(?:report|plan|review|strategy|agreement|budget|outturn|statement|monitor(?:ing)?|update|digest|scorecard|programme|performance)\b/i;

/** `Service Plan Monitoring Report, Quarter 2` reports on a plan; `Service Plan 2009-12` is one. */
export function kindOf(title: string, near = ""): NamedKind | undefined {
  if (overview.test(title)) return { type: "performance-overview", weight: 6, pattern: overview };
  const period = parseReportPeriod(title);
  const ofPart = isPart(period?.kind);
  const nearPart = near.length <= 100 && isPart(parseReportPeriod(near)?.kind);
  const monitors = monitoring.test(title);
  const isPlan = performancePlan.test(title) || plan.test(title);
  if (
    isPlan
      ? monitors && (ofPart || nearPart || stronglyMonitoring.test(title))
      : stronglyMonitoring.test(title) && !budgetOfYear(title, ofPart || nearPart)
  )
    return { type: "quarterly-monitoring", weight: 6, pattern: monitoring };
  if (isPlan && ofPart && reportOfPart.test(title.replace(performancePlan, "").replace(plan, "")))
    return { type: "quarterly-monitoring", weight: 6, pattern: reportOfPart };
  if (performancePlan.test(title))
    return { type: "performance-plan", weight: 6, pattern: performancePlan };
  if (plan.test(title)) return { type: "service-plan", weight: 6, pattern: plan };
  if (ofPart && reportOfPart.test(title))
    return { type: "quarterly-monitoring", weight: 5, pattern: reportOfPart };
  if (nearPart && reportOfPart.test(title))
    return { type: "quarterly-monitoring", weight: 4, pattern: reportOfPart };
  if (anyTitle.test(title)) return { type: "other", weight: 1.5, pattern: anyTitle };
  return undefined;
}

const isPart = (kind: string | undefined): boolean =>
  kind === "quarter" || kind === "part" || kind === "to-date";

/** Budget monitoring of a whole year says nothing of quarters. */
const budgetOfYear = (title: string, ofPart: boolean): boolean =>
  !ofPart &&
  /\b(?:budget|capital|revenue|finance|financial)\b/i.test(title) &&
  !/\bquarterly|performance\b/i.test(title);
