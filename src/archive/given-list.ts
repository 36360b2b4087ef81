import { type KeptList, openKeptList } from "../store/kept-list.ts";
import { type GivenFile, identity } from "./given-file.ts";

/** The files given, in the order of their names, by what makes them one: an import may have a hundred thousand. */
export type GivenList = KeptList<GivenFile>;

export const keyOf = ({ sha256, name }: GivenFile): string => identity({ sha256, file: name });

export const openGivenList = (): Promise<GivenList> =>
  openKeptList<GivenFile>({
    // Not every path is text.
    pack: (file) => JSON.stringify({ ...file, path: file.path.toString("latin1") }),
    unpack(packed) {
      const file = JSON.parse(packed) as Omit<GivenFile, "path"> & { readonly path: string };
      return { ...file, path: Buffer.from(file.path, "latin1") };
    },
    orderOf: ({ name }) => name,
    keyOf: (file) => (file.kind === "set-aside" ? null : keyOf(file)),
  });

/** How many there are to be read, and how long they are together. */
export interface Amount {
  readonly count: number;
  readonly bytes: number;
}

export function amountOf(files: Iterable<{ readonly bytes: number }>): Amount {
  let [count, bytes] = [0, 0];
  for (const file of files) {
    count += 1;
    bytes += file.bytes;
  }
  return { count, bytes };
}
