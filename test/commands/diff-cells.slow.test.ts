import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { samePrinted } from "../../src/compare/printed-title.ts";
import { openStore } from "../../src/store/open.ts";
import { fixturesFolder } from "../fixtures.ts";
import { run, temporaryFolder } from "./run-main.ts";

/**
 * Walks every statement of `diff` back to its cell: each title, figure, period and state it names must be printed
 * by the record it names. MUNIMENT_REPORTS may name a folder of more reports.
 */

interface Cell {
  readonly id: string;
  readonly doc: string;
  readonly council: string;
  readonly [field: string]: string | number | null;
}

let db: string;
const cells = new Map<string, Cell>();
const folder = temporaryFolder();

beforeAll(async () => {
  db = join(folder, "archive.sqlite");
  const more = process.env.MUNIMENT_REPORTS;
  const from = ["archive", "made/renderings", "made/layouts", "made/meaning"]
    .map((name) => join(fixturesFolder, name))
    .filter((path) => existsSync(path));
  await run("ingest", ...from, ...(more ? [more] : []), "--db", db, "--progress", "none");
  const store = await openStore(db);
  for (const table of ["observation", "milestone", "budget_line"]) {
    const rows = store
      .prepare(`SELECT t.*, r.doc, r.council FROM ${table} t JOIN report r USING (report_id)`)
      .all() as Cell[];
    for (const row of rows) cells.set(row.id, row);
  }
  store.close();
});

const cellOf = (id: string): Cell => {
  const cell = cells.get(id);
  if (!cell) throw new Error(`no record ${id}`);
  return cell;
};

const plain = (text: string | number | null | undefined): string =>
  String(text ?? "")
    .replace(/\s+/g, " ")
    .trim();

/** Marks and the words of a gap are ours; the rest of a figure must stand in its cell. */
const unmarked = (text: string): string => plain(text.replace(/[~×Σ≠†]/g, "").replace(/p$/, ""));
const gaps = new Set("–,n/a,tbc,new,no target,several,words,no number,undated,no date,".split(","));

const isPrinted = (shown: string, raws: readonly string[]): boolean =>
  gaps.has(shown) || raws.some((raw) => plain(raw).includes(unmarked(shown)));

async function councilsOf(): Promise<readonly string[]> {
  const { compared } = JSON.parse((await run("diff", "--db", db, "--json")).out);
  return compared.map(({ name }: { name: string }) => name);
}

interface Point {
  readonly id: string;
  readonly council: string;
  readonly period: string;
  readonly measure: string;
  readonly raw: string;
  readonly [field: string]: unknown;
}

function checkPoint(point: Point): void {
  const cell = cellOf(point.id);
  for (const field of ["raw", "title", "ref", "period", "measure", "value", "unit", "doc"]) {
    expect([point.id, field, point[field]]).toEqual([point.id, field, cell[field]]);
  }
  expect(point.qualifier).toBe(cell.qualifier);
}

interface Group {
  readonly indicator: string;
  readonly title: string;
  readonly titles: readonly { title: string; councils: string[]; docs: string[] }[];
  readonly series: readonly Point[];
  readonly verdict: string;
  readonly why: string;
  readonly compared_in: readonly string[];
  readonly standings: readonly {
    period: string;
    measure: string;
    says: string;
    order: { council: string; printed: string }[];
  }[];
  readonly trends: readonly Trend[];
  readonly trend: Trend | null;
}

interface Trend {
  readonly council: string;
  readonly from: { period: string; printed: string } | null;
  readonly to: { period: string; printed: string } | null;
  readonly target: { period: string; printed: string } | null;
  readonly quarter: { from: { period: string; printed: string } } | null;
}

const rawsOf = (
  { series }: Pick<Group, "series">,
  council: string,
  measure: string,
  period: string,
) =>
  series
    .filter(
      (one) => plain(one.council) === council && one.measure === measure && one.period === period,
    )
    .map(({ raw }) => raw);

function checkTitles({ title, titles, series }: Group): void {
  expect(titles.map((one) => one.title)).toContain(title);
  for (const own of titles) {
    for (const council of own.councils) {
      const printing = series.filter(
        (point) => point.council === council && samePrinted(String(point.title), own.title),
      );
      expect([council, own.title, printing.length > 0]).toEqual([council, own.title, true]);
    }
  }
}

function checkTrend(group: Group, { council, from, to, target }: Trend): void {
  const said = [
    ["actual", from],
    ["actual", to],
    ["target", target],
  ] as const;
  for (const [measure, one] of said) {
    if (!one) continue;
    const raws = rawsOf(group, council, measure, one.period);
    expect([one.printed, raws, isPrinted(one.printed, raws)]).toEqual([one.printed, raws, true]);
  }
}

/** What is asked of an element: the library's own types need a browser's. */
interface Link {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  closest(selector: string): Link | null;
  querySelector(selector: string): Link | null;
}

