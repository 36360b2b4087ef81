import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { observationOf, reportOf, tableOf } from "../report-builders.ts";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const archive = join(folder, "a.sqlite");
const id = "o-first";

beforeAll(async () => {
  const store = await openStore(archive, { create: true });
  const write = reportWriter(store);
  const report = reportOf("q4.txt");
  const table = tableOf([
    ["Ref", "Title", "Target"],
    ["NI 60", "Core <script>alert(1)</script>", "86%"],
    ["NI 61", "Timely placements", "70%"],
  ]);
  write(
    1,
    {
      ...report,
      document: { source: report.source, format: "text", blocks: [table], running: [] },
      asides: [],
      records: [
        observationOf("a".repeat(64), { id, source: { block: 0, table: 1, row: 1, column: 2 } }),
      ],
      verdicts: [
        {
          table: 1,
          kind: "indicator",
          why: [],
          columns: [{ column: 2, header: "Target", role: "target", how: "listed" }],
          headerRows: [0],
        },
      ],
    },
    "1",
  );
  write(2, reportOf("q3.txt", { records: [observationOf("b".repeat(64), { id: "o-kin" })] }), "1");
  store.close();
});

describe("show", () => {
  it("prints the table around the cell, its headers and the indicator's other observations", async () => {
    const { out } = await run("show", id, "--db", archive);
    expect(out).toContain("»86%«");
    expect(out).toContain("Timely placements");
    expect(out).toMatch(/column header +Target/);
    expect(out).toMatch(/row header +NI 60/);
    expect(out).toContain("1 other observation of NI60");
    expect(out).toMatch(/cite\n {2}Halton, “Quarterly report” \(q4\.txt\), table 1, row 1: NI 60 /);
    const {
      others,
      column_header,
      citation: cited,
    } = JSON.parse((await run("show", id, "--db", archive, "--json")).out);
    expect(column_header).toBe("Target");
    expect(cited).toMatch(/target 2008-09: “86%” as printed \[o-first\]$/);
    expect(others).toMatchObject([{ doc: "q3", id: "o-kin", raw: "86%" }]);
  });

  it("says where a figure of a format without pages stands: the heading above, and that there is no page", async () => {
    const file = join(folder, "plan.html");
    writeFileSync(
      file,
      "<h1>Leeds City Council</h1><p>Quarter 2 2010/11</p><h2>Keeping children safe</h2><table><tr><th>Ref</th><th>Indicator</th><th>Target 2010/11</th></tr><tr><td>NI 60</td><td>Core assessments for children's social care within 35 working days</td><td>80%</td></tr></table>",
    );
    const own = join(folder, "plan.sqlite");
    await run("ingest", file, "--db", own, "--progress", "none");
    const { out: rows } = await run("sql", "SELECT id FROM v_observation", "--db", own, "--csv");
    const { out } = await run("show", rows.trim().split("\n")[1] ?? "", "--db", own);
    expect(out).toMatch(/heading_above +Keeping children safe/);
    expect(out).toMatch(/page +none: the format prints no pages/);
  });

  it("writes the table as HTML, the cell framed, what was printed inert", async () => {
    const path = join(folder, "t.html");
    expect((await run("show", id, "--db", archive, "--open", path)).status).toBe(0);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(/<td[^>]*id="record"[^>]*><strong>86%<\/strong><\/td>/);
    expect(text).not.toContain("<script>");
    expect(text).toContain("Timely placements");
  });

  it("draws nothing but the file the record was read from", async () => {
    const path = join(folder, "t.svg");
    const { status, err } = await run(
      "show",
      id,
      "--db",
      archive,
      "--open",
      path,
      "--file",
      archive,
    );
    expect(status).toBe(2);
    expect(err).toContain("is not the file the record was read from");
  });
});
