/** Words that stand in the place of a figure, as councils print them. */
const valueWords = ["TBC", "TBA", "N/A", "n/a", "N/a", "Nil", "tbc", "tba"];

/** A quarter's label whose figure was taken for the letter it is drawn like. */
const quarter = /^(Q(?:tr|uarter)?\s?)[lI|](?=[:.)]?$)/i;

/** Letters that make no word where they stand, for those they are drawn like: `fo`, `|mplement`, `Pl's`. */
const misdrawn: readonly (readonly [RegExp, string])[] = [
  [/^fo$/, "to"],
  [/^\|(?=[mnst][a-z]{2})/, "I"],
  [/^Pl(?=['’]?s[.,;:)]?$)/, "PI"],
];

/** A figure with the side of its cell behind it, or with a dash that print has made uneven. */
const framed = /^(~?)([-£]{0,2}\d[\d.,]*%?)[\]|}]?$/;

/**
 * Mends letters of words that are one of a few: `IBC` for `TBC`, `Qtrl` for `Qtr1`. No digit of a figure is ever changed,
 * and a text with one is left alone; the 8 of `T8C` is the B that it is drawn like.
 */
export function mended(text: string): string {
  const [, wave = "", figure] = framed.exec(text) ?? [];
  if (figure !== undefined) return `${wave === "" ? "" : "-"}${figure}`;
  const lettered = text.replace("8", "B").replace(/^[1|](?=BC$)/, "T");
  if (valueWords.includes(lettered)) return lettered;
  if (/\d/.test(text)) return text;
  const label = text.replace(quarter, "$11");
  if (label !== text) return label;
  const drawn = misdrawn.find(([letters]) => letters.test(text));
  if (drawn !== undefined) return text.replace(...drawn);
  if (text.length !== 3 || valueWords.includes(text)) return text;
  const near = valueWords.filter((word) => differences(word, text) === 1);
  return near.length === 1 && looksWrong(text) ? (near[0] as string) : text;
}

const differences = (one: string, other: string): number =>
  [...one].filter((letter, at) => letter !== other[at]).length;

/** `IBC`, `TBG`, `M/A`: no word of its own. `NIL`, `Nov` and `The` are. */
const looksWrong = (text: string): boolean =>
  /^[A-Z]B[A-Z]$|^[a-z]b[a-z]$|^.\/.$/.test(text) && !/^[aeiou]/i.test(text.slice(1));

/** A reference as councils number their objectives and plans: C12, F13, LP0336. */
const reference = /^\(?[A-Z]{1,3}\d{1,4}[a-z]?[).,;:]?$/;
const asDigits = (text: string): string => text.replace(/[il|]/g, "1").replace(/[oO]/g, "0");

/**
 * What the second reading of a word shows the first to mean: `C12` for `Ci2`, `TBC` for `18C`. Only where the other is one of
 * few words or a reference, the first is none, and the two are drawn alike.
 */
export function mendedByOther(text: string, other: string): string | undefined {
  if (text === other || text.length !== other.length) return undefined;
  if (/^[1Il|7T][B8]C$/.test(text) && other === "TBC") return other;
  if (!reference.test(other) || reference.test(text)) return undefined;
  const isLettered = /^\(?[A-Za-z¢]/.test(text);
  return isLettered && asDigits(text.replace("¢", "C")) === asDigits(other) ? other : undefined;
}

/** What indicators' codes begin with. */
const families = ["NI", "LI", "PI", "BV", "BVPI", "KPI", "LPI", "LKPI", "PAF", "LAA"];

/** A code's letters where they were taken for others that are drawn alike: `Ll 14`, `Li14`. Its digits stay. */
export function mendedCode(text: string, next: string): string {
  const ofsted = /^(\(?\d{4})0(F[).,;:]{0,2})$/.exec(text);
  if (ofsted !== null) return `${ofsted[1]}O${ofsted[2]}`;
  const [, letters = "", digits = ""] = /^([A-Za-z|]{2,4})(\d{1,4}[a-z]?)?$/.exec(text) ?? [];
  if (letters === "" || (digits === "" && !/^\d{1,4}[a-z]?[:.]?$/.test(next))) return text;
  const family = letters.replace(/[il|]/g, "I").toUpperCase();
  return families.includes(family) ? family + digits : text;
}
