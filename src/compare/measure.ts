import {
  type CatalogueIndicator,
  findIndicator,
  isVerified,
  matchTitle,
} from "../catalogue/index.ts";
import { familyRank, type Lineage, lineageOf } from "../catalogue/lineage.ts";
import { likenessToLine, rivalOf, siblingOf } from "../catalogue/rival.ts";
import { exactDifferences, titleToTerms } from "../catalogue/title.ts";
import { sentence } from "./printed-title.ts";

/** How a row came to its measure. */
export type Join = "code" | "description" | "title" | "nothing";

/** What a row measures, and how that is known. */
export interface Measured {
  /** Rows of one key are set side by side. */
  readonly key: string;
  readonly join: Join;
  /** Rows of one identity print one measure under one name. */
  readonly identity: string;
  readonly lineage?: Lineage;
  /** The code of the line that the row prints, where it prints one. */
  readonly code: string;
  /** Said where code and title name different indicators: such a row is joined with none. */
  readonly doubt: string;
}

// A title is beyond doubt where it shares this much of the weight of its words with an entry…
const beyondDoubt = 0.8;
// …and no entry of another line comes this near to it.
const clearBy = 0.1;
// Of several codes in one cell, another than the newest is believed where its title fits better by this much.
const clearlyBetter = 0.2;

export interface MeasuredTitle {
  readonly codes: readonly string[];
  readonly title: string;
  readonly indicator: string;
}

/**
 * The measure of a printed row: by its codes, or by its title where it prints none; where the title speaks against
 * the code, neither is believed.
 */
export function rowToMeasured(row: MeasuredTitle): Measured {
  let alike = known.get(row.title);
  if (!alike) {
    alike = [];
    known.set(row.title, alike);
  }
  for (const one of alike) {
    if (one.indicator === row.indicator && sameCodes(one.codes, row.codes)) return one.measured;
  }
  const { indicator, codes } = row;
  const measured = measure(row);
  alike.push({ indicator, codes, measured });
  return measured;
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((code, at) => code === b[at]));

// A council prints the same codes and titles in report after report.
const known = new Map<
  string,
  (Pick<MeasuredTitle, "indicator" | "codes"> & { measured: Measured })[]
>();

function measure(row: MeasuredTitle): Measured {
  const known = row.codes.map((code) => findIndicator(code)).filter((entry) => entry !== undefined);
  const verified = known.filter(isVerified);
  const byCode = chosenEntry(verified.length > 0 ? verified : known, row.title);
  // Where no code is printed, an indicator that interpretation names was told by the title, too.
  const byTitle =
    titleBeyondDoubt(row.title) ?? (byCode ? undefined : findIndicator(row.indicator));
  // An entry in no source joins nothing: what the report prints beside the code says more than the code.
  if (byCode && !isVerified(byCode)) {
    if (byTitle) return described(byTitle);
    return {
      ...alone(row.title),
      doubt: sentence(`nothing public says what ${byCode.code} measures`),
    };
  }
  if (!byCode) {
    const uncatalogued = row.codes.find((code) => nationalCode.test(code));
    if (byTitle && uncatalogued && !isPartOf(byTitle, uncatalogued)) {
      return disputed(uncatalogued, row.title, byTitle.code);
    }
    const sibling = uncatalogued && !byTitle ? siblingOf(uncatalogued, row.title) : undefined;
    if (uncatalogued && sibling) return disputed(uncatalogued, row.title, sibling);
    if (byTitle) return described(byTitle);
    return uncatalogued ? underCode(uncatalogued, row.title) : alone(row.title);
  }
  const rival = rivalOf(byCode, row.title);
  if (rival !== undefined) return disputed(byCode.code, row.title, rival);
  const lineage = lineageOf(byCode);
  return {
    key: lineage.root.code,
    join: "code",
    identity: lineage.identity,
    lineage,
    code: byCode.code,
    doubt: "",
  };
}

