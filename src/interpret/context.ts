import { findCouncilsNamed } from "../catalogue/index.ts";
import type { Block, Document } from "../document.ts";
import { findMonths, findYearSpans, parseQuarter } from "../printed/period.ts";
import type { DocType } from "../records.ts";
import type { PrintedFacts } from "../rows.ts";
import { oneLine } from "./grid.ts";

/** The cover is within the first blocks, whatever its format. */
const coverBlocks = 40;
/** A label and what it says stand on one short line. */
const longestLabelled = 160;

/** What reports are called, the more special first. */
const docTypes: readonly { readonly type: DocType; readonly pattern: RegExp }[] = [
  {
    type: "quarterly-monitoring",
    pattern:
      /\bquarterly\s+(?:service\s+plan\s+)?(?:performance\s+)?monitoring\b|\bquarterly\s+(?:performance\s+)?report\b|\b(?:performance\s+)?monitoring\s+report\b|\b(?:\w+\s+)?plan\s+monitoring\b|\b(?:performance|monitoring)\b.*\b(?:quarter\s?[1-4]|q[1-4])\b|\b(?:quarter\s?[1-4]|q[1-4])\b.*\b(?:performance|monitoring)\b/i,
  },
  { type: "performance-overview", pattern: /\bperformance overview\b|\boverview report\b/i },
  { type: "performance-plan", pattern: /\bperformance plan\b/i },
  {
    type: "service-plan",
    pattern:
      /\b(?:service|business|departmental|directorate)(?:\s+(?:improvement|delivery))?\s+plan\b/i,
  },
];
/** A performance overview of a quarter is an overview all the same. */
const overview = /\bperformance overview\b|\boverview report\b/i;

const fields = {
  directorate: /^(?:directorate|department)\s*:\s*(.+)$/i,
  service: /^(?:service|services|service area|division)\s*:\s*(.+)$/i,
  period: /^(?:reporting\s+)?period(?:\s+covered)?\s*:\s*(.+)$/i,
} as const;

/** What the report says of itself: its cover first, then its headings, never its file's name. */
export function readFacts(document: Document): PrintedFacts {
  const texts = document.blocks.flatMap((block) =>
    block.kind === "table" ? [] : [oneLine(block.text)],
  );
  const cover = coverLines(document.blocks);
  const { type, title, titleLines } = titleOf(cover, headingLines(document.blocks));
  const named = namedInTitle(titleLines);
  const labelledDirectorate = labelled(cover, fields.directorate);
  const labelledService = labelled(cover, fields.service);
  const isDepartment = departmental.test(named) || /^(?:department|directorate) of\b/i.test(named);
  return {
    council: councilOf(document, texts),
    directorate:
      labelledDirectorate ??
      (isDepartment && labelledService === undefined
        ? titleCase(named)
        : directorateOf(document.blocks, cover)),
    service: labelledService ?? (isDepartment ? "" : named),
    docType: type,
    title,
    periodLabel: labelled(cover, fields.period) ?? periodOf(cover, titleLines, title),
  };
}

