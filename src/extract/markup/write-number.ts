const letters = "abcdefghijklmnopqrstuvwxyz";
const romans: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** `writeNumber(4, "lowerRoman")` is `iv`; after z Word doubles the letter. */
export function writeNumber(number: number, format: string): string {
  switch (format) {
    case "none":
      return "";
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "lowerLetter":
      return writeLetter(number);
    case "upperLetter":
      return writeLetter(number).toUpperCase();
    case "lowerRoman":
      return writeRoman(number);
    case "upperRoman":
      return writeRoman(number).toUpperCase();
    case "ordinal":
      return `${number}${ordinalEnd(number)}`;
    default:
      return String(number);
  }
}

function writeLetter(number: number): string {
  if (number < 1 || number > 780) return String(number);
  return (letters[(number - 1) % 26] ?? "").repeat(Math.ceil(number / 26));
}

function writeRoman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let left = number;
  let text = "";
  for (const [value, roman] of romans) {
    while (left >= value) {
      text += roman;
      left -= value;
    }
  }
  return text;
}

function ordinalEnd(number: number): string {
  const teens = number % 100 >= 11 && number % 100 <= 13;
  return teens ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
}
