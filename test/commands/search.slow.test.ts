import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { fillDerived } from "../../src/store/derived.ts";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { reportOf } from "../report-builders.ts";
import { run, temporaryFolder } from "./run-main.ts";

const archive = join(temporaryFolder(), "a.sqlite");

beforeAll(async () => {
  const store = await openStore(archive, { create: true });
  reportWriter(store)(1, reportOf("q4.txt"), "1");
  fillDerived(store, () => undefined);
  store.close();
});

describe("search", () => {
  it("says where the words stand, for people and for programs", async () => {
    const { status, out } = await run("search", "assess*", "--db", archive);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^q4, Halton, table 1, row 1, observation, o-\w+\n {2}NI 60 Core \[assessments\]\n {2}target 2008-09 86%\n1 hit\n$/,
    );
    const found = JSON.parse((await run("search", "assessments", "--db", archive, "--json")).out);
    expect(found).toMatchObject({ doc: "q4", council: "Halton", kind: "observation" });
  });

  it.each([
    "NI60",
    "NI 60",
    "ni060",
    "86%",
    "86",
    "Halton 86",
    "2008-09 NI60",
  ])("finds a code, figure, council or year as %s", async (typed) => {
    const { out } = await run(
      "search",
      ...typed.split(" "),
      "--kind",
      "observation",
      "--db",
      archive,
    );
    expect(out).toMatch(/^ {2}\[?NI 60\]? Core assessments$/m);
    expect(out.includes("target 2008-09 [86%]")).toBe(typed.includes("86"));
  });

  it.each([
    "Halton",
    "halton",
    "Halton Borough Council",
  ])("takes %s for the council", async (name) => {
    const { out } = await run("search", "assessments", "--db", archive, "--council", name);
    expect(out).toContain("1 hit\n");
  });

  it.each([
    [["search", "x", "--db", archive, "--kind", "nosuch"], /no kind "nosuch"; there are prose/],
    [["search", "x", "--db", archive, "--council", "Haltn"], /Did you mean Halton\?/],
    [
      ["export", "--db", archive, "--to", archive, "--format", "csv", "--council", "Haltn"],
      /Did you mean Halton\?/,
    ],
  ])("says what is wrong: %j", async (argv, sentence) => {
    const { status, out, err } = await run(...argv);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
  });
});
