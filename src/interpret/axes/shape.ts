import { isReference } from "../../printed/code.ts";
import { readHeader } from "../evidence/header-word.ts";
import { isLabelBlock } from "../evidence/label-block.ts";
import { lookOf } from "../evidence/looks.ts";
import { valueRoles } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { readCard, sayingLooks } from "./card.ts";
import { readCardStack } from "./card-stack.ts";
import { commitmentPairs } from "./commitment-card.ts";
import { labelsApart, measuresApart } from "./labelled-cells.ts";
import { lightBeside } from "./light-beside.ts";
import { readMoneyDown } from "./money-down.ts";
import { readNamedMatrices, readNamedMatrix } from "./named-matrix.ts";
import { headCell, isNamed, isRoleWord } from "./naming.ts";
import { foldTitlesAcross } from "./titles-across.ts";
import { readYearsDown } from "./years-down.ts";

/**
 * One form for every table: what the rows are about stands in rows, what is said of it in columns.
 * Each cell keeps the printed cell it came from, so that figures lead back to their place whatever was
 * turned or put below another.
 */
export function normalForm(grid: readonly GridRow[]): readonly GridRow[] {
  if (isLabelBlock(grid)) return grid;
  const halves = belowEachOther(grid);
  return (
    foldTitlesAcross(halves) ??
    readNamedMatrix(halves) ??
    readNamedMatrices(halves) ??
    readYearsDown(halves) ??
    readMoneyDown(halves) ??
    readCardStack(halves) ??
    readCard(halves) ??
    labelledCards(halves) ??
    measuresApart(halves) ??
    fieldsAndValues(halves) ??
    pairsAcross(halves) ??
    commitmentCards(halves) ??
    turned(halves) ??
    halves
  );
}

/** Two halves together are no wider than this, in columns. */
const widestHalves = 60;

/** A header stands among the first rows. */
const firstRows = 3;

/** Two halves of one long table printed side by side under the same header, put one below the other. */
function belowEachOther(grid: readonly GridRow[]): readonly GridRow[] {
  const width = grid[0]?.cells.length ?? 0;
  if (width < 4 || width > widestHalves || grid.length < 2) return grid;
  for (const [at, row] of grid.slice(0, firstRows).entries()) {
    const texts = row.cells.map((place) =>
      place.fromLeft ? "" : oneLine(place.text).toLowerCase(),
    );
    for (let second = 2; second <= width / 2 + 1; second++) {
      const size = width - second;
      if (size < 2 || size > second) continue;
      const left = texts.slice(0, size);
      const right = texts.slice(second);
      if (left[0] === "" || left.filter((text) => text !== "").length < 2) continue;
      if (left.some((text, index) => text !== right[index])) continue;
      // between the halves stands nothing
      if (texts.slice(size, second).some((text) => text !== "")) continue;
      const halves = (from: number) =>
        grid
          .slice(at + 1)
          .map((below) => ({ ...below, cells: below.cells.slice(from, from + size) }));
      const isFilled = (one: GridRow) => speakingCells(one).length > 0;
      return [
        ...grid.slice(0, at + 1).map((above) => ({ ...above, cells: above.cells.slice(0, size) })),
        ...halves(0),
        ...halves(second).filter(isFilled),
      ];
    }
  }
  return grid;
}

/** A card of pairs is no longer than this, in rows. */
const longestPairs = 30;

/**
 * Labels with what they say, two pairs or three in a row: `Officer | J Smith | Due | March 2010` under `Action | …`. The
 * pairs are put below each other; a row of labels alone is a header, and no such card.
 */
