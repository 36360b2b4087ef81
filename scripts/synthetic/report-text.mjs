// The text of a synthetic report: a stretch of a fixture's with other figures, another council and other years.

const councils = [
  "Halton",
  "Wigan",
  "Cumbria",
  "Salford",
  "Devon",
  "Kirklees",
  "Bolton",
  "Trafford",
];
const named = /Halton|Wigan|Cumbria/g;
/** A short report is the beginning, where a report says whose it is, and a stretch of what follows. */
const beginning = 1500;
const stretch = 6000;
const furthestYear = 4;

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function variedText(text, next, small) {
  const council = councils[Math.floor(next() * councils.length)];
  const years = Math.floor(next() * (2 * furthestYear + 1)) - furthestYear;
  const cut = small ? shortened(text, next) : text;
  return laterBy(years, cut)
    .replace(named, council)
    .replace(/(?<![\d/-])\d{1,3}(?:\.\d+)?(?=%)/g, () => (next() * 100).toFixed(1))
    .replace(/(?<![\d,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/g, (amount) =>
      amount.replace(/\d/g, (digit, at) => String(at === 0 ? digit : Math.floor(next() * 10))),
    );
}

/** Whole lines only: a cut row would be another shape than councils print. */
function shortened(text, next) {
  const lineEnd = (at) => Math.max(0, text.indexOf("\n", at) + 1);
  const start = lineEnd(Math.floor(next() * Math.max(1, text.length - stretch)));
  return `${text.slice(0, lineEnd(beginning))}\n${text.slice(start, lineEnd(start + stretch) || undefined)}`;
}

/** Years, and the second halves of financial ones: 2007/08, 2007-8. */
const laterBy = (years, text) =>
  text.replace(/\b(20\d\d)(?:([-/–])(\d{1,2})(?!\d))?/g, (_, year, dash, end) => {
    const later = `${Number(year) + years}`;
    if (dash === undefined) return later;
    const last = Number(end) + years;
    return `${later}${dash}${String(last).padStart(end.length, "0")}`;
  });
