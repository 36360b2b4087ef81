// Compiles src to dist and copies the data files that the compiled code reads beside itself.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";

const root = new URL("..", import.meta.url);
const at = (path) => new URL(path, root).pathname;

execFileSync(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", at("tsconfig.json")], {
  stdio: "inherit",
});
cpSync(at("src"), at("dist"), {
  recursive: true,
  filter: (source) => !source.endsWith(".ts"),
});
chmodSync(at("dist/cli.js"), 0o755);

// The importer's version: a hash of all that turns bytes into records, its libraries' versions included.
const readingParts = [
  "extract",
  "interpret",
  "normalise",
  "printed",
  "catalogue",
  "check",
  "scan",
  "pipeline.js",
];
const readingLibraries = [
  "pdfjs-dist",
  "cfb",
  "dingbat-to-unicode",
  "fflate",
  "cheerio",
  "css-select",
  "css-tree",
  "domhandler",
  "parse5",
  "parse5-htmlparser2-tree-adapter",
  "saxes",
  "natural",
];
const { version, dependencies, optionalDependencies } = JSON.parse(
  readFileSync(at("package.json"), "utf8"),
);
const engines = Object.keys(optionalDependencies);
writeVersion("importer-version.json", readingParts, [...readingLibraries, ...engines]);
// What reads pictures alone: their readings are kept from version to version, as long as this stays.
writeVersion("scan-version.json", ["scan"], engines);

function writeVersion(name, parts, libraries) {
  const hash = createHash("sha256");
  for (const part of parts) {
    for (const file of filesUnder(at(`dist/${part}`))) {
      hash.update(file.slice(at("dist/").length)).update(readFileSync(file));
    }
  }
  for (const library of libraries) {
    hash.update(`${library}@${dependencies[library] ?? optionalDependencies[library]}\n`);
  }
  const made = `${version}+${hash.digest("hex").slice(0, 12)}`;
  writeFileSync(at(`dist/${name}`), `${JSON.stringify(made)}\n`);
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
    .filter((file) => !file.endsWith(".d.ts"));
}
