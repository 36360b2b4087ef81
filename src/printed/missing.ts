/** What councils print where a figure, a state or a date should stand: one vocabulary for all who meet it. */

/** Why nothing stands there, in the words of `qualifiers`. */
export type Missing = "not_available" | "tbc" | "new" | "no_target";

/** Of several words, longer ones before those they begin with. */
const words: Readonly<Record<Missing, string>> = {
  not_available: String.raw`n\s?[/\\]\s?a(?:\s?\([^)]*\))?|#n\/a|na|n\.a\.?|n\/k|not (?:applicable|available|yet available|known|reported|recorded|collected|assessed|yet assessed)|no data(?: available)?|data not (?:yet )?available|unavailable|unknown|–|—|-{1,3}|\.{2,3}`,
  new: String.raw`new(?:\s+(?:indicator|pi|measure|target|for \d.*|local indicator))?`,
  no_target: "no targets?(?: set)?|(?:target )?not set|none set",
  tbc: String.raw`t\.?b\.?[cads]\.?|to be (?:confirmed|set|agreed|determined|advised|decided|established)|awaited|awaiting|pending`,
};

const patterns = Object.entries(words).map(([missing, said]) => ({
  missing: missing as Missing,
  pattern: new RegExp(String.raw`^(?:${said})\.?$`, "i"),
}));

/** `n/a`, `Not applicable`, `–`, `TBC`, `New indicator`, `No target set`; undefined where something else stands, or nothing. */
export const parseMissing = (text: string): Missing | undefined =>
  patterns.find(({ pattern }) => pattern.test(text))?.missing;

/** `To be confirmed Sept 09`, `Awaiting data`: what begins so is still to come, whatever follows. */
export const isStillToCome = (text: string): boolean => stillToCome.test(text);
const stillToCome = new RegExp(String.raw`^(?:${words.tbc})\b`, "i");

/** A text that is nothing but such words. */
export const missingText = new RegExp(String.raw`^(?:${Object.values(words).join("|")})\.?$`, "i");
