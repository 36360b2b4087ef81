import { readFileSync } from "node:fs";
import { version } from "../version.ts";

/**
 * The version of the reading code. The build hashes everything that turns bytes into records, the
 * libraries' versions included, so that a changed reader reads again and nothing else does.
 */
export function importerVersion(): string {
  try {
    const at = new URL("../importer-version.json", import.meta.url);
    return String(JSON.parse(readFileSync(at, "utf8")));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    // Not built: the sources run by a test.
    return `${version}+source`;
  }
}