function described(entry: CatalogueIndicator): Measured {
  const lineage = lineageOf(entry);
  const identity = `described ${lineage.root.code}`;
  return { key: lineage.root.code, join: "description", identity, lineage, code: "", doubt: "" };
}

/** BV 82a is printed for BVPI82a(i), never for BVPI82b(i). */
function isPartOf(entry: CatalogueIndicator, printed: string): boolean {
  const code = printed.replace(/^BV(?!PI)/, "BVPI");
  return lineageOf(entry).codes.some((own) => own.startsWith(code));
}

/** A row whose code and title name different indicators: nobody can tell which of the two is wrong. */
function disputed(code: string, title: string, reads: string): Measured {
  const key = `${disputedKey}${code}|${alone(title).key}`;
  const doubt = `The code ${code} and the title "${title}" name different indicators: the title reads as ${reads}.`;
  return { key, join: "nothing", identity: key, code, doubt };
}

const disputedKey = "disputed:";

/** Whether rows of this key may not be set beside those of another council. */
export const isDisputed = (key: string): boolean => key.startsWith(disputedKey);

// Codes of the national families the catalogue has no entry of: BV 82a, printed without its part.
const nationalCode = /^(?:NI\d|BV(?:PI)?\d|PAF-[A-E]\d|\d{4}(?:SC|OF|DE)$)/;

/** A national code without an entry joins its rows with care; titles that state different things stay apart. */
function underCode(printed: string, title: string): Measured {
  const code = printed.replace(/^BV(?!PI)/, "BVPI");
  const key = `code:${code}|${exactText(title)}`;
  return { key, join: "code", identity: key, code, doubt: "" };
}

/** What a title states exactly, as one text: `age 16-18;time limit 35 days`. */
function exactText(title: string): string {
  return [...titleToTerms(title).exact]
    .map(([kind, values]) => `${kind} ${[...values].sort().join(",")}`)
    .sort()
    .join(";");
}

function alone(title: string): Measured {
  const { stems } = titleToTerms(title);
  const key = `title:${[...stems].sort().join(" ")}|${exactText(title)}`;
  return { key, join: "title", identity: key, code: "", doubt: "" };
}

/**
 * Of several codes in one row the one of the newest line: a row that prints two codes says they are one measure.
 * Another line speaks only where its title fits the printed one clearly better.
 */
function chosenEntry(
  entries: readonly CatalogueIndicator[],
  title: string,
): CatalogueIndicator | undefined {
  const lines = new Map<string, CatalogueIndicator>();
  for (const entry of entries) {
    const { root } = lineageOf(entry);
    const before = lines.get(root.code);
    // The current code of a line speaks before its predecessors.
    if (!before || familyRank(entry) < familyRank(before)) lines.set(root.code, entry);
  }
  const [first, ...others] = [...lines.values()].sort(
    (a, b) => familyRank(lineageOf(a).root) - familyRank(lineageOf(b).root),
  );
  if (!first || others.length === 0) return first;
  const own = likenessToLine(first, title);
  const nearer = others
    .map((entry) => ({ entry, score: likenessToLine(entry, title) }))
    .filter(({ score }) => score > own + clearlyBetter);
  return nearer.sort((a, b) => b.score - a.score)[0]?.entry ?? first;
}

function titleBeyondDoubt(title: string): CatalogueIndicator | undefined {
  const [best, ...others] = matchTitle(title);
  const entry = best && best.score >= beyondDoubt ? findIndicator(best.code) : undefined;
  if (!best || !entry) return undefined;
  const { root } = lineageOf(entry);
  const rival = others.find((other) => {
    const named = findIndicator(other.code);
    return named && lineageOf(named).root.code !== root.code && named.parent !== root.code;
  });
  if (rival && rival.score > best.score - clearBy) return undefined;
  // "within 35 working days" is not simply "in time": both must say the same.
  const differences = exactDifferences(titleToTerms(title), titleToTerms(entry.title));
  return differences.length === 0 ? entry : undefined;
}
