import type { Mark } from "../document.ts";
import { keySign } from "../printed/key-sign.ts";
import { parseMissing } from "../printed/missing.ts";
import type { Status } from "../records.ts";
import type { KeyEntry, PrintedMark } from "../rows.ts";
import { type ReadKey, statesOfKeys } from "./key-states.ts";
import { besideAmber, colourNames, lightsOf } from "./lights.ts";

/** Before a state: `Currently on track`, `Target met`, `Performance is improving`. */
const opening =
  "^(?:(?:status|rag|rating|currently|still|now|is|are|was|has been|generally|largely|broadly|mainly|mostly|target|milestone|action|project|performance|work|progress|overall|all|fully|very|already)\\s*[:–-]?\\s+)*";
/** `within 5% of`, `by less than 10%`: what most keys call amber. */
const little =
  "(?:less than|lt|<|under|up to|within|no more than|not more than)\\s?\\d+(?:\\.\\d+)? ?(?:%|per ?cent|percentage points?)?";
const states = (...words: readonly string[]): RegExp =>
  new RegExp(`${opening}(?:${words.join("|")})(?![A-Za-z])`, "i");

/** Status words as printed, states beyond three mapped by what keys say (CONTRACT); the first that fits. */
const statusWords: readonly { readonly status: Status; readonly pattern: RegExp }[] = [
  {
    status: "",
    pattern: states(
      "gr[ea]y|white|clear|not\\s(?:yet\\s)?(?:due|assessed|applicable|available|measured|rated|reported|known|started yet)|not yet (?:due|assessed|started)",
      "un-?rated|un-?assessed|no (?:data|status|rating|target|information|judgement|assessment)(?: (?:available|set|yet|given))*|data not (?:yet )?available",
      "awaiting (?:data|figures|results?|information)|(?:data|results?) awaited|annual(?: indicator| measure)?|(?:to be|t\\.?b\\.?)(?: confirmed|c\\.?| assessed)|n\\s?[/\\\\]\\s?a|none",
    ),
  },
  {
    status: "amber",
    pattern: states(
      "(?:red|green)\\s?[/-]\\s?amber|amber(?:\\s?[/-]\\s?(?:red|green))?|yellow|orange",
      "slipp(?:ing|ed|age)|(?:some|slight(?:ly)?|minor|small|moderate|a little|limited)\\s(?:slippage|delays?|delayed|concerns?|progress|issues|risk|problems|behind|below|off|under|missed|worse)",
      "(?:just|marginally|narrowly|slightly|close|near(?:ly)?|nearing|almost)(?: to| at| on)?(?: short| outside| below| off| under| missed| behind| met| achieved| of)?(?: the)?(?: target)?",
      "part(?:ly|ially)?\\s?-?(?:met|achieved|complete[d]?|on (?:track|target)|successful)|partial(?:ly)?|partly|in part|not quite",
      `(?:missed(?: (?:the|its|our))?(?: target)?|below(?: the)? target|off target|behind target|under target),? (?:but )?(?:by )?(?:is )?${little}`,
      "(?:missed(?: (?:the|its|our))?(?: target)?|(?:below|under|short of|worse than|behind|outside)(?: (?:the|its|our))? target|off target|not (?:met|achieved|reached)),? (?:but )?(?:(?:by|to|with) )?(?:only |just )?(?:slightly|an? little|(?:an? )?(?:very )?(?:small|narrow|slight|minor|little|fine|tiny|limited) (?:margin|amount|bit|way|degree|extent))",
      `(?:worse than (?:the )?target by )?${little}(?: (?:below|off|under|worse than|away from|of|from))?`,
      "(?:behind|off|late|delayed|overdue)(?: (?:schedule|target|track|plan|time|profile))?,? (?:but |though |yet )(?:(?:it |is |are |still |will |can |be |expected |to |likely )*)(?:recover\\w*|achiev\\w*|met|complet\\w*|deliver\\w*|in hand|catching up|improving|manageable)",
      "within (?:agreed |acceptable )?tolerance|uncertain|at (?:some )?risk|may not be (?:met|achieved)|caution|marginal|borderline|concerns?|delay(?:ed)?|needs? (?:attention|monitoring|watching)|watch",
    ),
  },
  {
    status: "red",
    pattern: states(
      "red",
      "missed|not\\s(?:been\\s)?(?:met|achieved|hit|delivered|completed?|progressing|reached|attained)|not (?:on|to) (?:track|course|schedule|target|plan|time)|(?:will not|unlikely to) (?:be )?(?:met|achieved?|meet|complete[d]?)",
      "much worse|no longer (?:possible|achievable|deliverable|feasible|viable|going ahead)|(?:will|can)(?:not| not) (?:now )?be (?:done|delivered|finished)",
      "no progress|(?:well |far |way |significantly |seriously |clearly )?off (?:target|track|course|schedule|plan)|(?:well |significantly |far |seriously )?behind|(?:well |significantly |far )?(?:below|under) (?:the )?(?:target|schedule|plan|profile|trajectory)|(?:well |far |significantly |some way )(?:short|away|adrift)|outside (?:of )?(?:the )?(?:agreed |acceptable )?tolerances?|not (?:yet )?done|unmet|fail(?:ed|ing|s|ure)?|worse than (?:the )?target",
      "(?:more than \\d+ ?(?:%|per ?cent|percentage points?)|\\d+ ?% or more)(?: (?:below|off|under|worse|away|from|outside))",
      "(?:serious|significant|major|severe|considerable|substantial)(?:ly)? (?:delays?|delayed|slippage|concerns?|risk|problems|issues|off|under|missed)|overdue|poor|unsatisfactory|stalled|abandoned|urgent(?: action)?|critical|high risk",
    ),
  },
  {
    status: "green",
    pattern: states(
      "green",
      "better than(?: (?:or|and) (?:at|on|equal to|level with|the same as))?(?: (?:the )?(?:target|plan))?|at or (?:above|better than|over)|(?:as good as|equal to|level with|no worse than)(?: (?:the )?target)?",
      "(?:over|well )?achiev(?:ed|ing)|(?:has |have )?met|reached|passed|bettered|beaten|meet(?:s|ing)|hit(?:ting)?|complete[d]?|completion|done|delivered|finished|implemented|ahead|exceed(?:ed|ing|s)?",
      "(?:at,? |on,? )?(?:or )?(?:above|better than|over|exceeding) (?:the )?(?:target|plan|profile|trajectory)",
      "on (?:course|track|target|schedule|plan|time|profile|programme)|to (?:plan|time|schedule)|(?:as|according to) plan(?:ned)?|likely to (?:be )?(?:met|achieved?|meet)|progressing well|good(?: progress)?|excellent|satisfactory(?: progress)?|success(?:ful)?|pass(?:ed)?|low risk|no (?:concerns?|issues|problems)|yes",
    ),
  },
];

