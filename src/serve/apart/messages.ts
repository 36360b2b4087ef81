import type { Rendered } from "../parts/answer.ts";

export interface AskedApart {
  readonly number: number;
  readonly address: string;
}

export interface AnsweredApart {
  readonly number: number;
  readonly rendered: Rendered;
}
