import { type CouncilMention, findCouncilsNamed } from "../../catalogue/index.ts";
import type { Cell, Document } from "../../document.ts";
import { oneLine } from "../table/grid.ts";
import { type CoverLine, coverBlocks, isSubject, runningTexts } from "./cover.ts";
import { isAboutOthers, otherThanCouncil } from "./mention.ts";
import { isTitle, type Title } from "./title.ts";

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
type Place = keyof typeof places;

/** Below this nothing is known: one mention in prose weighs 1.4. */
const leastWeight = 1.7;
/** So many texts at least have to name a council that only texts name. */
const leastTexts = 3;
/** The next council may weigh at most so much of the first. */
const mostOfFirst = 1 / 1.4;
/** A table whose cells are the names of as many councils compares them; longer cells are prose. */
const leastCompared = 2;
const longestName = 50;
/** The cover ends about so many lines after it begins or its title stands. */
const linesOfCover = 15;
/** How much of one text is looked at, and how many texts: more of them tell nothing new. */
const longestProse = 4000;
const mostTexts = 10_000;
/** Texts longer than this are prose, not lines. */
const longestLine = 140;
/** A letterhead may come as one line. */
const longestContact = 300;

/**
 * The council that issues the report: weighed by where it is named. A mention in prose weighs little and
 * many of them grow with their root, so that a neighbour named often does not outweigh a cover.
 */
export function councilOf(
  document: Document,
  cover: readonly CoverLine[],
  title: Title,
): CouncilReading {
  const tally = new Tally();
  readCover(cover, title, tally);
  readProperties(document, tally);
  for (const text of runningTexts(document)) {
    tally.add("running", text);
    tally.addUnlisted("running", text);
  }
  readBlocks(document, tally);
  readAbbreviations(document, tally);
  return tally.verdict();
}

class Tally {
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
    if (text.length > longestLine || findCouncilsNamed(text).length > 0) return;
    const name = unlisted.exec(text)?.[1];
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
            isProse: place === "prose",
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
  /(?:^|[^A-Za-z])((?!(?:Full|Our|Your|The|This|Annual|Special)\s)[A-Z][\w'’-]+(?:\s+(?:and|&|of|upon|on|in|the|le|with|[A-Z][\w'’-]+)){0,5}?\s+(?:Parish|Town|Borough|City|County|District|Community|Metropolitan|Metropolitan Borough|Rural District|Urban District|Unitary|Islands?)\s+Council)\b/i;

const issuer =
  /^(?:a |the )?(?:joint )?report (?:of|by|from)\b|\b(?:chief executive|managing director|director|head|leader|treasurer|cabinet|executive)\b.{0,60}\b(?:of|for|,)\s/i;
const contact =
  /©|\(c\)|copyright|\b(?:tel(?:ephone)?|fax|e-?mail|web(?:site)?|minicom|textphone|www\.|contact)\b|@/i;

function readCover(cover: readonly CoverLine[], { title, at = 0 }: Title, tally: Tally): void {
  for (const [index, line] of cover.entries()) {
    const { text } = line;
    if (!isLine(text)) continue;
    const isIssuer =
      line.label === "council" ||
      line.label === "authority" ||
      line.label === "local authority" ||
      line.label === "organisation";
    if (isIssuer) {
      tally.add("issuer", line.said ?? "");
      continue;
    }
    const isTitled = isSubject(line);
    const near = index < linesOfCover || Math.abs(index - at) < linesOfCover;
    if (isAboutOthers(text) && !isTitled) continue;
    const place: Place =
      isTitled || text === title || (title !== "" && title.includes(text) && text.includes(" "))
        ? "title"
        : issuer.test(text) && near
          ? "issuer"
          : near && isName(text)
            ? "line"
            : contact.test(text)
              ? "contact"
              : "cover";
    if (place === "cover" && !near) {
      tally.add("prose", text);
      continue;
    }
    tally.add(place, text);
    if (near && place !== "contact") tally.addUnlisted(isName(text) ? "line" : "cover", text);
  }
}

/** No sentence: what a cover's sentences say counts as prose. */
const isLine = (text: string): boolean =>
  text.length <= longestLine && (isTitle(text) || /^report (?:of|by|from)\b/i.test(text));

