import { expect, it } from "vitest";
import { findCouncil, findIndicator } from "../../src/catalogue/index.ts";
import { yearsOutside } from "../../src/compare/coverage.ts";
import { delivers } from "../../src/compare/delivery.ts";
import { dueYears, monthsMoved, sameDue } from "../../src/compare/due.ts";
import { foundCouncil, foundReport, refuseUnknown } from "../../src/compare/found.ts";
import { nearestName } from "../../src/compare/nearest.ts";
import { neighboursOf } from "../../src/compare/neighbours.ts";
import { placeRows } from "../../src/compare/placed.ts";
import { growsWithSize, polarityFor } from "../../src/compare/polarity.ts";
import { shownFigure, writtenFigure } from "../../src/compare/printed-figure.ts";
import { listed, samePrinted, sentence, titleDifference } from "../../src/compare/printed-title.ts";
import { areApart } from "../../src/compare/related.ts";
import { inCodeOrder, type ReportRecords } from "../../src/compare/report.ts";
import { backwards, differentCouncils } from "../../src/compare/reports.ts";
import {
  isIndicator,
  isPrinted,
  isTheme,
  parseYears,
  widestGap,
} from "../../src/compare/select.ts";
import { byService } from "../../src/compare/services.ts";
import { chooseSpeaking } from "../../src/compare/speaking-copy.ts";
import { byCouncil, exact, inUnitOf, latestWord } from "../../src/compare/standing.ts";
import { isSuppressed } from "../../src/compare/suppressed.ts";
import { wordDifference, wordingKey } from "../../src/compare/words.ts";
import { changedLines } from "../golden-file.ts";
import { milestoneOf } from "../report-builders.ts";
import { reportWith } from "./builders.ts";

/** Every code of which the county or the district delivers what it measures, and some that both do. */
const codesOfServices = [
  ...[154, 155, 156, 157, 158, 159, 160, 180, 181, 184, 195, 196, 47, 48, 167, 168, 169, 175, 176],
  ...[177, 178, 183, 193, 198, 1, 60, 117, 192],
]
  .map((number) => `NI${number}`)
  .concat(
    ["9", "10", "91a", "91b", "86", "82d(i)", "82d(ii)", "87", "82a(i)", "163", "8"].map(
      (n) => `BVPI${n}`,
    ),
  );

/** What is said of a call: its answer, or the sentence it fails with. */
function told(work: () => unknown): string {
  try {
    const answer = work();
    return JSON.stringify(answer instanceof Map ? [...answer] : answer) ?? "nothing";
  } catch (error) {
    return `fails: ${(error as Error).message}`;
  }
}

/** Every pair of some texts. */
const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a) => list.map((b): [T, T] => [a, b]));

const dues = [
  [],
  ["2009-03"],
  ["2009-04", "2008-06"],
  ["FY 2008-09"],
  ["2008-09 Q4"],
  ["soon"],
  ["FY 2009-10"],
];
const titles = [
  "Number of visits to libraries",
  "The number of visits to libraries per head",
  "Visits to libraries (cumulative)",
  "",
  "% of reviews held in time",
];
const councils = [
  "Halton",
  "Wigan",
  "Cumbria",
  "Durham",
  "Leicester",
  "Carlisle",
  "Nowhere",
  "",
  "Halton",
];

