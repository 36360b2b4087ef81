/** An amount of money in a sentence, in pounds. */
export interface SaidAmount {
  readonly raw: string;
  readonly value: number;
  /** Half of what its last printed digit is worth. */
  readonly half: number;
  readonly index: number;
  readonly length: number;
}

const pattern =
  /£ ?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?: ?(m|mn|million|bn|billion|k|000s?|thousand)\b)?/gi;
const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|mn|million)$/i, 1_000_000],
  [/^(?:bn|billion)$/i, 1_000_000_000],
  [/^(?:k|000s?|thousand)$/i, 1000],
];

/** `£6.2m`, `£3,021,000`, `£40k` as they stand in a sentence. */
export function findSaidAmounts(text: string): SaidAmount[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [raw, whole = "", decimals = "", word = ""] = match;
    const scale = scales.find(([form]) => form.test(word))?.[1] ?? 1;
    const value = Number(`${whole.replace(/,/g, "")}.${decimals || "0"}`) * scale;
    // `£3,200,000` may be 3,187 thousand: zeros at the end are rounded ones.
    const zeros = decimals === "" && scale === 1 ? /(?:,?000){0,6}$/.exec(whole)?.[0] : "";
    const rounded = 10 ** (zeros?.replace(/,/g, "").length ?? 0);
    return {
      raw,
      value,
      half: 0.5 * scale * 10 ** -decimals.length * rounded,
      index: match.index,
      length: raw.length,
    };
  });
}
