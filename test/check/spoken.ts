import { type CheckedReport, findArchiveFindings, findFindings } from "../../src/check/index.ts";
import type { Observation } from "../../src/records.ts";
import { reportOf } from "../report-builders.ts";
import { type Numbers, oneOf } from "../seeded-numbers.ts";
import { findingLine } from "./composed.ts";
import { reportToCheck } from "./read-report.ts";
import { indicatorRow } from "./records.ts";

const counted =
  "no one two three four five six seven eight nine ten eleven twelve 1 2 3 4 5 6 7 8 9 12 all none half".split(
    " ",
  );
const months = "January February March April May June July August September October".split(" ");
const states =
  "green, amber, red, on track, completed, delayed, met their target, above target, below target, behind schedule, not met, delivered".split(
    ", ",
  );
const nouns = "indicators milestones projects actions measures schemes objectives".split(" ");
const measured = [
  ["LI1", "Percentage of invoices paid within thirty days", "%"],
  ["LI2", "Number of visits to the leisure centres", ""],
  ["LI3", "Percentage of homes that are decent", "%"],
  ["LI4", "Average days to let a home", ""],
  ["LI5", "Number of apprentices started by the council", ""],
  ["LI6", "Working days lost to sickness for each employee", ""],
] as const;
const lines = ["Libraries", "Museums", "Parks", "Highways", "Adult care"];

interface Told {
  readonly figures: readonly (readonly string[])[];
  readonly amounts: readonly (readonly number[])[];
}

const year = (next: Numbers) => oneOf(["2007/08", "2008/09", "2009/10", "2010/11"], next);
const count = (next: Numbers) => oneOf(counted, next);
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A printed figure, or one that is out by a digit, a little or much. */
function near(printed: string, next: Numbers): string {
  const value = Number(printed.replace(/[^\d.]/g, ""));
  const places = printed.split(".")[1]?.replace(/\D/g, "").length ?? 0;
  const as = (one: number) => {
    const [whole = "", decimals] = Math.abs(one).toFixed(places).split(".");
    const grouped = printed.includes(",") ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
    return decimals === undefined ? grouped : `${grouped}.${decimals}`;
  };
  const step = 10 ** -places;
  const shift = oneOf([0, 0, 0, 1, -1, 2, 10, -10, 9, 100, value], next) * step;
  return as(value + shift);
}

/** An amount of thousands of pounds as a sentence has it. */
function money(thousands: number, next: Numbers): string {
  const amount = Math.abs(thousands) + oneOf([0, 0, 0, 1, -1, 5, 10, 90, 1000], next);
  return oneOf(
    [
      () => `£${amount}k`,
      () => `£${amount},000`,
      () => `£${(amount / 1000).toFixed(1)}m`,
      () => `£${(amount / 1000).toFixed(2)} million`,
      () => `£${amount} thousand`,
    ],
    next,
  )();
}

