import { append } from "../../long-lists.ts";
import { oneLine } from "../table/grid.ts";
import { hasDate, isDateAlone, namesDeadline, quarterDeadline } from "./deadline.ts";
import { isInitials, officerLikeness } from "./officer.ts";
import { parseState } from "./state.ts";

/** What one item of a list says. */
export interface ItemParts {
  /** The item's own number or code, where it has one that names it: `1.2`, `3b`, `HP4`. */
  readonly reference: string;
  readonly text: string;
  /** The words that name the date in a place of their own; absent where the text itself names it or nothing does. */
  readonly dueCell?: string;
  readonly responsible: string;
  readonly state: string;
  readonly commentary: string;
  /** Whether the item carries a date or a state: what tells a list of commitments. */
  readonly isTelling: boolean;
}

/** What the other items of the list say of how this one is to be read. */
export interface ListStyle {
  /** Most items close with words that could be an officer's name. */
  readonly hasOfficers: boolean;
}

/** An item longer than this is prose, in characters. */
export const longestItem = 1_500;

interface Piece {
  readonly start: number;
  readonly content: string;
  /** What stands before it: the item's beginning, a dash, a line break, a bracket or the end of a sentence. */
  readonly by: "start" | "dash" | "line" | "bracket" | "sentence";
}

const label =
  /^(lead(?: officer)?|responsib(?:le(?: officer)?|ility)|officer(?: responsible)?|owner|by whom|accountable(?: officer)?|target date|due(?: date)?|deadline|timescales?|time ?scale|by when|when|completion(?: date)?|complete by|date|milestone date|status|rag(?: status)?|state|progress(?: to date)?|update|comments?|commentary|position)\s*(?::|–|-\s)\s*/i;

type Said =
  | { readonly of: "date"; readonly text: string }
  | { readonly of: "officer"; readonly text: string }
  | { readonly of: "commentary"; readonly text: string }
  | { readonly of: "state"; readonly text: string; readonly commentary: string };

/** Two words, each of two letters at least, apart: one pattern for it would try every pair of places. */
function hasTwoWords(text: string): boolean {
  const word = /\p{L}{2}/gu;
  const first = word.exec(text);
  if (!first) return false;
  let last = first;
  for (let next = word.exec(text); next; next = word.exec(text)) last = next;
  return /\s/.test(text.slice(first.index + first[0].length, last.index));
}

/** The parts of an item's text without its bullet: what is promised, by when, by whom, and how it stands. */
export function parseItem(item: string, reference: string, style: ListStyle): ItemParts {
  const pieces = itemToPieces(item);
  const whole = (text: string): ItemParts => plainItem(reference, text);
  const [first] = pieces;
  if (!first) return whole(oneLine(item));
  const leading = leadingState(pieces);
  if (leading) return { ...whole(leading.text), state: leading.state, isTelling: true };
  for (let at = 1; at < pieces.length; at++) {
    const head = item.slice(0, pieces[at]?.start ?? 0);
    if (!hasTwoWords(head)) continue;
    const said: Said[] | undefined = sayings(pieces.slice(at), style, hasDate(head));
    if (said) return itemOf(reference, head, pieces[at], said, item);
  }
  return stateBehindColon(item, reference) ?? whole(oneLine(item));
}

/** `Complete the review by May 2009: achieved`. */
function stateBehindColon(item: string, reference: string): ItemParts | undefined {
  const at = item.lastIndexOf(": ");
  const said = at < 0 ? undefined : parseState(item.slice(at + 1));
  if (!said || !hasDate(item.slice(0, at))) return undefined;
  const { state, commentary } = said;
  return { ...plainItem(reference, item.slice(0, at)), state, commentary, isTelling: true };
}

/** An item that is one text; a date that leads it (`March 2010: Complete …`) or a quarter it ends by is its due. */
function plainItem(reference: string, printed: string): ItemParts {
  const text = oneLine(printed);
  const lead = /^(.{3,40}?)\s*(?::|\s[–—-])\s+\S/.exec(text)?.[1];
  const leadingDate = lead && isDateAlone(lead) ? lead : undefined;
  const dueCell =
    leadingDate ??
    (namesDeadline(text) ? undefined : (closingDate(text) ?? quarterDeadline(sentence(text))));
  return {
    reference,
    text,
    ...(dueCell ? { dueCell } : {}),
    responsible: "",
    state: "",
    commentary: "",
    isTelling: dueCell !== undefined || namesDeadline(text) || hasDate(text),
  };
}