/** A line that is a council's name and little else. */
function isName(text: string): boolean {
  const mention = findCouncilsNamed(text)[0];
  const name = mention?.matched ?? unlisted.exec(text)?.[1];
  if (name === undefined) return false;
  return text.replace(name, "").replace(/[^A-Za-z]/g, "").length <= 6;
}

function readProperties({ properties }: Document, tally: Tally): void {
  if (!properties) return;
  for (const [place, text] of [
    ["company", properties.company],
    ["fileTitle", properties.title],
    ["author", properties.author],
  ] as const) {
    if (!text) continue;
    tally.add(place, text);
    if (place !== "author") tally.addUnlisted(place, text);
  }
}

/** `This report sets out how Halton Borough Council is performing`. */
const selfBefore =
  /\b(?:this|the)\s+(?:[\w’'&-]+\s+){0,4}(?:report|plan|document|statement|update)\b.{0,100}\b(?:how|of|for|by|that|in)\s+(?:the\s+)?$/i;

function readBlocks({ blocks }: Document, tally: Tally): void {
  let left = mostTexts;
  for (const [index, block] of blocks.entries()) {
    if (left <= 0) return;
    if (block.kind === "table") {
      readTable(block.cells.slice(0, left), tally);
      left -= block.cells.length;
      continue;
    }
    left -= 1;
    if (block.kind === "heading") {
      if (index >= coverBlocks && !isAboutOthers(block.text))
        tally.add("heading", oneLine(block.text));
      continue;
    }
    const text = oneLine(block.text.slice(0, longestProse));
    if (index < coverBlocks && isLine(text)) continue;
    if (text.length <= longestContact && contact.test(text)) {
      tally.add("contact", text);
      continue;
    }
    const isSelf = index < coverBlocks && text.length > 0 && saysOfItself(text, tally);
    if (!isSelf) readProse(text, tally);
  }
}

function saysOfItself(text: string, tally: Tally): boolean {
  const sentence = text.split(/(?<=[.;])\s+(?=[A-Z])/)[0] ?? "";
  if (isAboutOthers(sentence)) return false;
  const mention = findCouncilsNamed(sentence)[0];
  if (!mention || otherThanCouncil(sentence, mention)) return false;
  if (!selfBefore.test(sentence.slice(0, mention.index))) return false;
  return tally.add("self", sentence);
}

/** A sentence at a time: a neighbour is compared with in one and the council named in the next. */
function readProse(text: string, tally: Tally): void {
  const own = text
    .split(/(?<=[.;])\s+(?=[A-Z])/)
    .filter((sentence) => !isAboutOthers(sentence))
    .join(" ");
  tally.add("prose", own);
}

function readTable(cells: readonly Cell[], tally: Tally): void {
  const named = new Set<string>();
  const names: string[] = [];
  for (const cell of cells) {
    const text = oneLine(cell.text.slice(0, longestProse));
    const mentions = findCouncilsNamed(text);
    if (mentions.length === 0) continue;
    if (text.length > longestName) readProse(text, tally);
    else names.push(text);
    if (text.length <= longestName)
      for (const { council } of mentions) named.add(council.shortName);
  }
  // a column of neighbours, a league table
  if (named.size < leastCompared) for (const text of names) readProse(text, tally);
}

/** `RMBC` stands for a council only where its full name is printed too, and no other's is shortened alike. */
function readAbbreviations({ blocks }: Document, tally: Tally): void {
  const owners = new Map<string, Set<string>>();
  for (const [council, names] of tally.fullNames()) {
    for (const name of names) {
      const initials = initialsOf(name);
      if (initials.length >= 3)
        owners.set(initials, (owners.get(initials) ?? new Set()).add(council));
    }
  }
  if (owners.size === 0) return;
  for (const block of blocks.slice(0, mostTexts)) {
    if (block.kind === "table") continue;
    const here = new Set(block.text.slice(0, longestProse).match(/\b[A-Z]{3,6}\b/g) ?? []);
    for (const initials of here) {
      const [council, ...more] = owners.get(initials) ?? [];
      if (council !== undefined && more.length === 0) tally.put(council, "abbreviation", 1, "full");
    }
  }
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => !/^(?:of|the|and|&|upon|on|with|in|le)$/i.test(word))
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("");
