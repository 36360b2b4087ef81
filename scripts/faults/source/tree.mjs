// The source and its tests as plain JavaScript in a folder of their own, where a fault can be put into a file and run
// without a build.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "rolldown/utils";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const linked = ["node_modules", "fixtures", "scripts", "dist", "package.json", "README.md"];
const linkedToo = [
  "REFERENCE.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  "tsconfig.json",
];

/** Brings the tree up to date with the checkout: only what is newer there is transformed. */
export function makeTree(tree) {
  mkdirSync(tree, { recursive: true });
  for (const name of [...linked, ...linkedToo]) {
    if (!existsSync(join(tree, name))) symlinkSync(join(root, name), join(tree, name));
  }
  for (const folder of ["src", "test"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      const from = join(root, folder, name);
      if (statSync(from).isFile()) take(from, join(tree, folder, name));
    }
  }
  for (const name of ["run-tests.mjs", "vitest.mjs", "forget.mjs"]) {
    copyFileSync(fileURLToPath(new URL(name, import.meta.url)), join(tree, name));
  }
}

function take(from, to) {
  const made = to.replace(/\.ts$/, ".js");
  // A file of src may have a fault in it that a run which was ended left there.
  if (!/\/src\//.test(to) && existsSync(made) && statSync(made).mtimeMs > statSync(from).mtimeMs)
    return;
  mkdirSync(dirname(to), { recursive: true });
  if (made === to) return copyFileSync(from, to);
  const { code, map, errors } = transformSync(from, readFileSync(from, "utf8"), {
    lang: "ts",
    sourcemap: true,
  });
  if (errors.length > 0) throw new Error(`${from}: ${errors[0].message}`);
  const up = "../".repeat(made.slice(made.search(/\/(?:src|test)\//)).split("/").length - 2);
  const text = (measured.test(to) ? withRemembered(code) : code)
    .replace(/(\bfrom ?|\bimport ?\(?)"(\.[^"]*)\.ts"/g, '$1"$2.js"')
    .replace(/\bfrom ?"vitest"/g, `from "${up}vitest.mjs"`);
  writeFileSync(made, text);
  writeFileSync(`${made}.map`, JSON.stringify(map));
}

/** The catalogue has its own, which no fault of a stage changes. */
const measured = /\/src\/(?:interpret|normalise|compare|check|store|extract)\//;

/** What a file keeps of what it worked out can be forgotten (forget.mjs), so that it hides no fault and keeps none. */
const withRemembered = (code) =>
  code.replace(
    /^const (\w+) = (?:\/\*.*?\*\/ )?new (Map|WeakMap)\(\);$/gm,
    "const $1 = globalThis.remembered?.(new $2(), import.meta.url) ?? new $2();",
  );

/** The files of a folder of src, as they lie in the tree. */
export function sourceFiles(tree, folder) {
  return readdirSync(join(tree, "src", folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .sort()
    .map((file) => join("src", folder, file));
}

/** Where a position of the text that the tree has of a file stands in the checkout. */
export function lineOf(tree, file, made, position) {
  const before = made.slice(0, position).split("\n");
  const map = new SourceMap(JSON.parse(readFileSync(join(tree, `${file}.map`), "utf8")));
  const { originalLine } = map.findEntry(before.length - 1, before.at(-1).length);
  const original = file.replace(/\.js$/, ".ts");
  return { file: original, line: originalLine + 1 };
}