/** The letters of a traffic light, alone in their cell. */
const statusLetters: Readonly<Record<string, Status>> = { r: "red", a: "amber", g: "green" };

/** Symbols that stand for a state in a status column, where the report has a key of traffic lights. */
const statusGlyphs: Readonly<Record<string, Status>> = {
  "✓": "green",
  "✔": "green",
  "☑": "green",
  "☺": "green",
  "🙂": "green",
  "★": "green",
  "?": "amber",
  "!": "amber",
  "‼": "amber",
  "⚠": "amber",
  "😐": "amber",
  K: "amber",
  J: "green",
  L: "red",
  "√": "green",
  ü: "green",
  û: "red",
  "✕": "red",
  "❌": "red",
  "❎": "red",
  "✅": "green",
  "😃": "green",
  "😊": "green",
  "🙁": "red",
  "😞": "red",
  "🟢": "green",
  "🟠": "amber",
  "🟡": "amber",
  "🔴": "red",
  "☹": "red",
  "✗": "red",
  "✘": "red",
  "✖": "red",
  "×": "red",
  x: "red",
  X: "red",
  "☒": "red",
};

/** The hue a traffic light is drawn in; undefined for greys and blues. */
export function hueOf(colour: string): Status | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return undefined;
  const [red, green, blue] = [match[1], match[2], match[3]].map((part) =>
    Number.parseInt(part ?? "0", 16),
  ) as [number, number, number];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  // greys, near whites and near blacks carry no state
  if (most < 60 || most - least < most * 0.25) return undefined;
  const spread = most - least;
  const hue =
    most === red
      ? 60 * (((green - blue) / spread + 6) % 6)
      : most === green
        ? 60 * ((blue - red) / spread + 2)
        : 60 * ((red - green) / spread + 4);
  if (hue < 18 || hue >= 335) return "red";
  if (hue < 70) return "amber";
  return hue < 175 ? "green" : undefined;
}

