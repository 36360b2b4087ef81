import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readerCompilerFlags } from "../../src/archive/reader-compiler.ts";
import { readerPermissions } from "../../src/archive/reader-permissions.ts";
import { temporaryFolder } from "../commands/run-main.ts";

const folder = temporaryFolder();

it.each([
  ["20.19.0", "--experimental-permission"],
  ["22.12.0", "--experimental-permission"],
  ["22.13.0", "--permission"],
  ["23.4.0", "--experimental-permission"],
  ["24.0.0", "--permission"],
])("are asked for as Node %s knows them", (version, flag) => {
  expect(readerPermissions(version)[0]).toBe(flag);
});

it("are flags that this Node takes, with those for its compiler", () => {
  const { node } = process.versions;
  const flags = [...readerPermissions(node), ...readerCompilerFlags(node)];
  const { status, stderr } = spawnSync(process.execPath, ["--no-warnings", ...flags, "-e", ""]);
  expect([status, String(stderr)]).toEqual([0, ""]);
});

it("let a reader read any name, write nothing, start no process and load no native module", () => {
  const target = join(folder, "written.txt");
  const attempts = `
    import { readFileSync, writeFileSync, mkdirSync, rmSync, openSync } from "node:fs";
    import { writeFile } from "node:fs/promises";
    import { spawnSync, fork } from "node:child_process";
    import { Worker } from "node:worker_threads";
    const target = ${JSON.stringify(target)};
    const said = {};
    const attempt = async (name, work) => {
      try { await work(); said[name] = "done"; } catch (error) { said[name] = error.code; }
    };
    await attempt("read", () => readFileSync(Buffer.from(process.execPath)).length);
    await attempt("write", () => writeFileSync(target, "x"));
    await attempt("write by bytes", () => writeFileSync(Buffer.from(target), "x"));
    await attempt("write later", () => writeFile(target, "x"));
    await attempt("open", () => openSync(target, "w"));
    await attempt("folder", () => mkdirSync(target));
    await attempt("remove", () => rmSync(${JSON.stringify(folder)}, { recursive: true }));
    await attempt("process", () => spawnSync("true"));
    await attempt("node", () => fork("x.js"));
    await attempt("native", () => process.dlopen({ exports: {} }, "x.node"));
    await attempt("thread", () => new Promise((done, fail) => {
      const code = 'require("node:fs").writeFileSync(' + JSON.stringify(target) + ', "x")';
      new Worker(code, { eval: true }).on("error", fail).on("exit", done);
    }));
    console.log(JSON.stringify(said));`;
  const flags = readerPermissions(process.versions.node);
  const args = [...flags, "--no-warnings", "--input-type=module", "-e", attempts];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stderr).toBe("");
  const { read, native, ...refused } = JSON.parse(stdout);
  expect(read).toBe("done");
  expect(native).toBe("ERR_DLOPEN_DISABLED");
  expect(new Set(Object.values(refused))).toEqual(new Set(["ERR_ACCESS_DENIED"]));
  expect(existsSync(target)).toBe(false);
});
