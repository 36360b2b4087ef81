import { decodeWindows1252 } from "../encoding.ts";
import { raiseDigits } from "../markup/run-format.ts";

const controls = /[\u007f-\u009f]/;

/** Entities that left-over markup in text files holds; numeric ones are read as such. */
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  pound: "£",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
};

/** Ends of these start a new line in the cell; all other tags only format. */
const breakingTags = /<\/?(?:p|li|ul|ol|div|tr|h[1-6])\b[^<>]*>|<br\s*\/?>/gi;

/**
 * Left-over HTML tags and Markdown marks of a cell or line taken off, paragraphs and list items on
 * lines of their own: `<p>Q1 Pilot</p> <p>Q2 Review</p>` is `Q1 Pilot\nQ2 Review`. Superscript digits
 * become superscript characters, so that a footnote mark is never read as a figure.
 */
export function plainText(printed: string): string {
  if (!/[<&*_[\\`~]/.test(printed)) return tidy(printed);
  const text = printed
    .replace(/<sup>\s*([0-9*]{1,2})\s*<\/sup>/gi, (_, mark: string) => raiseDigits(mark))
    .replace(/<sup>\s*(st|nd|rd|th)\s*<\/sup>/gi, "$1")
    .replace(/<li\b[^<>]*>\s*(?![•●▪◦○§o·-]\s)/gi, "\n• ")
    .replace(breakingTags, "\n")
    .replace(
      /<\/?(?:b|i|u|s|em|strong|span|font|sup|sub|a|table|tbody|thead|td|th|small|strike|del|ins)\b[^<>]*>/gi,
      "",
    )
    .replace(/\[([^\]]*)\]\((?:[^()\\]|\\.|\([^()]*\))*\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*(?=$|[\s).,;:])/g, "$1$2")
    .replace(/(^|[\s(])__([^_]+)__(?=$|[\s).,;:])/g, "$1$2")
    .replace(/\\([\\`*_{}[\]()#+.!<>~|-])/g, "$1")
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, decodeEntity);
  return tidy(text);
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const printable = Number.isInteger(code) && code >= 0x20 && code <= 0x10ffff;
  // Windows' own numbers, as browsers read them: &#150; is a dash.
  if (code >= 0x7f && code <= 0x9f)
    return decodeWindows1252(Uint8Array.of(code)).replace(controls, " ");
  return printable && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : " ";
}

const tidy = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/[\s\u00a0\u00ad]+/g, " ").trim())
    .filter((line) => line !== "" && !/^[•●▪◦○§·]$/.test(line))
    .join("\n");
