import { findCouncilsNamed } from "../../catalogue/index.ts";
import type { Cell, Document } from "../../document.ts";
import { oneLine } from "../table/grid.ts";
import { type CoverLine, coverBlocks, isSubject, runningTexts } from "./cover.ts";
import { isAboutOthers, otherThanCouncil } from "./mention.ts";
import { type CouncilReading, type Place, Tally, unlistedCouncil } from "./tally.ts";
import { isTitle, type Title } from "./title.ts";

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
  const name = mention?.matched ?? unlistedCouncil(text);
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
