import { beforeAll, describe, expect, it } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import type { FileReport } from "../../src/file-report.ts";
import type { Observation } from "../../src/records.ts";
import { applyCorrections } from "../../src/store/corrections.ts";
import { fillDerived, type IndicatorFacts } from "../../src/store/derived.ts";
import { countDoubtful, listDoubtful } from "../../src/store/explore/doubtful.ts";
import { countFindings, listFindings } from "../../src/store/explore/findings.ts";
import { readCouncilNames, readOverview } from "../../src/store/explore/home.ts";
import {
  findIndicatorFacts,
  readIndicatorCouncils,
  readIndicatorFigures,
  readIndicators,
} from "../../src/store/explore/indicators.ts";
import { otherFigures, readPrintedTable, readRowMates } from "../../src/store/explore/record.ts";
import { readReportPart, reportParts } from "../../src/store/explore/report-parts.ts";
import { countReports, findReport, listReports } from "../../src/store/explore/reports.ts";
import { readSample } from "../../src/store/explore/samples.ts";
import { openStore } from "../../src/store/open.ts";
import { findRecord, otherObservations, tableAround } from "../../src/store/record.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { budgetLineOf, milestoneOf, observationOf, reportOf, tableOf } from "../report-builders.ts";
import { madeArchive } from "./made-archive.ts";

async function archiveOf(
  reports: readonly FileReport[],
  facts: (code: string) => IndicatorFacts | undefined = () => undefined,
): Promise<Store> {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  for (const [at, report] of reports.entries()) write(at + 1, report, "1");
  fillDerived(store, facts);
  fillComparison(store);
  return store;
}
const under = (
  name: string,
  facts: Partial<FileReport["facts"]>,
  over: Partial<FileReport> = {},
) => {
  const plain = reportOf(`${name}.txt`);
  return { ...plain, ...over, facts: { ...plain.facts, ...facts } };
};

describe("an archive's overview", () => {
  const empty = {
    reports: 0,
    read: 0,
    partlyRead: 0,
    unread: 0,
    observations: 0,
    milestones: 0,
    budgetLines: 0,
    indicators: 0,
    corrections: 0,
    copies: 0,
    findings: {},
    councils: [],
    years: [],
    unplaced: 0,
  };
  const none = { records: [] };

  it("is of nothing where nothing was read, and of each status alone", async () => {
    expect(readOverview(await archiveOf([]))).toEqual(empty);
    for (const [status, name] of [
      ["read", "read"],
      ["partly-read", "partlyRead"],
      ["unread", "unread"],
    ] as const) {
      const store = await archiveOf([
        under("a", { council: "", financialYears: [] }, { ...none, status }),
      ]);
      expect(readOverview(store)).toEqual({ ...empty, reports: 1, [name]: 1, unplaced: 1 });
    }
  });

  it("counts the reports of each council, those lost, and the years they cover", async () => {
    const of = (name: string, council: string, financialYears: string[], status = "read") =>
      under(name, { council, financialYears }, { ...none, status: status as "read" });
    const store = await archiveOf([
      of("a", "Wigan", ["2008-09"]),
      of("b", "Halton", ["2008-09", "2009-10"], "partly-read"),
      of("c", "Wigan", ["2008-09"], "unread"),
      of("d", "Wigan", ["2007-08", "2008-09"]),
      of("e", "", ["1999-00"]),
      of("f", "Wigan", [], "partly-read"),
    ]);
    expect(readOverview(store)).toEqual({
      ...empty,
      reports: 6,
      read: 3,
      partlyRead: 2,
      unread: 1,
      councils: [
        { council: "Halton", reports: 1, lost: 1, years: { "2008-09": 1, "2009-10": 1 } },
        { council: "Wigan", reports: 4, lost: 2, years: { "2008-09": 3, "2007-08": 1 } },
      ],
      years: ["2007-08", "2008-09", "2009-10"],
      unplaced: 1,
    });
    expect(readCouncilNames(store)).toEqual(["Halton", "Wigan"]);
  });
});