/** A date behind a colon, comma or semicolon that closes the item: `Report to Cabinet: 14 September 2009`. */
function closingDate(text: string): string | undefined {
  const last = /[:,;]\s+([^:,;]{2,40}?)[.;]?$/.exec(text)?.[1];
  return last && /\d/.test(last) && isDateAlone(last) ? last : undefined;
}

const sentence = (text: string): string => text.split(/(?<=\.)\s+(?=[A-Z])/)[0] ?? "";

function itemOf(
  reference: string,
  head: string,
  cut: Piece | undefined,
  said: readonly Said[],
  item: string,
): ItemParts {
  const text = withoutEnd(head);
  const own = plainItem(reference, text);
  const hasOwnDate = namesDeadline(text) || own.dueCell !== undefined;
  const dates = said.filter(({ of }) => of === "date").map((part) => part.text);
  const [date] = dates;
  const state = said.find((part) => part.of === "state");
  const commentary = said.flatMap((part) =>
    part.of === "commentary" ? [part.text] : part.of === "state" ? [part.commentary] : [],
  );
  // the only date, right behind the text, is part of what is promised: "Adopt the scheme – May 2006"
  const staysIn =
    date !== undefined &&
    !hasOwnDate &&
    said[0]?.of === "date" &&
    cut !== undefined &&
    (cut.by === "dash" || cut.by === "bracket") &&
    cut.content.replace(/(?<![\s;,.])[\s;,.]+$/, "") === date;
  const datedText = staysIn
    ? withoutEnd(oneLine(item.slice(0, (cut?.start ?? 0) + lengthOf(item, cut))))
    : text;
  const dueCell = hasOwnDate ? own.dueCell : date;
  return {
    reference,
    text: datedText,
    ...(dueCell !== undefined ? { dueCell } : {}),
    responsible: said
      .filter(({ of }) => of === "officer")
      .map((part) => part.text)
      .join("; "),
    state: state?.text ?? "",
    commentary: commentary.filter((part) => part !== "").join(" "),
    isTelling: own.isTelling || dates.some(hasDateOrQuarter) || state !== undefined,
  };
}

const hasDateOrQuarter = (text: string): boolean => /\d|[A-Z][a-z]{2}/.test(text);

/** How many characters a piece takes with what stands before it. */
function lengthOf(item: string, piece: Piece | undefined): number {
  if (!piece) return 0;
  const at = item.indexOf(piece.content, piece.start);
  const bracket = piece.by === "bracket" ? 1 : 0;
  return at < 0 ? 0 : at - piece.start + piece.content.length + bracket;
}

const withoutEnd = (text: string): string => oneLine(text).replace(/(?<![\s;,–—-])[\s;,–—-]+$/, "");

/** `On track: Complete the review`, `Achieved – Adopt the plan`: the state before the text. */
function leadingState(pieces: readonly Piece[]): { state: string; text: string } | undefined {
  const [first, ...others] = pieces;
  if (!first) return undefined;
  const colon = /^[([]?([^:\])]{1,30})(?::|[)\]]:?)\s+(\S.*)$/s.exec(first.content);
  const before = colon?.[1] ?? (others[0]?.by === "dash" ? first.content : undefined);
  const state = before === undefined ? undefined : parseState(before);
  if (state?.commentary !== "") return undefined;
  const rest = [...(colon ? [colon[2] ?? ""] : []), ...others.map(({ content }) => content)];
  return { state: state.state, text: oneLine(rest.join(" – ")) };
}

/** What each piece behind the text says; undefined where one of them says none of these. */
function sayings(
  pieces: readonly Piece[],
  style: ListStyle,
  afterDate: boolean,
): Said[] | undefined {
  const all: Said[] = [];
  let hasState = false;
  let dated = afterDate;
  for (const piece of pieces) {
    if (hasState && piece.by === "sentence") {
      all.push({ of: "commentary", text: piece.content });
      continue;
    }
    const said: Said[] | undefined =
      saying(piece, style, dated) ?? (hasState ? comment(piece) : undefined);
    if (!said) return undefined;
    append(all, said);
    hasState ||= said.some(({ of }) => of === "state" || of === "commentary");
    dated ||= said.some(({ of }) => of === "date");
  }
  return all;
}

const comment = (piece: Piece): Said[] => [{ of: "commentary", text: piece.content }];

