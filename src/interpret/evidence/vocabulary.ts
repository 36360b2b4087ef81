/**
 * The words councils print over their columns, as data. Odd ones name the report that made us add
 * them; a new council's layout means new words here and a fixture.
 */

export type ColumnRole =
  | "reference"
  | "title"
  | "objective"
  | "priority"
  | "group"
  | "responsible"
  | "milestone"
  | "action"
  | "risk-measure"
  | "due"
  | "due-and-officer"
  | "status"
  | "direction"
  | "commentary"
  | "unit"
  | "target"
  | "actual"
  | "baseline"
  | "benchmark"
  | "quartile"
  | "weight"
  | "forecast"
  | "other";

const words = (list: string): readonly string[] => list.split(",").map((word) => word.trim());

/** Whole headers in lower case, years, quarters and punctuation taken off. */
export const listedHeaders: Readonly<Record<ColumnRole, readonly string[]>> = {
  reference: words(
    // "key objective service plan ref only": Halton quarterly report 2008/09, risk control measures
    `ref, refs, ref no, reference, reference no, reference number, code, codes, pi ref, pi, pi no, pi code, indicator ref,
    indicator reference, indicator no, indicator number, indicator code, no, number, id, service plan ref, service plan reference,
    plan ref, bvpi, bvpi ref, bvpi no, bv ref, ni, ni ref, ni no, bv no, pi number, measure ref, kpi ref, kpi no, kpi,
    key objective service plan ref only, milestone ref, objective ref, action ref, sp ref, bvpi number, ni number`,
  ),
  title: words(
    // "performance indicators within bopi": Cumbria 2007-8
    `description, measure, measures, indicator, indicators, performance indicator, performance indicators, pi description, title,
    indicator title, indicator description, short title, description of indicator, indicator definition, definition,
    performance measure, performance measures, key performance indicator, key performance indicators, key indicator, key indicators,
    national indicator, name of indicator, indicator name, pi title, measure of success, success measure, what we measure,
    outcome measure, local indicator, best value performance indicator, name, performance indicators within bopi, kpi description,
    measure description, pi name`,
  ),
  objective: words(
    "objective, objectives, service objective, service objectives, key objectives, key objective, strategic objective, our objective",
  ),
  priority: words(
    `strategic priorities, strategic priority, corporate priority, priority, priorities, corp plan priority, corporate plan priority,
    theme, block, outcome area, ecm outcome`,
  ),
  group: words(
    `strategy project, workstream project, strategy, project, workstream, key activity, key activities, key priority,
    strategy policy service, key area, area of work, service area, programme, what, work area, activity area, aim`,
  ),
  responsible: words(
    `responsibility, responsible, responsible officer, officer responsible, officers responsible, person responsible, lead officer,
    lead officers, lead, lead officer s, officer, owner, accountable officer, who, by whom, lead person, lead responsibility,
    resp officer, lead manager, responsible manager, accountable manager, managed by, assigned to, named lead, pi owner,
    indicator owner, responsible person`,
  ),
  milestone: words(
    `milestone, milestones, key milestone, key milestones, key milestone s, milestone description, milestones and dates,
    key milestones and dates, milestone s`,
  ),
  action: words(
    // "main task headings", "high priority actions": Cumbria 2007-8, Halton quarterly report 2008/09
    `action, actions, actions required, proposed action, proposed actions, proposed action s, activity, activities, task, tasks,
    key task, key tasks, key action, key actions, action required, main task headings, high priority actions, priority actions,
    what we will do, what will we do, what are we going to do, improvement action, improvement actions, specific actions, action s,
    planned action, planned actions, work to be done, key deliverable, key deliverables, deliverable, deliverables, commitment,
    commitments, initiative, how, action description, actions to be taken, project tasks`,
  ),
  "risk-measure": words(
    `risk control measures, risk control measure, risk treatment measures, risk treatment measure, mitigation measures,
    risk mitigation measures, control measures`,
  ),
  due: words(
    `timescale, timescales, time scale, time scales, proposed completion date, completion date, target date, target completion date, due date,
    due, deadline, by when, when, date, end date, timetable, completion, target delivery date, delivery date,
    planned completion date, to be completed by, complete by, milestone date, target timescale, timeframe, timing,
    target delivery date year, planned date, planned end date, date due, expected completion date, target delivery date year quarter`,
  ),
  "due-and-officer": words(
    // Halton quarterly report 2008/09, equality actions
    "target resp officer, target responsible officer, timescale and responsible officer, deadline and lead officer",
  ),
  status: words(
    `progress, progress to date, current progress, status, rag, rag status, rag rating, traffic light, traffic lights,
    progress traffic lights, current status, performance status, on target, traffic light status, rating, overall status, symbol,
    on track, achieved, target achieved, target met, met, csf status, colour`,
  ),
  direction: words(
    `direction of travel, direction, dot, d o t, trend, travel, short term trend, long term trend, performance trend, improving,
    direction of travel indicator, change`,
  ),
  commentary: words(
    `commentary, comment, comments, supporting commentary, explanation, progress commentary, notes, note, narrative, latest note,
    progress update, update, analysis, remarks, progress comments, comments and actions, reason for variance, summary of progress,
    key progress, details of progress, progress report, exception report`,
  ),
  unit: words("unit, units, unit of measure, measured in, unit of measurement"),
  target: words(
    `target, targets, annual target, year end target, target for year, control target, target to date, profiled target,
    milestone target, full year target, end of year target, target year end, ytd target, laa target, stretch target,
    cumulative target, quarterly target, improvement target, agreed target, proposed target`,
  ),
  actual: words(
    `actual, actuals, outturn, result, results, performance, actual performance, current performance, actual to date, year to date,
    ytd, ytd actual, year end, year end actual, year end outturn, final outturn, current value, value, latest, latest data,
    cumulative, cumulative actual, performance to date, outturn figure, annual actual, latest result, latest outturn,
    latest performance, year end result, year end position, position, actual outturn, provisional outturn, ytd result,
    ytd performance`,
  ),
  baseline: words(
    "baseline, base line, baseline year, baseline figure, baseline data, baseline position, baseline performance",
  ),
  benchmark: words(
    `benchmark, bench mark, bench mark statutory, england average, national average, average, all england average, england,
    statistical neighbours, statistical neighbour average, statistical neighbour, family group average, comparator, comparators,
    best performing, best, rank, ranking, national rank, regional average, north west average, unitary average, county average,
    peer average, nearest neighbours, group average, national, all england, sn average, national position, ipf average,
    cipfa average, shire average, metropolitan average`,
  ),
  quartile: words(
    `quartile, quartiles, top quartile, bottom quartile, upper quartile, lower quartile, median, quartile position, top, middle,
    bottom, best quartile, worst quartile, all england top quartile`,
  ),
  weight: words("weight, weighting, weight within bopi, weights, relative weight"),
  forecast: words(
    `forecast, forecast outturn, projection, projected outturn, predicted outturn, predicted, estimated outturn, year end forecast,
    estimate, expected outturn, year end estimate, year end projection`,
  ),
  other: words(
    `contact officer, contact, impact assessment high low none, impact assessment, others involved, resources,
    resource implications, monitoring who, monitoring how, apa jar laa local pi s, funded by, cost, costs, budget, source,
    cost sources of funding, how will we know we have made a difference, outcome method of measuring, outcome, outcomes,
    how measured, performance target, data source, frequency, reporting frequency, polarity, good is, good performance,
    pref d outcm, risk, risks, links, link to, partners, linked indicators, rationale, success criteria, type, collection,
    numerator, denominator, data quality`,
  ),
};

