/** Characters that engines choose between and print cannot tell apart; none of them changes a figure. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/[‘’`´]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—−]/g, "-"],
];

/** What of a reading can change a figure: digits, points, signs, units. */
const core = (text: string): string =>
  alike
    .reduce((plain, [from, to]) => plain.replace(from, to), text)
    .replace(/[^\dA-Za-z£$€%+\-().,/:]/g, "")
    .replace(/[.,:]+$/, "");

/** Whether two readings of a word give the same figure. */
export const agree = (one: string, other: string): boolean => core(one) === core(other);
