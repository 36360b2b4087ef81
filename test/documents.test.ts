import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** What the documents point at is there: files move, and a newcomer follows the old path once. */

const root = new URL("../", import.meta.url);
const documents = [
  "README.md",
  "REFERENCE.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  "fixtures/made/pdf/README.md",
  "fixtures/made/word/README.md",
];
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
/** As a browser finds a heading: `## As a library` is `#as-a-library`. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(
    ([, heading = ""]) =>
      `#${heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-")}`,
  );

describe.each(documents)("%s", (document) => {
  const text = read(document);

  it("holds no half of a merge", () => {
    expect(text.match(/^(?:<{7} |={7}$|>{7} ).*$/gm) ?? []).toEqual([]);
  });

  it("names no file of the house that is gone", () => {
    const named = [...text.matchAll(/(?<![\w/.])(?:src|test|scripts|fixtures)\/[\w./-]*/g)]
      .map(([path]) => path.replace(/\.$/, ""))
      .filter((path) => !path.includes("NAME"));
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it("runs no script that package.json does not have", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const run = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = ""]) => name);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("links to nothing that is not there", () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)#]*)(#[^)]*)?\)/g)];
    const lost = links.filter(([, file = "", anchor]) => {
      const target = file === "" ? document : file;
      if (!existsSync(new URL(target, root))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });
    expect(lost.map(([link]) => link)).toEqual([]);
  });
});
