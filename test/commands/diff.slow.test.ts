import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import { main } from "../../src/main.ts";
import { applyCorrections } from "../../src/store/corrections.ts";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { budgetOf, milestonesOf, reportWith } from "../compare/builders.ts";
import { reportOf } from "../report-builders.ts";

const core = "Core assessments completed within 35 working days";
/** Titles as a hostile or merely unlucky report might print them. */
const formula = '=HYPERLINK("http://example.org","x")';
const markup = "<script>alert(1)</script> | **bold** [x](http://example.org) \u001b[31mred";

let folder: string;
let db: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "muniment-diff-"));
  db = join(folder, "archive.sqlite");
  const store = await openStore(db, { create: true });
  const write = reportWriter(store);
  const reports = [
    reportWith(
      "Halton",
      [
        ["NI060", core, ["target 2011-12", "92%"], ["actual 2010-11", "89.6%"]],
        ["LI1", formula, ["actual 2010-11", "5%"]],
        ["LI2", markup, ["actual 2010-11", "5%"]],
      ],
      {
        doc: "halton-plan",
        milestones: milestonesOf("halton-plan", [
          ["Agree the capital strategy by March 2009", "2009-03"],
        ]),
        budget: budgetOf("halton-plan", "2009-10", [["Running costs", "Employees", 1000]]),
      },
    ),
    reportWith("Halton", [["NI060", core, ["actual 2010-11", "90.1%"]]], {
      doc: "halton-report",
      facts: { periodEnd: "2011-03-31", periodStart: "2010-04-01", financialYears: ["2010-11"] },
      milestones: milestonesOf("halton-report", [
        ["Agree the capital strategy, June 2009", "2009-06"],
      ]),
      budget: budgetOf("halton-report", "2009-10", [["Running costs", "Employees", 1200]]),
    }),
    reportWith(
      "Wigan",
      [
        ["NI 60", core, ["target 2011-12", "86%"], ["actual 2010-11", "N/A"]],
        ["LI7", formula, ["actual 2010-11", "6%"]],
        ["LI8", markup, ["actual 2010-11", "6%"]],
      ],
      { doc: "wigan-plan" },
    ),
  ];
  for (const [at, { report, observations, milestones, budget }] of reports.entries()) {
    const given = reportOf(`${report.doc}.pdf`, { facts: report.facts });
    const records = [...observations, ...milestones, ...budget] as typeof given.records;
    write(at + 1, { ...given, records }, "test");
  }
  fillComparison(store);
  store.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  let out = "";
  let err = "";
  const status = await main(["diff", "--db", db, ...args], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { out, err, status };
}

