import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identity } from "../../src/archive/given-file.ts";
import { type MergedArchive, planMerge } from "../../src/archive/merge-plan.ts";
import { planArchive } from "../../src/archive/plan.ts";
import type { Listed } from "../../src/store/stage.ts";

/** Name and content; an empty content is a file that was set aside. */
type File = readonly [name: string, content: string];

function listed(
  reportId: number,
  file: string,
  sha256: string,
  over: Partial<Listed> = {},
): Listed {
  return {
    reportId,
    sha256,
    file,
    doc: file,
    status: "read",
    format: "text",
    importer: "now",
    withoutRecords: false,
    toLookAt: 0,
    errorCodes: [],
    message: "",
    ...over,
  };
}

/** An archive as an import of these files leaves it, as far as a plan can see. */
function archiveOf(
  path: string,
  given: readonly File[],
  over: Partial<Listed> = {},
): MergedArchive {
  const files = given.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const contents = [...new Set(files.flatMap(([, content]) => (content ? [content] : [])))];
  const reports = contents.map((content, at) =>
    listed(at + 1, files.find((file) => file[1] === content)?.[0] ?? "", content, over),
  );
  const held = {
    reports,
    files: files.map(([file, content]) => ({
      file,
      reportId: content ? contents.indexOf(content) + 1 : null,
      reason: content ? "" : "left behind by the system",
    })),
  };
  const { plan } = planArchive([], held, () => undefined, false);
  const docs = new Map(plan.reports.map(({ file, doc }) => [file, doc]));
  const root = path.replace(/\.[^.]*$/, "");
  return {
    path,
    root,
    ...held,
    reports: reports.map((one) => ({ ...one, doc: docs.get(one.file) ?? "" })),
  };
}

const merged = (...archives: MergedArchive[]) => planMerge(archives, "now").plan;
const names = (...archives: MergedArchive[]) => merged(...archives).files.map(({ file }) => file);

describe("a merge", () => {
  it("plans what one import of all files would have, however they are spread", () => {
    const name = fc.stringMatching(/^([ab]\/)?[cd](\.zip!\/e)?\.(pdf|txt)$/);
    const file = fc.tuple(name, fc.constantFrom("", "1", "2", "3", "4"));
    const files = fc.uniqueArray(file, { selector: ([one]) => one, minLength: 1 });
    const spread = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(files, spread, (all, into) => {
        // Packages are never taken apart; all else may be in one, two or all three of the archives.
        const packageOf = (one: string) => one.split("!/")[0] ?? "";
        const packages = [...new Set(all.map(([one]) => packageOf(one)))];
        const withBytes = new Set(all.flatMap(([one, content]) => content && packageOf(one)));
        const maskOf = (one: string) =>
          withBytes.has(one) ? (into[packages.indexOf(one) % into.length] ?? 1) : 1;
        const part = (bit: number) => all.filter(([one]) => (maskOf(packageOf(one)) & bit) !== 0);
        const archives = [1, 2, 4].map((bit) => archiveOf(`/x/${bit}.sqlite`, part(bit)));
        const whole = archiveOf("/x/whole.sqlite", all);
        const plan = merged(...archives);
        expect(plan.files).toEqual(merged(whole).files);
        const shown = ({ file, doc }: { file: string; doc: string }) => ({ file, doc });
        expect(plan.reports.map(shown)).toEqual(whole.reports.map(shown));
      }),
      { numRuns: 200 },
    );
  });

  it("tells files of one name and other bytes apart by their archives, as folders would be", () => {
    const [a, b] = [
      archiveOf("/x/a.sqlite", [["q1.pdf", "1"]]),
      archiveOf("/x/b.sqlite", [["q1.pdf", "2"]]),
    ];
    expect(merged(a, b).reports.map(({ file, doc }) => [file, doc])).toEqual([
      ["a/q1.pdf", "a/q1"],
      ["b/q1.pdf", "b/q1"],
    ]);
    const zipped = (path: string, content: string) =>
      archiveOf(path, [[`z.zip!/${content}.pdf`, content]]);
    expect(names(zipped("/x/a.sqlite", "1"), zipped("/x/b.sqlite", "2"))).toEqual([
      "a/z.zip!/1.pdf",
      "b/z.zip!/2.pdf",
    ]);
  });

  it("takes what has no bytes for one file only where the archives overlap", () => {
    const litter: File = [".DS_Store", ""];
    const [a, b] = [
      archiveOf("/x/a.sqlite", [litter, ["p", "1"]]),
      archiveOf("/x/b.sqlite", [litter, ["q", "2"]]),
    ];
    expect(names(a, b)).toEqual(["a/.DS_Store", "b/.DS_Store", "p", "q"]);
    expect(names(a, archiveOf("/x/b.sqlite", [litter, ["p", "1"]]))).toEqual([".DS_Store", "p"]);
  });

  it("takes today's reading of shared bytes, then the one that got further", () => {
    const of = (path: string, over: Partial<Listed>) => archiveOf(path, [["p", "1"]], over);
    const from = (...archives: MergedArchive[]) => merged(...archives).reports[0]?.archive;
    const unread = of("/unread", { status: "unread", errorCodes: ["file-encrypted"] });
    const old = of("/old", { importer: "before" });
    expect(from(unread, of("/read", {}))).toBe("/read");
    expect(from(old, unread)).toBe("/unread");
    expect(from(of("/first", {}), of("/second", {}))).toBe("/first");
  });

  it("says which report got another id", () => {
    const a = archiveOf("/x/a.sqlite", [["1/q.pdf", "1"]]);
    const b = archiveOf("/x/b.sqlite", [
      ["2/q.pdf", "2"],
      ["r.pdf", "3"],
    ]);
    const { renamed } = planMerge([a, b], "now");
    expect([...(renamed.get(a) ?? [])]).toEqual([["q", "1/q"]]);
    expect([...(renamed.get(b) ?? [])]).toEqual([["q", "2/q"]]);
  });

  it("knows bytes by their hash, whatever their name", () => {
    const a = archiveOf("/x/a.sqlite", [["z.pdf", "1"]]);
    const b = archiveOf("/x/b.sqlite", [["y.pdf", "1"]]);
    const { reports, files } = merged(a, b);
    expect(reports).toMatchObject([{ file: "y.pdf", doc: "y", archive: "/x/b.sqlite" }]);
    expect(files.map(({ report }) => report)).toEqual([0, 0]);
    expect(identity({ sha256: "1", file: "z.pdf" })).toBe("1");
  });
});
