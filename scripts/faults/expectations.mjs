// Whether what became of a hostile file is what its index expects, as far as the expectation's words can be judged.

const secondsNamed = /\b(\d+(?:\.\d+)?) s\b/;

/**
 * good, BAD with the reason, or "look" where a person has to.
 * `outcome` is { status, codes, text, seconds, name }; `naive` is what a naive use of the libraries came to.
 */
export function judge(expected, naive, outcome) {
  const { status, codes, text, seconds, name } = outcome;
  const flagged = status === "unread" || status === "partly-read";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  if (/[\u0000-\u0008\u001b]|[\ud800-\udbff](?![\udc00-\udfff])/.test(text + name))
    return "BAD control characters";
  if (codes.includes("internal") || codes.includes("reader-crashed"))
    return `BAD ${codes.join(" ")}`;
  if (status === "read" && text === "") return "BAD read without text";
  if (seconds > 65) return "BAD too long";
  const limit = secondsNamed.exec(expected);
  if (/under \d/.test(expected) && limit && seconds > Number(limit[1])) return "BAD too long";
  const never = /never (\d[\d,]+)/.exec(expected);
  if (never && text.includes(never[1])) return `BAD ${never[1]} came out`;
  if (/^(?:not opened|ignored|not followed)/.test(expected)) {
    return status === "not-a-report" ? "good" : `BAD ${status}`;
  }
  if (/^password/.test(expected)) {
    const isOpen = status === "read" || (status === "partly-read" && text !== "");
    return codes.includes("file-encrypted") || isOpen ? "good" : `BAD ${status}`;
  }
  const wanted = /"([^"]+)" (?:comes out|recovered)|^"([^"]+)" only/.exec(expected);
  const errorWillDo = /error|flagged|cap\b|refused|warning|partly read/.test(expected);
  if (wanted) {
    const phrase = wanted[1] ?? wanted[2];
    // The index names the words, not always what stands between them.
    const letters = blankless(text).toLowerCase();
    if (
      phrase
        .toLowerCase()
        .split(" ")
        .every((word) => letters.includes(word))
    )
      return "good";
    if (flagged && errorWillDo) return "good";
    return `BAD "${phrase}" did not come out`;
  }
  if (/^walk(?:s|ed)? /.test(expected)) return "good";
  if (
    /^(?:imported|read\b|the same records|two distinct|as same content|shown escaped|never printed|stored)/.test(
      expected,
    )
  ) {
    if (status === "read") return "good";
    return flagged && errorWillDo ? "good" : `BAD ${status}`;
  }
  if (flagged && errorWillDo) return "good";
  const rule = rules.find(({ words }) => words.test(expected));
  if (rule?.isMet(outcome, expected, naive)) return "good";
  if (!errorWillDo) return status === "read" ? "look (read)" : `look (${status})`;
  // An error was one way to be good, text is the other: as much of it as the libraries give by themselves.
  const letters = lettersOf(naive);
  if (
    /^(?:clear (?:per-file )?error|DTD refused|refused)[^,]*$/.test(expected) &&
    !/\bor\b/.test(expected)
  ) {
    return "look (an error was expected)";
  }
  if (Number.isNaN(letters)) return "look (read)";
  // The libraries' Word text is counted with its tags.
  return text.length >= letters * (name.endsWith(".docx") ? 0.7 : 0.9)
    ? "good"
    : `look (${blankless(text).length} of ${letters} letters)`;
}

/** Further expectations whose words can be judged; where a rule is not met, a person has to look. */
const rules = [
  { words: /^£ right|£ right$/, isMet: ({ text }) => text.includes("£") },
  {
    words: /^(?:all )?([\d,]+) rows/,
    isMet: ({ text }, expected) => {
      const rows = Number(/([\d,]+) rows/.exec(expected)[1].replace(",", ""));
      return text.split("\n").length >= rows;
    },
  },
  { words: /^spans? clamped/, isMet: ({ codes }) => codes.includes("table-clamped") },
  { words: /^as empty/, isMet: ({ status }) => status === "unread" },
  // Controls in what is stored were looked for before.
  { words: /^never echoed/, isMet: () => true },
  { words: /^(?:under \d|bounded memory, under)/, isMet: () => true },
  {
    words: /^all good pages imported/,
    isMet: ({ text, status }, _expected, naive) =>
      naive.startsWith("error")
        ? status === "partly-read" && text !== ""
        : text.length >= lettersOf(naive) * 0.9,
  },
  {
    words:
      /or text$|^lines split|^text or fallback|^text in bounded|bounded time$|real size is used/,
    isMet: ({ status, text }) => status === "read" && text !== "",
  },
  // Root may read everything: there is nothing to refuse.
  { words: /\bEACCES\b|^clear per-folder error/, isMet: () => process.getuid?.() === 0 },
];

const lettersOf = (naive) => Number(/(\d+) chars\/cells/.exec(naive)?.[1] ?? Number.NaN);

const blankless = (text) => text.replace(/\s+/g, "");
