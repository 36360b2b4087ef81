import type { PaperSource, Papers } from "../../draw/papers.ts";
import type { Store } from "../../store/store.ts";
import type { Answer } from "./answer.ts";
import type { Asked } from "./asked.ts";

/** What a page may use beside the archive and its address. */
export interface Around {
  readonly papers: Papers;
  /** True where corrections can be handed in here. */
  readonly takesCorrections: boolean;
  /** A token for one form; nothing where none can be handed in. */
  readonly formToken: () => string;
  /** Where long work is done elsewhere: throws for a page that turns out to need it. */
  readonly noLongWork?: () => void;
}

/**
 * A page reads the archive at once, before it waits for anything: what it shows is all of one moment.
 * `found` are the parts of its address.
 */
export type Page = (
  store: Store,
  asked: Asked,
  found: readonly string[],
  around: Around,
) => Answer | Promise<Answer>;

/** The report, and the page of it, whose paper a page shows; nothing where it shows none. */
export type PaperOf = (
  store: Store,
  found: readonly string[],
) => { readonly source: PaperSource; readonly page: number } | undefined;

/**
 * Where a page is made: at once beside all others; in one of a few processes that pages share; or, where it may take
 * long, in a process that nobody else waits for: whole comparisons and queries.
 */
export type Lane = "quick" | "shared" | "whole" | "sql";

export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
