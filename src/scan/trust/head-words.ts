import distances from "natural/lib/natural/distance/levenshtein_distance.js";

/** Words of headers that say what a column's figures are. */
const headWords = [
  "actual",
  "baseline",
  "benchmark",
  "budget",
  "estimate",
  "forecast",
  "outturn",
  "quarter",
  "target",
  "variance",
];

/** Words of English that are drawn nearly like one of them. */
const ownWords = new Set(
  (
    "estimable foremast outrun acaudal accrual accusal acetal actinal annual antral astral becket beckett beget " +
    "bidet billet blight blivet bridget bucket buffet bullet buret burnet burnett casual " +
    "estate estimative factual foremost forepart forest mutual outearn outgun outworn " +
    "quaffer quainter quaker quarrier quaver quester quieter quilter quitter quoter " +
    "tablet tabret tacet tacket talbot tangent tappet tarrant tartest tartlet " +
    "tasset taught tercet terret tippett turgent turgot turret valance valiance variable " +
    "variate"
  ).split(" "),
);

/** Shapes that low resolution makes of one letter: two strokes are a u. */
const strokes: readonly (readonly [RegExp, string])[] = [[/[il1|]{2}/g, "u"]];
/** So many letters of a word may have been misread, two of its shapes counted as one. */
const mostMisread = 2;
const shortest = 5;

/**
 * A word of a header whose letters were misread, mended: `Tarnot` is a target, `Acrtiial` an actual. Only what is no word
 * of its own and like one of them alone; no digit is touched.
 */
export function mendedHeadWord(text: string): string {
  const [, word = ""] = /^([A-Za-z1|]+)[.:;]?$/.exec(text) ?? [];
  if (word.length < shortest || !/^[A-Z]/.test(word)) return text;
  const lower = word.toLowerCase();
  if (ownWords.has(lower) || headWords.some((head) => lower.startsWith(head))) return text;
  const seen = strokes.reduce((plain, [from, to]) => plain.replace(from, to), lower);
  const near = headWords.filter(
    (head) =>
      head[0] === lower[0] &&
      head.at(-1) === lower.at(-1) &&
      distances.LevenshteinDistance(seen, head, {}) <= mostMisread,
  );
  const [only] = near;
  if (only === undefined || near.length > 1) return text;
  const isUpper = word === word.toUpperCase();
  return isUpper ? only.toUpperCase() : `${only[0]?.toUpperCase()}${only.slice(1)}`;
}
