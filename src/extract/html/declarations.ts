import { parseCssColour } from "./css-colour.ts";

/** What a style says, property by property, in the words of this reader; a later one replaces an earlier one. */
export interface Declarations {
  display?: "none" | "block" | "inline" | "inline-block" | undefined;
  visibility?: "visible" | "hidden" | "collapse" | undefined;
  bold?: boolean | undefined;
  /** Struck through. */
  struck?: boolean | undefined;
  font?: string | undefined;
  colour?: string | undefined;
  /** A colour, or `transparent`, `currentcolor`, `inherit`. */
  background?: string | undefined;
  /** File of a picture behind the element; `""` for none. */
  picture?: string | undefined;
  superscript?: boolean | undefined;
  /** Set above its line by a length. */
  lifted?: boolean | undefined;
  /** Moved upwards, where `positioned` lets it. */
  shifted?: boolean | undefined;
  positioned?: boolean | undefined;
  /** Takes room though nothing stands in it. */
  sized?: boolean | undefined;
  /** Round corners. */
  round?: boolean | undefined;
  capitals?: boolean | undefined;
  list?: string | undefined;
  preformatted?: boolean | undefined;
  /** What a `::before` or `::after` prints. */
  content?: string | undefined;
}

/** Reads one property; `undefined` where it means nothing here or a browser would not take its value. */
export function parseDeclaration(
  property: string,
  text: string,
  isQuirky: boolean,
): Declarations | undefined {
  const value = withoutComments(text).trim();
  const word = value.toLowerCase();
  const read = Object.hasOwn(readers, property) ? readers[property] : undefined;
  if (read === undefined) return undefined;
  const isReset = /^(initial|unset|revert)$/.test(word);
  return read(isReset ? "initial" : word, isReset ? "initial" : value, isQuirky);
}

type Reader = (word: string, value: string, isQuirky: boolean) => Declarations | undefined;

/** Words for `inherit` are those that leave the parent's value standing: none of its own. */
const readers: Readonly<Record<string, Reader>> = {
  display: (word) => {
    if (word === "inherit") return undefined;
    if (word === "none") return { display: "none" };
    const isBlock =
      /^(block|list-item|table|flex|grid|flow-root|table-(row|cell|caption|(row|header|footer)-group))$/.test(
        word,
      );
    if (isBlock) return { display: "block" };
    return { display: word === "inline-block" ? "inline-block" : "inline" };
  },
  visibility: (word) =>
    word === "hidden" || word === "collapse"
      ? { visibility: word }
      : word === "visible" || word === "initial"
        ? { visibility: "visible" }
        : word === "inherit"
          ? { visibility: undefined }
          : undefined,
  // Readers' remarks stand behind the text as Word saves it.
  "mso-element": (word) => (/^comment(-list)?$/.test(word) ? { display: "none" } : undefined),
  "mso-hide": (word) => (word === "all" ? { display: "none" } : undefined),
  "font-weight": readWeight,
  font: (word, value) => {
    const size =
      /(?:^|\s)[\d.]+(?:px|pt|em|rem|ex|pc|in|cm|mm|%)|(?:^|\s)(?:xx?-)?(?:small|large)|medium\b/.exec(
        word,
      );
    if (size === null) return undefined;
    const family = value
      .slice(size.index + size[0].length)
      .replace(/^\S*/, "")
      .trim();
    const weight = /\b(bold|bolder|[1-9]00)\b/.exec(word.slice(0, size.index))?.[1] ?? "normal";
    return { ...readWeight(weight), font: firstFamily(family) };
  },
  "font-family": (word, value) => ({ font: word === "inherit" ? undefined : firstFamily(value) }),
  "text-decoration": readLine,
  "text-decoration-line": readLine,
  color: (word, _, isQuirky) => {
    if (word === "inherit" || word === "currentcolor") return { colour: undefined };
    if (word === "initial") return { colour: "#000000" };
    const colour = parseCssColour(word, isQuirky);
    return colour === undefined ? undefined : { colour };
  },
  "background-color": (word, _, isQuirky) => {
    const background = readBackground(word, isQuirky);
    return background === undefined ? undefined : { background };
  },
  "background-image": (word, value) =>
    word === "inherit" ? undefined : { picture: pictureFile(value) ?? "" },
  background: (word, value) => {
    if (word === "inherit") return { background: "inherit" };
    const words = splitWords(word);
    const colours = words.flatMap((part) => readBackground(part, false) ?? []);
    const isKnown = words.every(
      (part) => backgroundWord.test(part) || readBackground(part, false) !== undefined,
    );
    if (!isKnown) return undefined;
    // A shorthand sets what it does not name back to nothing.
    return { background: colours.at(-1) ?? "transparent", picture: pictureFile(value) ?? "" };
  },
  "vertical-align": (word) => {
    if (word === "super") return { superscript: true, lifted: false };
    return {
      superscript: false,
      lifted: /^(?:\d+|\d*\.\d+)(%|[a-z]+)$/.test(word) && !/^0+[%a-z]/.test(word),
    };
  },
  "mso-text-raise": (word) => ({ lifted: isLength(word) }),
  position: (word) => ({ positioned: word === "relative" }),
  top: (word) => ({ shifted: word.startsWith("-") && isLength(word.slice(1)) }),
  bottom: (word) => ({ shifted: isLength(word) }),
  height: readSize,
  "min-height": readSize,
  padding: readSize,
  "padding-top": readSize,
  "padding-bottom": readSize,
  "border-radius": (word) => ({ round: Number.parseFloat(word) > 0 }),
  "text-transform": (word) => ({
    capitals: word === "inherit" ? undefined : word === "uppercase",
  }),
  "list-style": readList,
  "list-style-type": readList,
  "white-space": (word) => ({
    preformatted:
      word === "inherit" ? undefined : word.startsWith("pre") || word === "break-spaces",
  }),
  content: (_, value) => ({ content: value }),
};

