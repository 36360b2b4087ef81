import type { BoundingBox } from "../../../document.ts";
import type { Span } from "../drawing/drawing.ts";
import { boxWidth } from "../drawing/geometry.ts";
import { beginsWithDot } from "./drawn-bullets.ts";
import { isLeader } from "./leaders.ts";
import { lineStepOf, smallestUsualStep } from "./line-step.ts";
import { type Line, spansToLines } from "./lines.ts";
import { isFigure } from "./pieces.ts";

/** What starts a paragraph of its own: a bullet, a list number, a quarter label. */
const listStart =
  /^(?:[•▪◦‣●○■□➢❖✓✔·–-]\s|[oü]\s(?=[A-Z])|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/;
/** The ends of words that are none themselves: the hyphen before one was put there for the line's end. */
const ending =
  /^(?:[bdglmnprstv]ing|ings?|[cst]?ations?|[cst]ions?|ional|ments?|mental|ness|i?ties|i?ty|[ae]nces?|[ae]n[ct]y|[ai]?ble|ably|ibly|[ai]cal|ally|ership|erships|ed|[dglt]ed|ers?|ors?|ly|ful|ous|ives?|tives?|tures?|dren|cils?|tory|tics?|i[sz]ed|i[sz]es?|i[sz]ing|i[sz]ations?|formance|cants?|ment's)(?![\p{L}-])/u;
/** A step down between lines this much larger than the usual one is a gap between paragraphs. */
const paragraphGap = 1.28;
/** A line that leaves this part of the cell's width free has ended before it had to. */
const endsEarly = 0.12;
/** A word needs a blank before it, and the rule, padding and all, may take as much again (parts of the font size). */
const roomBefore = 0.6;
/** The same where no full stop says so. */
const endsWellShort = 0.3;

/** A cell's spans to its text: paragraphs on lines of their own, wrapped lines joined by a blank, no leaders. */
export function cellText(spans: readonly Span[], box: BoundingBox): string {
  const upright = spans.filter((span) => span.turn === 0 && !isLeader(span));
  const turned = spans.filter((span) => span.turn !== 0);
  const parts = [linesToText(spansToLines(upright), box)];
  if (turned.length > 0) parts.push(turnedText(turned));
  return parts.filter((part) => part !== "").join("\n");
}

/** Lines to text; `box` is what they were wrapped in. */
export function linesToText(lines: readonly Line[], box: BoundingBox): string {
  // One step alone says nothing of what is usual.
  const usual = lines.length < 3 ? 0 : smallestUsualStep(lines);
  const begun = beginParagraphs(lines);
  let text = "";
  let last: Line | undefined;
  let first = "";
  for (const line of lines) {
    // A soft hyphen is there for the line's end alone.
    const isCut = text.endsWith("\u00ad") && /^\p{Ll}/u.test(line.text);
    const parted =
      last === undefined || isCut || isBrokenYear(text, line.text) || isBrokenWord(last, line, box)
        ? ""
        : begun.has(line) || beginsAlike(first, line.text)
          ? "\n"
          : separator(last, line, usual, box);
    const isBroken = parted === "" && /\p{Ll}-$/u.test(text) && ending.test(line.text);
    if (isCut || isBroken) text = text.slice(0, -1);
    if (last === undefined || parted === "\n") first = line.text;
    text += `${parted}${beginsWithDot(line.spans) ? line.text.replace(/^•\s*/, "") : line.text}`;
    last = line;
  }
  return text.replaceAll("\u00ad", "-");
}

/** So many steps show how far lines of one paragraph are apart, and how far paragraphs are. */
const fewestInside = 3;
const fewestBetween = 2;

/**
 * The lines that begin a paragraph, where several steps down are all clearly wider than all others, by however little: each
 * begins as a paragraph does.
 */
function beginParagraphs(lines: readonly Line[]): ReadonlySet<Line> {
  const none: ReadonlySet<Line> = new Set();
  const size = lines[0]?.size ?? 0;
  if (lines.length <= fewestInside + fewestBetween) return none;
  const stepTo = (at: number): number =>
    (lines[at] as Line).baseline - (lines[at - 1] as Line).baseline;
  const lineStep = lineStepOf(lines.slice(1).map((_, at) => ({ step: stepTo(at + 1), size })));
  const said = lines.map((_, at) => (at === 0 ? "inside" : lineStep?.says(stepTo(at))));
  const begun = lines.filter((_, at) => said[at] === "next row");
  const isClear = said.every((one) => one === "inside" || one === "next row");
  const areAlike = lines.every((line) => Math.abs(line.size - size) < 0.1);
  const inside = lines.length - 1 - begun.length;
  return isClear &&
    areAlike &&
    inside >= fewestInside &&
    begun.length >= fewestBetween &&
    begun.every(({ text }) => /^[\p{Lu}\p{N}£(]/u.test(text))
    ? new Set(begun)
    : none;
}

/** What no word is, but the rest of one: letters without a vowel, and endings. */
const restOfWord =
  /^(?:[b-df-hj-np-tv-xz]{1,3}|e|y|e[drs]|ers|ess|ness|l?y|al|i?ty|[rc]y|i[st]y|ies|ing|ings|[cst]?ions?|ment|ments|[ae]nce|nces?|ive|ives|ous|ble)(?![\p{L}\p{N}’'-])/u;
const unit =
  /^(?:[kcm]m|kg|mph|hrs?|yrs?|pcs?|pts|nd|rd|st|th|vs|ft|lbs?|pm|tv|cllr|dr|mr|mrs|ms)\b/;
/** A word that is broken has so many letters on its first line, and no room for another (parts of the font size). */
const brokenWord = /^\(?\p{L}{5,}$/u;
const noRoom = 1.5;

/** A column too narrow for a word breaks it between letters: `organisatio` over `ns with the`, each line alone. */
const isBrokenWord = (last: Line, { text }: Line, box: BoundingBox): boolean =>
  brokenWord.test(last.text) &&
  (restOfWord.test(text) ||
    (/[cst]i$/.test(last.text) && /^on(?:s|al)?(?![\p{L}-])/u.test(text))) &&
  !unit.test(text) &&
  box[2] - last.box[2] < noRoom * last.size;

/** A column too narrow for its year breaks it within its digits: `2006/200` over `7`, `2010/20` over `11`. */
function isBrokenYear(above: string, below: string): boolean {
  const [, from, begun = ""] = /(?<!\d)((?:19|20)\d{2})\s?[/–-]\s?(\d{1,3})$/.exec(above) ?? [];
  const [rest] = /^\d{1,3}(?![\d%.,/–-])/.exec(below) ?? [];
  if (from === undefined || rest === undefined) return false;
  // "2010/1" is whole as well: only a digit alone on its line is its rest
  if (begun.length === 1 && rest !== below) return false;
  const next = String(Number(from) + 1);
  return begun + rest === next || begun + rest === next.slice(2);
}

function separator(last: Line, line: Line, usual: number, box: BoundingBox): string {
  if (startsParagraph(last, line, usual, box)) return "\n";
  // "well-\nbeing" keeps its hyphen and gets no blank; a dash with a blank before it is none.
  return /[\p{L}\p{N}][-\u00ad]$/u.test(last.text) && /^[\p{Ll}\p{N}]/u.test(line.text) ? "" : " ";
}

function startsParagraph(last: Line, line: Line, usual: number, box: BoundingBox): boolean {
  if (listStart.test(line.text) || areTwoFigures(last.text, line.text)) return true;
  const step = line.baseline - last.baseline;
  const size = Math.max(line.size, last.size);
  if (usual > 0 && step > paragraphGap * usual && step > 1.25 * size) return true;
  if (usual === 0 && step > 1.9 * size) return true;
  if (!/^[\p{Lu}\p{N}£(]/u.test(line.text)) return false;
  return couldHaveHeld(last, line, box, /[.;:!?)%\d]$/.test(last.text) ? endsEarly : endsWellShort);
}

/** Items of a list often begin with the same two words, as no sentence goes on. */
function beginsAlike(first: string, text: string): boolean {
  const words = /^\p{Lu}\S+ \p{Lu}\S+ /u.exec(first)?.[0];
  return words !== undefined && text.startsWith(words);
}

/** One value under another is a value of its own, unless the upper one breaks off. */
const areTwoFigures = (upper: string, lower: string): boolean =>
  isFigure(upper) && isFigure(lower) && !/[-–/,(&£]$/.test(upper) && !/^[-–/,)%]/.test(lower);

/** Whether the first word of `line` had room on `last`: then the break was made on purpose. */
function couldHaveHeld(last: Line, line: Line, box: BoundingBox, part: number): boolean {
  const first = line.spans[0];
  if (first === undefined) return false;
  const padding = Math.max(1.5, Math.min(last.box[0] - box[0], 6));
  const room = box[2] - padding - last.box[2];
  return room > boxWidth(first.box) + roomBefore * last.size && room > part * boxWidth(box);
}

/** `2009–` over `10`: two years are written without a blank after their dash. */
const brokenYears = /((?:19|20)\d\d[–/-]) (?=\d\d\b)/g;

/** Text turned on its side, read along its own direction. */
export function turnedText(spans: readonly Span[]): string {
  const ordered = [...spans].sort((a, b) => {
    if (Math.abs(a.baseline - b.baseline) > 0.3 * a.size) return a.baseline - b.baseline;
    return along(a) - along(b);
  });
  return ordered
    .map((span) => span.text)
    .join(" ")
    .replaceAll(brokenYears, "$1")
    .replaceAll("\u00ad", "-");
}

const along = (span: Span): number =>
  span.turn === 90 ? span.box[1] : span.turn === 270 ? -span.box[3] : -span.box[2];
