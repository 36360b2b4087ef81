import type { MadePage } from "./make-pdf.mjs";

export interface TaggedFile {
  readonly pages: readonly MadePage[];
  readonly objects: readonly string[];
  readonly catalogue: string;
}
/** A table's rows of cells, each as the marked-content ids of what it holds. */
export type TagRows = readonly (readonly (readonly number[])[])[];
export const lyingTags: Readonly<Record<string, TagRows>>;
export function withTags(rows: TagRows): TaggedFile;
export const taggedPages: Readonly<Record<string, TaggedFile>>;
