import { fillComparison } from "../../src/archive/comparison.ts";
import { findIndicator } from "../../src/catalogue/index.ts";
import { noPapers } from "../../src/draw/papers.ts";
import { type AppOptions, createApp } from "../../src/serve/app.ts";
import { fillDerived } from "../../src/store/derived.ts";
import { openStore } from "../../src/store/open.ts";
import { snapshotOf } from "../../src/store/snapshot.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { budgetLineOf, milestoneOf, observationOf, reportOf } from "../report-builders.ts";

/** Two councils that print NI60, one of them twice and not alike, with a commitment, a budget line and a finding. */
export async function archive(): Promise<Store> {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  for (const [at, council] of ["Halton", "Wigan"].entries()) {
    const sha = String(at + 1).repeat(64);
    const of = (n: number, over: object) =>
      observationOf(sha, { id: `${council.toLowerCase()}-${n}`, council, ...over });
    const report = reportOf(`${council.toLowerCase()}.txt`, {
      records: [
        of(1, { measure: "target", period: "2008-09", raw: "86%", value: 86 }),
        of(2, { measure: "actual", period: "2008-09", raw: "84%", value: 84, qualifiers: [] }),
        of(3, { measure: "actual", period: "2009-10", raw: "N/A", value: null, row: 2 }),
        milestoneOf(sha, { council }),
        budgetLineOf(sha, { council, source: { block: 1, table: 1, row: 1, column: 2 } }),
      ],
      problems: [
        {
          severity: "warning",
          stage: "check",
          code: "figure-differs",
          table: 1,
          row: 1,
          message: `NI60 of ${council} is printed with two figures.`,
          finding: {
            sure: "likely",
            printed: "86%",
            expected: "one figure",
            records: [`${council.toLowerCase()}-1`],
          },
        },
      ],
    });
    write(at + 1, { ...report, facts: { ...report.facts, council } }, "1");
  }
  finish(store);
  return store;
}

export function finish(store: Store): void {
  fillDerived(store, (code) => {
    const entry = findIndicator(code);
    return entry && { ...entry, fromYear: "2008-09", toYear: "2010-11" };
  });
  fillComparison(store);
}

/** The explorer on an archive in memory: asked by address, answers as a browser would see it. */
export function explorer(store: Store, over: Partial<AppOptions> = {}) {
  const app = createApp({ snapshots: snapshotOf(store), papers: noPapers, ...over });
  const ask = (address: string, init: RequestInit = {}) =>
    app.fetch(new Request(`http://127.0.0.1:8765${address}`, init));
  return {
    ask,
    html: async (address: string) => (await ask(address)).text(),
    json: async (address: string) =>
      (await ask(`${address}${address.includes("?") ? "&" : "?"}format=json`)).json() as Promise<
        Record<string, never>
      >,
  };
}

/** Every kind of page there is, by an address on the archive above. */
export const everyPage: readonly string[] = [
  "/",
  "/reports",
  "/report/halton",
  ...["observations", "milestones", "budget", "problems", "asides"].map(
    (part) => `/report/halton?part=${part}`,
  ),
  "/report/halton/page/1",
  "/report/halton/table/1",
  "/record/halton-1",
  "/indicators",
  "/indicator/NI60",
  "/compare",
  "/compare?council=Halton",
  "/compare?council=Halton&council=Wigan",
  "/reports/compare",
  "/reports/compare?from=halton&to=halton",
  "/search",
  "/search?q=assessments",
  "/findings",
  "/doubtful",
  "/sql",
  "/sql?q=SELECT%20doc%2C%20council%20FROM%20v_report",
];