it("says of words, figures, dues and names what it said: MUNIMENT_GOLDEN=rewrite takes new lines", () => {
  const lines: string[] = [];
  const ask = (what: string, work: () => unknown) => lines.push(`${what}: ${told(work)}`);
  for (const text of [
    ...[
      "2008-09",
      "2008/09",
      "2008-9",
      "2008-2009",
      "1999-00",
      "1999-2000",
      "2008-10",
      "2008",
      "208-09",
      "",
    ],
    ...[
      "2008-09..2010-11",
      "2010-11..2008-09",
      "2009-10..",
      "..2009-10",
      "..",
      "2008-09..x",
      "a..b..c",
    ],
    ...[" 2008-09 .. 2009-10 ", "2008-09..2008-09", "2008/09..2009-2010"],
  ])
    ask(`years ${text}`, () => parseYears(text) ?? null);
  for (const [a, b] of pairs(["NI9", "NI10", "NI10a", "BVPI9", "NI", "10", "", "NI9"]))
    ask(`order of ${a}, ${b}`, () => Math.sign(inCodeOrder(a, b)));
  for (const [a, b] of pairs(dues)) {
    ask(`${a} same as ${b}`, () => sameDue(a, b));
    ask(`${a} moved to ${b}`, () => monthsMoved(a, b) ?? null);
  }
  for (const due of dues) ask(`years of ${due}`, () => dueYears(due));
  for (const planYear of ["", "2008-09", "2011-12"]) {
    for (const due of dues) {
      for (const financialYears of [[], ["2008-09"], ["2009-10", "2010-11"]]) {
        const other = reportWith("Halton", [], { facts: { financialYears } });
        const promise = milestoneOf("a", { planYear, due });
        ask(`${planYear} ${due} outside ${financialYears}`, () => yearsOutside(promise, other));
      }
    }
  }
  for (const text of ["", "a", "A plan", "a plan.", "why?", "no!", "(a)"])
    ask(`sentence ${text}`, () => sentence(text));
  for (const count of [0, 1, 2, 3, 4])
    ask(`list of ${count}`, () => listed("abcd".slice(0, count).split("").filter(Boolean)));
  for (const [a, b] of pairs(titles)) {
    ask(`"${a}" beside "${b}"`, () => [samePrinted(a, b), titleDifference(a, b)]);
    ask(`words of "${a}" to "${b}"`, () => wordDifference(a, b));
  }
  for (const text of [...titles, "Review  the Plan, by March!", "NI 60 – a/b"])
    ask(`key of ${text}`, () => wordingKey(text));
  for (const raw of [
    ..."<5|≤ 5|fewer than 5|5 or fewer|less than five|under 5|under five|suppressed|not disclosed|5*|5 (s)".split(
      "|",
    ),
    ..."**|1-4|0 to 3|1 – 9|2-4|1-2|15*|5 (q)|<five|5|> 5|undergone|10-19|5 and less|".split("|"),
  ])
    ask(`withheld ${raw}`, () => isSuppressed({ raw }));
  for (const unit of ["percent", "gbp", "gbp_thousand", "count", ""] as const)
    for (const value of [92, -0.5, 1250]) ask(`${value} ${unit}`, () => writtenFigure(value, unit));
  for (const raw of [
    ..."92%|92% (provisional)|(11)|(11|£1,250 in all|-0.5 points|8.6m|target 90%, actual 92%|+ 4|n/a|1,250".split(
      "|",
    ),
    ..."£ 12|NI 60: 60%|(92%) met|−3%|10k|2.50%".split("|"),
  ])
    for (const value of [null, 92, 11, 1250, -0.5, 60])
      for (const field of ["value", "unit"])
        ask(`shown ${raw} of ${value}, ${field} corrected`, () =>
          shownFigure({ raw, value, unit: "percent", corrected: value === 60 ? [{ field }] : [] }),
        );
  for (const value of [
    92 - 86.3,
    0.1 + 0.2,
    -0,
    1e5,
    99_999.999_999_9,
    123_456.789_012_345,
    1 / 3,
    1e-9,
    -5.7 + 0.1,
    1e21,
  ])
    ask(`exact ${value}`, () => exact(value));
  for (const unit of ["gbp", "gbp_thousand", "percent", ""] as const)
    for (const own of ["gbp", "gbp_thousand", "percent"] as const)
      for (const value of [null, 2500])
        ask(`${value} ${own} in ${unit}`, () => inUnitOf({ unit }, { value, unit: own }));
  for (const name of councils) {
    for (const most of [1, 3, 9])
      ask(`${most} beside ${name}`, () => neighboursOf(name, councils, most));
    for (const code of codesOfServices) {
      const entry = findIndicator(code);
      if (entry) ask(`${name} delivers ${code}`, () => delivers(findCouncil(name), entry));
    }
  }
  for (const code of ["NI60", "NI117", "NI192", "NI47", "NI102a", "BVPI163", "none"]) {
    const entry = findIndicator(code);
    for (const unit of ["count", "percent", "rate", ""] as const) {
      ask(`polarity of ${code} as ${unit}`, () => polarityFor(entry, unit));
      for (const title of titles)
        ask(`${code} grows as ${unit} "${title}"`, () => growsWithSize(entry, unit, title));
    }
  }
  for (const typed of [
    "Halton",
    " halton ",
    "Haltn",
    "Halton Borough Council",
    "Bolton",
    "",
    "Wigan MBC",
    "Nowhere",
  ])
    for (const there of [councils, ["Wigan"], [""]])
      ask(`council ${typed} of ${there}`, () => foundCouncil(typed, there, "db"));
  const reports = ["halton-plan", "wigan-plan", "x"].map((doc) => ({ doc, file: `${doc}.pdf` }));
  for (const typed of ["halton-plan", "halton-plan.pdf", "halton-pla", "x", "y", ""])
    ask(`report ${typed}`, () => foundReport(typed, reports, "db"));
  for (const [names, texts] of [
    [[], []],
    [["Housing", "Care"], []],
    [["NI60"], ["Core assessments of children"]],
  ])
    for (const option of ["--theme", "--indicator"] as const)
      for (const typed of ["hosing", "NI6", "core assesments", "zzz"])
        ask(`${option} ${typed} of ${names} ${texts}`, () =>
          refuseUnknown(option, typed, { names: names ?? [], texts: texts ?? [] }, "db"),
        );
  for (const [a, b] of pairs(["", "A", "B", "A B", "A C", "C"]))
    ask(`${a} apart from ${b}`, () =>
      areApart(new Set(a.split(" ").filter(Boolean)), new Set(b.split(" ").filter(Boolean))),
    );
  for (const typed of ["Haltn", "haltons", "Walton", "wig", "", "Wigan", "Whalton"])
    ask(
      `nearest ${typed}`,
      () => nearestName(typed, ["Wigan", "Halton", "Walton", "Haltan"]) ?? null,
    );
  for (const wanted of ["NI60", "ni 60", "LI1", "li 1", "visits", "VISITS TO", "none", ""])
    ask(`printed ${wanted}`, () =>
      isPrinted(wanted, { names: ["NI60", "LI 1"], titles: ["Number of visits"] }),
    );
  for (const [theme, wanted] of [
    ["Housing", "hous"],
    ["Housing", "HOUSING"],
    ["", "a"],
    ["Housing", ""],
    ["a", "ab"],
  ] as const)
    ask(`theme ${theme} by ${wanted}`, () => isTheme(theme, wanted));
  const group = {
    indicator: "NI60",
    related: "NI59",
    titles: [{ title: "Core assessments" }],
    catalogue_title: "Timeliness of care",
    evidence: [{ ref: "CP 1" }],
    series: [{ ref: "LI 9" }],
  } as unknown as Parameters<typeof isIndicator>[0];
  const { evidence: _, series: __, related: ___, ...bare } = group;
  for (const wanted of [
    "NI60",
    "NI 59",
    "NI64",
    "core",
    "timeliness",
    "cp1",
    "CP 1",
    "li 9",
    "LI",
    "zzz",
    "",
  ])
    ask(`is ${wanted}`, () => [isIndicator(group, wanted), isIndicator(bare, wanted)]);
  expect(
    changedLines(new URL("../../fixtures/made/comparison/words.txt", import.meta.url), lines).slice(
      0,
      5,
    ),
  ).toEqual([]);
});

