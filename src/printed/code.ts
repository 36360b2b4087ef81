/** How councils print the codes of indicators; shared by interpret, normalise and check. */

export interface PrintedCode {
  /** Canonical: `NI112`, `BVPI197`, `PAF-C21`, `2036SC`, `LAA-CYP-2.2c`, `LI13`. */
  readonly code: string;
  readonly index: number;
  readonly length: number;
}

/** Highest number of the national indicator set of 2008; what is printed above it is none. */
const highestNationalIndicator = 199;
/** No best value indicator has more than three digits. */
const highestBestValueIndicator = 999;

interface Family {
  readonly name: string;
  readonly pattern: RegExp;
  /** The canonical codes of one match; none where it is no code after all. */
  readonly read: (match: RegExpMatchArray) => string[];
}

/** `a&b`, `a, b and c`, `a-d`; `(a)`; ` a` before an end; `a` or `ii`. Three groups: a list, one in brackets or apart, one alone. */
const parts =
  "(?:\\s?((?:[a-q]\\s?(?:&|and|,|/|\\+)\\s?)+[a-q](?![A-Za-z])|[a-q][-–][b-q](?![A-Za-z]))|\\s?\\(([a-h])\\)|\\s([a-q])(?=\\s*(?:$|[-–:,;/)]))|([ivx]{2,4}(?![A-Za-z])|[a-zA-Z]))?";
/** `(i)`, `(ii)`, `ii`: the part of a part. */
const roman = "(\\s?\\([ivx]+\\)|[ivx]{1,4}(?![A-Za-z]))?";
const noMore = "(?![A-Za-z0-9]|\\.\\d)";
/** What a code without its family's letters looks like in a list: `72`, `073`, `221b`, `82a(i)`. */
const listItem = "0{0,2}\\d{1,3}[a-q]?(?:\\([ivx]+\\))?(?![A-Za-z0-9%]|[.,]\\d)";
/** `NI 72, 73` and `221a and 221b` go on with bare numbers, where what follows is no title that begins with one. */
const listTail = `((?:\\s?(?:,|;|&|/|\\+|\\sand\\s)\\s?(?:and\\s)?${listItem})+(?=\\s*(?:$|[):;\\n]|[-–—]\\s)|\\s(?=[A-Z%])))?`;

/** The codes of a number, its parts and the bare numbers listed after it. */
function numbered(
  family: string,
  highest: number,
  [, number, list, apart, spaced, single, roman = "", tail = ""]: RegExpMatchArray,
): string[] {
  const value = Number(number);
  if (value < 1 || value > highest) return [];
  const own = partLetters(list, apart ?? spaced ?? single).map(
    (letter) => `${family}${value}${letter}${roman.trim()}`,
  );
  const more = [...tail.matchAll(/(\d{1,3})([a-q]?)(\([ivx]+\))?/g)]
    .filter(([, listed]) => Number(listed) >= 1 && Number(listed) <= highest)
    .map(([, listed, letter = "", part = ""]) => `${family}${Number(listed)}${letter}${part}`);
  return [...own, ...more];
}

/** The part letters of `NI 102 a&b` and `NI 195a-d`, or the one of `NI 102a`. */
function partLetters(list: string | undefined, single: string | undefined): string[] {
  if (list === undefined) return [single ?? ""];
  const letters = [...list.matchAll(/(?<![a-z])[a-q](?![a-z])/g)].map((letter) => letter[0]);
  const [first = "a", last = "a"] = letters;
  if (!/^[a-q][-–][b-q]$/.test(list)) return letters;
  const count = last.charCodeAt(0) - first.charCodeAt(0);
  return count < 1
    ? [first]
    : Array.from({ length: count + 1 }, (_, index) =>
        String.fromCharCode(first.charCodeAt(0) + index),
      );
}

/** Families that are told by their letters alone, wherever they stand. */
const families: readonly Family[] = [
  {
    // NI 112, National Indicator 112, NI059, N.I 112, Ni 93, NIS 112, N1 71 (a digit for the I), NI 102 a&b, NI 72, 73, NI-59
    name: "national indicator",
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?:[Nn]\\.?\\s?[Ii][Ss]?\\.?(?:\\s?|\\s?[-:_–]\\s?)|N[1l]\\s|[Nn]ational\\s(?:[Pp]erformance\\s)?[Ii]ndicators?:?\\s)(?:[Nn]o\\.?\\s?)?0{0,2}(\\d{1,3})${parts}${roman}${noMore}${listTail}`,
      "g",
    ),
    read: (match) => numbered("NI", highestNationalIndicator, match),
  },
  {
    // BVPI 197, BV053, BV-12, BV.12, Best Value Performance Indicator 12, BV 079b(i), BVPI 43A, BVPIs 221a and 221b
    name: "best value indicator",
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?:BV\\s?(?:PI)?s?(?:\\.?\\s?|-)|[Bb]est\\s[Vv]alue\\s(?:[Pp]erformance\\s)?(?:[Ii]ndicators?|PI)\\s)(?:[Nn]o\\.?\\s?)?0{0,2}(\\d{1,3})${parts}${roman}${noMore}${listTail}`,
      "g",
    ),
    read: (match) =>
      numbered(
        /^(?:BV\s?PI|best)/i.test(match[0]) ? "BVPI" : "BV",
        highestBestValueIndicator,
        match,
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
    // LI13, LPI02LAS, LP0336, KPI 7, LP4/1
    name: "local indicator",
    pattern:
      /(?<![A-Za-z0-9])(LPI|LI|LP|KPI|LKI)\s?0*(\d{1,4})(\/\d{1,2})?([A-Z]{2,4}|[a-z])?(?![A-Za-z0-9]|[./]\d)/g,
    read: ([, family, number, part, suffix]) => [
      `${family}${Number(number)}${part ?? ""}${suffix ?? ""}`,
    ],
  },
];

