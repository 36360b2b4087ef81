import abbreviations from "./abbreviations.json" with { type: "json" };

const whole: Readonly<Record<string, string>> = abbreviations;
const known = new RegExp(
  `(?<![a-z])(?:${Object.keys(whole)
    .sort((a, b) => b.length - a.length)
    .join("|")})(?![a-z])`,
  "g",
);

/** Words of a header cut short, in full: `tgt` is a target, `perf` a performance. In lower case, without punctuation. */
export const spelledOut = (bare: string): string =>
  bare.replace(known, (short) => whole[short] ?? short);

/** Words of money cut short, among capitals and full stops: `Rev. Bud.`, `Proj. o/turn`, `F'cast`. */
export function moneySpelledOut(header: string): string {
  if (header.length > 80) return header;
  const opened = header
    .replace(/\bf['’]?cast\b/gi, "forecast")
    .replace(/\bo[/.' ]?t(?:urn)?\b/gi, "outturn");
  return opened.replace(
    /(?<![A-Za-z'’])([A-Za-z]{3,5})['’]?(?:d\b)?(\.|(?=\s|$|\/))/g,
    (printed, word: string, end: string) => {
      const full = moneyWords[word.toLowerCase()];
      return full === undefined ? printed : full + (end === "." ? "" : end);
    },
  );
}

const moneyWords: Readonly<Record<string, string>> = {
  bud: "budget",
  budg: "budget",
  bgt: "budget",
  act: "actual",
  var: "variance",
  est: "estimate",
  proj: "projected",
  orig: "original",
  rev: "revised",
  appd: "approved",
  exp: "expenditure",
  comm: "committed",
  inc: "income",
};
