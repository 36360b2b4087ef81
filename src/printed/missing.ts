/** What councils print where a figure, a state or a date should stand: one vocabulary for all who meet it. */

/** Why nothing stands there, in the words of `qualifiers`. */
export type Missing = "not_available" | "tbc" | "new" | "no_target";

/** A dash alone in an indicator's cell is an empty cell, as a blank one is. */
export const isEmptyCell = (printed: string): boolean => /^\s*(?:[-–—‐‑‒―−_]\s*)*$/.test(printed);

const what =
  "(?:data|figures?|information|info|results?|outturns?|targets?|baselines?|returns?|surveys?|values?|performance|comparators?|comparisons?|quartiles?|averages?|benchmarks?|reports?|measures?|score|rating)";
const not = "(?:not|not\\s(?:yet|currently|now|being|due\\sto\\sbe)|no\\slonger|never|cannot\\sbe)";

const notAvailable = new RegExp(
  `^(?:${[
    "n\\s?[/\\\\]\\s?[ak]v?",
    "#n\\/a",
    "na",
    "nk",
    "n\\.\\s?[ak]\\.?",
    "\\.{2,3}|…",
    "unknown|unavailable",
    `(?:${what}\\s)?(?:is\\s|are\\s|was\\s|were\\s)?(?:${not}\\s)(?:applicable|available|known|reported|recorded|collected|measured|monitored|published|provided|produced|calculated|comparable|held|supplied|received|surveyed|assessed|due|relevant|possible)`,
    `(?:${what}\\s)(?:is\\s|are\\s)?(?:unavailable|unknown)`,
    `no\\s(?:relevant\\s|comparable\\s|comparative\\s|current\\s|national\\s|previous\\s|historic(?:al)?\\s|new\\s|further\\s)?${what}(?<!targets?)(?:\\s(?:available|yet|as\\syet|held|collected|received|reported|recorded|provided|published|return(?:ed)?|exists?))*`,
    "does\\snot\\sapply",
  ].join("|")})(?![A-Za-z])`,
  "i",
);
/** Words that mean the same with a reason or a date after them. */
const reasonAfter =
  /^[\s.,;:()–-]*(?:$|[(–,;:-]|(?:for|until|at|in|as|due|from|this|yet|by|to|because|since|till|before)\b)/i;

const confirm =
  "(?:confirmed|set|agreed|determined|advised|decided|established|developed|announced|negotiated|reviewed|identified|published|provided|finali[sz]ed|calculated|baselined|collected|reported|notified|supplied|defined|approved|released|updated|reset|validated|fixed|measured)";
const toBeConfirmed = new RegExp(
  `^(?:${[
    "t\\.?\\s?b\\.?\\s?[cadsne]\\.?",
    `(?:(?:the|annual|new|local|national|final|baselines?|year|${what})\\s){0,3}(?:(?:is|are|still|yet)\\s)*to\\sbe\\s(?:re-?)?${confirm}`,
    `(?:(?:annual|final|${what})\\s){0,2}(?:(?:is|are|currently|still|currently\\sbeing)\\s)*(?:awaited|awaiting|pending|outstanding|to\\sfollow|being\\s(?:set|agreed|developed|finali[sz]ed|calculated|collected))`,
    "awaiting|awaited|pending|to\\sfollow",
    `(?:${what}\\s)?(?:not\\syet|yet\\snot)\\s(?:${confirm})|not\\s(?:set|agreed|confirmed|finali[sz]ed)\\syet|yet\\sto\\sbe\\s${confirm}`,
  ].join("|")})(?![A-Za-z])`,
  "i",
);

const noTarget =
  /^(?:no (?:(?:formal|specific|annual|local|national|numerical|quarterly|current|set|agreed) )*targets?|targets? (?:is |was |were |are )?not (?:set|required|applicable|appropriate|agreed)|not set|none set|not targeted|no longer targeted|untargeted|without target|(?:targets? )?none (?:set|agreed|required))(?![A-Za-z])/i;

const isNew = new RegExp(
  `^\\(?(?:this is a )?(?:brand )?new(?:ly)?(?:\\s(?:local|national|key|corporate|service|performance|statutory|LAA|NI|introduced|for|in|from|since|this|year|as|of|set|definition|data|collection|basket|style|${what}|indicators?|pis?|kpis?|nis?|lpis?|bvpis?))*\\s?\\.?\\)?\\s*$`,
  "i",
);
const newIndicator =
  /\bnew(?: (?:local|national|key|corporate|service|performance|statutory|LAA|NI))* (?:indicator|pi|kpi|lpi|bvpi|measure)s?\b|\bindicator (?:is )?new\b/i;

/** Words without a figure of their own to qualifiers; undefined where the cell is to be read as a value. */
export function wordsInstead(
  text: string,
  holdsNoFigure: (said: string) => boolean,
): Missing[] | undefined {
  if (!/[A-Za-z#.…]/.test(text)) return undefined;
  // "(TBC)", "[N/A]", "N/A*": brackets and note marks around a word do not change it
  const said = text
    .replace(/^[\s([{"'“‘*]+/, "")
    .replace(/(?<![\s)\]}"'”’*†‡¹²³⁴])[\s)\]}"'”’*†‡¹²³⁴]+$/, "");
  const available = notAvailable.exec(said);
  if (available && reasonAfter.test(said.slice(available[0].length)) && holdsNoFigure(said))
    return newIndicator.test(said) ? ["new"] : ["not_available"];
  if (!holdsNoFigure(said)) return undefined;
  const words = said.replace(
    /['’]?\d[\d/–-]*|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?/gi,
    " ",
  );
  if (isNew.test(words.replace(/[,–-]/g, " ").replace(/\s+/g, " ").trim())) return ["new"];
  if (said.length <= 60 && newIndicator.test(said)) return ["new"];
  if (noTarget.test(said)) return ["no_target"];
  if (toBeConfirmed.test(said)) return ["tbc"];
  return undefined;
}

/** `n/a`, `Not applicable`, `–`, `TBC`, `New indicator`, `No target set`; undefined where something else stands, or nothing. */
export function parseMissing(text: string): Missing | undefined {
  const printed = text.trim();
  if (printed === "" || printed.length > longestMissing) return undefined;
  return isEmptyCell(printed) ? "not_available" : wordsInstead(printed, () => true)?.[0];
}

/** Words for there being nothing are no longer than this, in characters. */
const longestMissing = 90;

/** `To be confirmed Sept 09`, `Awaiting data`: what begins so is still to come, whatever follows. */
export const isStillToCome = (text: string): boolean => toBeConfirmed.test(text.trim());
