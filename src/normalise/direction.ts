import type { Direction } from "../records.ts";
import type { KeyEntry, PrintedMark } from "../rows.ts";
import { hueOf, isKeyWord, sameMark, saysNothing, wordStatus } from "./status.ts";

const directionGlyphs: Readonly<Record<string, Direction>> = {
  "↑": "up",
  "▲": "up",
  "⇧": "up",
  "🠙": "up",
  "🡅": "up",
  "🡹": "up",
  "⬆": "up",
  "⇑": "up",
  ñ: "up",
  á: "up",
  é: "up",
  "↗": "up",
  "⇗": "up",
  "△": "up",
  "👍": "up",
  "🔼": "up",
  "↓": "down",
  "▼": "down",
  "⇩": "down",
  "🠛": "down",
  "🡇": "down",
  "🡻": "down",
  "⬇": "down",
  "⇓": "down",
  ò: "down",
  â: "down",
  ê: "down",
  "↘": "down",
  "⇘": "down",
  "▽": "down",
  "👎": "down",
  "🔽": "down",
  "→": "level",
  "↔": "level",
  "⇔": "level",
  "⬌": "level",
  "🡆": "level",
  "🡘": "level",
  "⟷": "level",
  "=": "level",
  "⇒": "level",
  "➔": "level",
  ð: "level",
  à: "level",
  è: "level",
  ó: "level",
  "▶": "level",
  "►": "level",
  "◄►": "level",
  "⬄": "level",
  "➡": "level",
  "↕": "level",
  "<>": "level",
  "<->": "level",
  "🠚": "level",
  "🡒": "level",
  "⇨": "level",
};

const directions = (...words: readonly string[]): RegExp =>
  new RegExp(
    `^(?:(?:performance|trend|direction|dot|position|result|has|is|are|have|been|slight(?:ly)?|significant(?:ly)?|much|getting|moving|marginal(?:ly)?|general(?:ly)?|a|slowly|continu(?:ed|ing)(?: to)?|going)\\s*[:–-]?\\s+)*(?:${words.join("|")})(?![A-Za-z])`,
    "i",
  );
const directionWords: readonly { readonly direction: Direction; readonly pattern: RegExp }[] = [
  {
    direction: "same",
    pattern: directions(
      "(?:the )?same|no (?:significant |real )?change|not changed|unchanged|static|stable|steady|stationary|maintain(?:ed|ing)|similar|constant|consistent|staying the same|flat|neutral|level pegging",
    ),
  },
  {
    direction: "better",
    pattern: directions("better|improv(?:ed|es?|ing|ement)|positive(?:ly)?|favourable"),
  },
  {
    direction: "worse",
    pattern: directions(
      "wors(?:e|en(?:ed|ing)?)|deteriorat(?:ed|es?|ing|ion)|declin(?:ed|es?|ing)|negative(?:ly)?|weaker|adverse|unfavourable",
    ),
  },
  {
    direction: "up",
    pattern: directions("up(?:wards?)?|increas(?:ed?|ing)|ris(?:e|en|ing)|higher"),
  },
  {
    direction: "down",
    pattern: directions(
      "down(?:wards?)?|decreas(?:ed?|ing)|fall(?:en|ing)?|fell|lower|reduc(?:ed|ing)",
    ),
  },
  { direction: "level", pattern: directions("level") },
];

/** Direction from an arrow, a word, or the colour that the report's key gives a direction. */
export function readDirection(
  printed: PrintedMark,
  keys: readonly KeyEntry[],
): Direction | undefined {
  const text = printed.text.trim();
  // "–" is nothing, unless the key says what it stands for
  const ownKeys = keys.filter(({ of }) => of === "direction");
  const ofKey = ownKeys
    .filter(({ word }) => isKeyWord(word, text))
    .map(({ meaning }) => directionOfMeaning(meaning));
  const [meant] = new Set(ofKey).size === 1 ? ofKey : [];
  if (meant !== undefined && !/[a-z]/i.test(text)) return meant;
  if (
    saysNothing(text) ||
    /^(?:none|new(?: indicator| pi| measure)?|no (?:comparison|comparator)[\w ]*)$/i.test(text)
  )
    return "";
  if (meant !== undefined) return meant;
  for (const mark of printed.marks) {
    const entry = ownKeys.find(
      ({ marks, word }) =>
        marks.some((shown) => sameMark(shown, mark)) ||
        (mark.colour !== undefined && hueOf(mark.colour) === wordStatus(word)),
    );
    const direction = entry ? directionOfMeaning(entry.meaning) : undefined;
    if (direction) return direction;
    if (mark.shape === "arrow-up") return "up";
    if (mark.shape === "arrow-down") return "down";
    if (mark.shape === "arrow-level") return "level";
  }
  const glyphs = [...printed.marks.flatMap(({ glyph }) => (glyph ? [glyph] : [])), text];
  for (const glyph of glyphs) {
    const direction = directionGlyphs[glyph.replace(/[\ufe0e\ufe0f]/g, "")];
    if (direction) return direction;
  }
  const word = directionWords.find(({ pattern }) => pattern.test(text))?.direction;
  if (word) return word;
  return text === "" && printed.marks.every(({ kind }) => kind === "fill") ? "" : undefined;
}

/** `Not improved` says what has not happened. */
const denied = /\bnot\s(?:yet\s|been\s)?(?:better|improv\w*|wors\w*|deteriorat\w*|declin\w*)/gi;

function directionOfMeaning(printed: string): Direction | undefined {
  const meaning = printed.replace(denied, "");
  if (
    /\bno (?:significant )?change\b|\bunchanged\b|\bnot changed\b|\bno improvement\b/i.test(meaning)
  )
    return "same";
  if (/\bbetter\b|\bimprov/i.test(meaning)) return "better";
  if (/\bwors|\bdeteriorat|\bdeclin/i.test(meaning)) return "worse";
  return /\bsame\b|\bstatic\b|\bstable\b|\bmaintain|\bsimilar\b/i.test(meaning)
    ? "same"
    : undefined;
}