const report = (doc: string, over: Parameters<typeof reportWith>[2] = {}) =>
  reportWith("Halton", [], { doc, ...over });

it("says which of two reports is of another council, or begins later", () => {
  const head = (council: string, periodStart: string, financialYears: string[] = []) =>
    reportWith(council, [], {
      doc: `${council}${periodStart}`,
      facts: { periodStart, financialYears },
    }).report;
  expect(differentCouncils(head("A", "1"), head("B", "1"))).toBe(
    "A1 is a report of A, B1 of B: these are two councils.",
  );
  for (const [a, b] of [
    ["A", "A"],
    ["", "B"],
    ["A", ""],
    ["", ""],
  ] as const)
    expect(differentCouncils(head(a, "1"), head(b, "2"))).toBe("");
  expect(backwards(head("A", "2010-04-01"), head("B", "2009-04-01"))).toBe(
    "A2010-04-01 begins 2010-04-01, after B2009-04-01 (2009-04-01): the later report stands first.",
  );
  expect(backwards(head("A", "", ["2010-11"]), head("B", "", ["2009-10"]))).toContain(
    "begins 2010-11",
  );
  for (const [a, b] of [
    ["2009", "2010"],
    ["2009", "2009"],
    ["", "2009"],
    ["2009", ""],
  ] as const)
    expect(backwards(head("A", a), head("B", b))).toBe("");
});

