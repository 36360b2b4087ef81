import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A script of ours to run in a process of its own: as compiled, also when a test runs whoever starts it from src. */
export function compiledEntry(script: URL): string {
  const beside = fileURLToPath(script);
  if (existsSync(beside)) return beside;
  // The last of them: the project may lie below another folder of that name.
  const [source, compiled] = ["/src/", "/dist/"];
  const at = script.href.lastIndexOf(source);
  const [project, own] = [script.href.slice(0, at), script.href.slice(at + source.length)];
  return fileURLToPath(project + compiled + own);
}
