import { realpathSync, statSync } from "node:fs";
import { shownName } from "../archive/shown-name.ts";
import { WorkFailed } from "../problem.ts";

/** The folder that all machines see, by its true path. */
export function toRoot(folder: string): Buffer {
  try {
    const root = realpathSync(Buffer.from(folder), { encoding: "buffer" });
    if (statSync(root).isDirectory()) return root;
  } catch {
    // Said below.
  }
  throw new WorkFailed(
    2,
    `--root takes a folder; there is none at ${shownName(Buffer.from(folder))}.`,
  );
}

/** The deepest folder that holds all of the PATHs. */
export function commonRoot(paths: readonly Buffer[]): Buffer {
  const folders = paths.flatMap((path) => {
    try {
      const real = realpathSync(path, { encoding: "buffer" });
      return [statSync(real).isDirectory() ? real : parent(real)];
    } catch {
      return [];
    }
  });
  const [first = realpathSync(Buffer.from("."), { encoding: "buffer" }), ...rest] = folders;
  return rest.reduce(shared, first);
}

const slash = 0x2f;

function parent(path: Buffer): Buffer {
  return path.subarray(0, Math.max(path.lastIndexOf(slash), 1));
}

function shared(one: Buffer, other: Buffer): Buffer {
  for (let folder = one; ; folder = parent(folder)) {
    const start = folder.length === 1 ? folder : Buffer.concat([folder, Buffer.from([slash])]);
    if (other.equals(folder) || other.subarray(0, start.length).equals(start)) return folder;
    if (folder.length <= 1) return folder;
  }
}