/** `CYP 3.3a`: a plan's own block, with a decimal number. Only in a reference. */
const blockCode = /(?<![A-Za-z0-9-])([A-Z]{2,5})\s(\d{1,2}\.\d{1,2})([a-z])?(?![A-Za-z0-9])/g;
/**
 * `F11`, `SH 001`, `NAS22b`, `LCI 07B`, `CS-01`, `CYPP-P9-3`, `H&H 3.2`: any letters and number. Only
 * where a code must stand: in a reference, or where titles are seen to begin or end with one.
 */
const anyLetters = "[A-Z][A-Z&]{0,6}(?:[-/][A-Z]{1,4}\\d{0,3})*";
const anyCode = new RegExp(
  `(?<![A-Za-z0-9.])(${anyLetters})(\\s|[-/])?0*(\\d{1,4}(?:\\.\\d{1,2})?)([a-z](?:\\([ivx]+\\))?|[A-Z]{1,4})?(?![A-Za-z0-9]|[.-]\\d)`,
  "g",
);
/** `G1-4`, `LP4/1`: a number of two parts. Only in a reference, where it is no range. */
const partedCode = new RegExp(`^(${anyLetters})(\\s)?0*(\\d{1,3}[/-]\\d{1,3})([a-z])?$`);
/** Letters that are a word of the field in a title, and a family of codes in a reference: `PM10`, `PM01`. */
const onlyReferences = new Set(["PM"]);
/** `(2058 SC, PAF C23, KT1)`: a stranger among codes in brackets is a code too. */
const companion = /(?<=^|[\s,;/(])([A-Z]{2,4})(\d{1,4})(?=$|[\s,;/)])/g;
/** Letters before a number that are words of the field and no codes. */
const notCodes = new Set(
  "KS Q QTR FY AY GCSE AGE AGED YEAR YR Y TELLUS EX PSS LEVEL PART PHASE NO NOS PSA NI NIS N.I BVPI NVQ BTEC CO PM ISO MMR COVID AT BY TO OF IN APRIL MAY MARCH JUNE JULY TARGET TOTAL TOP STAGE BAND TIER GRADE PAGE TABLE SECTION APPENDIX ITEM UNDER OVER AND OR UK EU US FROM".split(
    " ",
  ),
);

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
  const parted = partedCode.exec(reference.trim());
  if (parted && found.length === 0 && !notCodes.has(parted[1] ?? ""))
    return [
      {
        code: `${parted[1]}${parted[3]}${parted[4] ?? ""}`,
        index: reference.indexOf(parted[0]),
        length: parted[0].length,
      },
    ];
  for (const place of anyCodes(reference, onlyReferences)) {
    if (!found.some((code) => overlaps(code, place))) found.push(place);
  }
  return inPrintOrder(found);
}

/** Letters with a number, whatever their family. */
function anyCodes(text: string, also: ReadonlySet<string> = new Set()): PrintedCode[] {
  return [...text.matchAll(anyCode)].flatMap((match) => {
    const [whole, letters = "", separator = "", number = "", suffix = ""] = match;
    if (notCodes.has(letters) && !also.has(letters)) return [];
    const joint = /[-/]/.test(separator) ? separator : "";
    return [
      {
        code: `${letters}${joint}${number.replace(/^0+(?=\d)/, "")}${suffix}`,
        index: match.index,
        length: whole.length,
      },
    ];
  });
}

function inPrintOrder(codes: readonly PrintedCode[]): PrintedCode[] {
  const seen = new Set<string>();
  return [...codes]
    .sort((a, b) => a.index - b.index)
    .filter(({ code }) => !seen.has(code) && seen.add(code));
}

/** Where a report's titles carry codes of its own: at their head, in brackets at their end, or nowhere. */
export interface TitleHabits {
  /** Letters of the codes at the head of titles; `*` where most titles begin with one, whatever its letters. */
  readonly heads: ReadonlySet<string>;
  readonly tails: ReadonlySet<string>;
}

const noHabits: TitleHabits = { heads: new Set(), tails: new Set() };

/** A family shows itself by this many different numbers among a report's titles. */
const leastOfFamily = 3;
/** From this share of titles on, a code at that place is the report's habit whatever its letters. */
const habitualShare = 0.6;

