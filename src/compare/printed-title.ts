import { exactDifferences, titleToTerms } from "../catalogue/title.ts";
import { wordDifference, wordingKey } from "./words.ts";

// "(2022 SC, PAF C64)", "NI 60:" within a title: references, not wording.
const references =
  /\(?\b(?:NI|BVPI|BV|PAF|APA|LPI|LI|LAA)[ -]?[A-E]?\d+[a-z]?(?:\([ivx]+\))?\)?:?|\b\d{4} ?(?:SC|OF|DE)\b/gi;

const mostStretches = 3;

const spelled = (title: string): string =>
  title
    .replace(references, " ")
    .replace(/\b(?:the|an?)\b/gi, " ")
    .replace(/\bper cent\b|\bpercentage\b/gi, "%");

/** A hyphen joins or parts: `re-offending` is `reoffending`, `high-quality` is `high quality`. */
const wordings = (title: string): readonly string[] => {
  const plain = spelled(title);
  return [wordingKey(plain), wordingKey(plain.replace(/(?<=\p{L})-(?=\p{L})/gu, ""))];
};

/** Whether two titles have the same words but for spelling of case, signs and order. */
export function samePrinted(left: string, right: string): boolean {
  if (left === right) return true;
  const others = wordings(right);
  return wordings(left).some((wording) => others.includes(wording));
}

/** How a printed title departs from the catalogue's, as one sentence; empty where only spelling differs. */
export function titleDifference(printed: string, catalogue: string): string {
  if (samePrinted(printed, catalogue)) return "";
  const contradictions = exactDifferences(titleToTerms(printed), titleToTerms(catalogue)).filter(
    ({ how }) => how === "contradicts",
  );
  if (contradictions.length > 0) {
    const said = contradictions.map(
      ({ kind, left, right }) =>
        `the ${kind} is ${left.join(", ")} as printed and ${right.join(", ")} in the catalogue`,
    );
    return sentence(said.join("; "));
  }
  const stretches = wordDifference(printed, catalogue).filter(({ in: where }) => where !== "both");
  const words = (side: "from" | "to") =>
    stretches
      .filter(({ in: where }) => where === side)
      .map(({ text }) => `"${text}"`)
      .join(", ");
  // Two wordings that share little are read beside each other, not word by word.
  if (stretches.length > mostStretches) return "The catalogue has it in other words.";
  const [only, missing] = [words("from"), words("to")];
  return sentence(
    [only && `only the page has ${only}`, missing && `only the catalogue has ${missing}`]
      .filter(Boolean)
      .join("; "),
  );
}

/** With a capital and a full stop. */
export function sentence(text: string): string {
  if (text === "") return "";
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
