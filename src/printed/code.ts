/** How councils print the codes of indicators; shared by interpret, normalise and check. */

export interface PrintedCode {
  /** Canonical: `NI112`, `BVPI197`, `PAF-C21`, `2036SC`, `LAA-CYP-2.2c`, `LI13`. */
  readonly code: string;
  readonly index: number;
  readonly length: number;
}

/** Highest number of the national indicator set of 2008. */
const highestNationalIndicator = 199;

interface Family {
  readonly name: string;
  readonly pattern: RegExp;
  /** The canonical codes of one match; none where it is no code after all. */
  readonly read: (match: RegExpMatchArray) => string[];
}

/** The part letters of `NI 102 a&b`, or the one of `NI 102a`. */
const partLetters = (list: string | undefined, single: string | undefined): string[] =>
  list ? [...list.matchAll(/[a-q]/g)].map((letter) => letter[0]) : [single ?? ""];

/** Families that are told by their letters alone, wherever they stand. */
const families: readonly Family[] = [
  {
    // NI 112, NI059, N.I 112, Ni 93, NIS 112, N1 71 (a digit for the I), NI 102 a&b
    name: "national indicator",
    pattern:
      /(?<![A-Za-z0-9])(?:[Nn]\.?\s?[Ii][Ss]?\.?(?:\s?|[-:_])|N[1l]\s)(?:[Nn]o\.?\s?)?0{0,2}(\d{1,3})(?:\s?((?:[a-q]\s?(?:&|and|,|\/)\s?)+[a-q])|\s?\(([a-h])\)|([a-zA-Z]))?(\([ivx]+\))?(?![A-Za-z0-9]|\.\d)/g,
    read: ([, number, list, bracketed, single, roman = ""]) => {
      const value = Number(number);
      if (value < 1 || value > highestNationalIndicator) return [];
      return partLetters(list, bracketed ?? single).map((letter) => `NI${value}${letter}${roman}`);
    },
  },
  {
    // BVPI 197, BV053, BV 079b(i), BVPI 43A
    name: "best value indicator",
    pattern:
      /(?<![A-Za-z0-9])(BV|BVPI)s?\s?0{0,2}(\d{1,3})(?:\s?((?:[a-q]\s?(?:&|and|,|\/)\s?)+[a-q])|\s?\(([a-h])\)|([a-zA-Z]))?(\([ivx]+\))?(?![A-Za-z0-9]|\.\d)/g,
    read: ([, family, number, list, bracketed, single, roman]) =>
      partLetters(list, bracketed ?? single).map(
        (letter) => `${family}${Number(number)}${letter}${roman ?? ""}`,
      ),
  },
  {
    // PAF C21, PAFC20, PAF-C64, PAF c24, PAF CF/A1
    name: "performance assessment framework",
    pattern: /(?<![A-Za-z0-9])PAF[\s-]?(?:CF\/|AO\/)?([A-Ea-e])\s?0?(\d{1,2})(?![A-Za-z0-9])/g,
    read: ([, letter, number]) => [`PAF-${(letter ?? "").toUpperCase()}${Number(number)}`],
  },
  {
    // 2036 SC, 6026OF
    name: "annual performance assessment",
    pattern: /(?<![A-Za-z0-9])(\d{4})\s?(SC|OF|DE)(?![A-Za-z0-9])/g,
    read: ([, number, letters]) => [`${number}${letters}`],
  },
  {
    // LAA CYP 2.2c, LAA SSC 1.1f, LAA CYP 4.1a & b, LAA CYP 2.2a & 2.2b, LAA C&YP 01b
    name: "local area agreement",
    pattern:
      /(?<![A-Za-z0-9])LAA\s([A-Z][A-Z&]{1,5})\s?(\d{1,2}(?:\.\d{1,2})?[a-zA-Z]?(?:\s?(?:&|and|,)\s?(?:\d{1,2}\.\d{1,2}[a-z]?|[a-q]))*)(?![A-Za-z0-9])/g,
    read: ([, block, numbers = ""]) => {
      let number = "";
      return [...numbers.matchAll(/(\d{1,2}(?:\.\d{1,2})?)?([a-zA-Z])?/g)].flatMap(
        ([whole, own, letter = ""]) => {
          if (whole === "" || whole === undefined) return [];
          number = own ? own.replace(/^0+(?=\d)/, "") : number;
          return number === "" ? [] : [`LAA-${block}-${number}${letter}`];
        },
      );
    },
  },
  {
    // NI 136 (Vital Signs C3): Rotherham 2010/11, beside the national indicator's own code
    name: "health service vital signs",
    pattern: /(?<![A-Za-z0-9])Vital\sSigns?\s([A-C]?)\s?0?(\d{1,2})(?![A-Za-z0-9])/gi,
    read: ([, letter = "", number]) => [`VS${letter.toUpperCase()}${Number(number)}`],
  },
  {
    name: "comprehensive performance assessment",
    pattern: /(?<![A-Za-z0-9])CPA\s?([A-Z])\s?(\d{1,3})(?![A-Za-z0-9])/g,
    read: ([, letter, number]) => [`CPA-${letter}${Number(number)}`],
  },
  {
    // LI13, LPI02LAS, LP0336, KPI 7
    name: "local indicator",
    pattern:
      /(?<![A-Za-z0-9])(LPI|LI|LP|KPI|LKI)\s?0*(\d{1,4})([A-Z]{2,4}|[a-z])?(?![A-Za-z0-9]|\.\d)/g,
    read: ([, family, number, suffix]) => [`${family}${Number(number)}${suffix ?? ""}`],
  },
];

