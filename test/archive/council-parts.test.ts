import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import type { ReportRecords } from "../../src/compare/report.ts";
import { compareArchive } from "../../src/comparison.ts";
import { compareSome, compareSomeOfTwo, followSome } from "../../src/comparison-stretch.ts";
import type { CouncilRecord, Observation, Unit } from "../../src/records.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { milestonesOf, reportWith } from "../compare/builders.ts";
import { reportOf } from "../report-builders.ts";

const councils = ["Halton", "Wigan", "Cumbria", "Kent"];
const core = "Core assessments completed within 35 working days";
const prints: readonly (readonly [ref: string, title: string])[] = [
  ["NI 60", core],
  ["NI060", "Percentage of core assessments carried out within 35 working days"],
  ["PAF C64", "Core assessments in 35 working days"],
  ["NI 59", "Initial assessments within 7 working days"],
  ["NI 59", "Initial assessments within 10 working days (revised definition)"],
  ["NI 117", "NEET"],
  ["C16", "% of young people aged 16-18 who are NEET"],
  ["NI 64", "Child Protection Plans lasting 2 years or more"],
  ["C14", "Children on CPR for two years or more (PAF C21)"],
  ["BV163", "Adoptions of looked after children"],
  ["PAF C23", "Adoptions of children looked after"],
  ["NI 154", "Net additional homes provided"],
  ["LI4", "Number of children in schools"],
  ["LI5", "Days lost to sickness absence in schools"],
  ["", "Days lost to sickness absence in our schools"],
  ["BV 82a", "Household waste recycled"],
];

/** Measures that look alike and are not: Kent prints both, the others one of them. */
const lookAlikes = [
  ["NI 15", "Serious violent crime rate"],
  ["BV 127a", "Violent crimes per 1,000 population"],
] as const;
const alikeOf: Readonly<Record<string, readonly number[]>> = {
  Halton: [0],
  Wigan: [1],
  Cumbria: [0],
  Kent: [0, 1],
};

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const units: readonly Unit[] = [
  ...(["percent", "percent", "percent", "percent", "percent"] as const),
  ...(["", "", "count", "gbp", "gbp_thousand"] as const),
];
const raws = ["12%", "12%", "12.4%", "15%", "9%", "7", "£9k", "<5", "N/A", "8 (cumulative)"];

function reports(seed: number): readonly ReportRecords[] {
  const next = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const figure = () => {
    const year = 2008 + next(3);
    const quarter = pick(["", "", "", " Q1"]);
    const measure = pick(["actual", "actual", "target", "benchmark"]);
    const period =
      next(9) === 0 ? "" : ` ${year}-${String(year - 1999).padStart(2, "0")}${quarter}`;
    return [`${measure}${period}`, pick(raws)] as const;
  };
  return councils.flatMap((council, at) =>
    [0, 1, 2].map((number) => {
      const year = 2008 + number;
      const rows = Array.from({ length: 8 }, () => {
        const [ref, title] = pick(prints);
        return [ref, title, ...Array.from({ length: 1 + next(3) }, figure)] as const;
      });
      for (const at of alikeOf[council] ?? []) {
        const [ref, title] = lookAlikes[at] ?? ["", ""];
        rows.push([ref, title, figure()]);
      }
      const doc = `${pick(["a", "b"])}-${council.toLowerCase()}-${number}`;
      const made = reportWith(council, rows, {
        doc,
        facts: {
          service: pick(["Children", "Adults"]),
          periodStart: `${year}-04-01`,
          periodEnd: `${year + 1}-03-31`,
          financialYears: [`${year}-${String(year - 1999).padStart(2, "0")}`],
        },
        milestones: milestonesOf(doc, [
          ["Open the centre at Runcorn", `${year}-0${1 + next(9)}`],
          [`Agree plan ${at}`, `${year}-06`],
        ]),
      });
      const mixed = (one: Observation): Observation => ({
        ...one,
        unit: pick(units),
        evidence: pick([[], [], [], [], ["column: Cumulative"], ["reference taken from above"]]),
      });
      return { ...made, observations: (made.observations as Observation[]).map(mixed) };
    }),
  );
}

async function stored(list: readonly ReportRecords[]): Promise<Store> {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  const inOrder = list.toSorted((a, b) => (a.report.doc < b.report.doc ? -1 : 1));
  for (const [at, { report, observations, milestones }] of inOrder.entries()) {
    const records = [...observations, ...milestones] as CouncilRecord[];
    write(at + 1, { ...reportOf(`${report.doc}.pdf`, { facts: report.facts }), records }, "test");
  }
  fillComparison(store);
  return store;
}

const choices = councils.flatMap((one, at) => [
  ...councils.slice(at + 1).map((other) => [other, one]),
  councils.filter((other) => other !== one),
]);
const filters = [
  {},
  { only: "comparable" },
  { sort: "gap" },
  { sort: "title" },
  { minCouncils: 3 },
  { theme: "Children" },
  { indicator: "NI 60" },
] as const;

