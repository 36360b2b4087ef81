import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { budgetLineOf, milestoneOf, observationOf, reportOf, tableOf } from "../report-builders.ts";
import { finish } from "./archive.ts";

/** What a report may hold in every text of it: markup of all sorts, reordering and control characters. */
export const evil = `"'></td></svg></option><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u0007${"`${"}x}`;

/** An archive that holds it in every field. */
export async function hostileArchive(path = ":memory:"): Promise<Store> {
  const store = await openStore(path, { create: true });
  const write = reportWriter(store);
  for (const [at, doc] of ["halton", "wigan"].entries()) {
    const sha = String(at + 1).repeat(64);
    const council = at === 0 ? "Halton" : evil;
    const texts = {
      section: evil,
      ref: evil,
      title: evil,
      raw: evil,
      responsible: evil,
      commentary: evil,
    };
    const report = reportOf(`${doc}.txt`, {
      records: [
        observationOf(sha, {
          ...texts,
          id: `${doc}-1`,
          council,
          evidence: [evil],
          qualifiers: [evil],
        }),
        observationOf(sha, {
          id: `${doc}-2`,
          council,
          measure: "actual",
          period: evil,
          value: 1e21,
        }),
        milestoneOf(sha, {
          council,
          text: evil,
          objective: evil,
          group: evil,
          due: [evil],
          planYear: evil,
        }),
        budgetLineOf(sha, { council, statement: evil, line: evil, column: evil, raw: evil }),
      ],
      problems: [
        {
          severity: "warning",
          stage: "check",
          code: "figure-differs",
          table: 1,
          row: 1,
          message: evil,
          finding: { sure: "certain", printed: evil, expected: evil, records: [`${doc}-1`] },
        },
      ],
      document: {
        source: { file: evil, doc, sha256: sha, bytes: 1 },
        format: "text",
        blocks: [
          { kind: "heading", level: 1, text: evil },
          tableOf([
            [evil, evil, evil],
            [evil, evil, evil],
          ]),
        ],
        running: [],
      },
    });
    const facts = {
      ...report.facts,
      council,
      title: evil,
      periodLabel: evil,
      directorate: evil,
      service: evil,
    };
    write(at + 1, { ...report, facts }, "1");
  }
  finish(store);
  return store;
}
