import { compareCouncils, placedGroups } from "../../src/compare/across.ts";
import { comparisonDiffers } from "../../src/compare/comparison.ts";
import { partsOf } from "../../src/compare/council-part.ts";
import { foundReport } from "../../src/compare/found.ts";
import { groupToGrid } from "../../src/compare/grid.ts";
import { rowsToShownGroup } from "../../src/compare/group.ts";
import { changesToTell } from "../../src/compare/indicators.ts";
import { judgeParts, judgeRelated } from "../../src/compare/judge-parts.ts";
import { figuresFrom, milestoneFrom, partFrom } from "../../src/compare/kept-schema.ts";
import { leftOutOf } from "../../src/compare/left-out.ts";
import { neighboursOf } from "../../src/compare/neighbours.ts";
import { compareOverTime, inPeriodOrder } from "../../src/compare/over-time.ts";
import { type PlacedRow, placeRows } from "../../src/compare/placed.ts";
import type { ComparedObservation, ReportRecords } from "../../src/compare/report.ts";
import { compareReports } from "../../src/compare/reports.ts";
import { chooseGroups, isPrinted, onlyFigures, printedIn } from "../../src/compare/select.ts";
import { withoutTwins } from "../../src/compare/twins.ts";
import type { BudgetLine, Milestone } from "../../src/records.ts";
import { type Numbers, numbersFrom, oneOf } from "../seeded-numbers.ts";
import { digestOf, type StrainedCases } from "../strained.ts";
import { partAnswers, partNames } from "./strained-parts.ts";
import { worldOf } from "./worlds.ts";

/** What a title may say beside what it measures. */
const said = [
  " (cumulative)",
  " per 1,000 population",
  " (year to date)",
  " within 10 days",
  " excluding schools",
  " - provisional",
  "*",
  " (average)",
  ", new definition",
];
const periods = ["", "2007-08", "2008-09 Q1", "2008-09 Q3", "2009-10", "2011-12"];
const raws = [
  "<5",
  "-",
  "12.0%",
  "£1,200",
  "1/4",
  "0",
  "86% (baseline)",
  "10 days",
  "n/a",
  "5 or 6",
];

function turnedFigure(one: ComparedObservation, next: Numbers): ComparedObservation {
  const value = one.value;
  return oneOf<() => ComparedObservation>(
    [
      () => ({ ...one, title: `${one.title}${oneOf(said, next)}` }),
      () => ({ ...one, title: one.title.split(" ").slice(0, -2).join(" ") }),
      () => ({ ...one, period: oneOf(periods, next) }),
      () => ({ ...one, raw: oneOf(raws, next) }),
      () => ({ ...one, value: value === null ? 5 : value * oneOf([0, -1, 0.5, 10, 1000], next) }),
      () => ({ ...one, unit: oneOf(["percent", "count", "", "gbp", "rate", "ratio"], next) }),
      () => ({ ...one, measure: oneOf(["actual", "target", "benchmark", "weight"], next) }),
      () => ({
        ...one,
        qualifiers: [oneOf(["provisional", "baseline", "tbc", "data_year=2007"], next)],
      }),
      () => ({ ...one, codes: oneOf([[], ["NI60"], ["NI60", "NI64"], ["LI1"]], next) }),
      () => ({ ...one, ref: oneOf(["", "NI 60", "LI 1", "1.2"], next) }),
      () => ({ ...one, indicator: oneOf(["", "NI60", "NI64", "BVPI163"], next) }),
      () => ({ ...one, section: oneOf(["", "Adults", "Children", "Housing"], next) }),
      () => ({ ...one, cumulative: true }),
      () => ({ ...one, doubtful: true }),
      () => ({ ...one, refFromAbove: true }),
      () => ({
        ...one,
        corrected: [{ field: oneOf(["value", "unit", "period"], next), read: "7" }],
      }),
    ],
    next,
  )();
}

const turnedPromise = (one: Milestone, next: Numbers): Milestone =>
  oneOf<() => Milestone>(
    [
      () => ({
        ...one,
        due: oneOf([[], ["2009-03", "2010-03"], ["FY 2010-11"], ["2008-09 Q4"]], next),
      }),
      () => ({
        ...one,
        text: `${one.text}, by ${oneOf(["June 2009", "the end of Q2", "2010"], next)}`,
      }),
      () => ({ ...one, text: one.text.split(" ").slice(1).join(" ") }),
      () => ({ ...one, planYear: oneOf(["", "2008-09", "2010-11"], next) }),
      () => ({ ...one, status: oneOf(["", "green", "amber", "red"], next) }),
      () => ({ ...one, objective: oneOf(["", "Improve services", "Spend less"], next) }),
      () => ({ ...one, objectiveRef: oneOf(["", "SP1", "SP3"], next) }),
      () => ({ ...one, commentary: oneOf(["", "Completed.", "Delayed to 2010."], next) }),
    ],
    next,
  )();