/** A name printed in capitals as a sentence writes it: `CHILDREN'S SERVICES` is `Children's Services`. */
const titleCase = (name: string): string =>
  /[a-z]/.test(name)
    ? name
    : name.toLowerCase().replace(/(?<![a-z'’])[a-z]/g, (letter) => letter.toUpperCase());

/** Lines of the first blocks; a label and its text in two cells of a table are one line. */
function coverLines(blocks: readonly Block[]): string[] {
  return blocks.slice(0, coverBlocks).flatMap((block) => {
    if (block.kind !== "table")
      return block.text
        .split("\n")
        .map(oneLine)
        .filter((line) => line !== "");
    const rows = new Map<number, string[]>();
    for (const cell of block.cells)
      rows.set(cell.row, [...(rows.get(cell.row) ?? []), oneLine(cell.text)]);
    return [...rows.values()]
      .filter((cells) => cells.length <= 3 && cells[0]?.endsWith(":"))
      .map((cells) => cells.join(" "));
  });
}

function labelled(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLabelled) continue;
    const said = pattern.exec(line)?.[1]?.trim();
    if (said) return said.replace(/(\d)\s+(st|nd|rd|th)\b/g, "$1$2");
    if (pattern.test(`${line} x`) && lines[index + 1]) return lines[index + 1];
  }
  return undefined;
}

interface Title {
  readonly type: DocType;
  readonly title: string;
  /** The cover lines the title was made of and those right around it. */
  readonly titleLines: readonly string[];
}

/**
 * The title is the cover line that says what kind of report it is, with the line before it where that
 * names the service (`Business Support & Commissioning` / `SERVICE PLAN`). A covering committee report
 * says the kind in a sentence first (`Subject: …`); a line that is a title wins over one that is not.
 */
function titleOf(cover: readonly string[], headings: readonly string[]): Title {
  return namedTitle(cover) ?? namedTitle(headings) ?? statedTitle(cover);
}

/** Headings beyond the cover: a covering committee report may go on for pages before the report begins. */
const headingLines = (blocks: readonly Block[]): string[] =>
  blocks
    .slice(coverBlocks, coverBlocks * 5)
    .flatMap((block) =>
      block.kind === "heading" && block.level <= 4 ? [oneLine(block.text)] : [],
    );

const isTitle = (line: string): boolean =>
  line.length <= 120 &&
  !/[.;:]$/.test(line) &&
  !/^(?:subject|purpose|report (?:to|of)|recommendation|to)\b.*:/i.test(line) &&
  !/\b(?:will|is|are|has|have|shows|describes|provides?|covers?|sets out)\b/i.test(line);

/** A line that says what kind of report it is. */
function namedTitle(cover: readonly string[]): Title | undefined {
  for (const { type, pattern } of docTypes) {
    const at = cover.findIndex(
      (line) =>
        isTitle(line) &&
        pattern.test(line) &&
        (type !== "quarterly-monitoring" || !overview.test(line)),
    );
    if (at < 0) continue;
    const line = cover[at] ?? "";
    const before = cover[at - 1];
    const partOfTitle =
      before !== undefined &&
      isTitle(before) &&
      before.split(" ").length <= 10 &&
      !/^(?:directorate|service|period|date)\b|\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+\d{4}|council\b/i.test(
        before,
      ) &&
      remainder(line, pattern).split(" ").length <= 3 &&
      at <= 8;
    const joined =
      !partOfTitle &&
      before !== undefined &&
      isTitle(before) &&
      before.split(" ").length <= 8 &&
      /\b(?:services|directorate|department)$/i.test(before);
    const title = partOfTitle || joined ? `${before} ${line}` : line;
    return {
      type,
      title,
      titleLines: [before ?? "", line, cover[at + 1] ?? "", cover[at + 2] ?? ""],
    };
  }
  return undefined;
}

/** No line is a title by its kind: what the report says of itself, else its first line that can be one. */
function statedTitle(cover: readonly string[]): Title {
  const subject = cover
    .map((line) => /^(?:subject|title)\s*:\s*(.{8,120})$/i.exec(line)?.[1])
    .find((said) => said !== undefined);
  const titles = cover.filter(
    (line) =>
      !/^\d|^(?:introduction|purpose|background|summary|contents|recommendations?)\b/i.test(line) &&
      isTitle(line) &&
      line.split(" ").length > 1 &&
      !isCouncilLine(line) &&
      !isPeriodLine(line),
  );
  const ofQuarter = cover.some((line) => parseQuarter(line) !== undefined && line.length <= 100);
  const report = titles.find((line) => /\b(?:performance|monitoring)\b/i.test(line));
  const stated = docTypes.find(({ pattern }) => cover.some((line) => pattern.test(line)));
  const type = stated?.type ?? (report && ofQuarter ? "quarterly-monitoring" : "other");
  const title = report ?? subject ?? titles[0] ?? cover[0] ?? "";
  const at = cover.indexOf(title);
  return { type, title, titleLines: [cover[at - 1] ?? "", title, ...cover.slice(at + 1, at + 3)] };
}

const isCouncilLine = (line: string): boolean =>
  line.split(" ").length <= 7 && findCouncilsNamed(line).some(({ how }) => how === "full-name");
const isPeriodLine = (line: string): boolean =>
  line.split(" ").length <= 5 && (parseQuarter(line) !== undefined || findMonths(line).length > 0);

const remainder = (line: string, pattern: RegExp): string => line.replace(pattern, "").trim();

function directorateOf(blocks: readonly Block[], cover: readonly string[]): string {
  const own = cover.find(
    (line) =>
      line.length <= 80 &&
      /^(?:department|directorate) of [A-Z].{3,60}$|^.{3,60}\sdirectorate$/i.test(line) &&
      !/\b(?:for|summary|report|plan)\b/i.test(line),
  );
  if (own) return own.replace(/\s+directorate$/i, "");
  const inText = blocks
    .slice(0, coverBlocks * 2)
    .flatMap((block) => (block.kind === "table" ? [] : [oneLine(block.text)]));
  for (const text of inText) {
    const officer =
      /\b(?:corporate|executive|strategic)\s+director\s+(?:of|for)?\s*(?:the\s+)?([A-Z][\w’']+(?:(?:,|\s+and|\s+&)?\s+(?:[A-Z][\w’']+|and|&))*)/.exec(
        text,
      );
    if (officer?.[1]) return officer[1].replace(/[,\s]+$/, "");
  }
  return "";
}

