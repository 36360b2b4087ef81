import type { Block, Document, Table } from "../document.ts";

/** Papers of a council that stand beside its reports. */
type Paper =
  | "the minutes of a meeting"
  | "the agenda of a meeting"
  | "a letter"
  | "a read-me file"
  | "a memorandum"
  | "a press release"
  | "a licence of software"
  | "a description of software"
  | "a list of values parted by commas or semicolons";

/** Blocks in which a paper says what it is. */
const headBlocks = 15;
/** A letter is short. */
const longestLetter = 12_000;

const headings: readonly { readonly paper: Paper; readonly pattern: RegExp }[] = [
  {
    paper: "the minutes of a meeting",
    pattern:
      /^(?:draft |unconfirmed |public )?minutes(?: of\b|:|$)|\b(?:minutes|notes) of (?:the|a) (?:\w+ ){0,4}meeting\b/i,
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

/** Papers that say twice what they are: at the head, and by words that such a paper always has. */
const sayings: readonly {
  readonly paper: Paper;
  readonly head: RegExp;
  readonly words: readonly RegExp[];
  readonly needed: number;
}[] = [
  {
    paper: "a memorandum",
    head: /^(?:internal )?memo(?:randum)?$/i,
    words: [/^to\s*:/i, /^from\s*:/i],
    needed: 2,
  },
  {
    paper: "a press release",
    head: /^(?:press|news|media) release\b/i,
    words: [/^for immediate release\b/i, /^notes? (?:to|for) editors?\b/i, /^-*\s*ends\s*-*$/i],
    needed: 2,
  },
  {
    paper: "a licence of software",
    head: /^(?:the )?(?:mit|isc|bsd|apache|mozilla public|gnu(?: \w+)? general public|gpl|creative commons)\b.{0,60}licen[cs]e\b|^permission is hereby granted, free of charge\b|^redistribution and use in source and binary forms\b|^this is free and unencumbered software\b/i,
    words: [
      /\bpermission is hereby granted\b/i,
      /\bas is\b/i,
      /\bterms and conditions\b/i,
      /\bcopyright\b/i,
      /\bredistribut/i,
      /\bthe software\b/i,
    ],
    needed: 2,
  },
];

/** Headings that software is described under. */
const softwareHeadings =
  /^#{0,6}\s*(?:install(?:ation|ing)?|usage|getting started|quick start|licen[cs]e|contributing|requirements|prerequisites|dependencies|build(?:ing)?|tests?|api|configuration|development)\s*$/i;
const softwareHeadingsNeeded = 2;

const greeting =
  /^dear (?:sir|madam|mr|mrs|ms|miss|dr|councillor|cllr|colleagues?|all|resident|[A-Z][a-z]+)\b/i;
const farewell = /^(?:yours (?:sincerely|faithfully|truly)|kind regards|best wishes)\b/i;

/**
 * What kind of paper a document is, where it surely is no report: it says so at its head, goes on like one, and holds no
 * table of figures. A report that came with an agenda holds such tables and stays one.
 */
export function paperOf({ blocks, source }: Document): Paper | undefined {
  if (blocks.some((block) => block.kind === "table" && holdsFigures(block))) return undefined;
  if (readMe.test(source.file)) return "a read-me file";
  if (isDelimited(blocks)) return "a list of values parted by commas or semicolons";
  const head = blocks.slice(0, headBlocks).flatMap(linesOf);
  const heading = headings.find(({ pattern }) =>
    head.some((line) => isHeading(line) && pattern.test(line)),
  );
  const isLetter = head.some((line) => greeting.test(line));
  const lines = blocks.flatMap(linesOf);
  const said = sayings.find(
    ({ head: says, words, needed }) =>
      head.some((line) => says.test(line)) &&
      words.filter((word) => lines.some((line) => word.test(line))).length >= needed,
  );
  const isShort = lengthOf(blocks) <= longestLetter;
  if (said !== undefined && (isShort || said.paper === "a licence of software")) {
    if (said.paper !== "a memorandum" || !lines.some((line) => share.test(line))) return said.paper;
  }
  const described = new Set(
    lines.filter((line) => softwareHeadings.test(line)).map((line) => line.toLowerCase()),
  );
  if (described.size >= softwareHeadingsNeeded && hasCode(lines))
    return "a description of software";
  if (heading === undefined && !isLetter) return undefined;
  if (heading !== undefined) {
    const spoken = meetingWords.filter((word) => lines.some((line) => word.test(line)));
    if (spoken.length >= wordsNeeded) return heading.paper;
  }
  // A plan may open with a letter, and goes on behind its farewell.
  const end = blocks.findLastIndex((block) => linesOf(block).some((line) => farewell.test(line)));
  const isSigned = end >= 0 && lengthOf(blocks.slice(end + 1)) <= longestSignature;
  return isLetter && isSigned && isShort ? "a letter" : undefined;
}

const readMe = /(?:^|\/)read[-_ ]?me(?:\.\w+)?$/i;

/** Who signed, for what office, and what is enclosed. */
const longestSignature = 400;

/** A figure that a memorandum may report. */
const share = /\d\s?%|£\s?\d/;

const lengthOf = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === "table"
        ? block.cells.reduce((all, { text }) => all + text.length, 0)
        : block.text.length),
    0,
  );

/** Commands to type. */
const hasCode = (lines: readonly string[]): boolean =>
  lines.some((line) =>
    /^```|^\$ \w|\b(?:npm|npx|pip|cargo|docker|apt-get|yarn|brew) (?:install|run|add|build|i)\b|\bgit clone\b|`[^`]+`/.test(
      line,
    ),
  );

const fewestLines = 3;
const fewestFields = 3;
const headerField = /^"?[A-Za-z][\w .()/-]{0,40}"?$/;

/** A sentence has commas, too. */
const isProse = (line: string): boolean =>
  line.includes("  ") || (line.endsWith(".") && /, \w+ \w+ \w+/.test(line));

/** Every line has as many fields as the first, which names them. */
function isDelimited(blocks: readonly Block[]): boolean {
  if (blocks.length < fewestLines || blocks.some(({ kind }) => kind === "table")) return false;
  const lines = blocks.flatMap(linesOf);
  return [",", ";"].some((mark) => {
    const [names = [], ...rows] = lines.map((line) => fieldsOf(line, mark));
    return (
      names.length >= fewestFields &&
      names.every((name) => headerField.test(name.trim())) &&
      rows.every((row) => row.length === names.length) &&
      !lines.some(isProse)
    );
  });
}

const fieldsOf = (line: string, mark: string): string[] =>
  line.replace(/"[^"]*"/g, "x").split(mark);

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