const ofRows: readonly ((told: Told, next: Numbers) => string)[] = [
  (_, next) => `${count(next)} ${oneOf(nouns, next)} are ${oneOf(states, next)}.`,
  (_, next) => `${count(next)} of the ${count(next)} ${oneOf(nouns, next)} ${oneOf(states, next)}.`,
  (_, next) =>
    `of the ${count(next)} ${oneOf(nouns, next)}, ${count(next)} were ${oneOf(states, next)} and ${count(next)} were ${oneOf(states, next)}.`,
  (_, next) => `all but ${count(next)} of the ${oneOf(nouns, next)} were ${oneOf(states, next)}.`,
  (_, next) =>
    `${oneOf(["two thirds", "three quarters", "a quarter", "one third"], next)} of the ${oneOf(nouns, next)} are ${oneOf(states, next)}.`,
  (_, next) => `there are ${count(next)} ${oneOf(nouns, next)}, of which ${count(next)} are red.`,
  (_, next) =>
    `${count(next)} ${oneOf(nouns, next)} have been met, whilst ${count(next)} have not. ${capital(count(next))} ${oneOf(nouns, next)} cannot be reported.`,
  (_, next) => {
    const [part, all] = [Math.floor(next() * 20), 1 + Math.floor(next() * 20)];
    const share = Math.round((100 * part) / all) + oneOf([0, 0, 1, 2, 10], next);
    return `${part} of the ${all} ${oneOf(nouns, next)} (${share}%) were reported.`;
  },
];
const ofFigures: readonly ((told: Told, next: Numbers) => string)[] = [
  ({ figures }, next) => {
    const [row, now] = someFigure(figures, next);
    return `In ${year(next)} our result for ${row[0]} was ${near(now, next)}${row[2]}.`;
  },
  ({ figures }, next) => {
    const [row, now] = someFigure(figures, next);
    const way = oneOf("rose fell improved worsened increased declined".split(" "), next);
    return `${row[1]} ${way} ${oneOf(["on last year", "this year", "since 2008/09"], next)}, to ${near(now, next)}${row[2]}.`;
  },
  ({ figures }, next) => {
    const [row, now, before] = someFigure(figures, next);
    return `${row[1]} went from ${near(before, next)} to ${near(now, next)}.`;
  },
  ({ figures }, next) => {
    const [row, now] = someFigure(figures, next);
    return `${row[1]} stands at ${near(now, next)}${row[2]} ${oneOf(["", "against the target", "which is below target", "better than target"], next)}.`;
  },
];
const ofMoney: readonly ((told: Told, next: Numbers) => string)[] = [
  ({ amounts }, next) => {
    const at = Math.floor(next() * amounts.length);
    const way = oneOf(["overspend", "underspend", "overspending"], next);
    return `${lines[at] ?? "The council"} shows an ${way} of ${money(amounts[at]?.[2] ?? 0, next)}.`;
  },
  ({ amounts }, next) => {
    const at = Math.floor(next() * amounts.length);
    const called = lines[at] ?? oneOf(["The total", "The council overall", "The service"], next);
    return `${called} was ${oneOf(["overspent", "underspent"], next)} by ${money(amounts[at]?.[2] ?? 0, next)}${oneOf(["", ` on a budget of ${money(amounts[at]?.[0] ?? 0, next)}`], next)}.`;
  },
  ({ amounts }, next) => {
    const at = Math.floor(next() * amounts.length);
    return `The budget for ${lines[at] ?? "the whole"} ${oneOf(["is", "was"], next)} ${money(amounts[at]?.[0] ?? 0, next)}.`;
  },
  ({ amounts }, next) => {
    const at = Math.floor(next() * amounts.length);
    return `${lines[at] ?? "The service"} spent ${money(amounts[at]?.[1] ?? 0, next)} ${oneOf(["", "against its budget", "in the year"], next)}.`;
  },
  ({ amounts }, next) => {
    const at = Math.floor(next() * amounts.length);
    const [budget = 0] = amounts[at] ?? [];
    const whole = amounts.at(-1)?.[0] ?? 1;
    const share = Math.round((100 * budget) / whole) + oneOf([0, 0, 0, 1, 2, 9], next);
    return oneOf(
      [
        `${lines[at] ?? "The rest"} accounts for ${money(budget, next)} (${share}%) of spending.`,
        `${money(budget, next)} of ${money(whole, next)} (${share}%) goes to ${lines[at] ?? "others"}.`,
      ],
      next,
    );
  },
  ({ amounts }, next) =>
    `The ${oneOf(["surplus", "deficit"], next)} is ${money(amounts.at(-1)?.[2] ?? 0, next)}.`,
];
const ofTime: readonly ((told: Told, next: Numbers) => string)[] = [
  (_, next) =>
    `The centre was opened in ${oneOf(months, next)} ${oneOf(["2009", "2010", "2011"], next)}.`,
  (_, next) => `${oneOf(["Done", "Completed", "Signed"], next)} ${oneOf(months, next)} 2010.`,
  (_, next) =>
    `${oneOf(["Approved", "Cabinet,", "Position at", "The year ended"], next)} ${1 + Math.floor(next() * 28)} ${oneOf(months, next)} 2010`,
];

const someFigure = (figures: Told["figures"], next: Numbers) => {
  const at = Math.floor(next() * measured.length);
  const cells = figures[at] ?? [];
  return [measured[at] ?? measured[0], cells[2] ?? "", cells[0] ?? ""] as const;
};

