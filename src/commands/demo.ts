import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { printable } from "../render/text.ts";
import { diff } from "./diff.ts";
import { ingest } from "./ingest.ts";
import type { Io } from "./io.ts";

export interface DemoOptions {
  readonly db: string;
}

/** The reports that come with the package, and the councils they are set side by side for. */
const reports = fileURLToPath(new URL("../../fixtures/archive", import.meta.url));
const councils = ["Halton", "Wigan", "Cumbria"];

/** A path as one would type it. */
function fromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

/** Imports the reports that come with muniment into an archive and compares three councils. */
export async function demo(options: DemoOptions, io: Io): Promise<number> {
  const { db } = options;
  // One stream: the demo is read from top to bottom.
  const aloud: Io = { ...io, err: io.out, live: false };
  io.out(`$ muniment ingest fixtures/archive --db ${printable(db)}\n`);
  // Again from the start each time, so that every run shows the same.
  await ingest([reports], { db, force: true, progress: "files" }, aloud);
  io.out(`\n$ muniment diff ${councils.join(" ")} --db ${printable(db)}\n`);
  await diff(councils, { db }, aloud);
  io.out(
    `\nThe archive is ${printable(db)}, an SQLite database: muniment --help says what else it can do.\n` +
      `Look at it in a browser, each figure beside its page:\n  npx muniment serve --db ${printable(db)} --files ${printable(fromHere(reports))}\n`,
  );
  return 0;
}
