import { allIndicators } from "../../src/catalogue/index.ts";
import type { ComparedObservation, ReportRecords } from "../../src/compare/report.ts";
import type { BudgetLine, Measure, Milestone, Unit } from "../../src/records.ts";
import { budgetLineOf, milestoneOf, observationOf } from "../report-builders.ts";
import { reportWith } from "./builders.ts";

/** Everything follows from the seed. */
function drawsOf(seed: number) {
  let state = (seed * 2654435761) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  return { whole, pick, chance: (share: number) => next() < share };
}
type Draws = ReturnType<typeof drawsOf>;

// single tiers, counties and districts, and one the catalogue has not
const councils = ["Halton", "Wigan", "Cumbria", "Durham", "Leicester", "Carlisle", "Nowhere"];
const measured = allIndicators().filter(({ code }) =>
  /^(?:NI(?:59|60|64|117|154|157|192|102[ab]?|112)|BVPI(?:82a\(i\)|163|8|9|99a\(i\))|PAF-C(?:21|23|64))$/.test(
    code,
  ),
);
const local = [
  "Number of visits to libraries",
  "Average days taken to answer a complaint",
  "% of reviews held in time",
  "Staff turnover",
];
const years = ["2007-08", "2008-09", "2009-10"];

interface Row {
  readonly ref: string;
  readonly codes: readonly string[];
  readonly title: string;
  readonly unit: Unit;
  readonly indicator: string;
}

/** What the councils of a world measure; each prints it in its own way. */
function subjectsOf(draw: Draws): Row[] {
  const national = Array.from({ length: draw.whole(2, 4) }, () => {
    const { code, title, unit } = draw.pick(measured);
    return { ref: code.replace(/^(\D+)/, "$1 "), codes: [code], title, unit, indicator: code };
  });
  const own = Array.from({ length: draw.whole(1, 2) }, (_, at) => {
    const title = draw.pick(local);
    const unit: Unit = title.startsWith("%") ? "percent" : title.startsWith("Staff") ? "" : "count";
    return { ref: `LI ${at + 1}`, codes: [`LI${at + 1}`], title, unit, indicator: "" };
  });
  return [...national, ...own];
}

/** Printed as the next council might: other words, other code, other unit, or just so. */
function printedBy(draw: Draws, row: Row): Row {
  switch (draw.whole(0, 9)) {
    case 0:
      return { ...row, title: row.title.split(" ").slice(1).join(" ") };
    case 1:
      return { ...row, codes: [], ref: "", indicator: "" };
    case 2:
      return { ...row, title: `${row.title} within 10 working days` };
    case 3:
      return { ...row, unit: draw.pick<Unit>(["count", "", "percent", "gbp", "gbp_thousand"]) };
    case 4:
      return { ...row, ref: `${row.ref} adjusted` };
    case 5:
      return { ...row, title: `${row.title} (cumulative)` };
    case 6:
      return { ...row, unit: "" };
    default:
      return row;
  }
}

function rawOf(draw: Draws, value: number, unit: Unit): string {
  const sign = unit === "percent" ? "%" : unit === "gbp_thousand" ? "k" : "";
  const plain = `${unit.startsWith("gbp") ? "£" : ""}${value}${sign}`;
  return draw.pick([plain, plain, plain, `${plain} (provisional)`, `${plain} (cumulative)`, "<5"]);
}

function observationsOf(
  draw: Draws,
  doc: string,
  council: string,
  year: string,
  rows: readonly Row[],
): ComparedObservation[] {
  const section = draw.pick(["", "Adults", "Children"]);
  return rows.flatMap((row, at) => {
    const base = draw.whole(1, 40) * 2;
    const next = years[years.indexOf(year) + 1] ?? "2010-11";
    const columns: readonly (readonly [Measure, string])[] = draw.pick([
      [
        ["target", year],
        ["actual", year],
        ["target", next],
      ],
      [
        ["actual", `${year} Q1`],
        ["actual", `${year} Q2`],
        ["target", year],
      ],
      [
        ["actual", year],
        ["benchmark", year],
      ],
      [
        ["actual", year],
        ["actual", year],
        ["target", ""],
      ],
    ]);
    return columns.map(([measure, period], column): ComparedObservation => {
      const value = draw.chance(0.08) ? null : base + draw.whole(0, 3);
      const raw = value === null ? draw.pick(["N/A", "TBC", ""]) : rawOf(draw, value, row.unit);
      return {
        ...observationOf(doc, {
          ...row,
          id: `${doc}-${at + 1}-${column}`,
          row: at + 1,
          council,
          section,
          measure,
          period,
          raw,
          value,
          evidence: draw.chance(0.05) ? ["ocr: 5 or 6"] : [],
          qualifiers: value === null ? ["not_available"] : draw.chance(0.05) ? ["baseline"] : [],
          source: { block: 1, table: 1, row: at + 1, column, page: 2 },
        }),
        ...(draw.chance(0.05) && { corrected: [{ field: "value", read: "1" }] }),
        ...(draw.chance(0.05) && { refFromAbove: true }),
      };
    });
  });
}

