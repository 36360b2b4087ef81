import { append } from "../long-lists.ts";

/** A code that a query names: where it stands, and its canonical spelling. */
export interface NamedCode {
  readonly code: string;
  readonly index: number;
  readonly length: number;
}

/** One thing to be found: any of its spellings will do. */
interface Term {
  readonly spellings: readonly string[];
  readonly isPrefix: boolean;
}

export interface SearchQuery {
  /** What the index is asked; empty where nothing was typed that can be found. */
  readonly match: string;
  /** The same, where any of the terms will do: what is marked in a hit's text. */
  readonly marks: string;
  /** The numbers typed. */
  readonly numbers: readonly number[];
}

/**
 * A query as people type it, to one that the index takes: words that all have to be there, `"a phrase"`,
 * `begin*`, `OR` between two; a code in any spelling and a number however it is printed. Nothing typed is ever
 * syntax of the index itself.
 */
export function toSearchQuery(
  query: string,
  codesIn: (text: string) => readonly NamedCode[] = () => [],
): SearchQuery {
  const numbers: number[] = [];
  const terms = pieces(query, codesIn).flatMap((piece): (Term | "OR")[] => {
    if (typeof piece !== "string") return [{ spellings: spellingsOf(piece.code), isPrefix: false }];
    if (piece === "OR") return ["OR"];
    const words = piece.replaceAll('"', "").trim();
    const isPrefix = /\w\*$/.test(words);
    const text = isPrefix ? words.slice(0, -1) : words;
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const value = isPrefix ? undefined : toNumber(text);
    if (value !== undefined) numbers.push(value);
    return [{ spellings: value === undefined ? [text] : numerals(text, value), isPrefix }];
  });
  const isJoin = (term: Term | "OR" | undefined) => term === undefined || term === "OR";
  const kept = terms.filter(
    (term, at) => term !== "OR" || !(isJoin(terms[at - 1]) || isJoin(terms[at + 1])),
  );
  const match = kept.map((term, at) => {
    const joined = at === 0 || term === "OR" || kept[at - 1] === "OR" ? "" : "AND ";
    return joined + (term === "OR" ? term : written(term));
  });
  const marks = kept.flatMap((term) => (term === "OR" ? [] : [written(term)]));
  return { match: match.join(" "), marks: marks.join(" OR "), numbers };
}

function written({ spellings, isPrefix }: Term): string {
  const phrases = spellings.map((text) => `"${text}"${isPrefix ? " *" : ""}`);
  return phrases.length === 1 ? phrases.join("") : `(${phrases.join(" OR ")})`;
}

/** Phrases, words and codes, in their order; what is quoted is taken as it stands. */
function pieces(
  query: string,
  codesIn: (text: string) => readonly NamedCode[],
): (string | NamedCode)[] {
  return (query.match(/"[^"]*"?|[^"]+/g) ?? []).flatMap((part) => {
    if (part.startsWith('"')) return [part];
    const found: (string | NamedCode)[] = [];
    let from = 0;
    for (const code of codesIn(part)) {
      if (code.index < from) continue;
      append(found, [...words(part.slice(from, code.index)), code]);
      from = code.index + code.length;
    }
    return [...found, ...words(part.slice(from))];
  });
}

const words = (text: string): string[] => text.match(/\S+/g) ?? [];

/** Letters that other letters stand for as well, as councils print them. */
const alsoPrinted: Readonly<Record<string, readonly string[]>> = {
  BVPI: ["BV"],
  NI: ["NIS"],
};
/** Codes are printed with zeros before them up to so many digits. */
const paddedDigits = 3;

/** `NI63`: also NI 63, NI063 and NI 063; `BVPI49` also BV 49. */
function spellingsOf(code: string): string[] {
  const [, letters, number, rest] = /^([A-Za-z]+)(\d+)(?!\d)(.*)$/.exec(code) ?? [];
  if (letters === undefined || number === undefined) return [code];
  const numbers = [...new Set([number, number.padStart(paddedDigits, "0")])];
  return [letters, ...(alsoPrinted[letters.toUpperCase()] ?? [])].flatMap((family) =>
    numbers.flatMap((digits) => [`${family}${digits}${rest}`, `${family} ${digits}${rest}`]),
  );
}

/** `£7,152`, `65.80%` or `11.57` as a number. */
function toNumber(text: string): number | undefined {
  const digits = /^[(£]*(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)%?\)?$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(",", ""));
}

/** As typed, as the archive keeps it, and with its thousands set apart. */
function numerals(text: string, value: number): string[] {
  const plain = String(value);
  const [whole = "", decimals] = plain.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return [...new Set([text, plain, decimals === undefined ? apart : `${apart}.${decimals}`])];
}
