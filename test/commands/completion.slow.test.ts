import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { optionValues } from "../../src/commands/complete.ts";
import { fillDerived } from "../../src/store/derived.ts";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { observationOf, reportOf } from "../report-builders.ts";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const archive = join(folder, "a.sqlite");
const cli = new URL("../../dist/cli.js", import.meta.url).pathname;
const environment = { ...process.env, PATH: `${folder}:${process.env.PATH}`, HOME: folder };

beforeAll(async () => {
  const store = await openStore(archive, { create: true });
  const write = reportWriter(store);
  const reports = [
    ["Halton", "q4"],
    ["St Helens", "q3"],
    // A name that a shell would run, were it not kept from it.
    ["Wigan", "$(touch gone)"],
  ] as const;
  for (const [at, [council, doc]] of reports.entries()) {
    const records = [observationOf(String(at).repeat(64))];
    const report = reportOf(`${doc}.txt`, { records });
    write(at + 1, { ...report, facts: { ...report.facts, council } }, "1");
  }
  const title = "Core assessments: in 35 days";
  const facts = {
    code: "NI60",
    title,
    unit: "",
    polarity: "",
    theme: "",
    fromYear: "",
    toYear: "",
  };
  fillDerived(store, () => facts);
  store.close();
  writeFileSync(join(folder, "muniment"), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(join(folder, "muniment"), 0o755);
});

const offered = async (...typed: string[]) =>
  (await run("complete", "--", ...typed)).out
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t")[0]);

describe("what is offered", () => {
  it("is a command, its options, or what an option takes", async () => {
    expect(await offered("se")).toEqual(["search", "serve"]);
    expect(await offered("")).not.toContain("complete");
    expect(await offered("check", "--dou")).toEqual(["--doubtful"]);
    expect(await offered("export", "--format", "da")).toEqual(["datapackage", "datasette"]);
    expect(await offered("sql", "--format", "=", "c")).toEqual(["csv"]);
    expect(await offered("ingest", "")).toEqual([":files"]);
    expect(await offered("check", "--db", "")).toEqual([":files"]);
    expect(await offered("completion", "z")).toEqual(["zsh"]);
    expect(await offered("nosuch", "")).toEqual([""]);
  });

  it("is what the archive holds, except a name that is more than a word", async () => {
    const db = ["--db", archive];
    expect(await offered("diff", ...db, "--council", "")).toEqual(["Halton", "St Helens", "Wigan"]);
    expect(await offered("search", ...db, "--council", "Halton", "st\\ h")).toEqual(["St Helens"]);
    expect(await offered("diff", ...db, "h")).toEqual(["Halton"]);
    expect(await offered("check", ...db, "--doc", "")).toEqual(["q4", "q3"]);
    expect(await offered("diff", ...db, "--indicator", "ni")).toEqual(["NI60"]);
    expect(await offered("describe", ...db, "v_al")).toContain("v_all_budget");
    expect(await offered("check", "--db", join(folder, "nosuch"), "--doc", "")).toEqual([""]);
  });

  it("stands in the help of its option", async () => {
    for (const [key, words] of Object.entries(optionValues)) {
      const [command = "", option = ""] = key.includes(" ") ? key.split(" ") : ["", key];
      if (typeof words === "string" || command === "") continue;
      const { out } = await run(command, "--help");
      const help = out
        .slice(out.indexOf(`${option} `))
        .replace(/\s+/g, " ")
        .slice(0, 200);
      for (const word of words) expect([key, help]).toEqual([key, expect.stringContaining(word)]);
    }
  });
});

/** Scripts that complete `muniment` and the typed words, and print what is offered, a word a line. */
const shells: Readonly<Record<string, (typed: string) => string>> = {
  bash: (typed) => `eval "$(muniment completion bash)"
    COMP_WORDS=(muniment ${typed}); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
    _muniment; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // _describe draws a menu: what it is given is what is looked at.
  zsh: (typed) => `compdef() { }; _describe() { print -l -- "\${(@P)@[-1]}" }
    eval "$(muniment completion zsh)"
    words=(muniment ${typed}); CURRENT=$#words; _muniment`,
  fish: (typed) =>
    `muniment completion fish | source; complete -C "muniment ${typed.replaceAll(/''|""/g, "")}"`,
};

describe.each(Object.entries(shells))("in %s", (shell, script) => {
  const isThere = spawnSync(shell, ["-c", "exit 0"], { env: environment }).status === 0;
  const complete = (typed: string) => {
    const { stdout, stderr, status } = spawnSync(shell, ["-c", script(typed)], {
      cwd: folder,
      env: environment,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t")[0]?.replace(/:.*/, ""));
  };

  it.skipIf(!isThere)(`${shell} offers commands, councils, documents, formats and codes`, () => {
    expect(complete("exp")).toEqual(["export"]);
    expect(complete("export --format da").sort()).toEqual(["datapackage", "datasette"]);
    const helens = shell === "bash" ? "St\\ Helens" : "St Helens";
    expect(complete("diff --council ''")).toEqual(["Halton", helens, "Wigan"]);
    expect(complete("diff --from q").sort()).toEqual(["q3", "q4"]);
    expect(complete("diff --indicator NI")).toEqual(["NI60"]);
  });
});
