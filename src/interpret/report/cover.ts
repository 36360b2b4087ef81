import { findCouncilsNamed } from "../../catalogue/index.ts";
import type { Block, Document, Table } from "../../document.ts";
import { oneLine } from "../table/grid.ts";
import { kindOf } from "./kind.ts";

/** The cover is within the first blocks, whatever its format. */
export const coverBlocks = 40;
/** A cover is no book: lines beyond these are not looked at. */
const mostLines = 300;
/** A label and what it says stand on one short line. */
const longestLabelled = 200;
/** A box round a cover has few cells; a table of figures has more. */
const mostCellsOfBox = 16;
const mostCellsOfMemo = 200;

/** A line of the report's beginning, and how it stands there. */
export interface CoverLine {
  readonly text: string;
  readonly kind: "heading" | "line" | "labelled" | "box";
  /** A heading's level. */
  readonly level?: number;
  /** `subject` and what stands behind it, where the line is a label with a text. */
  readonly label?: string;
  readonly said?: string;
}

/** A caption without words says nothing of a report. */
const numberedCaption = /^(?:table|figure|chart)\s*\d*$/i;
/** Labels of a committee paper's or a report's front page, with or without a colon in a table's first cell. */
const labels =
  /^(?:report (?:to|of|by|from|title|author)|to|from|of|by|committee|meeting|subject|title|title of report|name of report|purpose(?: of report)?|date(?: of meeting)?|period(?: covered)?|reporting period|period ending|quarter|(?:financial )?year|directorate|department|service(?: area|s)?|division|business unit|portfolio(?: holder)?|cabinet member|lead (?:member|officer)|contact(?: officer)?|authors?(?:\(s\))?|officer|(?:local )?authority|council|organisation|wards?(?:\(s\))?(?: affected)?|key decision|agenda item(?: no)?|status|version|reference|classification)\.?$/i;

/** The lines a report begins with; a label and its text in two cells of a table are one line. */
export function coverLines(blocks: readonly Block[]): CoverLine[] {
  return blocks.slice(0, coverBlocks).flatMap(linesOf).slice(0, mostLines);
}

function linesOf(block: Block): CoverLine[] {
  if (block.kind === "table") return tableLines(block).slice(0, mostLines);
  const heading = block.kind === "heading" ? { level: block.level } : {};
  return block.text
    .split("\n", mostLines)
    .map(oneLine)
    .filter((line) => line !== "" && !numberedCaption.test(line))
    .map((text) => ({
      ...lineOf(text, block.kind === "heading" ? "heading" : "line"),
      ...heading,
    }));
}

function tableLines(table: Table): CoverLine[] {
  if (table.cells.length > mostCellsOfMemo) return [];
  const rows = new Map<number, string[]>();
  for (const cell of table.cells)
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), oneLine(cell.text)]);
  const filled = [...rows.values()].map((cells) => cells.filter((cell) => cell !== ""));
  const labelled = filled.flatMap(([label = "", ...said]): CoverLine[] =>
    said.length <= 1 && (label.endsWith(":") || labels.test(label))
      ? [lineOf(`${label.replace(/(?:(?<!\s)\s+)?:$/, "")}: ${said.join(" ")}`.trim(), "line")]
      : [],
  );
  // a heading cell of a table of figures may be such a word too
  const isMemo = labelled.length * 2 >= filled.filter((cells) => cells.length > 0).length;
  if (isMemo) return labelled;
  if (table.cells.length > mostCellsOfBox || table.columns > 3) return [];
  // a cover drawn as a table: a crest beside the title, or the title in a box
  const texts = table.cells.flatMap(({ text }) => text.split("\n")).map(oneLine);
  if (texts.some((text) => /^[£\d.,%()–-]+$/.test(text)) || !texts.some(isOfCover)) return [];
  return texts.filter((text) => text !== "").map((text) => lineOf(text, "box"));
}

/** Small tables are many: the box of a cover names the council or what the report is. */
const isOfCover = (text: string): boolean =>
  text.length <= longestLabelled &&
  ((kindOf(text)?.weight ?? 0) >= 5 ||
    findCouncilsNamed(text).some(({ how }) => how === "full-name"));

function lineOf(text: string, kind: "heading" | "line" | "box"): CoverLine {
  // a memo drawn as a table may come as lines without its colons
  const parted =
    /^(Title)\s+([A-Z0-9].*)$/.exec(text) ??
    /^(?:\d{1,2}[.)]?\s+)?([A-Za-z][A-Za-z ()/]{1,40}?)\s*:\s*(.*)$/.exec(text);
  const label = parted?.[1]?.trim() ?? "";
  if (!labels.test(label) || text.length > longestLabelled) return { text, kind };
  return { text, kind: "labelled", label: label.toLowerCase(), said: parted?.[2] ?? "" };
}

/** A line whose label says that a title follows. */
export const isSubject = ({ label = "" }: CoverLine): boolean =>
  /^(?:subject|title|title of report|name of report|report title)$/.test(label);

/** What stands behind a label, on its line or on the next. */
export function labelled(lines: readonly CoverLine[], label: RegExp): string | undefined {
  for (const [index, line] of lines.entries()) {
    if (line.label === undefined || !label.test(line.label)) continue;
    if (line.said) return line.said.replace(/(\d)\s+(st|nd|rd|th)\b/g, "$1$2");
    const next = lines[index + 1];
    if (next && next.label === undefined) return next.text;
  }
  return undefined;
}

/** Headings beyond the cover: a covering committee report may go on for pages before the report begins. */
export const laterHeadings = (blocks: readonly Block[]): CoverLine[] =>
  blocks
    .slice(coverBlocks, coverBlocks * 5)
    .flatMap((block): CoverLine[] =>
      block.kind === "heading" && block.level <= 4
        ? [{ text: oneLine(block.text), kind: "heading", level: block.level }]
        : [],
    );

/** Every different text of the running heads and feet, once, page numbers aside. */
export const runningTexts = ({ running }: Document): string[] => [
  ...new Set(
    running.map(({ text }) =>
      oneLine(text)
        .replace(/\b(?:page\s+)?\d+(?:\s+of\s+\d+)?$/i, "")
        .trim(),
    ),
  ),
];