/** What stands in a header whose whole is not listed; the first that fits decides. */
export const headerPatterns: readonly { readonly role: ColumnRole; readonly pattern: RegExp }[] = [
  {
    role: "due-and-officer",
    pattern: /\b(?:target|timescale|date|deadline)\b.*\b(?:officer|lead)\b/,
  },
  { role: "direction", pattern: /\bdirection\b|\btrend\b|\bbetter or worse\b|\bimproved\b/ },
  { role: "quartile", pattern: /\bquartiles?\b/ },
  {
    role: "status",
    pattern: /\brag\b|\btraffic lights?\b|\bstatus\b|\btargets? (?:achieved|met)\b|\bon target\b/,
  },
  {
    role: "due",
    pattern:
      /\b(?:completion|target|due|delivery|end) dates?\b|\btimescales?\b|\bdeadlines?\b|\bby when\b/,
  },
  {
    role: "benchmark",
    pattern:
      /\baverage\b|\bbench ?marks?\b|\bnational (?:figure|result|outturn|performance|data)\b|\brank(?:ing)?\b|\bneighbours?\b|\bcomparators?\b|\bbest performing\b|\bcomparison\b/,
  },
  {
    role: "forecast",
    pattern: /\bforecast\b|\bpredicted\b|\bprojected\b|\bexpected outturn\b|\bestimated?\b/,
  },
  { role: "baseline", pattern: /\bbase ?line\b/ },
  { role: "weight", pattern: /\bweight(?:ing)?\b/ },
  {
    role: "commentary",
    pattern: /\bcomment(?:s|ary)?\b|\bnarrative\b|\bexplanation\b|\bprogress update\b/,
  },
  { role: "risk-measure", pattern: /\b(?:control|treatment|mitigation) measures?\b/ },
  { role: "milestone", pattern: /\bmilestones?\b(?!.*\btarget)/ },
  {
    role: "reference",
    pattern:
      /^(?:(?:service|plan|pi|ni|bvpi|indicator|objective|action|milestone|corporate|kpi|sp) )*(?:ref|reference|code)(?: (?:no|number))?\b/,
  },
  { role: "target", pattern: /\btargets?\b/ },
  {
    role: "actual",
    pattern:
      /\bactuals?\b|\bout ?turns?\b|\bresults?\b|\byear to date\b|\bytd\b|\bperformance (?:to date|as at|at)\b|^performance$/,
  },
  {
    role: "responsible",
    pattern:
      /\b(?:lead|responsible|accountable) (?:officer|person|manager|director)s?\b|\bresponsib(?:le|ility)\b|\bofficers?\b/,
  },
  { role: "title", pattern: /\bindicators?\b|\bperformance measures?\b|\bdescription\b/ },
  { role: "action", pattern: /\bactions?\b|\bactivit(?:y|ies)\b|\btasks?\b/ },
  { role: "objective", pattern: /\bobjectives?\b/ },
  { role: "status", pattern: /\bprogress\b/ },
  { role: "priority", pattern: /\bpriorit(?:y|ies)\b/ },
];
