import { readFacts } from "./data-file.ts";

export interface Council {
  /** `Halton Borough Council` */
  readonly name: string;
  /** `Halton` */
  readonly shortName: string;
  readonly type:
    | "County"
    | "London borough"
    | "Metropolitan district"
    | "Unitary authority"
    | "City corporation"
    | "Non-metropolitan district";
  /** upper and lower share an area: a district has no schools or social care, a county no housing or bins. */
  readonly tier: "upper" | "single" | "lower";
  readonly region: string;
  /** The national statistics code, or empty. */
  readonly code: string;
  /** ISO dates of its existence; empty where open or unknown. */
  readonly fromDate: string;
  readonly toDate: string;
  readonly otherNames: readonly string[];
  /** Names of the councils that followed it. */
  readonly successors: readonly string[];
  /** Web domains of the years 2005 to 2012: `halton.gov.uk`. */
  readonly domains: readonly string[];
}

/** A council's name where it stands in a text. */
export interface CouncilMention {
  readonly council: Council;
  /** As printed. */
  readonly matched: string;
  /** Where in the text, from 0. */
  readonly index: number;
  /** full-name also where a word such as Council or MBC follows the short name. */
  readonly how: "full-name" | "short-name" | "domain";
}

interface Name {
  /** Lower-case words. */
  readonly words: readonly string[];
  readonly council: Council;
  /** part: `Southend` of Southend-on-Sea, a name only where it is said to be a council. */
  readonly how: "full-name" | "short-name" | "part";
}

// "Halton Council", "Wigan MBC", "Cumbria County Council": the words that make a place a council.
const afterPlace =
  /^\s+(?:(?:Metropolitan|Metropolitian|Met|Borough|County|City|District|Unitary|Authority|London)\s+)*(?:Council|Corporation|MBC|MDC|BC|CC|DC|UA|LBC?|Borough)\b/;
// "Borough Council of Halton", "Council of the City of Sunderland", "LB Bexley", "City of Lincoln".
const beforePlace =
  /(?:\b(?:(?:Metropolitan|Borough|City|County|District|Unitary)\s+)*(?:Council|Corporation)\s+(?:of|for)\s+(?:the\s+)?(?:(?:(?:Royal|London|Metropolitan|County)\s+)*(?:Borough|City|County|District|Town)\s+of\s+)?|\b(?:(?:Royal|London|Metropolitan|County)\s+)*(?:Borough|City|County|District)\s+of\s+|\b(?:L\.?B\.?|R\.?B\.?)(?:\s+of)?\s+)$/;

let councils: readonly Council[] | undefined;
let names: ReadonlyMap<string, readonly Name[]> | undefined;
let domains: ReadonlyMap<string, Council> | undefined;

/** The principal authorities of England that existed at some time in 2005 to 2012. */
export function allCouncils(): readonly Council[] {
  councils ??= readFacts<Council>("councils");
  return councils;
}

const known = new Map<string, Council | undefined>();
const mostKnown = 2_000;

/** The council of exactly this name, short name or other name, in any letter case. */
export function findCouncil(name: string): Council | undefined {
  if (!known.has(name)) {
    // A comparison asks for the same few councils again and again.
    if (known.size >= mostKnown) known.clear();
    known.set(name, councilOf(name));
  }
  return known.get(name);
}

function councilOf(name: string): Council | undefined {
  const wanted = wordsOf(name).map((word) => word.text);
  const candidates = namesByFirstWord().get(wanted[0] ?? "") ?? [];
  return candidates.find((candidate) => candidate.words.join(" ") === wanted.join(" "))?.council;
}