/** The state that words name; the first that fits. */
export const wordStatus = (text: string): Status | undefined =>
  statusLetters[text.replace(/[\s().]/g, "").toLowerCase()] ??
  statusWords.find(({ pattern }) => pattern.test(text))?.status;

/** A word that names the colour itself; a key's other words mean what it says of them. */
const colourWord = /^(?:red|amber|yellow|orange|green)\b/i;

/** What an entry of the report's own key means as a status. */
function statusOfEntry({ word, meaning, state }: ReadKey): Status | undefined {
  if (state !== undefined) return state;
  const ofWord = wordStatus(word);
  return word.length > 2 ? (ofWord ?? wordStatus(meaning)) : (wordStatus(meaning) ?? ofWord);
}

/** The report's keys, each read as a whole. */
export const readKeys = (keys: readonly KeyEntry[]): readonly ReadKey[] =>
  statesOfKeys(keys, (entry) => {
    const hues = new Set(
      entry.marks.flatMap(({ kind, colour }) =>
        kind !== "fill" && colour ? (hueOf(colour) ?? []) : [],
      ),
    );
    return {
      colour:
        hues.size === 1
          ? [...hues][0]
          : colourWord.test(entry.word)
            ? wordStatus(entry.word)
            : undefined,
      words:
        (entry.word.length > 2 ? wordStatus(entry.word) : undefined) ?? wordStatus(entry.meaning),
    };
  });

/** A mark that the key itself shows: the same picture, or the same glyph in the same colour. */
export const sameMark = (a: Mark, b: Mark): boolean =>
  a.hash !== undefined && b.hash !== undefined
    ? a.hash === b.hash
    : a.glyph !== undefined && a.glyph === b.glyph && (a.colour ?? "") === (b.colour ?? "");

/** Words for there being nothing to tell; "New" and "No target" say so of a figure only. */
export function saysNothing(text: string): boolean {
  const missing = parseMissing(text);
  return missing === "not_available" || missing === "tbc";
}

const saysNever = /^no longer (?:possible|achievable|deliverable|feasible|viable)\b/i;

/** What a plain yes or no answers: `Target met?`, `On track?`, `Did we do it?`. */
const askedFor =
  /\b(?:met|achieved|done|complete[d]?|delivered|on target|on track|on schedule|on course|did we|have we)\b/i;

/** The marks that are drawn or printed in a cell; its shading is none. */
const signsOf = (marks: readonly Mark[]): readonly Mark[] =>
  marks.filter(({ kind }) => kind !== "fill");

