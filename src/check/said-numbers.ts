const words =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

/** A count in digits or words, as a group of a pattern. */
export const countPattern = `(?<![\\d.,/£%-])\\b(\\d{1,3}|${words.join("|")})(?![.,]?\\d|\\s*%|[/-]\\d)\\b`;

export const toCount = (text: string): number => {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word : Number(text);
};

/** The words of small numbers, as alternatives of a pattern. */
export const numberWords = words.join("|");
