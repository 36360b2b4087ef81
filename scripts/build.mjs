// Compiles src to dist and copies the data files that the compiled code reads beside itself.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync } from "node:fs";

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
