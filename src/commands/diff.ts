import type { Io } from "../main.ts";
import { WorkFailed } from "../problem.ts";

export interface DiffOptions {
  readonly db: string;
  readonly from?: string;
  readonly to?: string;
  readonly council?: string;
  readonly years?: string;
  readonly indicator?: string;
  readonly theme?: string;
  readonly measure?: string;
  readonly only?: string;
  readonly sort?: string;
  readonly minCouncils?: string;
  /** text, json, csv, markdown or html. */
  readonly format?: string;
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

/** Sets councils, or two reports, side by side. */
export async function diff(
  _councils: readonly string[],
  _options: DiffOptions,
  _io: Io,
): Promise<number> {
  throw new WorkFailed(4, "The comparison is not built yet.");
}