it("places rows in the order of the reports' names, whatever their bytes and order", () => {
  const of = (doc: string, sha256: string) => {
    const made = reportWith("Halton", [["NI 60", "Core assessments", ["actual 2009-10", "5%"]]], {
      doc,
    });
    return { ...made, report: { ...made.report, sha256 } };
  };
  const given = [of("a", "3"), of("b", "2"), of("c", "1")];
  for (const reports of [given, given.toReversed()]) {
    const [rows] = placeRows(reports).values();
    expect(rows?.map(({ row }) => row.report.doc)).toEqual(["a", "b", "c"]);
  }
});

it("takes reports service by service, of which the directorate speaks for none", () => {
  const of = (doc: string, service: string, directorate: string) =>
    report(doc, { facts: { service, directorate } });
  const given = [
    of("a", "Adults", "Care"),
    of("b", "", "Care"),
    of("c", "ADULTS", ""),
    of("d", "Care", "X"),
    of("e", "", ""),
  ];
  expect(byService(given).map((list) => list.map((one) => one.report.doc))).toEqual([
    ["a", "c"],
    ["b", "d"],
    ["e"],
  ]);
});

it("takes the figure of the latest report, and none where that prints two", () => {
  const point = (doc: string, value: number | null, unit = "gbp") =>
    ({ doc, value, unit, council: doc.slice(0, 1) }) as never;
  const rules = {
    unit: "gbp" as const,
    reported: new Map([
      ["a1", "2009"],
      ["a2", "2010"],
      ["b1", "2010"],
    ]),
  };
  const value = (...points: never[]) =>
    (latestWord(points, rules) as { value?: number } | undefined)?.value;
  expect(value(point("a1", 1), point("a2", 2))).toBe(2);
  expect(value(point("a2", 2), point("a1", 1))).toBe(2);
  expect(value(point("a2", 2), point("b1", 3))).toBeUndefined();
  expect(value(point("a2", 2000), point("b1", 2, "gbp_thousand"))).toBe(2000);
  expect(value(point("a1", 1), point("c1", 5))).toBe(1);
  expect(value(point("c1", 5), point("d1", 5))).toBe(5);
  expect(value()).toBeUndefined();
  const sorted = byCouncil([
    { council: "W", n: 1 },
    { council: "B", n: 2 },
    { council: "W", n: 3 },
  ]);
  expect([...sorted].map(([name, list]) => [name, list.map(({ n }) => n)])).toEqual([
    ["B", [2]],
    ["W", [1, 3]],
  ]);
});

