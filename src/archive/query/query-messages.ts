import type { Value } from "../../store/query.ts";

/** What is said between a command and the process that runs its query: plain data only. */

export interface AskedQuery {
  readonly db: string;
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

export type QueryAnswer =
  | {
      readonly kind: "rows";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Value[])[];
      /** True with the last rows, also where these are none. */
      readonly last: boolean;
    }
  | { readonly kind: "failed"; readonly status: 2 | 4; readonly sentence: string };
