import { expect, it } from "vitest";
import { pageCompilerFlags } from "../../src/serve/page-compiler.ts";

it("pages are compiled thoroughly later where Node has no compiler between, and as ever elsewhere", () => {
  expect(pageCompilerFlags("v20.20.2")).toEqual([
    "--interrupt-budget=200000",
    "--max-inlined-bytecode-size-cumulative=200",
  ]);
  expect(pageCompilerFlags("v22.12.0")).toEqual([]);
  expect(pageCompilerFlags("v120.0.0")).toEqual([]);
});
