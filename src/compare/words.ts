/** A stretch of words in both texts, or in one of them. */
export interface WordStretch {
  readonly in: "both" | "from" | "to";
  readonly text: string;
}

// Beyond this many words on either side the difference is shown as a whole: nobody reads it word by word.
const atMost = 400;

/** The word-level difference of two texts, by their longest common sequence of words. */
export function wordDifference(from: string, to: string): readonly WordStretch[] {
  const left = from.split(/\s+/).filter(Boolean);
  const right = to.split(/\s+/).filter(Boolean);
  if (left.length > atMost || right.length > atMost) {
    return [
      { in: "from", text: left.join(" ") },
      { in: "to", text: right.join(" ") },
    ];
  }
  const lengths = commonLengths(left, right);
  const stretches: { in: WordStretch["in"]; words: string[] }[] = [];
  const add = (where: WordStretch["in"], word: string) => {
    const last = stretches.at(-1);
    if (last?.in === where) last.words.push(word);
    else stretches.push({ in: where, words: [word] });
  };
  let a = 0;
  let b = 0;
  while (a < left.length || b < right.length) {
    const x = left[a];
    const y = right[b];
    if (x !== undefined && y !== undefined && plain(x) === plain(y)) {
      add("both", y);
      a++;
      b++;
    } else if (
      x !== undefined &&
      (y === undefined || at(lengths, a + 1, b) >= at(lengths, a, b + 1))
    ) {
      add("from", x);
      a++;
    } else if (y !== undefined) {
      add("to", y);
      b++;
    }
  }
  return stretches.map(({ in: where, words }) => ({ in: where, text: words.join(" ") }));
}

function at(lengths: readonly (readonly number[])[], row: number, column: number): number {
  return lengths[row]?.[column] ?? 0;
}

/** How many words the rests of both texts have in common, for every pair of places. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  for (let a = left.length - 1; a >= 0; a--) {
    for (let b = right.length - 1; b >= 0; b--) {
      const row = lengths[a];
      if (!row) continue;
      row[b] =
        plain(left[a] ?? "") === plain(right[b] ?? "")
          ? at(lengths, a + 1, b + 1) + 1
          : Math.max(at(lengths, a + 1, b), at(lengths, a, b + 1));
    }
  }
  return lengths;
}

/** A word without letter case and the punctuation around it. */
function plain(word: string): string {
  return (
    word.toLowerCase().replace(/^[^\p{L}\p{N}%£]+|(?<![^\p{L}\p{N}%£])[^\p{L}\p{N}%£]+$/gu, "") ||
    word
  );
}

/** The words of a text, whatever their order, case, punctuation and spelling of `and`: equal for equal wording. */
export function wordingKey(text: string): string {
  let key = keys.get(text);
  if (key === undefined) {
    if (keys.size >= mostKeys) keys.clear();
    key = keyOfWording(text);
    keys.set(text, key);
  }
  return key;
}

// The same titles and commitments come back in report after report.
const keys = new Map<string, string>();
const mostKeys = 5_000;

function keyOfWording(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/&/g, " and ")
      .replace(/[’‘']/g, "")
      .match(/[\p{L}\p{N}%£]+/gu) ?? []
  )
    .sort()
    .join(" ");
}