const turnedAmount = (one: BudgetLine, next: Numbers): BudgetLine =>
  oneOf<() => BudgetLine>(
    [
      () => ({ ...one, amountGbp: oneOf([null, 0, 999, -1000, 1_000_000], next) }),
      () => ({ ...one, line: oneOf(["Staff", "Employees", "Total", "Grants"], next) }),
      () => ({ ...one, measure: oneOf(["variance", "net", "annual_budget", ""], next) }),
      () => ({ ...one, period: oneOf(["", "2008-09", "2009-10"], next) }),
      () => ({ ...one, section: oneOf(["", "Costs", "Income"], next) }),
      () => ({ ...one, statement: oneOf(["Revenue", "Capital", ""], next) }),
      () => ({ ...one, isTotal: !one.isTotal }),
      () => ({ ...one, column: oneOf(["Budget", "Budget £000", "Forecast"], next) }),
    ],
    next,
  )();

/** A copy of a report in another file, perhaps not quite the same. */
function copyOf(report: ReportRecords, number: number, next: Numbers): ReportRecords {
  const { report: head, observations } = report;
  const doc = `${oneOf(["", "a-"], next)}${head.doc}-copy${number}`;
  const share = oneOf([0, 0, 0.05, 0.3], next);
  const kept = next() < 0.3 ? observations.slice(1) : observations;
  return {
    ...report,
    report: {
      ...head,
      doc,
      file: `${doc}.${oneOf(["pdf", "docx", "txt"], next)}`,
      sha256: doc,
      format: oneOf(["pdf", "docx", "text"], next),
      status: oneOf(["read", "partly-read"], next),
      problems: oneOf([0, 0, 3], next),
    },
    observations: kept.map((one) => {
      const own = { ...one, id: `${doc} ${one.id}` };
      return next() < share ? turnedFigure(own, next) : own;
    }),
    milestones: report.milestones.map((one) => ({ ...one, id: `${doc} ${one.id}` })),
    budget: report.budget.map((one) => ({ ...one, id: `${doc} ${one.id}` })),
  };
}

const proseOf = (report: ReportRecords, next: Numbers): ReportRecords => ({
  ...report,
  prose: [
    { text: `We look at ${oneOf(report.observations, next)?.title ?? "nothing"} again.`, page: 1 },
    { text: oneOf(report.milestones, next)?.text ?? "" },
    { text: `${oneOf(["NI 60", "NI64", "LI 1", "BV 163"], next)} is no longer measured.` },
  ],
});

function turnedHead(report: ReportRecords, next: Numbers): ReportRecords {
  const facts = report.report.facts;
  const start = Number(facts.periodStart.slice(0, 4));
  const turned = oneOf<() => Partial<typeof facts>>(
    [
      () => ({
        periodStart: `${start}-07-01`,
        periodEnd: `${start}-09-30`,
        periodLabel: "Quarter 2",
      }),
      () => ({ periodStart: "", periodEnd: "", financialYears: [] }),
      () => ({ periodEnd: `${start + 3}-03-31`, docType: "service-plan" }),
      () => ({ docType: "quarterly-monitoring" }),
      () => ({ service: "Housing", directorate: "Adults" }),
      () => ({ title: "Annual report", docType: "performance-plan" }),
    ],
    next,
  )();
  return { ...report, report: { ...report.report, facts: { ...facts, ...turned } } };
}

const kinds: Readonly<Record<string, (seed: number) => readonly ReportRecords[]>> = {
  // A few are compared in a tenth of the time of all, and show nearly as much.
  few: (seed) => worldOf(seed).slice(0, 2 + (seed % 3)),
  "one measure": (seed) =>
    worldOf(seed).map((report) => ({
      ...report,
      observations: report.observations.filter(({ row }) => row === 1 + (seed % 2)),
      milestones: [],
      budget: [],
    })),
  "plans of one": (seed) => {
    const [first, ...others] = worldOf(seed);
    const isOwn = ({ report }: ReportRecords) =>
      report.facts.council === first?.report.facts.council;
    return (first ? [first, ...others] : []).filter(isOwn).slice(0, 3);
  },
};

/** A world of which some reports are changed. */
function strainedWorld(seed: number, name: string): readonly ReportRecords[] {
  const next = numbersFrom(seed * 31 + 7);
  const [kind = "", how] = name.split(", ");
  const share = how === "much" ? 0.25 : 0.06;
  const some = <One>(list: readonly One[], turned: (one: One, next: Numbers) => One): One[] =>
    list.map((one) => (next() < share ? turned(one, next) : one));
  return (kinds[kind]?.(seed) ?? []).flatMap((report) => {
    const changed = {
      ...report,
      observations: some(report.observations, turnedFigure),
      milestones: some(report.milestones, turnedPromise),
      budget: some(report.budget, turnedAmount),
    };
    const headed = next() < 0.3 ? turnedHead(changed, next) : changed;
    const spoken = next() < 0.3 ? proseOf(headed, next) : headed;
    if (next() > 0.3) return [spoken];
    const count = oneOf([1, 1, 2, 4], next);
    return [spoken, ...Array.from({ length: count }, (_, at) => copyOf(spoken, at, next))];
  });
}

let judgings = 0;

