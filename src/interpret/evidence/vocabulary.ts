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
    `kpi ref, kpi number, lpi, lpi ref, li ref, local ref, unique ref, ref code, pi reference, measure no, target ref, task no, action no, action number, milestone no, objective no, item, item no, line ref, index no, ni reference, performance indicator number, indicator id, measure code, lines ref, ref, refs, ref no, reference, reference no, reference number, code, codes, pi ref, pi, pi no, pi code, indicator ref,
    indicator reference, indicator no, indicator number, indicator code, no, number, id, service plan ref, service plan reference,
    plan ref, bvpi, bvpi ref, bvpi no, bv ref, ni, ni ref, ni no, bv no, pi number, measure ref, kpi ref, kpi no, kpi,
    key objective service plan ref only, milestone ref, objective ref, action ref, sp ref, bvpi number, ni number`,
  ),
  title: words(
    // "performance indicators within bopi": Cumbria 2007-8
    `what is measured, what we are measuring, key measure, key measures, local performance indicator, local performance indicators, local pi, national and local indicators, best value indicator, best value performance indicators, statutory indicator, statutory indicators, success indicator, performance indicator description, performance measure description, measure indicator, indicator measure, indicator name and description, headline indicator, headline indicators, lead indicator, key success measure, kpi name, kpi title, key result, key results, performance target, outcome indicator, improvement measure, pi detail, indicator detail, details of indicator, laa indicator, laa target, priority indicator, corporate indicator, service indicator, service measure, description, measure, measures, indicator, indicators, performance indicator, performance indicators, pi description, title,
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
    `lead member, head of service, manager, lead service, lead department, responsible, responsible head of service, accountable, accountable person, leading officer, officer lead, officer name, named officer, key contact, lead agency, lead organisation, lead partner, lead director, sponsor, owned by, action owner, milestone owner, to be done by, staff responsible, by, led by, delegated to, reporting officer, project lead, project manager, responsible service, responsible team, responsibility, responsible, responsible officer, officer responsible, officers responsible, person responsible, lead officer,
    lead officers, lead, lead officer s, officer, owner, accountable officer, who, by whom, lead person, lead responsibility,
    resp officer, lead manager, responsible manager, accountable manager, managed by, assigned to, named lead, pi owner,
    indicator owner, responsible person`,
  ),
  milestone: words(
    `milestone event, milestones to be achieved, key stages, key events, stage, key dates, milestone detail, milestone title, milestone, milestones, key milestone, key milestones, key milestone s, milestone description, milestones and dates,
    key milestones and dates, milestone s`,
  ),
  action: words(
    // "main task headings", "high priority actions": Cumbria 2007-8, Halton quarterly report 2008/09
    `work, step, steps, next steps, tasks and milestones, task description, actions planned, actions to be undertaken, proposed activity, what we plan to do, what we will do next, what needs to be done, what needs doing, what we are going to do, our actions, our commitment, our commitments, promise, promises, we will, we said we would, key project, key projects, measures to be taken, development, developments, service development, planned improvement, planned improvements, improvement, improvement task, improvements, activity task, actions tasks, key improvement, action task, outputs, output, work programme, how we will do it, how will we do it, job, duty, action, actions, actions required, proposed action, proposed actions, proposed action s, activity, activities, task, tasks,
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
    `by date, finish, finish date, finished by, completed by, completion by, complete, date for completion, date of completion, date by, dates, due by, to be done by, expected date, forecast completion, forecast completion date, planned finish, planned completion, planned end, proposed date, revised date, revised completion date, target end date, target deadline, target for completion, target month, target quarter, target timescales, time, time frame, time limit, time line, timeline, timelines, timetable for completion, deadline date, milestone target date, month due, quarter due, date required, scheduled for, scheduled date, schedule, when by, end, ends, anticipated completion, anticipated completion date, delivered by, implementation date, implementation, timescale, timescales, time scale, time scales, proposed completion date, completion date, target date, target completion date, due date,
    due, deadline, by when, when, date, end date, timetable, completion, target delivery date, delivery date,
    planned completion date, to be completed by, complete by, milestone date, target timescale, timeframe, timing,
    target delivery date year, planned date, planned end date, date due, expected completion date, target delivery date year quarter`,
  ),
  "due-and-officer": words(
    // Halton quarterly report 2008/09, equality actions
    "target resp officer, target responsible officer, timescale and responsible officer, deadline and lead officer",
  ),
  status: words(
    `r a g, rag status, rag rating, judgement, assessment, overall rag, performance rag, performance against target, against target, performance vs target, target status, on course, on schedule, on track for target, current rag, rag assessment, rating rag, traffic light rating, red amber green, light, signal, state, alert, performance alert, alert status, evaluation, verdict, progress status, progress rag, delivery status, delivery confidence, status rag, q status, year end status, quarter status, current judgement, self assessment, forecast status, met target, target reached, completed, done, complete yes no, progress rating, progress, progress to date, current progress, status, rag, rag status, rag rating, traffic light, traffic lights,
    progress traffic lights, current status, performance status, on target, traffic light status, rating, overall status, symbol,
    on track, achieved, target achieved, target met, met, csf status, colour`,
  ),
  direction: words(
    `movement, change since last year, change from last year, change on last year, change since last quarter, change since last period, dot arrow, performance direction, direction of performance, trend arrow, trend since last year, trend since last quarter, year on year trend, annual trend, comparison with last year, compared with last year, compared to last year, better or worse, improved or declined, improvement, progress since last year, performance compared with last year, better same worse, getting better, improving or declining, short trend, long trend, direction of travel, direction, dot, d o t, trend, travel, short term trend, long term trend, performance trend, improving,
    direction of travel indicator, change`,
  ),
  commentary: words(
    `action taken, actions taken, reason for performance, reason, reasons, reason for variation, cause, narrative commentary, what has happened, what we have done, what we did, current position, latest position, progress made, progress so far, progress since last report, progress report, report on progress, officer comments, officer comment, managers comments, service comment, action being taken, action to be taken to improve, corrective action, remedial action, improvement action required, exceptions, highlights, achievement, achievements, outcome achieved, additional information, further information, evidence, background, detail, details, text, response, outcome update, issues, commentary, comment, comments, supporting commentary, explanation, progress commentary, notes, note, narrative, latest note,
    progress update, update, analysis, remarks, progress comments, comments and actions, reason for variance, summary of progress,
    key progress, details of progress, progress report, exception report`,
  ),
  unit: words(
    "unit of measurement, measured as, expressed as, format, data type, measure type, measured by, unit, units, unit of measure, measured in, unit of measurement",
  ),
  target: words(
    `planned, plan, planned performance, target level, target set, target figure, target value, target performance, target for the year, annual plan, year target, goal, aim level, intended level, planned level, planned result, planned outcome, expected, expected performance, required level, standard, threshold, trajectory, ambition, reward target, stretched target, stretched plan, national target, local target, statutory target, corporate target, revised target, original target, final target, interim target, in year target, milestone level, planned target, target outturn, targeted, forward target, future target, future targets, three year target, year 1 target, year 2 target, year 3 target, projected target, target, targets, annual target, year end target, target for year, control target, target to date, profiled target,
    milestone target, full year target, end of year target, target year end, ytd target, laa target, stretch target,
    cumulative target, quarterly target, improvement target, agreed target, proposed target`,
  ),
  actual: words(
    `achieved level, level achieved, achievement level, data, figure, figures, reported, reported figure, reported performance, recorded, score, current, current data, current figure, current level, current position figure, last year, last year actual, last year outturn, last year result, previous year, previous year outturn, previous year actual, previous, previous result, previous outturn, prior year, prior year actual, final, final result, final figure, year end figure, year end performance, year end position, outturn performance, out turn, outturn result, measured, monthly figure, quarterly figure, quarterly outturn, quarterly actual, quarter result, in quarter, this quarter, this period, this year, last quarter, period, period actual, to date, position to, position at, latest position figure, full year, year result, year actual, year outturn, cumulative performance, cumulative result, cumulative total, cumulative outturn, total to date, recent, most recent, half year, half year actual, half yearly, mid year, mid year actual, q actual, april to end of, actual to end of, progress figure, actual, actuals, outturn, result, results, performance, actual performance, current performance, actual to date, year to date,
    ytd, ytd actual, year end, year end actual, year end outturn, final outturn, current value, value, latest, latest data,
    cumulative, cumulative actual, performance to date, outturn figure, annual actual, latest result, latest outturn,
    latest performance, year end result, year end position, position, actual outturn, provisional outturn, ytd result,
    ytd performance`,
  ),
  baseline: words(
    "base, base figure, base position, start point, starting point, starting position, base level, baseline value, baseline level, base year, baseline, base line, baseline year, baseline figure, baseline data, baseline position, baseline performance",
  ),
  benchmark: words(
    `comparative data, comparison data, comparative performance, england mean, national mean, national figure, national median, unitary mean, shire mean, london average, family average, family authorities, nearest neighbour average, neighbouring authorities, similar authorities, similar councils average, similar authorities average, all authorities average, average for all councils, group mean, average all england, average england, best in class, peer group, peer group average, audit family, audit family average, regional, regional mean, regional figure, south east average, south west average, east of england average, west midlands average, east midlands average, yorkshire and humber average, north east average, benchmark, bench mark, bench mark statutory, england average, national average, average, all england average, england,
    statistical neighbours, statistical neighbour average, statistical neighbour, family group average, comparator, comparators,
    best performing, best, rank, ranking, national rank, regional average, north west average, unitary average, county average,
    peer average, nearest neighbours, group average, national, all england, sn average, national position, ipf average,
    cipfa average, shire average, metropolitan average`,
  ),
  quartile: words(
    `top quartile threshold, upper quartile threshold, current quartile, national quartile, quartile ranking, quartile band, quartile performance, quartile comparison, best value quartile, quartile position last year, second quartile, third quartile, threshold top quartile, quartile, quartiles, top quartile, bottom quartile, upper quartile, lower quartile, median, quartile position, top, middle,
    bottom, best quartile, worst quartile, all england top quartile`,
  ),
  weight: words("weight, weighting, weight within bopi, weights, relative weight"),
  forecast: words(
    `forecast, forecast outturn, projection, projected outturn, predicted outturn, predicted, estimated outturn, year end forecast,
    estimate, expected outturn, year end estimate, year end projection`,
  ),
  other: words(
    `reported, collected, how often, period of reporting, good to be, better if, good is high, desired direction, high or low, aim, polarity good is, reporting period, reporting cycle, collection frequency, data owner, data collector, partner, funding, funding source, cost of action, resource, staff time, budget required, likely cost, cost implication, equality impact, dependencies, dependency, assumptions, risk if not done, expected outcome, intended outcome, desired outcome, benefit, benefits, what difference will it make, measure of success outcome, start, start date, from, commencement, commencement date, begins, begin, date started, percentage complete, % complete, complete %, % completed, weighting factor, page, source document, linked to, corporate aim, links to, cpa, portfolio, portfolio holder, cabinet member, ward, confidence, contact officer, contact, impact assessment high low none, impact assessment, others involved, resources,
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
    role: "title",
    pattern: /^what (?:(?:is|are|do|did) )?(?:we |being |the council )?(?:measur|count)/,
  },
  { role: "quartile", pattern: /\b(?:top|best|bottom|worst|upper|lower) (?:25|quarter of)\b/ },
  {
    // how far a value lies from its target is neither
    role: "other",
    pattern:
      /\b(?:difference|differs?|variance|variation|gap|distance|deviation)\b.*\b(?:target|goal|plan|aim|expected)|^(?:over|above) (?:or )?(?:under|below)\b/,
  },
  {
    role: "status",
    pattern:
      /\b(?:targets?|goals?|aims?) (?:achieved|met|reached|hit|attained)\b|^(?:did we|have we|has it|was it|is it|are we|how did we|how are we|how well) (?!plan|aim|want|expect)|^state of play\b/,
  },
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
  { role: "due", pattern: /^(?:\w+ )?due(?: by| on| for)?$|^(?:date|month|quarter) due\b/ },
  {
    role: "responsible",
    pattern: /^(?!key |main )\w+ (?:lead|owner|contact)$/,
  },
  { role: "milestone", pattern: /\bmilestones?\b(?!.*\btarget)/ },
  {
    role: "reference",
    pattern:
      /^(?:(?:service|plan|pi|ni|bvpi|indicator|objective|action|milestone|corporate|kpi|sp) )*(?:ref|reference|code)(?: (?:no|number))?\b/,
  },
  {
    role: "target",
    pattern:
      /\btargets?\b|\bgoals?\b|\b(?:planned|intended|required|agreed|expected|profiled|proposed) (?:level|performance|value|figure|result|standard)\b|^planned (?:to|for|by)\b|^what we (?:aim(?:ed)?|plan(?:ned)?|want(?:ed)?|hope(?:d)?|expect(?:ed)?|intend(?:ed)?)\b(?! to do)/,
  },
  {
    role: "actual",
    pattern:
      /\bactuals?\b|\bout ?turns?\b|\bresults?\b|^(?:\w+ )?(?:attained|attainment|achieved|achievement|recorded|reached|observed|scored|obtained|realised|measured)(?: (?:to|at|in|by|for|end|of|date|level|figure|value|performance))*$|^what we (?:achieved|attained|reached|scored|got|managed)\b|\byear to date\b|\bytd\b|\bperformance (?:to date|as at|at)\b|^performance$/,
  },
  {
    role: "responsible",
    pattern:
      /\b(?:lead|responsible|accountable) (?:officer|person|manager|director)s?\b|\bresponsib(?:le|ility)\b|\bofficers?\b/,
  },
  { role: "title", pattern: /\bindicators?\b|\bperformance measures?\b|\bdescription\b/ },
  {
    role: "action",
    pattern:
      /\bactions?\b|\bactivit(?:y|ies)\b|\btasks?\b|^(?:steps?|work|measures) (?:to be taken|to take|required|needed)$|^what we (?:said|say|promised|agreed) we\b/,
  },
  { role: "objective", pattern: /\bobjectives?\b/ },
  { role: "due", pattern: /^(?:by )?when\b|\bby when\b|\bto be completed\b|\bfinish(?:ed)?\b/ },
  { role: "responsible", pattern: /^(?:by )?who(?:m)?\b|\bassigned\b|\bled by\b/ },
  { role: "action", pattern: /^what (?:we|will|do|needs?|is to|are we)\b/ },
  { role: "status", pattern: /\bprogress\b/ },
  { role: "quartile", pattern: /\btop 25\b/ },
  { role: "priority", pattern: /\bpriorit(?:y|ies)\b/ },
];
