/** Characters that print cannot tell apart, or that engines choose freely; none of them changes a figure. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/[‘’`´]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—−_~]/g, "-"],
  // Between a letter and a figure, as in LI20; elsewhere it is the side of a cell.
  [/(?<=[A-Za-z])\|(?=[\dA-Za-z])/g, "I"],
  // At the end of a code: the serifs of a 1 make a bracket of it, which nothing has opened.
  [/(?<=^\(?[A-Z]{1,3}\d{0,3})\](?=[.,]?$)/g, "1"],
  [/\s/g, ""],
];

/** Letters that are drawn like a digit: in a word of letters and digits, engines that know no words choose freely. */
const drawnLike: readonly (readonly [RegExp, string])[] = [
  [/[lI|!]/g, "1"],
  [/[oO]/g, "0"],
  [/[sS]/g, "5"],
  [/B/g, "8"],
  [/[zZ]/g, "2"],
  [/[gG]/g, "6"],
];

const replaceAll = (text: string, pairs: readonly (readonly [RegExp, string])[]): string =>
  pairs.reduce((plain, [from, to]) => plain.replace(from, to), text);

/** What of a reading can change a figure: digits, points, signs, units, and letters. */
const core = (text: string): string =>
  replaceAll(text, alike)
    .replace(/[^\dA-Za-z£$€%+\-().,/:&'°]/g, "")
    .replace(/(?<![.,:])[.,:]+$/, "");

/** A figure, with what may stand before and after it. */
export const isFigureLike = (text: string): boolean =>
  /^[.,%£$€+\-–—−()/:\s]*\d[\d.,%£$€+\-–—−()/:\s]*$/.test(text);

/** A dash or a point alone: it says that there is no figure. */
const isDash = (text: string): boolean => /^[-–—−_~.·]+$/.test(text.replace(/\s/g, ""));

/** Two years that follow each other, as councils print one: no other digits could stand for the line between them. */
const yearPair = /\b(?:19|20)?(\d\d)\/(?:(?:19|20)?(\d\d)|(\d))\b/;

function isYearPair(text: string): boolean {
  const [, first, second, short] = yearPair.exec(text) ?? [];
  if (first === undefined) return false;
  const next = (Number(first) + 1) % 100;
  return second === undefined ? Number(short) === next % 10 : Number(second) === next;
}

/**
 * Thousands of pounds, as a header prints them: no amount begins with three noughts, so what stands behind them can only
 * be an s, whatever figure it was taken for.
 */
const thousands = /^£[']?000[']?[sS358$&]?$/;

const partedPercents = ["0/0", "/0", "0/", "%/0", "0%"];

/** Letters that number what councils return and their own indicators: an engine that knows no words may see others. */
const numbered = /^(\(?\d{4})(?:OF|SC|HC|LA)(\)?)/;
const local = /^((?:BSC)?)LI(\d{1,3}[a-z]?)$/;
/** A priority's letter that is drawn like a nought, with which no figure begins that has no point. */
const round = /^\(?[CO](\d{1,3}[a-z]?\)?)$/;

/** The same figures of a code beside letters that are two or three in all of print. */
function isSameCode(one: string, other: string): boolean {
  const [, digits] = numbered.exec(one) ?? [];
  if (digits !== undefined)
    return other.length >= digits.length + 2 && replaceAll(other, drawnLike).startsWith(digits);
  const [, rest] = round.exec(one) ?? [];
  if (rest !== undefined) return other.replace("(", "") === `0${rest}`;
  const [, before = "", number] = local.exec(one) ?? [];
  return number !== undefined && other === `${before}U${number}`;
}

const withoutSeparators = (text: string): string => core(text).replace(/[.,]/g, "");

/** Whether two readings of a figure have the same digits and signs, and differ in commas and points alone. */
export function differInSeparators(one: string, other: string): boolean {
  return isFigureLike(one) && differInPoints(one, other);
}

/** The same of a word of letters and digits, such as the code `2.2C`. */
export const differInPoints = (one: string, other: string): boolean =>
  core(one) !== core(other) && withoutSeparators(one) === withoutSeparators(other);

/** Whether two readings of a word give the same figure. */
export function agree(one: string, other: string): boolean {
  const [a, b] = [core(one), core(other)];
  if (a === b) return true;
  // An engine that takes its letters apart sees two rings and a line.
  if (
    a.includes("%") &&
    partedPercents.some((parted) => a.replaceAll("%", parted) === b.replace(/[o°]/gi, "0"))
  )
    return true;
  if (thousands.test(a) && thousands.test(b)) return true;
  if (isDash(one)) return other === "" || isDash(other);
  // The line between two years is drawn like a 1 or passed over, and only between such years may it be.
  if (isYearPair(one) && a.replaceAll("/", "1") === b.replace(/[/,.]/g, "1")) return true;
  if (isYearPair(one.replaceAll("-", "/")) && a.replaceAll("-", "") === b) return true;
  if (!/[A-Za-z]/.test(a)) return false;
  if (isSameCode(a, b)) return true;
  return replaceAll(a, drawnLike).toLowerCase() === replaceAll(b, drawnLike).toLowerCase();
}
