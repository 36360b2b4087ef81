import type { Block, Document } from "../../document.ts";
import { isCaption, isHeadingLike } from "../report/outline.ts";
import { oneLine } from "../table/grid.ts";
import { hasDate, isDateAlone, namesDeadline } from "./deadline.ts";
import { longestItem } from "./item.ts";
import { type MarkerKind, parseMarker } from "./marker.ts";

/** One item of a list, whole: also where the page or a line break cut it. */
export interface ListItem {
  readonly block: number;
  readonly page?: number;
  /** Its place among the items of its block, from 0. */
  readonly place: number;
  /** Without its bullet or number; lines of one item are parted by `\n`. */
  readonly text: string;
  readonly reference: string;
  readonly marker: MarkerKind | "none";
}

/** A line over a list that may say what the list is. */
export interface Label {
  readonly text: string;
  readonly block: number;
  /** The heading's level; absent where it is printed as text. */
  readonly level?: number;
}

/** Items one after another under the same words. */
export interface Run {
  readonly items: readonly ListItem[];
  /** Lines over the list, the nearest first. */
  readonly labels: readonly Label[];
  /** Words right over the items: a lead-in sentence or sub-heading, where there is one. */
  readonly isLabelled: boolean;
  /** Lines without a bullet or number, each dated: a list only where all of them are. */
  readonly isBare: boolean;
}

/** How many lines over a list are looked at for what it is. */
const mostLabels = 12;
/** So many sentences between a line and a list part them. */
const mostTextsBetween = 3;
/** A line that introduces a list is no longer than this, in characters. */
const longestLabel = 400;

/** A numbered line over bullets is a heading up to this length, in characters. */
const longestHeadingItem = 120;

/** A line without a bullet is an item up to this length, in characters. */
const longestBareItem = 240;