/** What a background may say beside its colour: pictures, places, sizes. */
const backgroundWord =
  /\(|^(none|initial|(no-)?repeat(-[xy])?|space|round|scroll|fixed|local|left|right|top|bottom|center|cover|contain|auto|[a-z]+-box|\/|[-+]?(?:\d+|\d*\.\d+)([a-z]+|%)?)$/;

const isLength = (word: string): boolean =>
  /^(?:\d+|\d*\.\d+)[a-z]+$/.test(word) && Number.parseFloat(word) > 0;

function readWeight(word: string): Declarations | undefined {
  if (word === "inherit") return { bold: undefined };
  if (/^(bold|bolder)$/.test(word)) return { bold: true };
  if (/^(normal|lighter|initial)$/.test(word)) return { bold: false };
  const weight = Number(word);
  return weight >= 1 && weight <= 1000 ? { bold: weight >= 600 } : undefined;
}

function readSize(word: string): Declarations | undefined {
  return Number.parseFloat(word) > 0 ? { sized: true } : undefined;
}

function readLine(word: string): Declarations {
  return { struck: word.includes("line-through") };
}

function readBackground(word: string, isQuirky: boolean): string | undefined {
  if (word === "inherit" || word === "currentcolor") return word;
  if (word === "initial") return "transparent";
  return parseCssColour(word, isQuirky);
}

const kinds: Readonly<Record<string, string>> = {
  none: "none",
  disc: "",
  circle: "",
  square: "",
  decimal: "decimal",
  "decimal-leading-zero": "decimalZero",
  "lower-alpha": "lowerLetter",
  "lower-latin": "lowerLetter",
  "upper-alpha": "upperLetter",
  "upper-latin": "upperLetter",
  "lower-roman": "lowerRoman",
  "upper-roman": "upperRoman",
};

function readList(word: string): Declarations | undefined {
  const kind = splitWords(word).find((part) => Object.hasOwn(kinds, part));
  return kind === undefined ? undefined : { list: kinds[kind] };
}

const firstFamily = (families: string): string =>
  families.split(",")[0]?.replace(/["']/g, "").trim() ?? "";

const pictureFile = (value: string): string | undefined =>
  /url\(\s*["']?([^"')]*)/i.exec(value)?.[1]?.trim();

/** Words apart by blanks or commas, what stands in brackets as one. */
function splitWords(text: string): string[] {
  const words: string[] = [];
  let depth = 0;
  let word = "";
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth = Math.max(0, depth - 1);
    if (depth === 0 && /[\s,]/.test(character)) {
      if (word !== "") words.push(word);
      word = "";
    } else word += character;
  }
  if (word !== "") words.push(word);
  return words;
}

/** Comments part words as blanks do; one that does not end goes on to the end. */
export function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  for (let at = text.indexOf("/*"); at >= 0; at = text.indexOf("/*", from)) {
    kept += `${text.slice(from, at)} `;
    const end = text.indexOf("*/", at + 2);
    if (end < 0) return kept;
    from = end + 2;
  }
  return kept + text.slice(from);
}