/** Words at the ends of a title that name no service. */
const generic =
  "corporate|council|directorate|departmental|annual|best value|joint|revenue|capital|budget|finance|financial|improvement|quarterly|performance|monitoring|report|plan|final|draft|overview|year end|position|local area agreement|strategic|and|for|[\\d/–—-]+|(?:quarter|qtr|q)\\s?[1-4]|[,:;–-]";
const genericStart = new RegExp(`^(?:(?:${generic})\\s*)+`, "i");
const genericEnd = new RegExp(`(?:\\s*\\b(?:${generic}))+$`, "i");
/** Services of a whole department are its directorate: `Children's Services`, `Adult Services`. */
const departmental = /^(?:children|adults?|social|community)\b.*\bservices$/i;

/** What a title names before the words for its kind: `Business Support & Commissioning SERVICE PLAN`. */
function namedInTitle(titleLines: readonly string[]): string {
  const [before = "", line = ""] = titleLines;
  const kind = docTypes.find(({ pattern }) => pattern.test(line));
  const at = line.search(kind?.pattern ?? /\b(?:performance|monitoring) report\b/i);
  const first = line.slice(0, Math.max(0, at));
  for (const candidate of [first, before]) {
    const named = candidate.replace(genericStart, "").replace(genericEnd, "").trim();
    if (named.replace(/[^A-Za-z]/g, "").length < 4 || named.split(" ").length > 8) continue;
    if (/^(?:report|subject|date|to|from|contents?)\b/i.test(named) || /\d{4}/.test(candidate))
      continue;
    if (findCouncilsNamed(candidate).length > 0) continue;
    return named;
  }
  return "";
}

/** The words around the title that name a period: `April 2008 to March 2011`, `2009-12`, `2007-8`, `Quarter 1, …`. */
function periodOf(cover: readonly string[], titleLines: readonly string[], title: string): string {
  const near = [...titleLines.slice(1), title, ...cover.slice(0, 12)];
  for (const line of near) {
    const between =
      /\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}\s+\d{4}\s+(?:to|[–-])\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}\s+\d{4}\b/.exec(
        line,
      );
    if (between && findMonths(between[0]).length === 2) return between[0];
    if (parseQuarter(line) !== undefined && line.length < 100) {
      const quarter = line.search(
        /\b(?:q|qtr|quarter|first|second|third|fourth|[1-4](?:st|nd|rd|th))/i,
      );
      const year = findYearSpans(line)[0]?.index ?? quarter;
      return line.slice(Math.max(0, Math.min(quarter, year))).trim();
    }
  }
  for (const line of near) {
    const span = findYearSpans(line)[0];
    if (span && line.length <= 120) return line.slice(span.index, span.index + span.length);
  }
  return "";
}

/**
 * The council named most, by its full name on the cover before any other: a report names its
 * neighbours too, but itself more often.
 */
function councilOf(document: Document, texts: readonly string[]): string {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const mention of findCouncilsNamed(text)) {
      const name = mention.council.shortName;
      const full = mention.how === "short-name" ? 1 : 3;
      counts.set(name, (counts.get(name) ?? 0) + weight * full);
    }
  };
  for (const { text } of document.running) count(text, 2);
  texts.forEach((text, index) => {
    count(text, index < coverBlocks ? 3 : 1);
  });
  for (const block of document.blocks)
    if (block.kind === "table") for (const cell of block.cells) count(cell.text, 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first, second] = ranked;
  if (!first || (second && first[1] < second[1] * 1.5)) return "";
  return first[0];
}
