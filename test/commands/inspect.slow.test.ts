import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const text = (name: string, council: string): string => {
  const path = join(folder, name);
  writeFileSync(
    path,
    `${council} Council\n\nRef\tTitle\tTarget 2008/09\nNI 60\tAssessments\t86%\n`,
  );
  return path;
};

describe("inspect reads as an import does", () => {
  it("in the order given, however long each takes", async () => {
    const names = ["c", "a", "b", "d"].map((name) => text(`${name}.txt`, "Halton Borough"));
    const { out } = await run("inspect", ...names, "--json");
    const docs = out
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { doc: string }).doc);
    expect(docs).toEqual(["c", "a", "b", "d"]);
  });
  it("within an import's limits, each file for itself", async () => {
    const large = join(folder, "large.txt");
    writeFileSync(large, "x ".repeat(600_000));
    const small = text("small.txt", "Wigan");
    const { status, out, err } = await run("inspect", large, small, "--limit-size", "1");
    expect(status).toBe(3);
    expect(err).toContain("[file-too-large]");
    expect(out).toContain("NI 60 Assessments");
  });
  it("in processes that end when their time is over", async () => {
    const slow = join(folder, "slow.txt");
    writeFileSync(
      slow,
      `Halton Borough Council\n\n${"NI 60\tAssessments\t86%\t4\n".repeat(400_000)}`,
    );
    const { status, err } = await run("inspect", slow, "--limit-time", "1");
    expect(status).toBe(3);
    expect(err).toContain("Reading was stopped after 1 s, the limit for one file.");
  });
  it("what a zip archive holds, each file of it within the limits and named with its archive", async () => {
    const honest = readFileSync(text("in-zip.txt", "Wigan"));
    const made = new URL("../../fixtures/made/pdf/continued-stripes.pdf", import.meta.url);
    const path = join(folder, "packed.zip");
    const members = { "a/pages.pdf": readFileSync(made), "b.txt": honest, ".DS_Store": honest };
    writeFileSync(path, zipSync(members));
    const after = text("after.txt", "Halton");
    const { status, out, err } = await run("inspect", path, after, "--json", "--limit-pages", "1");
    const read = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { file: string; status: string });
    expect(read.map((one) => [one.file.slice(folder.length + 1), one.status])).toEqual([
      ["packed.zip!/a/pages.pdf", "unread"],
      ["packed.zip!/b.txt", "read"],
      ["after.txt", "read"],
    ]);
    expect(err).toContain("set aside");
    expect(status).toBe(3);
  });
  it("says of a folder, a pipe or nothing at all that it is no file to read", async () => {
    mkdirSync(join(folder, "folder"));
    const { status, err } = await run("inspect", join(folder, "folder"), join(folder, "absent"));
    expect(status).toBe(3);
    expect(err.match(/\[file-unreadable\]/g)).toHaveLength(2);
  });
  it("draws a PDF's pages there too", async () => {
    const pdf = new URL("../../fixtures/", import.meta.url).pathname;
    const found = readdirSync(pdf, { recursive: true, encoding: "utf8" }).find((name) =>
      name.endsWith(".pdf"),
    );
    const to = join(folder, "drawn");
    const { err } = await run("inspect", join(pdf, String(found)), "--draw", to);
    expect(err).toContain("wrote ");
    expect(readdirSync(to).length).toBeGreaterThan(0);
  });
});