/** The rows of each council, as a page keeps them. */
const byCouncil = (rows: readonly PlacedRow[]): readonly (readonly PlacedRow[])[] => {
  const names = [...new Set(rows.map(({ row }) => row.council))];
  return names.map((name) => rows.filter(({ row }) => row.council === name));
};

/** What is said of a group by what an archive keeps of each council. */
function judgedByParts(sides: Parameters<typeof partsOf>[0]): unknown[] {
  const both = [...partsOf(sides)].map(
    ([council, [part, figures]]) =>
      [council, partFrom(JSON.stringify(part)), figuresFrom(JSON.stringify(figures))] as const,
  );
  // A verdict is remembered by how its bases are called: each asking calls them otherwise.
  judgings += 1;
  const parts = new Map(
    both.map(([council, part]) => {
      const bases = part.bases.map(
        ([name, ...rest]) => [`${name} ${judgings}`, ...rest] as (typeof part.bases)[number],
      );
      return [council, { ...part, bases }];
    }),
  );
  const figures = new Map(both.map(([council, , own]) => [council, own]));
  const judged =
    sides.length > 1 ? judgeRelated(parts) : judgeParts(parts, (name) => figures.get(name));
  return [both, judged?.title, judged?.verdict, judged?.isDated(), judged?.gap()];
}

/** A report asked for by its name and by what is nearly that. */
const askedFor = (doc: string, reports: readonly ReportRecords[]): string[] =>
  [doc, doc.toUpperCase(), `${doc}.pdf`, doc.slice(0, -1)].map((typed) => {
    try {
      return JSON.stringify(
        foundReport(
          typed,
          reports.map(({ report }) => report),
          "x",
        ),
      );
    } catch (error) {
      return (error as Error).message;
    }
  });

/** Everything that is made of some reports. */
function comparisonsOf(reports: readonly ReportRecords[], next: Numbers): unknown[] {
  const { spoken, twins } = withoutTwins(reports);
  const copies = twins.flatMap(({ speaks, silent }) =>
    silent.map(({ doc, shared, differing }) => ({ doc, speaks, shared, differing })),
  );
  const councils = compareCouncils(spoken);
  const placed = placedGroups(placeRows(spoken), 2);
  const names = [...new Set(spoken.map(({ report }) => report.facts.council))];
  const alongs = names.map((name) => {
    const own = spoken
      .filter(({ report }) => report.facts.council === name)
      .toSorted(inPeriodOrder);
    const steps = own.slice(1).map((later, at) => compareReports(own[at] ?? later, later));
    return [compareOverTime(name, own), steps];
  });
  const [one, other] = [oneOf(reports, next), oneOf(reports, next)];
  const printed = printedIn(spoken);
  const wanted = oneOf([...printed.names, ...printed.titles, "NI 60", "care"], next);
  const overTime = names.map((name) => compareOverTime(name, spoken));
  return [
    councils,
    twins,
    leftOutOf(councils, spoken, copies),
    placed.map(({ sides }) => judgedByParts(sides)),
    placed.map(({ sides }) => sides.map((rows) => rowsToShownGroup(byCouncil(rows)))),
    one && other ? changesToTell(one, other).map(({ rows, tell }) => [rows, tell()]) : [],
    councils.groups.map(groupToGrid),
    comparisonDiffers({ kind: "councils", ...councils, left_out: [], twins: [] }),
    overTime.map((along) => comparisonDiffers({ kind: "over-time", ...along, twins: [] })),
    overTime.flatMap(({ milestones }) =>
      milestones.map((own) => milestoneFrom(JSON.stringify(own))),
    ),
    names.map((name) => neighboursOf(name, names, 2)),
    isPrinted(wanted, printed),
    reports.map(({ report: { doc } }) => askedFor(doc, reports)),
    alongs,
    one && other ? compareReports(one, other) : [],
    printed,
    ...(["gap", "title", "code"] as const).map((sort) =>
      chooseGroups(councils.groups, { sort, only: sort === "gap" ? "comparable" : "all" }).map(
        ({ title }) => title,
      ),
    ),
    chooseGroups(councils.groups, { indicator: wanted }).length,
    onlyFigures(spoken, { first: "2008-09", last: "2009-10" }, "actual").map(
      ({ observations }) => observations.length,
    ),
  ];
}

/**
 * The first few reports of worlds, those of one measure and of one council, with a little of them changed and with
 * much; and single questions.
 */
export const strainedCases = (): StrainedCases => ({
  file: new URL("../../fixtures/made/comparison/strained.txt", import.meta.url),
  names: [
    ...partNames,
    ...Object.keys(kinds).flatMap((kind) => [`${kind}, a little`, `${kind}, much`]),
  ],
  outcomeOf: (name, seed) => {
    const answers = partAnswers(name, numbersFrom(seed * 17 + partNames.indexOf(name)));
    if (answers) return `${answers.length} ${digestOf(JSON.stringify(answers))}`;
    const reports = strainedWorld(seed, name);
    const told = JSON.stringify(comparisonsOf(reports, numbersFrom(seed)));
    return `${reports.length} ${digestOf(told)}`;
  },
});
