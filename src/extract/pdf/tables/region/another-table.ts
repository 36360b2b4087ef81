import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { findTableBreaks } from "../edges/bands.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { caption, toRegion } from "./captions.ts";
import { changesColumns, headsAnother, startsHeaderBand } from "./second-header.ts";
import { isBounded, isTitle, withoutCaption } from "./titles.ts";

/**
 * Where another table begins: a chain of named questions, of which the first that has an answer for a line decides.
 * The line is the first of the other table (`begins`), or it stands between the two (`between`), where it may head
 * columns of the second (`heads`), or it goes on with what stands between them (`rest`).
 */
interface Question {
  readonly name: string;
  readonly ask: (index: number, since: Since) => Answer | undefined;
  /** True where the answer also says that nothing below belongs to the table above. */
  readonly isSure?: boolean;
}

type Answer = "begins" | "between" | "heads" | "rest";

/** Where the table in hand began, and whether a heading has stood between it and the one before so far. */
interface Since {
  readonly start: number;
  readonly isHeading: boolean;
}

interface Part {
  readonly lines: CutLine[];
  readonly begunBy: string | undefined;
  readonly lead: CutLine | undefined;
  isOver: boolean;
}

/** What rules, fills and headings say, before it is known where columns are. */
function askedOfLines(
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): readonly Question[] {
  const { loose, starts, ruledOff } = findTableBreaks(region.lines, rulings, fills);
  const isHeading = (index: number): boolean =>
    !ruledOff.has(index) && isTitle(region.lines[index] as CutLine, index, region, rulings, fills);
  return [
    {
      name: "more space over a heading than over rows",
      ask: (index) => (loose.has(index) ? "between" : undefined),
      isSure: true,
    },
    { name: "a title or sentence", ask: (index) => (isHeading(index) ? "between" : undefined) },
    {
      name: "a filled or bold header after white space",
      ask: (index) => (starts.has(index) ? "begins" : undefined),
      isSure: true,
    },
  ];
}

/** What the columns say, once they are known. */
function askedOfColumns(
  region: Region,
  bounds: readonly number[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): readonly Question[] {
  const lineAt = (index: number): CutLine => region.lines[index] as CutLine;
  const isRow = (index: number): boolean => isBounded(lineAt(index).line, rulings, fills);
  return [
    {
      name: "a caption",
      ask: (index) =>
        index >= 2 && caption.test(lineAt(index).line.text) && !isRow(index) ? "begins" : undefined,
    },
    {
      name: "a heading over a header",
      ask: (index, { start }) =>
        !isRow(index) && headsAnother(region, index, start, bounds) ? "heads" : undefined,
    },
    {
      name: "a heading after which columns are others",
      ask: (index, { start }) =>
        !isRow(index) && changesColumns(region, index, start, bounds) ? "heads" : undefined,
    },
    {
      name: "the rest of a heading",
      ask: (index, { isHeading }) =>
        isHeading && lineAt(index).pieces.length === 1 ? "rest" : undefined,
    },
    {
      name: "the header's colour again",
      ask: (index, { start }) =>
        startsHeaderBand(region, index, start, fills) ? "begins" : undefined,
    },
  ];
}

function partAt(region: Region, questions: readonly Question[]): Part[] {
  const newPart = (begunBy: string | undefined, lead?: CutLine): Part => ({
    lines: [],
    begunBy,
    lead,
    isOver: false,
  });
  let part = newPart(region.begunBy);
  const parts = [part];
  let since: Since = { start: 0, isHeading: false };
  region.lines.forEach((cut, index) => {
    for (const { name, ask, isSure } of questions) {
      const answer = ask(index, since);
      if (answer === undefined) continue;
      if (answer === "rest") return;
      if (isSure === true) part.isOver = true;
      part = newPart(name, answer === "heads" ? cut : undefined);
      parts.push(part);
      if (answer === "begins") part.lines.push(cut);
      since = { start: index, isHeading: answer === "heads" };
      return;
    }
    part.lines.push(cut);
    since = { ...since, isHeading: false };
  });
  return parts;
}

const hasRows = (lines: readonly CutLine[]): boolean =>
  lines.filter((cut) => cut.pieces.length >= 2).length >= 2;

const begun = (begunBy: string | undefined): Pick<Region, "begunBy"> =>
  begunBy === undefined ? {} : { begunBy };

/** A region cut where something stands between what are several tables. */
export function partAtLines(
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Region[] {
  const parts = partAt(region, askedOfLines(region, rulings, fills));
  return parts.flatMap((part, index) => {
    const lines = region.framed ? withoutCaption(part.lines, region, rulings, fills) : part.lines;
    if (!hasRows(lines)) return [];
    const own = toRegion(region, lines, index > 0, index < parts.length - 1);
    return [{ ...own, isOver: part.isOver, ...begun(part.begunBy) }];
  });
}

/** A region cut before each caption or heading after which a new header or other columns begin. */
export function partByColumns(
  region: Region,
  bounds: readonly number[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Region[] {
  const parts = partAt(region, askedOfColumns(region, bounds, rulings, fills));
  if (parts.length === 1) return [region];
  return parts
    .filter(({ lines }) => hasRows(lines))
    .map((part) => ({
      ...toRegion(region, part.lines, part !== parts[0], part !== parts.at(-1)),
      ...(part.lead === undefined ? {} : { lead: [part.lead] }),
      ...begun(part.begunBy),
    }));
}