function saying(piece: Piece, style: ListStyle, afterDate: boolean): Said[] | undefined {
  const content = piece.content.replace(/(?<![\s;,.])[\s;,.]+$/, "");
  const named = label.exec(content);
  if (named) {
    const kind = named[1] ?? "";
    const text = content.slice(named[0].length).trim();
    if (text === "") return [];
    if (/^(?:lead|responsib|officer|owner|by whom|accountable)/i.test(kind))
      return [{ of: "officer", text }];
    if (/^(?:status|rag|state|position|progress|update|comment)/i.test(kind)) {
      const state = parseState(piece.content.slice(named[0].length));
      return state
        ? [{ of: "state", text: state.state, commentary: state.commentary }]
        : [{ of: "commentary", text: piece.content.slice(named[0].length).trim() }];
    }
    if (isDateAlone(text)) return [{ of: "date", text }];
  }
  const state = parseState(piece.content);
  if (state) return [{ of: "state", text: state.state, commentary: state.commentary }];
  if (piece.by === "sentence") return undefined;
  if (isDateAlone(content)) return [{ of: "date", text: content }];
  const officer = officerLikeness(content);
  const placed = style.hasOfficers || (afterDate && !isInitials(content));
  // "Loveday, F.": the point is the initial's
  const name = /,\s?(?:[A-Z]\.\s?){1,3}$/.test(piece.content) ? piece.content : content;
  if (officer === "sure" || (officer === "maybe" && placed)) return [{ of: "officer", text: name }];
  return severalSayings(content, style);
}

/** `Head of Planning, March 2010`, `March 2010; J Smith`, `Head of Planning by March 2010`. */
function severalSayings(content: string, style: ListStyle): Said[] | undefined {
  const parts = content.split(/\s*[;,]\s*|\s+(?=by\s+(?:the\s+)?(?:end\b|[A-Z0-9]))|\s*:\s+/);
  if (parts.length < 2) return undefined;
  const all = parts.map((text): Said | undefined => {
    if (isDateAlone(text)) return { of: "date", text };
    const state = parseState(text);
    if (state && state.commentary === "") return { of: "state", text: state.state, commentary: "" };
    const officer = officerLikeness(text);
    if (
      officer === "sure" ||
      (officer === "maybe" && (style.hasOfficers || parts.some(isDateAlone)))
    )
      return { of: "officer", text };
    return undefined;
  });
  return all.every((said) => said !== undefined) ? all : undefined;
}

/** What could be an officer at the end of an item: asked of every item before any is read. */
export const endsInName = (item: string): boolean =>
  itemToPieces(item)
    .slice(1)
    .some(
      ({ content, by }) =>
        by !== "sentence" &&
        content
          .split(/(?:(?<!\s)\s+)?[;,]\s*/)
          .some((part) => officerLikeness(part) !== "no" && !parseState(part)),
    );

const dash = /\s+[–—-]{1,2}\s+|\s*\n\s*|\s+\|\s+|;\s+|(?<=[.!])\s+(?=[A-Z])/g;
/** A bracket that closes what stands before it; a post in it may have its holder's name in brackets: `(Head of Property (K Eccles))`. */
const closingBracket =
  /\s*[([]((?:[^()[\]]{1,90}|[^()[\]]{2,60}\s\([^()]{2,40}\)))[)\]](?=[.;,]?\s*$)/;

const isInBracket = (item: string, at: number): boolean =>
  item.lastIndexOf("(", at) > item.lastIndexOf(")", at) && item.indexOf(")", at) >= 0;

/** An item cut where a part could begin. Dashes within words and brackets within sentences do not cut. */
function itemToPieces(item: string): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, text: string, by: Piece["by"]) => {
    let rest = text;
    const brackets: Piece[] = [];
    for (let match = closingBracket.exec(rest); match; match = closingBracket.exec(rest)) {
      brackets.unshift({
        start: start + match.index,
        content: (match[1] ?? "").trim(),
        by: "bracket",
      });
      rest = rest.slice(0, match.index);
    }
    if (rest.trim() !== "" || by === "start") pieces.push({ start, content: rest.trim(), by });
    append(pieces, brackets);
  };
  let from = 0;
  let start = 0;
  let by: Piece["by"] = "start";
  for (const match of item.matchAll(dash)) {
    if (isInBracket(item, match.index)) continue;
    add(start, item.slice(from, match.index), by);
    from = match.index + match[0].length;
    by = match[0].includes("\n") ? "line" : /[–—|;-]/.test(match[0]) ? "dash" : "sentence";
    start = match.index;
  }
  add(start, item.slice(from), by);
  return pieces;
}
