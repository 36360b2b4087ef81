/** An amount as printed: `7,152`, `(11)`, `-8,226`, `£1.2m`, `1.435`. */
export interface Amount {
  /** In printed units, before the column's scale. */
  readonly value: number;
  /** True for `1.435` where commas separate thousands: three digits after a point that can only be a slip. */
  readonly looksLikeSlip: boolean;
}

const printed =
  /^(\()?\s*([+−–-])?\s*£?\s*([+−–-])?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(k|m|bn|million)?\s*(\))?(?:\s*(CR|DR))?\s*[*¹²³†]*$/i;
const magnitudes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, million: 1e6, bn: 1e9 };

/** Undefined where the cell holds no amount; a lone dash is none. */
export function parseAmount(text: string): Amount | undefined {
  const match = printed.exec(text.trim());
  if (!match) return undefined;
  const [, open, sign, innerSign, whole = "", decimals = "", magnitude = "", close] = match;
  if ((open === undefined) !== (close === undefined)) return undefined;
  const size =
    Number(whole.replace(/,/g, "") + decimals) * (magnitudes[magnitude.toLowerCase()] ?? 1);
  const negative =
    open !== undefined ||
    sign === "-" ||
    sign === "−" ||
    sign === "–" ||
    innerSign === "-" ||
    innerSign === "−" ||
    innerSign === "–";
  return {
    value: negative ? -size : size,
    looksLikeSlip: /^\.\d{3}$/.test(decimals) && whole.length <= 3 && magnitude === "",
  };
}

/** What a slip was meant to be: `1.435` is 1,435. */
export const meantAmount = (text: string): number =>
  parseAmount(text.replace(/(\d)\.(\d{3})(?!\d)/, "$1,$2"))?.value ?? Number.NaN;

/** Whole pounds; a half pound rounds away from zero. */
export const toPounds = (value: number, scale: number): number => {
  const pounds = Math.abs(value * scale);
  const whole = Math.round(Number(pounds.toPrecision(12)));
  return value < 0 ? -whole + 0 : whole;
};