describe("an indicator's figures", () => {
  const measures = ["target", "actual", "benchmark", "quartile", "weight"] as const;
  const periods = ["2009-10", "2008-09", "2008-09 Q1"];
  const councils = ["Wigan", "Halton", "Cumbria", "Wigan"];
  const facts = (code: string): IndicatorFacts | undefined =>
    code === "NI64"
      ? undefined
      : {
          code,
          title: code === "NI60" ? "" : "Known",
          unit: "percent",
          polarity: "",
          theme: "",
          fromYear: "",
          toYear: "",
        };
  const reports = councils.map((council, at) => {
    const name = ["z", "y", "x", "a"][at] ?? "";
    const records = Array.from({ length: 15 }, (_, n) =>
      observationOf(name.repeat(64), {
        id: `${name}${n}`,
        row: n + 1,
        council,
        measure: measures[n % 5] ?? "target",
        period: periods[Math.floor(n / 5) % 3] ?? "",
        // Other figures in each, for one that prints the same is a copy.
        raw: `${at}${n}%`,
        value: n === 3 ? null : at * 100 + n,
        title: n < 9 ? "Said often" : "Said less",
        source: { block: 1, table: 1, row: n % 2, column: n, page: 1 },
        indicator: n === 14 ? "NI64" : n === 13 ? "NI61" : "NI60",
      }),
    );
    return under(name, { council, periodEnd: `20${20 - at}-03-31` }, { records, problems: [] });
  });
  const all = reports.flatMap(({ source: { doc }, records }) =>
    (records as Observation[]).map((one) => ({ ...one, doc })),
  );
  let store: Store;
  beforeAll(async () => {
    store = await archiveOf(reports, facts);
    const correction = { record: "", doc: "z", table: 1, row: 1, column: 1, field: "value" };
    applyCorrections(store, [{ ...correction, line: 2, reads: "", correct: "5", reason: "r" }]);
  });
  const shown = ["actual", "target", "benchmark"];
  const order = (a: (typeof all)[number], b: (typeof all)[number]) =>
    [a.council, a.measure, a.period, a.doc].join("\u0000") <
    [b.council, b.measure, b.period, b.doc].join("\u0000")
      ? -1
      : 1;

  it("come council by council, measure by measure, of some councils, up to a limit", () => {
    for (const asked of [["Wigan"], ["Halton", "Cumbria"], ["None"], [...new Set(councils)]]) {
      const expected = all
        .filter((one) => one.indicator === "NI60" && shown.includes(one.measure))
        .filter(({ council }) => asked.includes(council))
        .sort(order)
        .map(({ id, council, doc, measure, period, raw, unit, source, value }) => ({
          id,
          council,
          doc,
          measure,
          period,
          raw,
          unit,
          page: source.page,
          source_table: source.table,
          source_row: source.row,
          value: id === "z1" ? 5 : value,
          corrected: id === "z1" ? 1 : 0,
        }));
      const figures = readIndicatorFigures(store, "NI60", asked, 99);
      expect(figures).toMatchObject(expected);
      expect(figures).toHaveLength(expected.length);
      expect(readIndicatorFigures(store, "NI60", asked, 3)).toEqual(figures.slice(0, 3));
      expect(new Set(figures.map(({ qualifier }) => qualifier)).size).toBeLessThan(2);
    }
  });

  it("are counted by council, all measures of them", () => {
    expect(readIndicatorCouncils(store, "NI60")).toEqual([
      { council: "Cumbria", figures: 13 },
      { council: "Halton", figures: 13 },
      { council: "Wigan", figures: 26 },
    ]);
    expect(readIndicatorCouncils(store, "NI59")).toEqual([]);
    const [ni60, ...others] = readIndicators(store);
    expect(ni60).toMatchObject({
      indicator: "NI60",
      title: "Said often",
      councils: 3,
      figures: 52,
    });
    expect(others.map(({ indicator, title, figures }) => [indicator, title, figures])).toEqual([
      ["NI61", "Known", 4],
    ]);
    expect(findIndicatorFacts(store, "NI64")).toBeUndefined();
  });

  it("beside one are the council's own first, and none where it has no indicator", () => {
    const fields = (id: string) => findRecord(store, id)?.record ?? {};
    const figures = otherFigures(store, fields("y1"), 50);
    const of = (isOwn: boolean, measured: readonly string[]) =>
      all.filter(
        ({ id, council, measure, indicator }) =>
          id !== "y1" &&
          (council === "Halton") === isOwn &&
          indicator === "NI60" &&
          measured.includes(measure),
      );
    const own = of(true, shown)
      .sort(order)
      .map(({ id }) => id);
    const others = of(false, ["actual", "target"]).map(({ id }) => id);
    expect(figures.slice(0, own.length).map(({ id }) => id)).toEqual(own);
    expect(
      figures
        .slice(own.length)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(others.toSorted());
    expect(otherFigures(store, { ...fields("y1"), indicator: "" }, 9)).toEqual([]);
    expect(otherFigures(store, { ...fields("y1"), indicator: null }, 9)).toEqual([]);
    expect(otherFigures(store, fields("y13"), 9)).toHaveLength(0);
    const found = findRecord(store, "y1");
    const listed = found ? otherObservations(store, found) : [];
    expect(listed).toHaveLength(51);
    expect(listed.map(({ council }) => council)).toEqual(
      listed.map(({ council }) => String(council)).toSorted(),
    );
    expect(readRowMates(store, 2, fields("y1")).map(({ id }) => id)).toEqual(
      [3, 5, 7, 9, 11, 13].map((n) => `y${n}`),
    );
  });

  it("are sampled from the council's first report, step by step", () => {
    expect(readSample(store, 0, "Wigan")).toEqual({ docs: ["a", "z"], code: "NI60", record: "a0" });
    expect(readSample(store, 1, "Wigan")).toEqual({ docs: ["a", "z"], code: "NI61", record: "a1" });
    expect(readSample(store, 99, "Halton")).toEqual({
      docs: ["y"],
      code: undefined,
      record: undefined,
    });
    expect(readSample(store, 0, undefined)).toEqual({ docs: [], code: "NI60", record: undefined });
  });
});

describe("a printed table", () => {
  const rows = Array.from({ length: 12 }, (_, row) => [`${row}`, `value ${row}`]);
  let store: Store;
  beforeAll(async () => {
    const plain = reportOf("a.txt");
    const blocks = [
      { kind: "heading", level: 1, text: "Above" },
      tableOf(rows),
      { kind: "heading", level: 1, text: "Nearer" },
      tableOf(rows.slice(0, 3)),
    ];
    const columns = [{ column: 1, header: "Value", role: "value" }];
    const document = { ...plain.document, blocks } as typeof plain.document;
    const [verdict] = plain.verdicts;
    const report = {
      ...plain,
      asides: [],
      verdicts: [{ ...verdict, columns }] as unknown as FileReport["verdicts"],
      records: [
        observationOf("a", { id: "o", source: { block: 1, table: 1, row: 4, column: 1 } }),
        observationOf("a", {
          id: "gone",
          row: 2,
          source: { block: 1, table: 9, row: 4, column: 1 },
        }),
        observationOf("a", {
          id: "plain",
          row: 3,
          indicator: "",
          source: { block: 3, table: 2, row: 1, column: 0 },
        }),
        milestoneOf("a", { id: "m" }),
        budgetLineOf("a", { id: "b", source: { block: 3, table: 2, row: 2, column: 1 } }),
      ],
    };
    store = await archiveOf([{ ...report, ...(document && { document }) }]);
  });

  it("is shown with its header and the rows that are wanted", () => {
    for (let first = 0; first < 13; first += 1) {
      for (let last = first; last < 13; last += 1) {
        const table = readPrintedTable(store, 1, 1, { first, last });
        const wanted = rows.flatMap((_, row) =>
          (row >= first && row <= last) || row < 2 ? [row, row] : [],
        );
        expect([first, last, table?.cells.map(({ row }) => row)]).toEqual([
          first,
          last,
          first <= 2 ? wanted.filter((row) => row <= last) : wanted,
        ]);
        expect([first, last, table?.cut]).toEqual([first, last, first > 0 || last < 11]);
      }
    }
    expect(readPrintedTable(store, 1, 1, { first: 0, last: 1 })?.heading).toBe("Above");
    expect(readPrintedTable(store, 1, 2, { first: 0, last: 1 })?.heading).toBe("Nearer");
    expect(readPrintedTable(store, 1, 3, { first: 0, last: 1 })).toBeUndefined();
    expect(readPrintedTable(store, 2, 1, { first: 0, last: 1 })).toBeUndefined();
  });

  it("is the one round a record, under its columns' headers", () => {
    const around = (id: string) => {
      const found = findRecord(store, id);
      return found && tableAround(store, found);
    };
    expect(around("o")).toMatchObject({ rows: 12, columns: 2, headers: ["", "Value"] });
    expect(around("o")?.cells).toHaveLength(24);
    expect(around("b")).toMatchObject({ rows: 3, columns: 2, headers: ["", ""] });
    expect(["gone", "m", "none"].map(around)).toEqual([undefined, undefined, undefined]);
  });

  it("has the cell of a record, and other figures only beside one of an indicator", () => {
    const found = ["o", "gone", "m", "b", "plain"].map((id) => findRecord(store, id));
    expect(found.map((one) => one?.record.id)).toEqual(["o", "gone", "m", "b", "plain"]);
    expect(found.map((one) => one?.cell?.text)).toEqual([
      "value 4",
      undefined,
      undefined,
      "value 2",
      "1",
    ]);
    expect(found[0]?.cell?.heading_above).toBe("Above");
    expect(found.map((one) => one && otherObservations(store, one).map(({ id }) => id))).toEqual([
      ["gone"],
      ["o"],
      [],
      [],
      [],
    ]);
    expect(findRecord(store, "none")).toBeUndefined();
  });
});

describe("lists of an archive", () => {
  let store: Store;
  beforeAll(async () => {
    store = await madeArchive(7);
  });
  const paged = <T>(list: (limit: number, offset: number) => readonly T[]): T[] => {
    const found: T[] = [];
    for (let offset = 0; ; offset += 7) {
      const page = list(7, offset);
      found.push(...page);
      if (page.length < 7) return found;
    }
  };

  it.each<
    [
      string,
      (filter: object) => number,
      (filter: object, limit: number, offset: number) => readonly object[],
      Record<string, string[]>,
    ]
  >([
    [
      "reports",
      (filter) => countReports(store, filter),
      (filter, limit, offset) => listReports(store, filter, limit, offset),
      {
        council: ["Wigan", "Halton", "None"],
        status: ["read", "partly-read"],
        format: ["pdf", "text"],
        doc_type: [],
      },
    ],
    [
      "findings",
      (filter) => countFindings(store, filter),
      (filter, limit, offset) => listFindings(store, filter, limit, offset),
      {
        council: ["Wigan", "None"],
        code: ["total-mismatch", "figure-differs"],
        sure: ["likely", "certain"],
      },
    ],
    [
      "doubtful records",
      (filter) => countDoubtful(store, filter),
      (filter, limit, offset) => listDoubtful(store, filter, limit, offset),
      { council: ["Wigan"], kind: ["observation", "budget"], sure: ["likely", "worth a look"] },
    ],
  ])("of %s are under each filter what is counted, page by page what they are", (_, count, list, named) => {
    const all = list({}, 9999, 0) as Record<string, unknown>[];
    expect(count({})).toBe(all.length);
    expect(paged((limit, offset) => list({}, limit, offset))).toEqual(all);
    for (const [name, values] of Object.entries(named)) {
      for (const value of values) {
        const own = all.filter((one) => one[name] === value);
        expect([name, value, count({ [name]: value })]).toEqual([name, value, own.length]);
        expect(list({ [name]: value }, 9999, 0)).toEqual(own);
        expect(paged((limit, offset) => list({ [name]: value }, limit, offset))).toEqual(own);
      }
    }
  });

  it("of a report's parts are its rows, page by page", () => {
    for (const part of reportParts) {
      const { columns, rows } = readReportPart(store, 1, part, 9999, 0);
      expect(paged((limit, offset) => readReportPart(store, 1, part, limit, offset).rows)).toEqual(
        rows,
      );
      expect(rows.every((row) => row.length === columns.length)).toBe(true);
    }
  });

  it("name every report, which is found by its name", () => {
    for (const { doc, file } of listReports(store, {}, 99, 0)) {
      expect(findReport(store, doc)).toMatchObject({ doc, names: [file] });
    }
    expect(findReport(store, "none")).toBeUndefined();
  });
});
