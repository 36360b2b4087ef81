import type { Markup } from "../../render/markup.ts";

export type Cell = string | number | bigint | Buffer | null;

export interface List {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The parts of the site that the navigation names. */
export type Place =
  | "home"
  | "reports"
  | "indicators"
  | "compare"
  | "search"
  | "findings"
  | "doubtful"
  | "sql"
  | "";

/** What a page answers, before anybody said in which form it is wanted. */
export interface Answer {
  readonly status?: number;
  readonly title: string;
  readonly place?: Place;
  readonly body: () => Markup;
  /** The same content as data. */
  readonly data: unknown;
  /** The rows of a page that is a list. */
  readonly list?: List | (() => List | string);
}

/** A request that cannot be answered, with the sentence that says why. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = "Refused";
    this.status = status;
  }
}

/** A page in one form, ready to be sent. */
export interface Rendered {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A page that takes longer than pages may here: it is made elsewhere. */
export class LongWork extends Error {}
