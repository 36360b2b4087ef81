// Words that reports print, and texts that readers stumble over.

const printed = [
  "NI 60",
  "BV 12a",
  "Ref",
  "Indicator",
  "Target 2008/09",
  "Actual",
  "Q1",
  "Quarter 2",
  "2007/08",
  "Milestone",
  "Due",
  "31 March 2009",
  "86%",
  "84.5%",
  "£1,234",
  "(1,234)",
  "-0.5",
  "1.2.3",
  "N/A",
  "TBC",
  "Budget",
  "Variance",
  "£'000",
  "Total",
  "Halton Borough Council",
  "Quarterly Monitoring Report",
  "Performance",
  "Status",
  "Green",
  "Lead officer",
  "Progress",
  "1 in 4",
  "12/09/2008",
  "Not yet due",
  "Key objective CS1: improve services",
  "The target was missed by 3.5% in the quarter.",
];

const odd = [
  "",
  " ",
  "\u00a0",
  "\u202e321",
  "\u0007\u001b[31m",
  "\ud83d",
  "\ufeff\ufffe",
  "e\u0301\u0301\u0301",
  "９０％",
  "٣٤%",
  "1e999",
  "0x10",
  "9007199254740993",
  "−5",
  "½",
  "constructor",
  "__proto__",
  "toString",
  "$&$1$`",
  "(((((((((((((((((((((((",
  "%%%%%%%%%%%%%%%%%%%%",
  "1,,,,,,,,2",
  "31 February 2009",
  "Q0 Q5 Q99",
  "32/13/2008",
  "20008/09",
  "a\tb\tc",
  "a|b|c",
  "a\r\nb\n\nc",
  "x".repeat(300),
  "1 ".repeat(150),
  "<b>&amp;&#0;&#x110000;",
  "=cmd|'/c calc'!A1",
  "'; DROP TABLE report; --",
];

export const word = (of) => of.pick(of.often(0.85) ? printed : odd);

/** Texts one after another. */
export const words = (of, most = 4) =>
  of.several(1, most, () => word(of)).join(of.pick([" ", "\n", ", "]));

/** A number as a file may hold it: a likely one, one beside a power of two, or none. */
export function number(of, likely) {
  if (of.often(0.97)) return of.pick(likely);
  return of.pick([0, 1, -1, 2, 255, 256, 32767, 32768, 65535, 65536, 2147483647, 4294967295, 1e6]);
}

export const latin = (text) => Uint8Array.from(text, (one) => one.charCodeAt(0));

/** Bytes damaged, once in a while: what a structure's own rules do not reach. */
export function damaged(bytes, of, share = 0.25) {
  if (!of.often(share) || bytes.length === 0) return bytes;
  const at = of.below(bytes.length);
  const length = 1 + of.below(40);
  switch (of.below(4)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
    case 2: {
      const changed = Uint8Array.from(bytes);
      changed[at] ^= 1 << of.below(8);
      return changed;
    }
    default:
      return Uint8Array.from(bytes).fill(of.pick([0, 255, 32]), at, at + length);
  }
}