/** What may stand before a title's own code: a list number, a bullet, the bracket around the code. */
const beforeCode = /^\s*(?:\d{1,2}[.)]\s+|[§•●▪-]\s*)?[[(]?/;

/** A code of any family at the very start of a title, before a dash, colon or blank and a word. */
function headCode(title: string): PrintedCode | undefined {
  const start = beforeCode.exec(title)?.[0].length ?? 0;
  const code = anyCodes(title.slice(0, 40)).find(({ index }) => index === start);
  if (!code) return undefined;
  return /^[\])]?(?:\s*[:–—]\s*|\s+-\s+|\s*\n|\s+|\.\s+)["'“‘(]?[A-Z%£\d]/.test(
    title.slice(code.index + code.length),
  )
    ? code
    : undefined;
}

/** A code of any family alone in the brackets that end a title. */
function tailCode(title: string): PrintedCode | undefined {
  const start = Math.max(0, title.length - 40);
  const bracket = /[([]([^()[\]]{2,24})[)\]]\s*$/.exec(title.slice(start));
  if (!bracket) return undefined;
  const inside = bracket[1] ?? "";
  const [code] = anyCodes(inside);
  return code && code.index === 0 && code.length === inside.trim().length
    ? { ...code, index: start + bracket.index + 1 }
    : undefined;
}

/**
 * Whether a report's titles begin or end with codes of its own. One alone may be anything (`M6 junctions`,
 * `S106 agreements`, `(CO2)`); a family with several numbers, or a code in most titles, is a habit.
 */
export function findTitleHabits(titles: readonly string[]): TitleHabits {
  const habit = (codeOf: (title: string) => PrintedCode | undefined): ReadonlySet<string> => {
    const families = new Map<string, Set<string>>();
    let coded = 0;
    for (const title of titles) {
      const any = codeOf(title);
      const known = any ? undefined : findCodes(title)[0];
      if (any || (known && (known.index <= 3 || title.length - known.index < 24))) coded += 1;
      if (!any) continue;
      const letters = lettersOf(any.code);
      families.set(letters, (families.get(letters) ?? new Set()).add(any.code));
    }
    const shown = [...families].filter(([, codes]) => codes.size >= leastOfFamily);
    const usual = coded >= leastOfFamily && coded >= titles.length * habitualShare;
    return new Set([...shown.map(([letters]) => letters), ...(usual ? ["*"] : [])]);
  };
  return { heads: habit(headCode), tails: habit(tailCode) };
}

const lettersOf = (code: string): string => /^\D*/.exec(code)?.[0] ?? "";

/** `N59` as NI59, where its number is one of the national set's; only for reports whose codes are national. */
export function toNationalCode(code: string): string | undefined {
  const match = /^N(\d{1,3})([a-q]?)$/.exec(code);
  const number = Number(match?.[1]);
  return match && number >= 1 && number <= highestNationalIndicator
    ? `NI${number}${match[2]}`
    : undefined;
}

/** Codes of a title: those of known families wherever they stand, those of the report's own where it prints them. */
export function findTitleCodes(
  title: string,
  { heads, tails }: TitleHabits = noHabits,
): PrintedCode[] {
  const found = findCodes(title);
  for (const [code, families] of [
    [headCode(title), heads],
    [tailCode(title), tails],
  ] as const) {
    if (!code || !(families.has("*") || families.has(lettersOf(code.code)))) continue;
    if (!found.some((known) => overlaps(known, code))) found.push(code);
  }
  return inPrintOrder(found);
}

export interface LeadingReference {
  /** As printed, without the dash or colon after it. */
  readonly reference: string;
  readonly rest: string;
}

/** What may stand between codes at the start of a title: `NI 112 / BVPI 197`. */
const between = /^\s*(?:(?:\/|,|&|;|and|\()\s*)?$/;

/** A reference at the very start of a title: `NI 53 – Prevalence of …`, `2016SC Percentage of …`, `1. NI 192 …`. */
export function splitLeadingReference(
  title: string,
  habits: TitleHabits = noHabits,
): LeadingReference | undefined {
  const codes = findTitleCodes(title, habits);
  if (codes.length === 0) return undefined;
  const numbering = beforeCode.exec(title)?.[0].length ?? 0;
  const listNumber = codes.some(({ index }) => index === numbering) ? numbering : 0;
  let end = listNumber;
  for (const code of codes) {
    if (code.index + code.length <= end) continue;
    if (!between.test(title.slice(end, code.index))) break;
    if (end === listNumber && title.slice(end, code.index).trim() !== "") break;
    end = code.index + code.length;
  }
  if (end === listNumber) return undefined;
  // "(Q) (Cum)", "(LAA)", "(Local Account 2)": what the report says of the code stays with it
  const flags = /^(?:\s*\((?:[QMAL]|Cum|LAA|LPSA|Local Account \d)\))+(?=\s*[:–—-]|\s+[A-Z])/i.exec(
    title.slice(end),
  )?.[0];
  if (flags) end += flags.length;
  const separator = /^\s*(?:[\])]\s*)?(?:[:–—.-]\s*)?/.exec(title.slice(end))?.[0] ?? "";
  const own = title.slice(listNumber, end);
  const closes = separator.includes(")") && own.includes("(");
  return {
    reference: own.trim() + (closes ? ")" : ""),
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
