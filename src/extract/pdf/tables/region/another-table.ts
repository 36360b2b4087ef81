import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { overlap } from "../../drawing/geometry.ts";
import type { Line } from "../../text/lines.ts";
import { findTableBreaks } from "../edges/bands.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { caption, toRegion } from "./captions.ts";
import { isClosed } from "./closing-rule.ts";
import { findHeadsAgain } from "./heads-again.ts";
import {
  changesColumns,
  headsAfterSpace,
  headsAnother,
  headsUnderList,
  movesFigures,
  startsHeaderBand,
} from "./second-header.ts";
import { hasRows } from "./staggered.ts";
import { isBounded, isTitle, withoutCaption } from "./titles.ts";
import { beginsElsewhere, endsCells, standsOutside, standsOverHeader } from "./values-elsewhere.ts";

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

/** What stands under a table begins where that does, give or take this (points). */
const atLeft = 6;

/** White space between a table's last row and the text below its closing rule is more than cells have (parts of the size). */
const closingSpace = 1.3;

/** A rule runs under a row so close to its text (parts of its size). */
const underText = 0.9;

const isRuledUnder = ({ box, size }: Line, rulings: readonly Ruling[]): boolean =>
  rulings.some(
    ({ direction, at, from, to }) =>
      direction === "horizontal" &&
      at > box[3] - 2 &&
      at < box[3] + underText * size &&
      overlap(from, to, box[0], box[2]) > 0,
  );

/** What rules, fills and headings say, before it is known where columns are. */
function askedOfLines(
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): readonly Question[] {
  const { loose, starts, ruledOff } = findTableBreaks(region.lines, rulings, fills);
  const isHeading = (index: number): boolean =>
    !ruledOff.has(index) && isTitle(region.lines[index] as CutLine, index, region, rulings, fills);
  const again = findHeadsAgain(region.lines);
  const sides = [region.box[0], region.box[2]] as const;
  /** A group's name and a row's first line stand under a rule, too: what follows them is no header. */
  const isUnderClosing = (index: number, start: number): boolean => {
    const [cut, ...rest] = region.lines.slice(index);
    const end = rest.findIndex(({ pieces }) => pieces.length >= 2);
    const next = rest[end];
    const last = (end < 0 ? rest : rest.slice(0, end)).at(-1) ?? cut;
    return (
      cut?.pieces.length === 1 &&
      cut.line.box[0] <= region.box[0] + atLeft &&
      (next === undefined || next.line.bold) &&
      !isRuledUnder((last as CutLine).line, rulings) &&
      cut.line.box[1] - (region.lines[index - 1]?.line.box[3] ?? 0) >
        closingSpace * cut.line.size &&
      isClosed(region.lines.slice(start, index), sides, rulings, cut.line)
    );
  };
  const isRow = (index: number): boolean =>
    ruledOff.has(index) || isBounded((region.lines[index] as CutLine).line, rulings, fills);
  return [
    {
      name: "more space over a heading than over rows",
      ask: (index) => (loose.has(index) ? "between" : undefined),
      isSure: true,
    },
    { name: "a title or sentence", ask: (index) => (isHeading(index) ? "between" : undefined) },
    {
      name: "a heading after which figures stand elsewhere",
      ask: (index, { start }) =>
        movesFigures(region.lines, index, start) && !isRow(index) ? "heads" : undefined,
      isSure: true,
    },
    {
      name: "a text outside the cells, between tables of other columns",
      ask: (index, { start }) =>
        standsOutside(region.lines, index, start, rulings) ? "between" : undefined,
      isSure: true,
    },
    {
      name: "a text outside the cells, under the last of them",
      ask: (index, { start }) => (endsCells(region.lines, index, start) ? "between" : undefined),
      isSure: true,
    },
    {
      name: "a text outside the cells, over a bold header",
      ask: (index, { start }) =>
        standsOverHeader(region.lines, index, start) ? "between" : undefined,
    },
    {
      name: "a filled or bold header after white space",
      ask: (index) => (starts.has(index) ? "begins" : undefined),
      isSure: true,
    },
    {
      name: "the same heads again, apart from the table above",
      ask: (index) => (again.has(index) ? "begins" : undefined),
      isSure: true,
    },
    {
      name: "text under the rule that closes the table",
      ask: (index, { start }) => (isUnderClosing(index, start) ? "between" : undefined),
      isSure: true,
    },
    {
      name: "a bold header after more white space than rows have",
      ask: (index, { start }) =>
        headsAfterSpace(region.lines, index, start) ? "begins" : undefined,
      isSure: true,
    },
    {
      name: "a header under a list",
      ask: (index, { start }) =>
        headsUnderList(region.lines, index, start) ? "begins" : undefined,
    },
    {
      name: "values that begin elsewhere after white space",
      ask: (index, { start }) =>
        beginsElsewhere(region.lines, index, start) ? "begins" : undefined,
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

const begun = (begunBy: string | undefined): Pick<Region, "begunBy"> =>
  begunBy === undefined ? {} : { begunBy };

const headed = (lead: CutLine | undefined): Partial<Pick<Region, "lead">> =>
  lead === undefined ? {} : { lead: [lead] };

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
    return [{ ...own, isOver: part.isOver, ...headed(part.lead), ...begun(part.begunBy) }];
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
      ...headed(part.lead),
      ...begun(part.begunBy),
    }));
}