/** A small report of indicators, projects and a budget with some sentences that speak of them. */
function spokenReport(next: Numbers): CheckedReport {
  const figures = measured.map(([, , unit]) => {
    const value = Math.floor(next() * (unit === "%" ? 90 : 1500)) + 5;
    const decimals = next() < 0.4 ? 1 : 0;
    return [0, 1, 2].map((at) => {
      const one = value + (at === 0 ? 0 : Math.floor(next() * 8 - 3));
      const grouped = one.toFixed(decimals).replace(/\B(?=(?:\d{3})+(?:$|\.))/g, ",");
      return `${grouped}${unit}`;
    });
  });
  const unit = oneOf([1, 1, 1000], next);
  const services = lines.slice(0, 3 + Math.floor(next() * 3)).map(() => {
    const budget = 100 + Math.floor(next() * 4000);
    const spent = budget + Math.floor(next() * 400 - 200);
    return [budget, spent, spent - budget] as const;
  });
  const total = [0, 1, 2].map((at) => services.reduce((sum, one) => sum + (one[at] ?? 0), 0));
  const told: Told = { figures, amounts: [...services, total] };
  const sentence = () =>
    capital(
      oneOf(oneOf([ofRows, ofRows, ofFigures, ofMoney, ofMoney, ofTime], next), next)(
        told,
        next,
      ).trim(),
    );
  const printed = (one: number) => {
    const text = String(Math.abs(one * unit)).replace(/\B(?=(?:\d{3})+$)/g, ",");
    return one < 0 ? `(${text})` : text;
  };
  const scale = unit === 1 ? " £000" : " £";
  const said = Array.from({ length: 1 + Math.floor(next() * 3) }, sentence);
  const status = () => oneOf(["Green", "Amber", "Red", "Green", ""], next);
  const done = () => oneOf(["Completed", "Delayed", "On track", "", "In progress"], next);
  const rows = 3 + Math.floor(next() * 4);
  return reportToCheck(
    said[0] ?? "",
    "## Performance indicators",
    [
      "Ref | Indicator | Actual 2008/09 | Target 2009/10 | Actual 2009/10 | Status",
      ...measured
        .slice(0, rows)
        .map(([ref, title], at) => `${ref} | ${title} | ${figures[at]?.join(" | ")} | ${status()}`),
    ],
    ...said.slice(1, 2),
    "## Revenue budget",
    [
      `Service | Annual budget${scale} | Projected outturn${scale} | Variance${scale}`,
      ...services.map((one, at) => `${lines[at]} | ${one.map(printed).join(" | ")}`),
      `Total | ${total.map(printed).join(" | ")}`,
    ],
    ...said.slice(2),
    "## Projects",
    [
      "Project | Lead | Progress",
      ...["Rebuild the market hall", "Open the library", "Resurface the square", "Adopt the policy"]
        .concat(["Plant the orchard", "Sell the depot"])
        .slice(0, rows)
        .map(
          (text) =>
            `${text} by ${oneOf(months, next)} ${oneOf(["2009", "2010"], next)} | J Smith | ${done()}`,
        ),
    ],
  );
}

const titles = ["School travel plans", "Number of school travel plans", "Assessments completed"];

/** Several small reports of some councils. */
function spokenArchive(next: Numbers): Parameters<typeof findArchiveFindings>[0] {
  const count = 1 + Math.floor(next() * 4);
  return Array.from({ length: count }, (_, at) => {
    const doc = `${oneOf(["a", "b"], next)}${at}`;
    const { facts } = reportOf(doc);
    const periodEnd = oneOf(["2009-03-31", "2010-03-31", ""], next);
    const council = oneOf(["Halton", "Halton", "Wigan", ""], next);
    return {
      report: { doc, facts: { ...facts, periodEnd, council } },
      observations: Array.from({ length: 1 + Math.floor(next() * 3) }, () =>
        spokenRow(next),
      ).flat(),
    };
  });
}

function spokenRow(next: Numbers): Observation[] {
  const code = oneOf(["LI16", "KPI3", "NI60", "NI 60"], next);
  const value = oneOf([81, 82, 83, null], next);
  const one = {
    measure: oneOf(["actual", "actual", "target"] as const, next),
    period: oneOf(["2008-09", "2008-09", "2009-10", ""], next),
    raw: `${value}%`,
    value,
    unit: oneOf(["percent", "percent", "count"] as const, next),
    qualifiers: oneOf([[], [], ["baseline"], ["compound"]], next),
  };
  const head = { title: oneOf(titles, next), codes: [code], ref: oneOf([code, ""], next) };
  const indicator = code.startsWith("NI") ? "NI60" : "";
  return indicatorRow({ ...head, indicator }, one, { ...one, measure: "target" });
}

export const spokenNames = Array.from({ length: 40 }, (_, at) =>
  at % 8 === 0 ? `archive ${at}` : `spoken ${at}`,
);

/** Finds all that there is in a small report, or in several of them together; what it is made of is made once. */
export function spokenFindings(name: string, next: Numbers): () => string[] {
  if (name.startsWith("archive")) {
    const reports = spokenArchive(next);
    return () =>
      findArchiveFindings(reports).map(
        ({ doc, council, finding }) => `${doc} ${council} ${findingLine(finding)}`,
      );
  }
  const report = spokenReport(next);
  return () => findFindings(report).map(findingLine);
}