function pairsAcross(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  if (grid.length < 2 || grid.length > longestPairs) return undefined;
  const flat: GridRow[] = [];
  for (const row of grid) {
    const cells = speakingCells(row);
    if (cells.length === 0) return undefined;
    for (let at = 0; at < cells.length; at += 2) {
      // beside the last label nothing may be printed
      const [label, value = nothing] = [cells[at], cells[at + 1]];
      if (!label || !saysRole(label) || saysRole(value)) return undefined;
      flat.push({ ...row, cells: [label, value] });
    }
  }
  return flat.length > grid.length ? fieldsAndValues(flat) : undefined;
}

/** Cards whose labels stand in the cells of what they say. */
function labelledCards(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const pairs = labelsApart(grid);
  return pairs && fieldsAndValues(pairs);
}

/** The labels of cards of commitments are known by what they say. */
function commitmentCards(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const pairs = commitmentPairs(grid);
  return pairs && fieldsAndValues(pairs);
}

/** A label is no longer than this, in words: "Finish the window replacement programme" says no date. */
const longestLabel = 4;

const saysRole = ({ text }: GridRow["cells"][number]): boolean => {
  const label = oneLine(text).replace(/:$/, "");
  return label.split(" ").length <= longestLabel && readHeader(label).how === "listed";
};

/** Over dates it says when: `What we shall do this year | Month`. */
const timeWord = /^(?:month|quarter|date|year|time|timing|when)s?$/i;

const nameWords = new Set(["title", "reference", "action", "milestone"]);

/** A label and what it says, one below another: the labels are the header of a table with one row. */
function fieldsAndValues(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  if (grid.length < 3 || grid.length > 60) return undefined;
  const pairs = grid.map((row) => {
    const cells = speakingCells(row);
    const light = cells.length === 1 ? lightBeside(row) : undefined;
    return light ? [...cells, light] : cells;
  });
  if (!pairs.every((cells) => cells.length >= 1 && cells.length <= 2)) return undefined;
  if ((grid[0]?.cells.length ?? 0) > 4) return undefined;
  const labels = pairs.map(([first]) => oneLine(first?.text ?? "").replace(/:$/, ""));
  const roles = labels.map((label) => (label.length <= 60 ? readHeader(label).role : undefined));
  // what a label says may be told by its word, or by what stands beside it: a date, a name, a state
  const looks = pairs.map(([, second]) => (second ? lookOf(second) : "empty"));
  const known = roles.filter((role) => role !== undefined).length;
  const told = roles.filter(
    (role, index) => role !== undefined || sayingLooks.has(looks[index] ?? "empty"),
  ).length;
  if (known < 2 || told < 3 || told < labels.length * 0.6) return undefined;
  const isDated =
    looks.some((look) => look === "date" || look === "period") &&
    roles.some((role) => role === "action" || role === "milestone");
  if (
    !roles.some((role) => role !== undefined && valueRoles.has(role)) &&
    !roles.some((role) => role === "due") &&
    !isDated
  )
    return undefined;
  if (!roles.some((role) => role !== undefined && nameWords.has(role))) return undefined;
  // what is named is words: "Actions … 4" is a list of contents
  if (
    !pairs.some(
      ([, second], index) =>
        second &&
        nameWords.has(roles[index] ?? "") &&
        /[a-z]{3}/i.test(second.text) &&
        lookOf(second) !== "figure",
    )
  )
    return undefined;
  // "Milestone | Due by": a header under labels, and what follows are its rows
  const isHead = pairs.some(
    ([, second], index) =>
      second !== undefined &&
      nameWords.has(roles[index] ?? "") &&
      (timeWord.test(oneLine(second.text)) ||
        (saysRole(second) &&
          ["due", "status", "responsible"].includes(readHeader(oneLine(second.text)).role ?? ""))),
  );
  if (isHead) return undefined;
  // the second column is no header of its own
  const secondRoles = pairs.filter(
    ([, second]) =>
      second &&
      !sayingLooks.has(lookOf(second)) &&
      readHeader(oneLine(second.text)).how === "listed",
  ).length;
  if (secondRoles > pairs.length / 3) return undefined;
  const start = roles[0];
  const starts = roles.flatMap((role, index) =>
    role === start && labels[index] === labels[0] ? [index] : [],
  );
  const blocks = starts.map((from, index) => ({ from, to: starts[index + 1] ?? grid.length }));
  const heads: string[] = [];
  for (const label of labels) if (!heads.includes(label)) heads.push(label);
  const [firstRow] = grid;
  if (!firstRow) return undefined;
  const header: GridRow = {
    ...firstRow,
    cells: heads.map((label) => headCell(pairs[labels.indexOf(label)]?.[0], label)),
    isMade: true,
  };
  const body = blocks.map(({ from, to }): GridRow => {
    const row = grid[from] as GridRow;
    return {
      ...row,
      cells: heads.map((label) => {
        const at = labels.findIndex(
          (other, index) => index >= from && index < to && other === label,
        );
        return (at < 0 ? undefined : pairs[at]?.[1]) ?? nothing;
      }),
      also: grid.slice(from + 1, to).map(({ table, row: number }) => ({ table, row: number })),
    };
  });
  return [header, ...body];
}

