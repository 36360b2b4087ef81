import type { Block, Document, Table } from "../document.ts";

/** Papers of a council that stand beside its reports. */
type Paper =
  | "the minutes of a meeting"
  | "the agenda of a meeting"
  | "a letter"
  | "a read-me file"
  | "a table of comma-separated values";

/** Blocks in which a paper says what it is. */
const headBlocks = 15;
/** A letter is short. */
const longestLetter = 12_000;

const headings: readonly { readonly paper: Paper; readonly pattern: RegExp }[] = [
  {
    paper: "the minutes of a meeting",
    pattern:
      /^(?:draft |unconfirmed |public )?minutes(?: of\b|:|$)|\bminutes of (?:the|a) (?:\w+ ){0,3}meeting\b/i,
  },
  {
    paper: "the agenda of a meeting",
    pattern: /^(?:public |supplementary )?agenda(?: for\b|:|$)|^notice of meeting$/i,
  },
];

/** What is said at meetings and hardly anywhere else. */
const meetingWords: readonly RegExp[] = [
  /\bapologies\b/i,
  /\bdeclarations? of (?:\w+ )?interests?\b/i,
  /\bresolved\b/i,
  /\bmatters arising\b/i,
  /\b(?:date|time) of (?:the )?next meeting\b/i,
  /^(?:members )?present\b/i,
  /\bin attendance\b/i,
  /\bany other business\b/i,
  /\b(?:press and public|public and (?:the )?press)\b/i,
  /\bminutes of the (?:last|previous) meeting\b/i,
  /\bmeeting (?:closed|ended|commenced|started) at\b/i,
];
const wordsNeeded = 3;

const greeting =
  /^dear (?:sir|madam|mr|mrs|ms|miss|dr|councillor|cllr|colleagues?|all|resident|[A-Z][a-z]+)\b/i;
const farewell = /^(?:yours (?:sincerely|faithfully|truly)|kind regards|best wishes)\b/i;

/**
 * What kind of paper a document is, where it surely is no report: it says so at its head, goes on like one, and holds no
 * table of figures. A report that came with an agenda holds such tables and stays one.
 */
export function paperOf({ blocks, format, source }: Document): Paper | undefined {
  if (blocks.some((block) => block.kind === "table" && holdsFigures(block))) return undefined;
  if (readMe.test(source.file)) return "a read-me file";
  if (format === "text" && isCommaSeparated(blocks)) return "a table of comma-separated values";
  const head = blocks.slice(0, headBlocks).flatMap(linesOf);
  const heading = headings.find(({ pattern }) =>
    head.some((line) => isHeading(line) && pattern.test(line)),
  );
  const isLetter = head.some((line) => greeting.test(line));
  if (heading === undefined && !isLetter) return undefined;
  const lines = blocks.flatMap(linesOf);
  if (heading !== undefined) {
    const said = meetingWords.filter((word) => lines.some((line) => word.test(line)));
    if (said.length >= wordsNeeded) return heading.paper;
  }
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const isSigned = lines.some((line) => farewell.test(line));
  return isLetter && isSigned && length <= longestLetter ? "a letter" : undefined;
}

const readMe = /(?:^|\/)read[-_ ]?me(?:\.\w+)?$/i;

const fewestLines = 3;
const fewestFields = 3;

/** Every line has as many fields as the first, whose fields are names: a file made for programs. */
function isCommaSeparated(blocks: readonly Block[]): boolean {
  if (blocks.some(({ kind }) => kind === "table")) return false;
  const lines = blocks.flatMap((block) => (block.kind === "table" ? [] : block.text.split("\n")));
  const [head, ...rows] = lines.filter((line) => line.trim() !== "").map(fieldsOf);
  if (!head || rows.length + 1 < fewestLines || head.length < fewestFields) return false;
  return (
    head.every((name) => /^[\p{L}_][\p{L}\p{N}_ ()/%-]{0,40}$/u.test(name)) &&
    rows.every((fields) => fields.length === head.length)
  );
}

/** What is quoted may hold commas, and is one field. */
const fieldsOf = (line: string): string[] =>
  line
    .replace(/"(?:[^"]|"")*"/g, "quoted")
    .split(",")
    .map((field) => field.trim());

/** A heading is short and no sentence. */
const isHeading = (line: string): boolean => line.length <= longestHeading && !line.endsWith(".");
const longestHeading = 120;

/** Lines are cut: what a paper says of itself is short. */
const longestLine = 400;

const linesOf = (block: Block): string[] =>
  (block.kind === "table" ? block.cells.map(({ text }) => text) : [block.text]).flatMap((text) =>
    text.split("\n").map((line) => line.slice(0, longestLine).trim()),
  );

/** Numbers of one or two digits are an agenda's items and pages as well. */
const figure = /£|\d%|^[(-]?(?:[\d,]{3,}|\d+\.\d+)\)?$|^(?:NI|BVPI?|LI|LPI|PAF)\s?\d/;
const figuresNeeded = 4;

/** Three columns and more, with figures in more than one of them. */
function holdsFigures({ rows, columns, cells }: Table): boolean {
  if (rows < 2 || columns < 3) return false;
  const found = cells.filter(({ text }) => figure.test(text.trim()));
  return found.length >= figuresNeeded && new Set(found.map(({ column }) => column)).size > 1;
}
