/** Words that stand in the place of a figure, as councils print them. */
const valueWords = ["TBC", "TBA", "N/A", "n/a", "N/a", "Nil", "tbc", "tba"];

/** A quarter's label whose figure was taken for the letter it is drawn like. */
const quarter = /^(Q(?:tr|uarter)?\s?)[lI|](?=[:.)]?$)/i;

/**
 * Mends letters of words that are one of a few: `IBC` for `TBC`, `Qtrl` for `Qtr1`. No digit of a figure is ever changed,
 * and a text with one is left alone; the 8 of `T8C` is the B that it is drawn like.
 */
export function mended(text: string): string {
  const lettered = text.replace("8", "B");
  if (valueWords.includes(lettered)) return lettered;
  if (/\d/.test(text)) return text;
  const label = text.replace(quarter, "$11");
  if (label !== text) return label;
  if (text.length !== 3 || valueWords.includes(text)) return text;
  const near = valueWords.filter((word) => differences(word, text) === 1);
  return near.length === 1 && looksWrong(text) ? (near[0] as string) : text;
}

const differences = (one: string, other: string): number =>
  [...one].filter((letter, at) => letter !== other[at]).length;

/** `IBC`, `TBG`, `M/A`: no word of its own. `NIL`, `Nov` and `The` are. */
const looksWrong = (text: string): boolean =>
  /^[A-Z]B[A-Z]$|^[a-z]b[a-z]$|^.\/.$/.test(text) && !/^[aeiou]/i.test(text.slice(1));

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