/** Every council named in a text, in the order of the text; the longest name wins where names overlap. */
export function findCouncilsNamed(text: string): readonly CouncilMention[] {
  const words = wordsOf(text);
  const byFirst = namesByFirstWord();
  const mentions: CouncilMention[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (!first) continue;
    const candidates = [
      ...(byFirst.get(first.text) ?? []),
      ...(byFirst.get(first.owner ?? "") ?? []),
    ];
    const name = candidates.find(
      (candidate) =>
        // A place is written with a capital: "Reading" is a council, "reading" is not.
        (candidate.how === "full-name" || /[A-Z]/.test(first.printed[0] ?? "")) &&
        candidate.words.every((word, offset) => {
          const printed = words[at + offset];
          const isLast = offset === candidate.words.length - 1;
          return printed?.text === word || (isLast && printed?.owner === word);
        }),
    );
    if (!name) continue;
    const last = words[at + name.words.length - 1] ?? first;
    const end = last.index + last.printed.length - (last.text === name.words.at(-1) ? 0 : 2);
    const around = name.how === "full-name" ? undefined : kindAround(text, first.index, end);
    if (name.how === "part" && !around) continue;
    const start = around?.start ?? first.index;
    mentions.push({
      council: name.council,
      matched: text.slice(start, around?.end ?? end),
      index: start,
      how: around || name.how === "part" ? "full-name" : name.how,
    });
    at += name.words.length - 1;
  }
  return [...mentions, ...domainMentions(text)].sort((a, b) => a.index - b.index);
}

/** The words before or after a place that make it a council, and how far they reach; titles print them in capitals. */
function kindAround(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const isCapital = !/[a-z]/.test(text.slice(start, end));
  const cased = (words: string) =>
    isCapital
      ? words.replace(/[A-Z]{3,}/g, (word) => (word.length > 3 ? titled(word) : word))
      : words;
  const after = afterPlace.exec(cased(text.slice(end, end + 60)));
  if (after) return { start, end: end + after[0].length };
  const before = beforePlace.exec(
    cased(text.slice(Math.max(0, start - 60), start)).replace(/\bOF\b|\bTHE\b|\bFOR\b/g, (word) =>
      word.toLowerCase(),
    ),
  );
  if (before) return { start: start - before[0].length, end };
  return undefined;
}

const titled = (word: string): string => `${word[0] ?? ""}${word.slice(1).toLowerCase()}`;

function domainMentions(text: string): readonly CouncilMention[] {
  domains ??= new Map(
    allCouncils().flatMap((council) => council.domains.map((domain) => [domain, council] as const)),
  );
  const mentions: CouncilMention[] = [];
  for (const match of text.matchAll(/(?<![a-z0-9-])[a-z0-9-]{1,63}\.(?:gov\.uk|com|org\.uk)\b/gi)) {
    const council = domains.get(match[0].toLowerCase());
    if (council) mentions.push({ council, matched: match[0], index: match.index, how: "domain" });
  }
  return mentions;
}

function namesByFirstWord(): ReadonlyMap<string, readonly Name[]> {
  if (names) return names;
  const map = new Map<string, Name[]>();
  for (const council of allCouncils()) {
    const add = (text: string, how: Name["how"]) => {
      const words = wordsOf(text).map((word) => word.text);
      const first = words[0] ?? "";
      map.set(first, [...(map.get(first) ?? []), { words, council, how }]);
    };
    add(council.name, "full-name");
    add(council.shortName, "short-name");
    for (const other of council.otherNames) {
      add(other, /council|borough|city of|county of/i.test(other) ? "full-name" : "short-name");
    }
  }
  addParts(map);
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  names = map;
  return map;
}

/** `Stockton Council`, `Royal Borough of Kingston`: the first word of a long name, where no other council begins so. */
function addParts(map: Map<string, Name[]>): void {
  for (const council of allCouncils()) {
    const part = /^([A-Z][a-z]+)[- ](?:on|upon|under|in|by|le)[- ]/.exec(council.shortName)?.[1];
    const word = part?.toLowerCase() ?? "";
    const alike = allCouncils().filter(({ shortName }) => wordsOf(shortName)[0]?.text === word);
    if (part !== undefined && alike.length === 1)
      map.set(word, [...(map.get(word) ?? []), { words: [word], council, how: "part" }]);
  }
}

interface Word {
  readonly text: string;
  /** Without the `’s` of an owner: `halton` in `Halton’s`. */
  readonly owner?: string;
  readonly printed: string;
  readonly index: number;
}

/** Words with `&` read as `and`, apostrophes left out and hyphens as blanks: `King's Lynn & West Norfolk`. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/&|[A-Za-z][A-Za-z'’]*/g)].map((match) => ({
    text: match[0] === "&" ? "and" : match[0].toLowerCase().replace(/['’]/g, ""),
    ...(/['’]s$/i.test(match[0])
      ? { owner: match[0].slice(0, -2).toLowerCase().replace(/['’]/g, "") }
      : {}),
    printed: match[0],
    index: match.index,
  }));
}
