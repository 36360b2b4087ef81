import { comparisonDiffers } from "../compare/comparison.ts";
import { parseYears, type Years } from "../compare/select.ts";
import { type ComparisonAsked, compareArchive } from "../comparison.ts";
import { WorkFailed } from "../problem.ts";
import {
  type ComparisonFormat,
  comparisonFormats,
  renderComparison,
} from "../render/comparison.ts";
import { openStore } from "../store/open.ts";
import type { Io } from "./io.ts";

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
  readonly nearest?: string;
  /** text, json, csv, markdown or html. */
  readonly format?: string;
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

/** Sets councils, or two reports, or one council's reports side by side. */
export async function diff(
  councils: readonly string[],
  options: DiffOptions,
  io: Io,
): Promise<number> {
  const format = formatOf(options);
  refuseMixtures(councils, options);
  const asked = askedOf(councils, options, format);
  const store = await openStore(options.db);
  try {
    const comparison = compareArchive(store, asked);
    const terminal = { width: io.columns, colour: io.columns !== undefined };
    io.out(await renderComparison(comparison, format, terminal));
    return options.exitCode && comparisonDiffers(comparison) ? 1 : 0;
  } finally {
    store.close();
  }
}

function refuseMixtures(councils: readonly string[], { from, to, council }: DiffOptions): void {
  if ((from === undefined) !== (to === undefined)) {
    throw new WorkFailed(2, "--from and --to go together: the earlier report and the later one.");
  }
  const ways = [councils.length > 0, from !== undefined, council !== undefined];
  if (ways.filter(Boolean).length > 1) {
    throw new WorkFailed(
      2,
      "Name councils to set side by side, or --from and --to for two reports, or --council for one council over time.",
    );
  }
}

function askedOf(
  councils: readonly string[],
  options: DiffOptions,
  format: ComparisonFormat,
): ComparisonAsked {
  const { from, to, council, indicator, theme } = options;
  const only = oneOf("--only", options.only, ["comparable", "all"]);
  const sort = oneOf("--sort", options.sort, ["gap", "code", "title"]);
  if (from !== undefined && to !== undefined) return { kind: "reports", from, to };
  const years = yearsOf(options.years);
  const measure = oneOf("--measure", options.measure, ["target", "actual"]);
  const minCouncils = wholeOf("--min-councils", options.minCouncils);
  if (council !== undefined) {
    return { kind: "over-time", council, years, measure, indicator, theme };
  }
  const nearest = wholeOf("--nearest", options.nearest);
  const brief = format === "text";
  const figures = { years, measure, minCouncils, brief };
  return { kind: "councils", councils, nearest, indicator, theme, only, sort, ...figures };
}

function formatOf({ format = "text", json }: DiffOptions): ComparisonFormat {
  return json ? "json" : (oneOf("--format", format, comparisonFormats) ?? "text");
}

function oneOf<Word extends string>(
  option: string,
  given: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined) return undefined;
  const word = words.find((candidate) => candidate === given.toLowerCase());
  if (word === undefined) {
    throw new WorkFailed(2, `${option} is one of ${words.join(", ")}; "${given}" is none of them.`);
  }
  return word;
}

function yearsOf(text: string | undefined): Years | undefined {
  if (text === undefined) return undefined;
  const years = parseYears(text);
  if (years) return years;
  throw new WorkFailed(
    2,
    `--years takes financial years such as 2008-09 or 2008-09..2010-11; "${text}" is none.`,
  );
}

function wholeOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(given)) {
    throw new WorkFailed(2, `${option} takes a whole number; "${given}" is none.`);
  }
  return Number(given);
}