describe.each([1, 2])("an archive's parts of councils, archive %i", (seed) => {
  let store: Store;
  beforeAll(async () => {
    store = await stored(reports(seed));
  });
  afterAll(() => void store.close());

  it("give page by page the groups that diff gives, in its order", () => {
    const told = { groups: 0, related: 0, verdicts: new Set<string>(), gaps: 0 };
    for (const chosen of choices) {
      for (const filter of filters) {
        const asked = { kind: "councils", councils: chosen, ...filter } as const;
        const whole = attempt(() => compareArchive(store, asked));
        const groups = whole?.kind === "councils" ? whole.groups : [];
        const paged = [0, 3, 6, 9, 12, 15, 18].flatMap((first) => {
          const some = attempt(() => compareSome(store, asked, { first, count: 3 }));
          const { comparable = 0, with_care = 0, not_comparable = 0 } = some?.counts ?? {};
          expect(comparable + with_care + not_comparable).toBe(groups.length);
          if (some) expect(some.councils).toEqual(whole?.kind === "councils" && whole.compared);
          return some?.groups ?? [];
        });
        expect(paged.map(shownOf)).toEqual(groups.map(shownOf));
        told.groups += groups.length;
        told.related += groups.filter(({ related }) => related !== undefined).length;
        for (const { verdict } of groups) told.verdicts.add(verdict);
        told.gaps += groups.filter(({ standings }) => standings.length > 0).length;
      }
    }
    expect(told.groups).toBeGreaterThan(100);
    expect(told.related).toBeGreaterThan(10);
    expect([...told.verdicts].sort()).toEqual(["comparable", "not_comparable", "with_care"]);
    expect(told.gaps).toBeGreaterThan(20);
  });

  it("give page by page what diff gives of one council over time", () => {
    for (const council of councils) {
      const whole = compareArchive(store, { kind: "over-time", council });
      if (whole.kind !== "over-time") throw new Error("not followed");
      const paged = [0, 4, 8, 12, 16, 20, 24].flatMap((first) => {
        const some = followSome(store, council.toLowerCase(), { first, count: 4 }, 99);
        expect(some?.total).toBe(whole.indicators.length);
        expect(some?.reports).toEqual(whole.reports);
        expect(some?.milestones).toEqual(whole.milestones);
        return some?.indicators ?? [];
      });
      expect(whole.indicators.length).toBeGreaterThan(6);
      expect(paged).toEqual(whole.indicators.map(({ trend: _, ...shown }) => shown));
    }
  });

  it("give page by page what diff gives of two reports", () => {
    const told = { indicators: 0, figures: 0 };
    const docs = store.prepare("SELECT doc FROM report ORDER BY period_start").pluck().all();
    for (const [at, from] of (docs as string[]).entries()) {
      for (const to of (docs as string[]).slice(at + 1)) {
        const whole = attempt(() => compareArchive(store, { kind: "reports", from, to }));
        if (whole?.kind !== "reports") continue;
        const paged = [0, 4, 8, 12, 16, 20].flatMap((first) => {
          const some = compareSomeOfTwo(store, { from, to }, { first, count: 4 });
          const { heads, milestones, budget } = whole;
          expect(some).toMatchObject({ from, to, heads, milestones, budget });
          expect(some.total).toBe(whole.indicators.length);
          return some.indicators;
        });
        expect(paged).toEqual(whole.indicators);
        told.indicators += paged.length;
        told.figures += paged.filter((one) => one.targets.length + one.restated.length > 0).length;
      }
    }
    expect(told.indicators).toBeGreaterThan(100);
    expect(told.figures).toBeGreaterThan(0);
  });
});

it.each([
  ["council_part", "told", '{"join":"code","code":1}'],
  ["council_part", "told", "no JSON"],
  [
    "council_part",
    "figures",
    '{"figures":[[0,"2008-09","actual","",[["12","percent"]]]],"units":[]}',
  ],
  ["followed_milestone", "told", '{"text":"Open the centre","steps":null}'],
])("an archive whose %s keeps something else as %s is refused in a sentence", async (table, column, text) => {
  const store = await stored(reports(1));
  store.prepare(`UPDATE ${table} SET ${column} = ?`).run(text);
  const look = () =>
    table === "council_part"
      ? compareSome(
          store,
          { kind: "councils", councils: ["Halton", "Wigan"], sort: "gap" },
          { first: 0, count: 3 },
        )
      : followSome(store, "Halton", { first: 0, count: 3 }, 99);
  expect(look).toThrow("cannot be read: run ingest on it again");
  store.close();
});

it("the dates of a group are read where that group asks for them, and of no other", async () => {
  const store = await stored(reports(1));
  const asked = { kind: "councils", councils, only: "comparable" } as const;
  const look = (indicator?: string) =>
    compareSome(store, indicator ? { ...asked, indicator } : asked, { first: 0, count: 3 });
  const group = look()?.groups[0];
  const indicator = group?.indicator ?? "";
  expect(indicator).not.toBe("");
  const numbers = store
    .prepare("SELECT group_no FROM comparison_group WHERE indicator = ?")
    .pluck()
    .all(indicator);
  store.close();

  const other = await stored(reports(1));
  // With blanks no date is seen at sight; the other groups could not be read at all.
  for (const { council, group_no, figures } of other
    .prepare("SELECT * FROM council_part")
    .all() as { council: string; group_no: number; figures: string }[]) {
    const text = numbers.includes(group_no) ? figures.replaceAll(",", ", ") : "no JSON";
    other
      .prepare("UPDATE council_part SET figures = ? WHERE council = ? AND group_no = ?")
      .run(text, council, group_no);
  }
  const some = compareSome(other, { ...asked, indicator }, { first: 0, count: 3 });
  expect(some?.groups[0]).toEqual(group);
  other.close();
});

/** A page shows neither how the rows came into a group nor how its councils moved, and the latest standings alone. */
function shownOf<Group extends { readonly standings: readonly unknown[] }>(group: Group): object {
  const {
    evidence: _,
    trends: __,
    standings,
    ...shown
  } = group as Group & Record<"evidence" | "trends", unknown>;
  return { ...shown, standings: standings.slice(-3) };
}

/** Nothing where it is said that there is nothing. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