it.each([
  [
    [
      [
        ["a", 10],
        ["b", 8],
      ],
    ],
    0.2,
  ],
  [
    [
      [
        ["a", -10],
        ["b", 8],
      ],
    ],
    1.8,
  ],
  [
    [
      [
        ["a", 10],
        ["b", 8],
      ],
      [],
    ],
    0.2,
  ],
  [
    [
      [
        ["a", 4],
        ["b", 8],
      ],
      [
        ["a", 10],
        ["b", 9],
      ],
    ],
    0.1,
  ],
  [[], -1],
] as const)("the last is as far behind the best as its figures say: %j", (given, gap) => {
  const standings = given.map((order) => ({
    order: order.map(([council, value], at) => ({
      council,
      value,
      rank: at + 1,
      gap: Math.abs(value - (order[0]?.[1] ?? 0)),
    })),
  }));
  expect(widestGap({ standings } as never)).toBeCloseTo(gap, 9);
});

const copy = (doc: string, texts: string, over: Partial<ReportRecords["report"]> = {}) => {
  const plain = report(doc);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return { copy: { ...plain, report: { ...plain.report, ...over } }, texts: counts };
};
const docx = { format: "docx" } as const;
it.each<[string, ReturnType<typeof copy>[], string, string]>([
  [
    "one",
    [copy("a", "xyz")],
    "a",
    "It alone has pages, and has 3 records, 3 of them as the other.",
  ],
  [
    "one without pages",
    [copy("a", "xyz", docx)],
    "a",
    "None has pages; it has 3 records, 3 of them as the other.",
  ],
  [
    "by name",
    [copy("b", "xyz"), copy("a", "xyz")],
    "a",
    "Of the copies with pages, it has 3 records, 3 of them as the other.",
  ],
  [
    "with pages",
    [copy("a", "xyz", docx), copy("b", "xyz")],
    "b",
    "It alone has pages, and has 3 records, 3 of them as the other.",
  ],
  [
    "read whole",
    [copy("a", "xyz", { status: "partly-read" }), copy("b", "xyz")],
    "b",
    "Of the copies with pages, it has 3 records, 3 of them as the other.",
  ],
  [
    "unread last",
    [copy("a", "xyz", { status: "unread" }), copy("b", "xyz", { status: "partly-read" })],
    "b",
    "Of the copies with pages, it has 3 records, 3 of them as the other.",
  ],
  [
    "fewer problems",
    [copy("a", "xyz", { problems: 2 }), copy("b", "xyz", { problems: 1 })],
    "b",
    "Of the copies with pages, it has 3 records, 3 of them as the other.",
  ],
  [
    "more records",
    [copy("a", "xyz"), copy("b", "xyzz")],
    "b",
    "Of the copies with pages, it has 4 records, 3 of them as the other.",
  ],
  [
    "a part of the pages lost",
    [copy("a", "xy"), copy("b", "xyz", docx)],
    "b",
    "It has 3 records, 2 of them as the other; of the copy with pages a part was lost.",
  ],
  [
    "as most have it",
    [copy("a", "xyw"), copy("b", "xyz"), copy("c", "xyz")],
    "b",
    "Of the copies with pages, it agrees with most of the 3 copies on 3 of 3 records.",
  ],
  [
    "pages that read otherwise",
    [copy("a", "xyw"), copy("b", "xyz", docx), copy("c", "xyz", docx)],
    "b",
    "It agrees with most of the 3 copies on 3 of 3 records; the copy with pages reads differently.",
  ],
  [
    "a few strays for the pages",
    [
      copy(
        "a",
        `${"x".repeat(1)}${[..."abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ"].join("")}1`,
      ),
      ...["b", "c"].map((doc) =>
        copy(doc, `x${[..."abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ"].join("")}`, docx),
      ),
    ],
    "a",
    "It alone has pages, and agrees with most of the 3 copies on 52 of 52 records.",
  ],
])("the copy that speaks is the one that is %s", (_, copies, doc, why) => {
  for (const given of [copies, copies.toReversed()]) {
    const { speaks, why: said } = chooseSpeaking(given);
    expect([speaks.report.doc, said]).toEqual([doc, why]);
  }
  expect(() => chooseSpeaking([])).toThrow();
});