/** A page's number or running head that extraction left between two items. */
const furniture =
  /^(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$|\bpage\s+\d{1,3}(?:\s+of\s+\d{1,3})?$/i;
/** A line under an item that says who, when or how far. */
const fieldLine =
  /^(?:lead(?: officer)?|responsible(?: officer)?|officer|owner|by whom|target date|due(?: date)?|deadline|timescale|by when|completion date|status|rag|progress|update|comments?|commentary)\s*:\s*\S/i;
const introduces = /\b(?:below|following|as follows|these are|include|are set out)\b/i;

type Building = { -readonly [Key in keyof ListItem]: ListItem[Key] };

/** The lists of a report, with the words over each. */
export function findRuns(document: Document): Run[] {
  const runs: Run[] = [];
  let items: Building[] = [];
  let labels: Label[] = [];
  let headings: Label[] = [];
  let texts = 0;
  let isLabelled = false;
  let bare = false;
  const end = () => {
    if (items.length === 0) return;
    const [only] = items;
    const isBare = items.every(({ marker }) => marker === "none") && bare;
    runs.push({ items, labels: [...labels, ...headings], isLabelled, isBare });
    // "1. Improve recycling" over bullets is a heading with a number, not a list of one
    if (items.length === 1 && only && isHeadingItem(only))
      labels = [{ text: only.text, block: only.block }, ...labels].slice(0, mostLabels);
    items = [];
    isLabelled = false;
    bare = false;
  };
  const addLabel = (label: Label) => {
    end();
    isLabelled = true;
    if (texts >= mostTextsBetween) labels = [];
    texts = 0;
    labels = [label, ...labels].slice(0, mostLabels);
  };
  document.blocks.forEach((block, index) => {
    if (block.kind === "table") {
      end();
      labels = [];
      isLabelled = false;
      texts = 0;
      return;
    }
    if (block.kind === "heading") {
      end();
      const heading = { text: oneLine(block.text), block: index, level: block.level };
      headings = [heading, ...headings.filter(({ level = 0 }) => level < block.level)];
      labels = [];
      texts = 0;
      isLabelled = true;
      return;
    }
    const lines = itemLines(block);
    let place = 0;
    lines.forEach((line, at) => {
      const text = line.trim();
      if (text === "" || furniture.test(text)) return;
      const marker = parseMarker(line);
      const last = items.at(-1);
      const isItem = marker !== undefined || (block.kind === "list-item" && at === 0);
      const body = marker ? line.slice(marker.length).trim() : text;
      if (isItem && isSubHeading(body, marker?.kind, block)) {
        addLabel({ text: body, block: index });
        return;
      }
      const isBareItem =
        !isItem && at === 0 && isLabelled && (items.length === 0 || bare) && isDatedLine(text);
      if (isBareItem) bare = true;
      else if (isItem && bare) end();
      if ((isItem || isBareItem) && body.length <= longestItem) {
        const kind = marker?.kind ?? "none";
        const first = items[0];
        if (first && startsAnother(first.marker, kind)) end();
        items.push({
          block: index,
          ...(block.page !== undefined ? { page: block.page } : {}),
          place: place++,
          text: body,
          reference: marker?.reference ?? "",
          marker: kind,
        });
        return;
      }
      if (last && at > 0 && last.block === index) {
        last.text =
          fieldLine.test(text) || !isOpen(last.text, text)
            ? `${last.text}\n${text}`
            : `${last.text} ${text}`;
        return;
      }
      if (last && fieldLine.test(text)) {
        last.text = `${last.text}\n${text}`;
        return;
      }
      if (!last && fieldLine.test(text)) {
        labels = [{ text, block: index }, ...labels].slice(0, mostLabels);
        return;
      }
      if (last && isOpen(last.text, text)) {
        last.text = `${last.text} ${text}`;
        return;
      }
      if (isCaption(text)) return;
      const isLabel =
        text.length <= longestLabel &&
        (/:\s*[-–—]?$/.test(text) || isHeadingLike(block) || introduces.test(text));
      if (isLabel) {
        addLabel({ text, block: index });
        return;
      }
      end();
      isLabelled = false;
      texts++;
    });
  });
  end();
  return runs;
}

/** A short line that ends in a date, an officer or a state: an item whose bullet was lost. */
function isDatedLine(text: string): boolean {
  if (text.length > longestBareItem || /[.!?]\s+[A-Z]|:$|^[a-z]/.test(text)) return false;
  return namesDeadline(text) || isDateAlone(/\s[–—-]\s+([^–—]{3,40})$/.exec(text)?.[1] ?? "");
}

/** The lines of a block that could be items: of a list item only those with a bullet of their own begin another. */
const itemLines = (block: Exclude<Block, { kind: "table" }>): string[] =>
  block.text.includes("\n") ? block.text.split("\n") : [block.text];

/** A numbered line that heads what follows: `3.2 Key milestones`, `2009/10:`. */
function isSubHeading(
  text: string,
  marker: MarkerKind | undefined,
  block: Exclude<Block, { kind: "table" }>,
): boolean {
  if (text.length > 120) return false;
  if (text.endsWith(":") && text.split(" ").length <= 12) return true;
  return (
    block.kind !== "list-item" &&
    (marker === "section" || marker === "number") &&
    /^(?:key|our|planned|service|other|main)?\s*(?:milestones?|actions?|objectives?|next steps|commitments?|priorities|tasks|targets)\b[^.]{0,40}$/i.test(
      text,
    ) &&
    !isDateAlone(text)
  );
}

const isHeadingItem = ({ marker, text }: ListItem): boolean =>
  isNumbered(marker) && text.length <= longestHeadingItem && !/[.;,]$/.test(text) && !hasDate(text);

/** Numbers and bullets in one list are two lists, the one inside the other. */
const startsAnother = (first: ListItem["marker"], next: ListItem["marker"]): boolean =>
  first !== next && (isNumbered(first) || isNumbered(next));

const isNumbered = (marker: ListItem["marker"]): boolean =>
  marker === "number" || marker === "section" || marker === "code" || marker === "label";

/** An item that stops in the middle of a sentence goes on with a line that starts in one. */
function isOpen(item: string, next: string): boolean {
  if (/[.:!?]$/.test(item)) return false;
  if (/^[a-z(]/.test(next)) return true;
  return /(?:[,;–—-]|\b(?:and|or|of|the|to|for|by|in|with|a|an|at|on|from|end))$/i.test(item);
}