const promises = [
  "Review the Recruitment and Retention Strategy by March 2009",
  "Implement exit interviews to inform the recruitment and retention strategy",
  "Open the new children's centre in Widnes",
  "Publish the housing strategy and consult on it with all tenants",
  "Carry out an equality impact assessment of the meals service",
];
const dues = ["2008-06", "2009-03", "2009-10 Q2", "FY 2009-10", ""];

function milestonesOf(draw: Draws, doc: string, council: string, year: string): Milestone[] {
  return promises.flatMap((text, at) => {
    if (draw.chance(0.3)) return [];
    const words = text.split(" ");
    const said = draw.pick([
      text,
      text,
      words.slice(0, -2).join(" "),
      text.replace("Review", "Revise"),
      `${text} and report to the board`,
    ]);
    const due = draw.pick(dues);
    return [
      milestoneOf(doc, {
        id: `${doc}-m${at}`,
        council,
        row: at + 1,
        text: said,
        due: due === "" ? [] : [due],
        planYear: draw.pick([year, ""]),
        objectiveRef: draw.pick(["SP1", "SP2"]),
        objective: draw.pick(["Improve services", "Improve all services", "Value for money"]),
        milestoneKind: at === 4 && draw.chance(0.5) ? "equality_action" : "milestone",
        status: draw.pick(["", "green", "red"]),
        source: { block: 2, table: 2, row: at + 1, column: 0, page: 4 },
      }),
    ];
  });
}

const lines = ["Employees", "Premises", "Transport", "Supplies and Services", "Total"];

function budgetOf(draw: Draws, doc: string, council: string, year: string): BudgetLine[] {
  const statement = draw.pick(["Revenue", "Revenue", "Capital"]);
  return lines.flatMap((line, at) => {
    if (draw.chance(0.25)) return [];
    return (["annual_budget", "actual_to_date"] as const).map((measure, column) => {
      const amountGbp = draw.chance(0.1) ? null : draw.pick([0, 1000, 1000, 1250, 2000, -500]);
      return budgetLineOf(doc, {
        id: `${doc}-b${at}-${column}`,
        council,
        row: at + 1,
        statement,
        section: draw.pick(["", "Costs"]),
        line: draw.chance(0.2) ? line.replace(/^Employees$/, "Employee costs") : line,
        column: ["Budget", "Actual"][column] ?? "",
        measure,
        period: year,
        raw: String(amountGbp),
        amountGbp,
        isTotal: line === "Total",
        source: { block: 3, table: 3, row: at + 1, column, page: 5 },
      });
    });
  });
}

/** A few councils with a few reports each: what they measure, promise and spend, printed in their own ways. */
export function worldOf(seed: number): ReportRecords[] {
  const draw = drawsOf(seed);
  const subjects = subjectsOf(draw);
  const names = councils.filter(() => draw.chance(0.45));
  return (names.length > 1 ? names : ["Halton", "Wigan"]).flatMap((council) =>
    years
      .filter(() => draw.chance(0.6))
      .map((year) => {
        const doc = `${council.toLowerCase()}-${year}`;
        const rows = subjects.filter(() => draw.chance(0.85)).map((row) => printedBy(draw, row));
        const start = year.slice(0, 4);
        const report = reportWith(council, [], {
          doc,
          milestones: milestonesOf(draw, doc, council, year),
          budget: budgetOf(draw, doc, council, year),
          facts: {
            service: draw.pick(["", "Adults"]),
            periodStart: `${start}-04-01`,
            periodEnd: `${Number(start) + 1}-03-31`,
            financialYears: [year],
          },
        });
        return { ...report, observations: observationsOf(draw, doc, council, year, rows) };
      }),
  );
}