/** A colour or state at the head of a longer remark: `Green – all on course`. */
const stateThenRemark = /^(red|amber|green|yellow|[rag])\s*(?:[–—:;,.(]|-\s)/i;
/** A state takes no more words than this; more is a remark. */
const longestState = 6;

/** Status from the report's own key, words, then the colour of the mark; undefined where something stands there that cannot be told. */
export function readStatus(printed: PrintedMark, keys: readonly KeyEntry[]): Status | undefined {
  const text = printed.text.replace(/\s+/g, " ").trim();
  // "No longer possible" is a state, whatever it would say of a figure
  if (saysNothing(text) && !saysNever.test(text)) return "";
  // under "Target met?" a plain no is a miss
  if (/^no?$/i.test(text) && askedFor.test(printed.header)) return "red";
  if (/^y$/i.test(text) && askedFor.test(printed.header)) return "green";
  const ownKeys = keys.filter(({ of }) => of === "status");
  const worded = text === "" ? [] : ownKeys.filter(({ word }) => isKeyWord(word, text));
  // "★" is the key's one star, not one of its three
  const keyed =
    text === "" || worded.length > 0
      ? worded
      : ownKeys.filter(
          ({ marks }) => signsOf(marks).length === 1 && marks.some(({ glyph }) => glyph === text),
        );
  const meant = new Set(keyed.map(statusOfEntry).filter((status) => status !== undefined));
  // a letter or symbol of the key means one thing, or nothing that can be told
  if (meant.size === 1 && !colourWord.test(text)) return [...meant][0];
  if (colourNames(text).length > 1) return undefined;
  const remark = stateThenRemark.exec(text)?.[1];
  if (remark) return wordStatus(remark);
  const word = wordStatus(text);
  if (word !== undefined && text.split(" ").length <= longestState) return word;
  for (const mark of printed.marks) {
    const entry = ownKeys.find(
      ({ marks }) =>
        signsOf(marks).length === signsOf(printed.marks).length &&
        marks.some((shown) => sameMark(shown, mark)),
    );
    const status = entry ? statusOfEntry(entry) : undefined;
    if (status !== undefined) return status;
  }
  const lights = lightsOf(printed.marks, statusOfMark);
  if (lights.length > 0) return lights.length === 1 ? lights[0] : undefined;
  const glyphs = [...printed.marks.flatMap(({ glyph }) => (glyph ? [glyph] : [])), text];
  for (const glyph of glyphs) {
    const status = statusGlyphs[glyph.replace(/[\ufe0e\ufe0f]/g, "")];
    if (status !== undefined) return status;
  }
  return text === "" && printed.marks.every(({ kind }) => kind === "fill") ? "" : undefined;
}

/** Solid signs that reports draw between a tick and a cross; a hollow one may as well be "not due". */
const betweenSign = /^[●◐◑■◆♦▲~≈⚫]$/;

/**
 * Keys that a report's own marks imply: beside ticks and crosses, the one other sign is the state between.
 * Two other signs are told by nothing.
 */
export function impliedKeys(marks: readonly PrintedMark[], keys: readonly KeyEntry[]): KeyEntry[] {
  const signs = new Set<string>();
  const states = new Set<Status>();
  for (const mark of marks) {
    const text = mark.text.trim();
    if (mark.marks.some(({ colour }) => colour && hueOf(colour) !== undefined)) continue;
    const status = text === "" ? undefined : readStatus(mark, keys);
    if (status === undefined && text !== "") signs.add(text);
    else if (status !== undefined && statusGlyphs[text]) states.add(status);
  }
  const [sign = ""] = signs;
  if (signs.size !== 1 || !betweenSign.test(sign)) return [];
  return states.has("green") && states.has("red") && !states.has("amber")
    ? [{ word: sign, meaning: "amber", marks: [], of: "status" }]
    : [];
}

/** Whether a cell's text is the word or sign that a key explains. */
export const isKeyWord = (word: string, text: string): boolean =>
  text !== "" && (word === text || keySign(word) === text.toLowerCase());

/** What a mark shows by itself: its colour, else what is said of it. */
const statusOfMark = ({ colour, alternative }: Mark): Status | undefined =>
  (colour ? hueOf(colour) : undefined) ?? (alternative ? statusOfPicture(alternative) : undefined);

/** Why no status was read of a cell where something stands. */
export function whyUnread({ text, marks }: PrintedMark): string {
  const several = [lightsOf(marks, statusOfMark), colourNames(text)].find(
    (states) => states.length > 1,
  );
  return several === undefined
    ? `The report does not say what "${text || "the mark"}" in this cell means; no status was read.`
    : `This cell shows several lights, ${several.join(" and ")}; whose each is cannot be told, and no status was read.`;
}

/** A picture's description: `Green light`, `traffic light showing amber`, `red triangle`. */
function statusOfPicture(alternative: string): Status | undefined {
  const colours = new Set(
    [...alternative.matchAll(/(?<![A-Za-z])(red|amber|yellow|orange|green)(?![A-Za-z])/gi)].map(
      (match) => wordStatus(match[1] ?? ""),
    ),
  );
  if (colours.size === 1) return [...colours][0];
  // red/amber is a state, red and green say two
  return colours.size === 0 || besideAmber.test(alternative) ? wordStatus(alternative) : undefined;
}