describe("diff COUNCIL...", () => {
  test("as JSON", async () => {
    const { groups } = JSON.parse((await run("diff", "--db", db, "--json")).out) as {
      groups: Group[];
    };
    expect(groups.length).toBeGreaterThan(5);
    for (const group of groups) {
      for (const point of group.series) checkPoint(point);
      checkTitles(group);
      for (const trend of group.trends) checkTrend(group, trend);
      for (const { period, measure, order, says } of group.standings) {
        for (const { council, printed } of order) {
          expect(isPrinted(printed, rawsOf(group, council, measure, period))).toBe(true);
        }
        if (/^(?:All|Both) /.test(says)) {
          const everybody = new Set(group.series.map(({ council }) => council));
          expect(order.length).toBe(everybody.size);
        }
      }
      if (group.why.includes("on the same basis")) expect(group.compared_in).not.toEqual([]);
      for (const dated of group.compared_in) {
        const [measure = "", ...period] = dated.split(" ").toReversed();
        const printing = new Set(
          group.series
            .filter(
              (one) => one.measure === measure && one.period === period.toReversed().join(" "),
            )
            .map(({ council }) => council),
        );
        expect(printing.size).toBeGreaterThan(1);
      }
    }
  });

  test("as CSV", async () => {
    const rows: Record<string, string>[] = parse(
      (await run("diff", "--db", db, "--format", "csv")).out,
      { columns: true },
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const cell = cellOf(row.id ?? "");
      const shown = { title: row.title, printed: row.printed_title, raw: row.raw };
      const unguarded = (text: string | undefined) => String(text).replace(/^'(?=[=+@\t-])/, "");
      expect(unguarded(shown.title)).toBe(cell.title);
      expect(unguarded(shown.printed)).toBe(cell.title);
      expect(unguarded(shown.raw)).toBe(cell.raw);
      expect([row.period, row.measure, row.unit]).toEqual([cell.period, cell.measure, cell.unit]);
      expect(row.value).toBe(cell.value === null ? "" : String(cell.value));
    }
  });

  test("as HTML: every linked figure, and every mark of a chart", async () => {
    const { document } = parseHTML((await run("diff", "--db", db, "--format", "html")).out);
    const byAnchor = new Map(
      [...cells.values()].map((cell) => [
        `figure-${cell.id.replace(/[^A-Za-z0-9-]+/g, "-")}`,
        cell,
      ]),
    );
    const links = ([...document.querySelectorAll('a[href^="#figure-"]')] as Link[]).filter(
      (link) => link.closest("svg") === null,
    );
    expect(links.length).toBeGreaterThan(50);
    for (const link of links) {
      const anchor = link.getAttribute("href")?.slice(1) ?? "";
      const cell = byAnchor.get(anchor);
      expect(document.getElementById(anchor)).not.toBeNull();
      const shown = plain(link.textContent);
      expect([shown, cell?.raw, isPrinted(shown, [String(cell?.raw)])]).toEqual([
        shown,
        cell?.raw,
        true,
      ]);
    }
    const marks = [...document.querySelectorAll("svg a")] as Link[];
    expect(marks.length).toBeGreaterThan(10);
    for (const mark of marks) {
      const anchor = (mark.getAttribute("xlink:href") ?? mark.getAttribute("href") ?? "").slice(1);
      const cell = byAnchor.get(anchor);
      const said = mark.getAttribute("aria-label") ?? "";
      expect(said).toBe(plain(mark.querySelector("title")?.textContent));
      expect(said.startsWith(`${cell?.council}, ${cell?.measure} ${cell?.period}: `)).toBe(true);
      expect(isPrinted(said.split(": ").at(-1) ?? "", [String(cell?.raw)])).toBe(true);
    }
  });

  test("as Markdown and text: every cell of every grid", async () => {
    const { groups } = JSON.parse((await run("diff", "--db", db, "--json")).out) as {
      groups: Group[];
    };
    const names = await councilsOf();
    const text = (await run("diff", ...names, "--db", db)).out;
    const markdown = (await run("diff", "--db", db, "--format", "markdown")).out;
    const everyRaw = (council: string, measure: string, period: string) =>
      groups.flatMap((group) => rawsOf(group, council, measure, period));
    let walked = 0;
    const check = (
      council: string,
      measure: string,
      periods: readonly string[],
      shown: readonly string[],
    ) => {
      for (const [at, figures] of shown.entries()) {
        const period = periods[at] === "undated" ? "" : (periods[at] ?? "");
        for (const figure of figures.split(" / ")) {
          walked += 1;
          const raws = everyRaw(council, measure, period);
          expect([council, measure, period, figure, isPrinted(figure, raws)]).toEqual([
            council,
            measure,
            period,
            figure,
            true,
          ]);
        }
      }
    };
    let periods: string[] = [];
    for (const line of markdown.split("\n")) {
      const [council = "", measure = "", ...rest] = line.split(" | ").map((part) =>
        part
          .replace(/^\| ?| ?\|$/g, "")
          .replace(/\\/g, "")
          .replace(/&lt;/g, "<"),
      );
      if (council === "Council" && measure === "") periods = rest;
      else if (/^(?:actual|target|benchmark)$/.test(measure))
        check(council, measure, periods, rest);
    }
    for (const line of text.split("\n")) {
      if (/^ {6,}(?:undated|\d{4}-\d\d)/.test(line)) periods = line.trim().split(/ {2,}/);
      const row = /^ {2}(\S.*?) (actual|target|benchmark) {2,}(\S.*)$/.exec(line);
      if (row?.[1] && row[2] && row[3] && names.includes(row[1])) {
        check(row[1], row[2], periods, row[3].split(/ {2,}/));
      }
    }
    expect(walked).toBeGreaterThan(100);
  });
});

describe("diff --council", () => {
  test("as JSON, CSV and text", async () => {
    for (const name of await councilsOf()) {
      const followed = JSON.parse((await run("diff", "--db", db, "--council", name, "--json")).out);
      for (const indicator of followed.indicators as Group[]) {
        for (const point of indicator.series) checkPoint(point);
        checkTitles(indicator);
        if (indicator.trend) checkTrend(indicator, indicator.trend);
      }
      for (const { series, of } of followed.budget) {
        expect(of).not.toBe("");
        for (const { id, raw, period, amount_gbp } of series) {
          const cell = cellOf(id);
          expect([raw, period, amount_gbp]).toEqual([cell.raw, cell.period, cell.amount_gbp]);
        }
      }
      for (const { steps } of followed.milestones) {
        for (const { id, text, due, status } of steps) {
          const cell = cellOf(id);
          expect([text, due, status]).toEqual([cell.text, cell.due, cell.status]);
        }
      }
      const csv = (await run("diff", "--db", db, "--council", name, "--format", "csv")).out;
      for (const row of parse(csv, { columns: true }) as Record<string, string>[]) {
        const cell = cellOf(row.id ?? "");
        if (row.part === "indicator") {
          expect([row.title?.replace(/^'/, ""), row.period]).toEqual([cell.title, cell.period]);
        }
        if (row.part !== "milestone") {
          expect(row.raw?.replace(/^'/, "")).toBe(String(cell.raw).replace(/^'/, ""));
        }
      }
    }
  });
});

describe("diff --from --to", () => {
  test("of every two reports of one council that follow each other", async () => {
    const reports = JSON.parse(
      `[${(
        await run(
          "sql",
          "--db",
          db,
          "--json",
          "SELECT doc, council, period_start FROM report WHERE council <> '' ORDER BY council, period_start, doc",
        )
      ).out
        .trim()
        .split("\n")
        .join(",")
        .replace(/^\[|\]$/g, "")}]`,
    ) as { doc: string; council: string; period_start: string }[];
    let pairs = 0;
    for (const [at, to] of reports.entries()) {
      const from = reports[at - 1];
      if (!from || from.council !== to.council) continue;
      // Each takes a second; every second one meets every council and kind of report.
      if (at % 2 === 0) continue;
      const asked = ["diff", "--db", db, "--from", from.doc, "--to", to.doc];
      const { status, out } = await run(...asked, "--json");
      expect(status).toBe(0);
      pairs += 1;
      const { milestones, indicators, budget } = JSON.parse(out);
      for (const { relation, from: left, to: right, note } of milestones) {
        for (const side of [left, right].filter(Boolean)) {
          const cell = cellOf(side.id);
          expect([side.text, side.due, side.status, side.objective_ref]).toEqual([
            cell.text,
            cell.due,
            cell.status,
            cell.objective_ref,
          ]);
        }
        if (relation === "not_covered") expect(note).toMatch(/^[A-Z].*\.$/);
        if (relation === "dropped") expect(note).toBe("");
      }
      for (const { from: left, to: right, targets, restated } of indicators) {
        for (const side of [left, right].filter((one) => one?.id)) {
          const cell = cellOf(side.id);
          expect([side.title, side.ref]).toEqual([cell.title, cell.ref]);
        }
        for (const change of [...targets, ...restated]) {
          expect(change.from).toBe(cellOf(change.from_id).raw);
          expect(change.to).toBe(cellOf(change.to_id).raw);
          expect(cellOf(change.to_id).period).toBe(change.period);
        }
      }
      for (const { from: left, to: right } of budget) {
        for (const side of [left, right].filter(Boolean)) {
          const cell = cellOf(side.id);
          expect(side.of).not.toBe("");
          expect([side.line, side.raw, side.amount_gbp, side.period]).toEqual([
            cell.line,
            cell.raw,
            cell.amount_gbp,
            cell.period,
          ]);
        }
      }
      const text = (await run(...asked)).out;
      for (const format of ["csv", "html", "markdown"]) {
        expect((await run(...asked, "--format", format)).status).toBe(0);
      }
      expect(text).not.toMatch(/\bundefined\b|\bNaN\b/);
    }
    expect(pairs).toBeGreaterThan(2);
  });
});