describe("diff COUNCIL...", () => {
  test("prints groups with verdicts, figures and standings", async () => {
    const { out, status } = await run("Halton", "wigan council", "--indicator", "NI 60");
    expect(status).toBe(0);
    expect(out).toContain("Halton (Unitary authority), Wigan (Metropolitan district)");
    expect(out).toContain("Halton and Wigan print NI60 on the same basis");
    expect(out).toMatch(/Wigan actual\s+n\/a/);
    expect(out).toContain("2011-12 target: Halton aims highest (92%); Wigan is 6 behind.");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("gives the contract's JSON", async () => {
    const { out } = await run("--json");
    const { councils, groups } = JSON.parse(out);
    expect(councils).toEqual(["Halton", "Wigan"]);
    expect(groups[0]).toMatchObject({
      indicator: "NI60",
      unit: "percent",
      polarity: "higher_better",
      verdict: "comparable",
    });
    expect(groups[0].series[0]).toMatchObject({
      council: "Halton",
      period: "2010-11",
      measure: "actual",
      value: 89.6,
      raw: "89.6%",
      qualifier: "",
      doc: "halton-plan",
    });
  });

  test.each([
    [["--measure", "target"], ["2011-12"]],
    [["--years", "2010-11"], ["2010-11"]],
    [["--years", "2011/12.."], ["2011-12"]],
  ])("keeps to %j", async (options, periods) => {
    const { out } = await run("--json", "--indicator", "NI60", ...options);
    const [group] = JSON.parse(out).groups;
    expect([...new Set(group.series.map((point: { period: string }) => point.period))]).toEqual(
      periods,
    );
  });

  test("the same run gives the same bytes in every format", async () => {
    for (const format of ["text", "json", "csv", "markdown", "html"]) {
      expect((await run("--format", format)).out).toBe((await run("--format", format)).out);
    }
  });
});

describe("diff --from --to", () => {
  test("tells what moved and what changed", async () => {
    const { out } = await run("--from", "halton-plan", "--to", "halton-report");
    expect(out).toContain("due March 2009 -> June 2009; 3 months later");
    expect(out).toContain("+£200 (+20%)");
    const { milestones, budget } = JSON.parse(
      (await run("--from", "halton-plan", "--to", "halton-report", "--json")).out,
    );
    expect(milestones[0]).toMatchObject({ relation: "date_changed", months_moved: 3 });
    expect(budget[0]).toMatchObject({ relation: "changed", change_gbp: 200, change_percent: 20 });
  });

  test("a report against itself has no difference, and --exit-code says so", async () => {
    const same = await run("--from", "halton-plan", "--to", "halton-plan", "--exit-code");
    expect([same.status, same.out]).toEqual([0, expect.stringContaining("No difference")]);
    const other = await run("--from", "halton-plan", "--to", "halton-report", "--exit-code");
    expect(other.status).toBe(1);
  });
});

test.each([
  ["Halton", "Wigan"],
  ["--council", "Halton"],
  ["--from", "halton-plan", "--to", "halton-report"],
])("fits a terminal of 60 columns: %s %s", async (...args) => {
  const out: string[] = [];
  const io = { out: (text: string) => void out.push(text), err: () => {}, columns: 60 };
  await main(["diff", "--db", db, ...args], io);
  const plain = stripVTControlCharacters(out.join(""));
  expect(plain.split("\n").filter((line) => line.length > 60)).toEqual([]);
  expect(plain).not.toContain("…");
});

test("a council's own way is told of one indicator, where it is asked for", async () => {
  const { indicators, budget } = JSON.parse(
    (await run("--council", "Halton", "--indicator", "NI60", "--json")).out,
  );
  expect(indicators.map(({ indicator }: { indicator: string }) => indicator)).toEqual(["NI60"]);
  expect(budget).toEqual([]);
});

describe("a corrected figure is marked, with what was read", () => {
  beforeAll(async () => {
    const store = await openStore(db, { create: true });
    applyCorrections(store, [
      {
        line: 1,
        record: "wigan-plan-1-0",
        doc: "",
        table: null,
        row: null,
        column: null,
        field: "value",
        reads: "86",
        correct: "68",
        reason: "the page says so",
      },
    ]);
    store.close();
  });

  test.each([
    [
      "text",
      /68%†[\s\S]*Wigan target 2011-12 is corrected: the value was read as "86"; the cell\s+prints "86%"/,
    ],
    ["json", /"value":68,"raw":"86%"[^}]*"corrected":\[\{"field":"value","read":"86"\}\]/],
    ["csv", /68,86%.*,value,86\r?\n/],
    ["markdown", /68%†[\s\S]*was read as "86"/],
    [
      "html",
      /Wigan, target 2011-12: 68%†[\s\S]*>68%†<\/a>[\s\S]*It is corrected: the value was read as/,
    ],
  ])("as %s", async (format, marked) => {
    const { out } = await run("Halton", "Wigan", "--indicator", "NI60", "--format", format);
    expect(out).toMatch(marked);
  });
});

test("diff --council shows what was restated", async () => {
  const { out } = await run("--council", "Halton");
  expect(out).toContain(
    "printed differently: actual 2010-11: 89.6% (halton-plan), 90.1% (halton-report)",
  );
  expect(out).toContain("3 months later");
});

describe("printed text is inert", () => {
  test("in CSV no cell starts a formula", async () => {
    const rows: string[][] = parse((await run("--format", "csv")).out);
    const titles = rows.map((row) => row[16]);
    expect(titles).toContain(`'${formula}`);
    expect(rows.flat().filter((cell) => /^[=@\t\r]/.test(cell))).toEqual([]);
  });

  test("in HTML and Markdown nothing of it is markup, on a terminal nothing is an escape", async () => {
    const page = (await run("--format", "html")).out;
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;");
    const markdown = (await run("--format", "markdown")).out;
    expect(markdown).not.toContain("<script");
    expect(markdown).toContain("\\*\\*bold\\*\\*");
    for (const format of ["text", "html", "markdown"]) {
      expect((await run("--format", format)).out).not.toContain("\u001b");
    }
  });

  test("the page asks for nothing from elsewhere", async () => {
    const page = (await run("--format", "html")).out;
    expect(page).toContain("default-src 'none'");
    expect(page.match(/(?:src|href)="(?!#)[^"]*"/g)).toBeNull();
    expect(page).not.toMatch(/url\((?!#)/);
  });
});

test("one indicator of all councils is the same whether councils are named or not", async () => {
  for (const indicator of ["NI60", "core assessments", "LI7"]) {
    const named = JSON.parse(
      (await run("Halton", "Wigan", "--json", "--indicator", indicator)).out,
    );
    const all = JSON.parse((await run("--json", "--indicator", indicator)).out);
    expect(all.groups).toEqual(named.groups);
    expect(all.groups.length).toBe(1);
  }
});

describe("a mistake gets one sentence", () => {
  test.each([
    [["--indicator", "NI6O"], /holds no figure of the indicator "NI6O"\. Did you mean NI60\?/],
    [["--indicator", "core asessments"], /Did you mean Core assessments completed within/],
    [["Halton", "Wigan", "--indicator", "NI 999"], /holds no figure of the indicator "NI 999"/],
    [["--council", "Halton", "--indicator", "NI 99"], /holds no figure of the indicator/],
    [["--theme", "roads"], /no figure of the theme "roads"\. Its themes are Children and young/],
    [
      ["--from", "halton-plan", "--to", "wigan-plan"],
      /report of Halton, wigan-plan of Wigan: these are two councils\. "muniment diff Halton Wigan"/,
    ],
    [
      ["--from", "halton-report", "--to", "halton-plan"],
      /Give --from halton-plan --to halton-report\./,
    ],
    [["--nearest", "3"], /--nearest takes one council/],
    [["Halton", "--nearest", "3"], /no other council of the type of Halton/],
    [["Haltn"], /holds no report of "Haltn"; there are Halton, Wigan\. Did you mean Halton\?/],
    [["--from", "halton-plan"], /--from and --to go together/],
    [["--from", "halton-plan", "--to", "nothing"], /holds no report "nothing"/],
    [["Halton", "--council", "Wigan"], /Name councils to set side by side, or/],
    [["--years", "2009"], /financial years such as/],
    [["--sort", "size"], /--sort is one of gap, code, title/],
    [["--min-councils", "many"], /whole number/],
    [["--format", "pdf"], /--format is one of/],
  ])("%j", async (args, sentence) => {
    const { status, err, out } = await run(...args);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});
