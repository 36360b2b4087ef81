import { type CouncilMention, findCouncilsNamed } from "../../catalogue/index.ts";
import { otherThanCouncil } from "./mention.ts";

export interface CouncilReading {
  /** The council's short name; empty where the report does not say. */
  readonly council: string;
  /** What spoke for it, the weightiest first, and for the next council where one came near. */
  readonly why: readonly string[];
}

/** Where a council is named: what each place weighs with the full name, and with the short one. */
const places = {
  line: { full: 10, short: 5, why: "is a line of the cover" },
  issuer: { full: 10, short: 5, why: "is said to issue the report" },
  title: { full: 8, short: 4, why: "stands in the title" },
  company: { full: 6, short: 4, why: "is the file's company" },
  fileTitle: { full: 5, short: 2.5, why: "stands in the file's title" },
  author: { full: 4, short: 0, why: "is the file's author" },
  running: { full: 7, short: 2, why: "stands in the running head or foot" },
  contact: { full: 5, short: 0, why: "stands in a contact line or copyright" },
  domain: { full: 4, short: 4, why: "has its web address printed" },
  self: { full: 4, short: 2, why: "is what the report says it is about" },
  cover: { full: 4, short: 1, why: "stands on the cover" },
  heading: { full: 2, short: 1, why: "stands in headings" },
  prose: { full: 1.4, short: 1, why: "is named in the text" },
  abbreviation: { full: 0.6, short: 0.6, why: "is abbreviated in the text" },
} as const;
export type Place = keyof typeof places;

/** Below this nothing is known: one mention in prose weighs 1.4. */
const leastWeight = 1.7;
/** So many texts and headings at least have to name a council that nothing else names. */
const leastTexts = 3;
/** The next council may weigh at most so much of the first. */
const mostOfFirst = 1 / 1.4;
/** Longer texts name councils in passing. */
const longestUnlisted = 140;

/** What speaks for each council, by the place it is named at. */
export class Tally {
  /** For each council, how often it was named at each place, in full and in short. */
  readonly #seen = new Map<string, Map<string, { place: Place; full: number; short: number }>>();
  readonly #full = new Map<string, Set<string>>();

  add(place: Place, text: string, share = 1): boolean {
    const mentions = findCouncilsNamed(text).filter(
      (mention) => otherThanCouncil(text, mention) === undefined,
    );
    const best = new Map<string, CouncilMention>();
    for (const mention of mentions) {
      const name = mention.council.shortName;
      if (best.get(name)?.how !== "full-name") best.set(name, mention);
      if (mention.how === "full-name")
        this.#full.set(
          name,
          (this.#full.get(name) ?? new Set()).add(mention.council.name).add(mention.matched),
        );
    }
    for (const [name, { how }] of best) {
      const at = how === "domain" ? "domain" : place;
      const local = how === "short-name" && isLocal(text, best.get(name)) ? localShare : 1;
      this.put(name, at, (share * local) / best.size, how === "short-name" ? "short" : "full");
    }
    return best.size > 0;
  }

  put(name: string, place: Place, share: number, how: "full" | "short"): void {
    const own = this.#seen.get(name) ?? new Map();
    const seen = own.get(place) ?? { place, full: 0, short: 0 };
    own.set(place, { ...seen, [how]: seen[how] + share });
    this.#seen.set(name, own);
  }

  /** `Elmbury Parish Council` is none of the catalogue's, and issues its report all the same. */
  addUnlisted(place: Place, text: string): void {
    if (text.length > longestUnlisted || findCouncilsNamed(text).length > 0) return;
    const name = unlistedCouncil(text);
    if (name) this.put(`${unlistedMark}${name}`, place, 1, "full");
  }

  /** Councils named in full, and how: what their abbreviations are. */
  fullNames(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#full;
  }

  verdict(): CouncilReading {
    const ranked = [...this.#seen]
      .map(([name, seen]) => {
        const parts = [...seen.values()]
          .map(({ place, full, short }) => ({
            weight: Math.sqrt(full) * places[place].full + Math.sqrt(short) * places[place].short,
            why: places[place].why,
            isProse: place === "prose" || place === "heading",
            count: full + short,
          }))
          .filter(({ weight }) => weight > 0)
          .sort((a, b) => b.weight - a.weight);
        const weight = parts.reduce((sum, part) => sum + part.weight, 0);
        return { name, weight, parts };
      })
      .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
    const [first, second] = ranked;
    if (!first) return { council: "", why: ["no council is named"] };
    const said = (one: typeof first) =>
      `${one.name.replace(unlistedMark, "")}: ${one.parts.map(({ why, weight }) => `${why} (${weight.toFixed(1)})`).join(", ")}`;
    const why = [said(first), ...(second ? [`next ${said(second)}`] : [])];
    const texts = first.parts.reduce(
      (sum, { isProse, count }) => sum + (isProse ? count : leastTexts),
      0,
    );
    if (first.weight < leastWeight || texts < leastTexts)
      return { council: "", why: ["too little speaks for a council", ...why] };
    if (second && second.weight > first.weight * mostOfFirst)
      return { council: "", why: ["two councils are named alike", ...why] };
    if (first.name.startsWith(unlistedMark))
      return { council: "", why: ["the council is none of the catalogue's", ...why] };
    return { council: first.name, why };
  }
}

/** `Halton’s pupils`, `residents in Halton`: as one speaks of one's own place. */
function isLocal(text: string, mention: CouncilMention | undefined): boolean {
  if (!mention) return false;
  const after = text.slice(mention.index + mention.matched.length);
  return (
    /^['’]s\b/.test(after) ||
    /\b(?:in|across|throughout|within|around)\s+$/i.test(text.slice(0, mention.index))
  );
}
const localShare = 1.5;

const unlistedMark = "\u0000";
/** A council's name of the usual build: a place and the kind of council. */
const unlisted =
  /(?:^|[^A-Za-z])((?:[A-Z][\w'’-]{1,30}\s{1,4}(?:(?:and|&|of|upon|on|in|the|le|with)\s{1,4}){0,4}){1,5}(?:Parish|Town|Borough|City|County|District|Community|Metropolitan|Rural|Urban|Unitary|Islands?)(?:\s+Borough|\s+District)?\s+Council)\b/;
/** `Report to the Borough Council`, `Meeting of the County Council`: no place's name. */
const noPlace =
  /\b(?:report|meeting|agenda|minutes|leader|members?|committee|executive|cabinet|chief|director|head|office|full|our|your|this|annual|special|other|new|both|all|the)\s+(?:(?:of|to|for|by|the)\s+)*(?:\w+\s+)?(?:\w+\s+)?council$/i;

/** A council that the catalogue does not know, as the text prints it. */
export function unlistedCouncil(text: string): string | undefined {
  const name = unlisted.exec(titled(text))?.[1];
  if (name === undefined || noPlace.test(name)) return undefined;
  const from = titled(text).indexOf(name);
  return text.slice(from, from + name.length);
}

/** A line in capitals as it is written elsewhere. */
const titled = (text: string): string =>
  /[a-z]/.test(text)
    ? text
    : text.replace(/[A-Z]+/g, (word) =>
        /^(?:OF|THE|AND|ON|IN|UPON|WITH|LE|TO|FOR|BY)$/.test(word)
          ? word.toLowerCase()
          : `${word[0] ?? ""}${word.slice(1).toLowerCase()}`,
      );
