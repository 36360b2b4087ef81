const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Digits set above the line, so that `85%` with note 1 never reads as 851; letters stay as they are. */
export const raisedText = (text: string): string =>
  /^\d{1,2}(?:,\d{1,2})*$/.test(text)
    ? text.replace(/\d/g, (digit) => raisedDigits[Number(digit)] ?? digit)
    : text;
