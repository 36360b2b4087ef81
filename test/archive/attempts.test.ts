import { describe, expect, it } from "vitest";
import { attemptAt } from "../../src/archive/attempts.ts";
import { packageTime } from "../../src/archive/package-time.ts";
import { unreadReport } from "../../src/pipeline.ts";
import type { Problem, ProblemCode } from "../../src/problem.ts";
import { sourceOf } from "../builders.ts";
import { reportOf } from "../report-builders.ts";

const problem = (code: ProblemCode): Problem => ({
  severity: "error",
  stage: "extract",
  code,
  message: "It failed.",
});
const failed = (code: ProblemCode) => unreadReport(sourceOf("a"), problem(code));

describe("a reading that failed", () => {
  it.each([
    "reader-crashed",
    "file-memory",
    "file-stalled",
    "file-too-long",
  ] as const)("by %s is tried in three imports, and then is the file's own", (code) => {
    let stored = { importer: "", report: failed(code) };
    const said: string[] = [];
    for (let time = 1; time <= 3; time += 1) {
      stored = attemptAt(failed(code), stored.importer, "v1");
      said.push(`${stored.importer} ${stored.report.problems[0]?.message}`);
    }
    expect(said).toEqual([
      "v1~1 It failed.",
      "v1~2 It failed.",
      "v1 It failed. So it was in 3 imports.",
    ]);
  });

  it("for a reason of its own is not tried again", () => {
    expect(attemptAt(failed("file-damaged"), "", "v1").importer).toBe("v1");
    expect(attemptAt(reportOf("a.txt"), "v1~2", "v1").importer).toBe("v1");
  });

  it("under another version of the reading code is counted anew", () => {
    expect(attemptAt(failed("reader-crashed"), "v0~2", "v1").importer).toBe("v1~1");
  });

  it("because of its package's other members is tried again as often as it takes", () => {
    expect(attemptAt(failed("package-too-long"), "v1~0", "v1").importer).toBe("v1~0");
  });
});

describe("the time of a package", () => {
  const read = async () => reportOf("a.txt");
  const member = { path: Buffer.from("a.zip"), member: 1 };

  it("that is spent leaves its other members unread, and no other file", async () => {
    const packages = packageTime(0);
    const left = await packages.within(member, sourceOf("a"), read);
    expect(left.problems.map(({ code }) => code)).toEqual(["package-too-long"]);
    const alone = await packages.within({ path: member.path }, sourceOf("a"), read);
    expect(alone.status).toBe("read");
  });

  it("that is left lets them be read", async () => {
    expect((await packageTime(60).within(member, sourceOf("a"), read)).status).toBe("read");
  });
});