/** Under `Indicator` and its names stands a row of their codes: whatever words of headers the names hold. */
function isCoded(head: GridRow, below: GridRow | undefined): boolean {
  const roleOf = (row: GridRow): string =>
    readHeader(oneLine(row.cells[0]?.text ?? "").replace(/:$/, "")).role ?? "";
  if (!below || roleOf(head) !== "title" || roleOf(below) !== "reference") return false;
  const codes = below.cells.slice(1).filter(({ text }) => oneLine(text) !== "");
  const known = codes.filter(({ text }) => isReference(oneLine(text)));
  return known.length > 0 && known.length >= codes.length / 2;
}

/** Indicators over the columns, measures or periods down the first column: the table turned over. */
function turned(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const width = grid[0]?.cells.length ?? 0;
  if (width < 2 || grid.length < 3 || grid.length > 40 || width > 40) return undefined;
  const at = grid
    .slice(0, firstRows)
    .findIndex((row) => speakingCells(row).length >= Math.max(2, width - 1));
  const head = grid[at];
  if (!head || at < 0) return undefined;
  const names = head.cells.slice(1);
  const named = names.filter((place) => isNamed(place)).length;
  const spoken = names.filter((place) => place.text.trim() !== "");
  if (!isCoded(head, grid[at + 1]) && (named < 1 || named < spoken.length * 0.6)) return undefined;
  if (names.some((place) => place.fromLeft || lookOf(place) === "figure")) return undefined;
  const labels = grid.slice(at + 1).map((row) => oneLine(row.cells[0]?.text ?? ""));
  const worded = labels.filter((label) => label !== "" && label.length <= 60 && isRoleWord(label));
  if (worded.length < 2 || worded.length < labels.length * 0.6) return undefined;
  if (
    !labels.some((label) => valueRoles.has(readHeader(label).role ?? "") || isPeriodHeader(label))
  )
    return undefined;
  const rows = grid.slice(at);
  const out: GridRow[] = Array.from({ length: width }, (_, column) => ({
    ...head,
    cells: rows.map((row) => {
      const place = row.cells[column] ?? nothing;
      return { ...place, fromAbove: place.fromLeft, fromLeft: place.fromAbove };
    }),
    also: column === 1 ? rows.slice(1).map(({ table, row }) => ({ table, row })) : [],
  }));
  const [header, ...body] = out;
  if (!header) return undefined;
  const first = header.cells[0] ?? nothing;
  const corner = oneLine(first.text);
  const titled =
    readHeader(corner).role === "title" || readHeader(corner).role === "reference"
      ? corner
      : "Indicator";
  return [
    ...grid.slice(0, at),
    {
      ...header,
      isMade: true,
      cells: [
        { ...first, text: titled, fromAbove: false, fromLeft: false },
        ...header.cells.slice(1),
      ],
    },
    ...body,
  ];
}
