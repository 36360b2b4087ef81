import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const archive = join(folder, "a.sqlite");
const files: Readonly<Record<string, string>> = {
  "README.md": "# Reports\n\nPut the reports here.\n",
  "figures.csv": "doc,ref,value\na,NI 63,65.8\na,NI 62,11.57\n",
  "letter.txt":
    "12 May 2009\n\nDear Mr Smith,\n\nI enclose the plan.\n\nYours sincerely,\n\nJ Jones\n",
  "unknown.txt":
    "Halton Borough Council\nQuarterly report 2009-10 Quarter 2\n\nZeta\tWubble\tFlim\nNI 63 foo\tabc\t99\nBaz\tdef\t3\n",
};

test("what was not understood is told from what is no report, at import and by check", async () => {
  mkdirSync(join(folder, "in"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "in", name), text);
  const imported = () => run("ingest", join(folder, "in"), "--db", archive, "--progress", "none");
  const papers = `no reports, by what they say:
  README.md: The file is a read-me file, not a report.
  figures.csv: The file is a list of values parted by commas or semicolons, not a report.
  letter.txt: The file is a letter, not a report.
`;
  for (const counts of ["1 read", "0 read"]) {
    const { out, status } = await imported();
    expect(status).toBe(0);
    expect(out).toContain(`4 files found = ${counts} + 0 partly read + 0 unread`);
    expect(out).toContain("3 not a report\n");
    expect(out).toMatch(/read, but no record in them [^\n]*\n {2}unknown\.txt\n/);
    expect(out).toContain(papers);
    expect(out).toMatch(/not understood [^\n]*:\n {2}unknown\.txt: 1 row or cell\n/);
  }
  const found = await run("check", "--db", archive);
  expect(found.status).toBe(1);
  expect(found.out).toMatch(/worth a look {2}unknown \[no-records\]\n/);
  expect(found.out).toMatch(/worth a look {2}unknown, table 1, row 1 \[set-aside\]\n/);
  const asides = await run("check", "--asides", "--db", archive);
  expect(asides.status).toBe(1);
  expect(asides.out).toContain("NI 63 foo | abc | 99");
  expect(asides.out).toContain("1 row or cell to look at\n");
  const { out } = await run("check", "--asides", "--json", "--db", archive);
  expect(JSON.parse(out)).toMatchObject({ doc: "unknown", look: 1 });
  const looked = await run("check", "--files", "--db", archive);
  expect([looked.status, looked.out]).toEqual([0, "Every file was read whole.\n"]);
});
