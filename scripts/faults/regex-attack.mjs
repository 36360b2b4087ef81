// Tries texts on a regular expression that make it search for long, for where recheck cannot say: pieces of what it
// takes, again and again, and an end that it cannot take. What it finds is so; what it does not find may be there.
//
//   node scripts/faults/regex-attack.mjs      those of regexes.txt with the verdict "unknown"
import { readFileSync } from "node:fs";
import { readVerdicts } from "./regex-list.mjs";

const list = readVerdicts(readFileSync(new URL("./regexes.txt", import.meta.url), "utf8"));
/** Repeated so often a piece costs less than this where the search is linear (milliseconds of computing). */
const times = 2000;
const suspect = 4;
/** Twice the text, and more than so many times the work. */
const steep = 3;
/** Signs of every class, and what stands between words. */
const common = [
  " ",
  "\n",
  "1",
  "12 ",
  "a",
  "A",
  "Aa ",
  ",",
  ".",
  "-",
  "(",
  "£",
  "%",
  " a",
  "1,",
  "1.",
  "a,",
];
/** Repeated, they do not come to an end. */
const ends = ["\u0001", "x\u0001", "\n\u0001 z"];

let found = 0;
for (const [written, verdict] of list) {
  if (verdict !== "unknown") continue;
  const worst = attack(written);
  if (worst === undefined) continue;
  found += 1;
  console.log(`${worst.milliseconds.toFixed(0)} ms\t${JSON.stringify(worst.piece)}\t${written}`);
}
console.log(`${found} of the unknown search for long`);

function attack(written) {
  const end = written.lastIndexOf("/");
  const regex = new RegExp(written.slice(1, end), written.slice(end + 1).replace(/[gy]/g, ""));
  const starts = ["", ...wordsOf(regex.source).slice(0, 8)];
  for (const piece of piecesOf(regex.source)) {
    for (const start of starts) {
      for (const after of ends) {
        const text = (count) => start + piece.repeat(count) + after;
        const once = cost(regex, text(times));
        if (once < suspect) continue;
        const twice = cost(regex, text(2 * times));
        if (twice > steep * cost(regex, text(times))) return { piece, milliseconds: twice };
      }
    }
  }
  return undefined;
}

function cost(regex, text) {
  const before = process.cpuUsage();
  regex.test(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function wordsOf(source) {
  const letters = source.replace(/\\[a-zA-Z]/g, " ").match(/[A-Za-z]{2,}/g) ?? [];
  return [...new Set(letters)];
}

/** Its own signs and words, alone and two together. */
function piecesOf(source) {
  const signs = [
    ...new Set(source.replace(/\\[a-zA-Z]/g, "").match(/[^\w\\[\](){}?*+|^$]/gu) ?? []),
  ];
  const words = wordsOf(source).flatMap((word) => [word, `${word} `]);
  const all = [...new Set([...common, ...signs.slice(0, 12), ...words.slice(0, 24)])];
  const pairs = [...common, ...signs.slice(0, 6)].flatMap((one) =>
    words.slice(0, 8).map((other) => one + other),
  );
  return [...all, ...pairs];
}
