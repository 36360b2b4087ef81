/** An amount as printed: `7,152`, `(11)`, `-8,226`, `Cr 45`, `£1.2m`, `1.435`. */
export interface Amount {
  /** In printed units, before the column's scale. */
  readonly value: number;
  /** True for `1.435` where commas separate thousands: three digits after a point that can only be a slip. */
  readonly looksLikeSlip: boolean;
  /** True where the cell prints its own magnitude (`£1.2m`): no column's scale is meant then. */
  readonly isScaled: boolean;
}

const minus = "[−–‐‑-]";
const printed = new RegExp(
  `^(?:(CR|DR)\\b\\.?\\s*)?(\\()?\\s*([+]|${minus})?\\s*(?:£\\s*)?(\\()?\\s*([+]|${minus})?\\s*(?:£\\s*)?(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s*(k|mn|m|bn|million|billion|thousand)?\\s*(${minus})?\\s*(\\))?\\s*\\(?(CR\\.?|DR\\.?)?\\)?$`,
  "i",
);
/** Signs that point to a footnote. */
const noteMarks = /(?:\s{0,9}(?:[*¹²³⁴⁵⁶⁷⁸⁹†‡#^~]|\[\d{1,2}\]|\([a-z]\))){1,20}\s*$/;
const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** Undefined where the cell holds no amount; a lone dash is none. */
export function parseAmount(text: string): Amount | undefined {
  const match = printed.exec(text.trim().replace(noteMarks, "").trim());
  if (!match) return undefined;
  const [
    ,
    before,
    outer,
    sign,
    inner,
    innerSign,
    whole = "",
    decimals = "",
    size = "",
    after,
    close,
    behind,
  ] = match;
  if (before !== undefined && behind !== undefined) return undefined;
  // "£000" gives a unit and is no nought
  if (whole === "000") return undefined;
  const side = before ?? behind;
  const open = outer ?? inner;
  if ((open === undefined) !== (close === undefined)) return undefined;
  if (outer !== undefined && inner !== undefined) return undefined;
  const magnitude = magnitudes[size.toLowerCase()] ?? 1;
  const value = Number((Number(whole.replace(/,/g, "") + decimals) * magnitude).toPrecision(15));
  const isMinus = (printedSign: string | undefined) =>
    printedSign !== undefined && printedSign !== "+";
  const negative =
    open !== undefined ||
    isMinus(sign) ||
    isMinus(innerSign) ||
    after !== undefined ||
    /^CR/i.test(side ?? "");
  return {
    value: negative && value !== 0 ? -value : value,
    looksLikeSlip: /^\.\d{3}$/.test(decimals) && whole.length <= 3 && size === "",
    isScaled: size !== "",
  };
}

/** A dash alone, or the word, in a money column is nil. */
export const isNil = (text: string): boolean =>
  /^£?\s*(?:[-–—‐‑−]\s*)+$|^(?:£\s*)?nil\.?$|^\(\s*[-–—]\s*\)$/i.test(text.trim());

/** Words for nothing to report: an amount that is not there, which is not nought. */
export const isNoAmount = (text: string): boolean =>
  /^(?:n\s?[/\\]\s?a|na|n\.a\.?|not applicable|t\.?b\.?[ca]\.?|to be (?:confirmed|agreed)|none|unknown)$/i.test(
    text.trim(),
  );

/** A percentage, or a number that says what it counts: no amount, wherever it stands. */
export const isNoMoney = (text: string): boolean =>
  /^[(+−–-]*\s*\d[\d,]*(?:\.\d+)?\s*(?:\)\s*)?(?:%|per ?cent)\s*\)?[*†]*$/i.test(text.trim()) ||
  /^[(−–-]*\s*\d[\d,]*(?:\.\d+)?\s*\)?\s*(?:fte'?s?|wte'?s?|posts?|staff|people|days?|hours?|units?|homes|dwellings|pupils|places|heads?)\)?$/i.test(
    text.trim(),
  );

/** What a slip was meant to be: `1.435` is 1,435. */
export const meantAmount = (text: string): number =>
  parseAmount(text.replace(/(\d)\.(\d{3})(?!\d)/, "$1,$2"))?.value ?? Number.NaN;

/** Whole pounds; a half pound rounds away from zero. */
export const toPounds = (value: number, scale: number): number => {
  const pounds = Math.abs(value * scale);
  const whole = Math.round(Number(pounds.toPrecision(12)));
  return value < 0 ? -whole + 0 : whole;
};
