import type { Rendered } from "../parts/answer.ts";

export interface AskedApart {
  readonly number: number;
  readonly address: string;
}

export interface AnsweredApart {
  /** `ready` where a process has loaded what it needs. */
  readonly number: number | "ready";
  /** Absent where the page is only begun: its time runs from now on. */
  readonly rendered?: Rendered;
}