/** `CYP 3.3a`: a plan's own block, with a decimal number. Only in a reference. */
const blockCode = /(?<![A-Za-z0-9-])([A-Z]{2,5})\s(\d{1,2}\.\d{1,2})([a-z])?(?![A-Za-z0-9])/g;
/** `F11`, `SH 001`, `NAS22b`, `CYPP-P9-3`: any letters and number. Only in a reference, where it must be a code. */
const anyCode =
  /(?<![A-Za-z0-9.])([A-Z][A-Z&]{0,6}(?:-[A-Z]\d{1,3})?)[\s-]?0*(\d{1,4})([a-z]|[A-Z]{2,4})?(?![A-Za-z0-9.])/g;
/** `(2058 SC, PAF C23, KT1)`: a stranger among codes in brackets is a code too. */
const companion = /(?<=^|[\s,;/(])([A-Z]{2,4})(\d{1,4})(?=$|[\s,;/)])/g;
/** Letters before a number that are words of the field and no codes. */
const notCodes = new Set([
  "KS",
  "Q",
  "QTR",
  "FY",
  "AY",
  "GCSE",
  "AGE",
  "YEAR",
  "TELLUS",
  "EX",
  "PSS",
  "LEVEL",
  "PART",
  "PHASE",
  "NO",
  "PSA",
]);

function readFamily(text: string, family: Family): PrintedCode[] {
  // Searching is cheaper than beginning to list matches, and most texts have none.
  if (text.search(family.pattern) < 0) return [];
  return [...text.matchAll(family.pattern)].flatMap((match) =>
    family.read(match).map((code) => ({ code, index: match.index, length: match[0].length })),
  );
}

const overlaps = (a: PrintedCode, b: { index: number; length: number }): boolean =>
  a.index < b.index + b.length && b.index < a.index + a.length;

/** A title or reference is no longer than this, in characters; what follows is prose and names no code of its own. */
const longestTitle = 4_000;

/** Codes of the known families in print order, each once. */
export function findCodes(printed: string): PrintedCode[] {
  const text = printed.slice(0, longestTitle);
  if (!/\d/.test(text)) return [];
  const found = families.flatMap((family) => readFamily(text, family));
  for (const bracket of text.matchAll(/\(([^()]*)\)/g)) {
    const start = bracket.index + 1;
    const inside = bracket[1] ?? "";
    const holdsCode = found.some(
      (code) => code.index >= start && code.index < start + inside.length,
    );
    if (!holdsCode) continue;
    for (const match of inside.matchAll(companion)) {
      const place = {
        code: `${match[1]}${Number(match[2])}`,
        index: start + match.index,
        length: match[0].length,
      };
      if (!notCodes.has(match[1] ?? "") && !found.some((code) => overlaps(code, place)))
        found.push(place);
    }
  }
  return inPrintOrder(found);
}

/** Codes of a reference cell, where letters with a number are a code whatever their family. */
export function findReferenceCodes(printed: string): PrintedCode[] {
  const reference = printed.slice(0, longestTitle);
  const found = findCodes(reference);
  for (const match of reference.matchAll(blockCode)) {
    const place = {
      code: `${match[1]}-${match[2]}${match[3] ?? ""}`,
      index: match.index,
      length: match[0].length,
    };
    if (!found.some((code) => overlaps(code, place))) found.push(place);
  }
  for (const match of reference.matchAll(anyCode)) {
    const [whole, letters = "", number, suffix = ""] = match;
    const place = {
      code: `${letters}${letters.includes("-") ? "-" : ""}${Number(number)}${suffix}`,
      index: match.index,
      length: whole.length,
    };
    if (notCodes.has(letters) || found.some((code) => overlaps(code, place))) continue;
    found.push(place);
  }
  return inPrintOrder(found);
}

function inPrintOrder(codes: readonly PrintedCode[]): PrintedCode[] {
  const seen = new Set<string>();
  return [...codes]
    .sort((a, b) => a.index - b.index)
    .filter(({ code }) => !seen.has(code) && seen.add(code));
}

export interface LeadingReference {
  /** As printed, without the dash or colon after it. */
  readonly reference: string;
  readonly rest: string;
}

/** What may stand between codes at the start of a title: `NI 112 / BVPI 197`. */
const between = /^(?:\s*(?:\/|,|&|;|and|\()?\s*)$/;

/** A reference at the very start of a title: `NI 53 – Prevalence of …`, `2016SC Percentage of …`, `1. NI 192 …`. */
export function splitLeadingReference(title: string): LeadingReference | undefined {
  const listNumber =
    /^\s*(?:\d{1,2}[.)]\s+(?=N[Ii. ]|BV|LI|LPI|PAF)|[§•●▪-]\s*)/.exec(title)?.[0].length ?? 0;
  let end = listNumber;
  for (const code of findCodes(title)) {
    if (code.index + code.length <= end) continue;
    if (!between.test(title.slice(end, code.index))) break;
    if (end === listNumber && title.slice(end, code.index).trim() !== "") break;
    end = code.index + code.length;
  }
  if (end === listNumber) return undefined;
  const separator = /^\s*(?:\)\s*)?(?:[:–—.-]\s*)?/.exec(title.slice(end))?.[0] ?? "";
  const closes = separator.includes(")");
  return {
    reference: title.slice(listNumber, end).trim() + (closes ? ")" : ""),
    rest: title.slice(end + separator.length).trim(),
  };
}

/** Whether a cell holds a reference and nothing else of weight: `C13, LAA CYP 1.1c`, `NI059 adjusted`, `BSC LI13`. */
export function isReference(text: string): boolean {
  const codes = findReferenceCodes(text);
  if (codes.length === 0) return false;
  const covered = codes.reduce((sum, code) => sum + code.length, 0);
  const words = text.split(/\s+/).filter((word) => /[a-z]{3,}/.test(word)).length;
  return words <= 1 && text.length - covered <= 24;
}
