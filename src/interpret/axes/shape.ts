import { findCodes } from "../../printed/code.ts";
import { findYearSpans } from "../../printed/period.ts";
import { readHeader } from "../evidence/header-word.ts";
import { isLabelBlock } from "../evidence/label-block.ts";
import { isPeriodHeader, type Look, lookOf } from "../evidence/looks.ts";
import { type GridCell, type GridRow, oneLine, speakingCells } from "../table/grid.ts";
import { headerPart } from "./header.ts";
import { foldTitlesAcross } from "./titles-across.ts";

/**
 * One form for every table: what the rows are about stands in rows, what is said of it in columns.
 * Each cell keeps the printed cell it came from, so that figures lead back to their place whatever was
 * turned or put below another.
 */
export function normalForm(grid: readonly GridRow[]): readonly GridRow[] {
  if (isLabelBlock(grid)) return grid;
  const halves = belowEachOther(grid);
  return (
    foldTitlesAcross(halves) ?? card(halves) ?? fieldsAndValues(halves) ?? turned(halves) ?? halves
  );
}

const nothing: GridCell = { text: "", fromAbove: false, fromLeft: false };

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

const isRoleWord = (text: string): boolean =>
  readHeader(text).role !== undefined || isPeriodHeader(text);

const valueWords = new Set(["target", "actual", "baseline", "benchmark", "quartile"]);
/** Looks that say of a value what it is, whatever its label is called. */
const sayingLooks: ReadonlySet<Look> = new Set<Look>([
  "date",
  "period",
  "person",
  "post",
  "state",
  "light",
]);
const nameWords = new Set(["title", "reference", "action", "milestone"]);

/** A label and what it says, one below another: the labels are the header of a table with one row. */
function fieldsAndValues(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  if (grid.length < 3 || grid.length > 60) return undefined;
  const pairs = grid.map((row) => speakingCells(row));
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
    !roles.some((role) => role !== undefined && valueWords.has(role)) &&
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
      ["due", "status", "responsible"].includes(readHeader(oneLine(second.text)).role ?? ""),
  );
  if (isHead) return undefined;
  // the second column is no header of its own
  const secondRoles = pairs.filter(
    ([, second]) =>
      second &&
      !sayingLooks.has(lookOf(second)) &&
      readHeader(oneLine(second.text)).role !== undefined,
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

const headCell = (place: GridCell | undefined, text: string): GridCell => ({
  ...(place ?? nothing),
  text,
  fromAbove: false,
  fromLeft: false,
});

const isNamed = (place: GridCell | undefined): boolean => {
  if (!place) return false;
  const text = oneLine(place.text);
  return lookOf(place) === "indicator" || lookOf(place) === "code" || findCodes(text).length > 0;
};

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
  if (named < 1 || named < spoken.length * 0.6) return undefined;
  if (names.some((place) => place.fromLeft || lookOf(place) === "figure")) return undefined;
  const labels = grid.slice(at + 1).map((row) => oneLine(row.cells[0]?.text ?? ""));
  const worded = labels.filter((label) => label !== "" && label.length <= 60 && isRoleWord(label));
  if (worded.length < 2 || worded.length < labels.length * 0.6) return undefined;
  if (
    !labels.some((label) => valueWords.has(readHeader(label).role ?? "") || isPeriodHeader(label))
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

const dataLooks = new Set(["figure", "missing", "tick", "light", "arrow", "code"]);

/** A reference that is more than a code is no longer than this, in characters; longer is a title with its code. */
const longestReference = 30;

/** A card is no longer than this, in rows. */
const longestCard = 16;

/**
 * One indicator a table: its name across the top, a row of periods or measures, rows of values, and
 * labels with what they say. It becomes one row under a header.
 */
function card(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  if (grid.length < 2 || grid.length > longestCard) return undefined;
  const [top] = grid;
  if (!top) return undefined;
  const names = speakingCells(top).filter((place) => place.text.trim() !== "");
  const wide = names.some(({ cell }) => (cell?.columnSpan ?? 1) > 1);
  const labelled =
    names.length === 2 &&
    ["title", "reference"].includes(readHeader(oneLine(names[0]?.text ?? "")).role ?? "");
  const [first, second] = names;
  if (names.length === 0 || names.length > 3 || !first) return undefined;
  const width = top.cells.length;
  if (width < 2) return undefined;
  const parts = labelled ? names.slice(1) : names;
  // a name without a code or the words of one needs a row that says what it is: "Result"
  const isSure = parts.some(isNamed);
  if (!isSure && !(wide && names.length === 1 && (first.cell?.columnSpan ?? 1) >= width))
    return undefined;
  if (!labelled && !wide && names.length >= Math.min(width, 3)) return undefined;
  if (
    names.length === 2 &&
    !labelled &&
    !(
      lookOf(first) === "code" ||
      /^\S{1,12}$/.test(oneLine(first.text)) ||
      lookOf(second as GridCell) === "state"
    )
  )
    return undefined;
  // a second named row below makes it a table of indicators with a group row
  const namedBelow = grid.slice(1).filter((row) => {
    const cells = speakingCells(row);
    return (
      cells.length > 2 &&
      cells
        .slice(0, 2)
        .some(
          (place) =>
            labelledValues(place).length === 0 &&
            (lookOf(place) === "code" ||
              (lookOf(place) === "indicator" && !isRoleWord(oneLine(place.text)))),
        )
    );
  });
  if (namedBelow.length > 0) return undefined;
  let heads: readonly GridCell[] | undefined;
  const headers: GridCell[] = [];
  const values: GridCell[] = [];
  let figures = 0;
  for (const row of grid.slice(1)) {
    const cells = speakingCells(row);
    if (cells.length === 0) continue;
    const [label, value] = cells;
    const body = row.cells.slice(1);
    const spoken = body.filter(
      (place) =>
        !place.fromLeft &&
        !place.fromAbove &&
        (place.text.trim() !== "" || lookOf(place) !== "empty"),
    );
    const at = grid.indexOf(row);
    const isWords = spoken.every(
      (place) => place.text.trim() !== "" && !dataLooks.has(lookOf(place)),
    );
    const overFigures = row.cells.some(
      (place, column) =>
        column > 0 &&
        place.text.trim() !== "" &&
        grid
          .slice(at + 1)
          .some((below) => ["figure", "missing"].includes(lookOf(below.cells[column] ?? nothing))),
    );
    const known = cells.filter((place) => headerPart(oneLine(place.text)) !== undefined).length;
    if (
      !heads &&
      isWords &&
      overFigures &&
      spoken.length >= 1 &&
      known >= Math.max(1, cells.length / 3) &&
      (cells.length > 2 || row.cells[0]?.text.trim() === "")
    ) {
      heads = row.cells;
      continue;
    }
    // a label beside which nothing is printed
    if (cells.length === 1 && !heads && isSure && row.cells[0] === label) continue;
    const pairs = pairsOf(cells);
    if (pairs && !heads) {
      for (const [said, figure] of pairs) {
        headers.push(headCell(said, oneLine(said.text).replace(/:$/, "")));
        values.push({ ...figure, fromAbove: false, fromLeft: false });
        if (["figure", "missing"].includes(lookOf(figure))) figures++;
      }
      continue;
    }
    const labelled = cells.flatMap((place) => labelledValues(place));
    if (labelled.length > 0 && labelled.length >= cells.length) {
      for (const { label: said, value: figure } of labelled) {
        headers.push(headCell(undefined, said));
        values.push(figure);
        figures++;
      }
      continue;
    }
    const labelText = oneLine(label?.text ?? "").replace(/:$/, "");
    const role = readHeader(labelText).role;
    if (
      cells.length === 2 &&
      label &&
      value &&
      role !== undefined &&
      (!heads || (value.cell?.columnSpan ?? 1) > 1 || !valueWords.has(role))
    ) {
      headers.push(headCell(label, labelText));
      values.push({ ...value, fromAbove: false, fromLeft: false });
      if (lookOf(value) === "figure") figures++;
      continue;
    }
    if (!heads) return undefined;
    if (
      !isSure &&
      labelText !== "" &&
      !valueWords.has(role ?? "") &&
      !/^(?:results?|performance|figures?|values?)$/i.test(labelText)
    )
      return undefined;
    // periods down the first column: each row's figures are of its own
    const isPeriodRow = isPeriodHeader(labelText) && (heads[0] === undefined || !isNamed(heads[0]));
    const saysPeriod = /^(?:period|year|quarter|month|date)s?$/i.test(
      oneLine(heads[0]?.text ?? ""),
    );
    if (saysPeriod && !isPeriodRow) return undefined;
    const ownLabel = row.cells[0] && (isPeriodRow || !isHeadedAt(heads, 0)) ? labelText : "";
    for (const [column, place] of row.cells.entries()) {
      if (place.fromLeft || place.fromAbove || (column === 0 && ownLabel !== "")) continue;
      const over = oneLine(heads[column]?.text ?? "");
      if (over === "") continue;
      const saysMeasure =
        ownLabel !== "" &&
        (isPeriodRow ||
          (!valueWords.has(readHeader(over).role ?? "") &&
            valueWords.has(readHeader(ownLabel).role ?? "")));
      headers.push(
        headCell(
          heads[column],
          saysMeasure && readHeader(over).role !== "status" ? `${ownLabel} ${over}` : over,
        ),
      );
      values.push(place);
      if (["figure", "missing"].includes(lookOf(place))) figures++;
    }
  }
  if (figures === 0) return undefined;
  const titles = parts.filter((place) => oneLine(place.text) !== "");
  const reference =
    titles.length > 1
      ? titles.find(
          (place) =>
            lookOf(place) === "code" ||
            (findCodes(place.text).length > 0 && oneLine(place.text).length <= longestReference),
        )
      : undefined;
  const state = titles.length > 1 ? titles.find((place) => lookOf(place) === "state") : undefined;
  const title = titles.find((place) => place !== reference && place !== state);
  if (!title) return undefined;
  const name = (place: GridCell): GridCell => ({ ...place, fromAbove: false, fromLeft: false });
  const row: GridRow = {
    ...top,
    cells: [
      reference ? name(reference) : nothing,
      name(title),
      ...(state ? [name(state)] : []),
      ...values,
    ],
    also: grid.slice(1).map(({ table, row: number }) => ({ table, row: number })),
  };
  const header: GridRow = {
    ...top,
    cells: [
      headCell(undefined, reference ? "Reference" : ""),
      headCell(undefined, "Indicator"),
      ...(state ? [headCell(undefined, "Status")] : []),
      ...headers,
    ],
    isMade: true,
  };
  return [header, row];
}

/** A label that says what stands beside it: a known word, or a period. */
const isSaying = (place: GridCell): boolean =>
  isRoleWord(oneLine(place.text).replace(/:$/, "")) ||
  (oneLine(place.text).split(" ").length <= 6 && findYearSpans(place.text).length > 0);

/** `Baseline 2005-06 | 42% | Target 2007-08 | 39%`: labels and what they say, side by side. */
function pairsOf(cells: readonly GridCell[]): [GridCell, GridCell][] | undefined {
  if (cells.length < 4 || cells.length % 2 !== 0) return undefined;
  const pairs: [GridCell, GridCell][] = [];
  for (let at = 0; at < cells.length; at += 2)
    pairs.push([cells[at] as GridCell, cells[at + 1] as GridCell]);
  const fits = pairs.every(
    ([said, figure]) =>
      (isSaying(said) || (oneLine(said.text).length <= 60 && sayingLooks.has(lookOf(figure)))) &&
      !dataLooks.has(lookOf(said)) &&
      (headerPart(oneLine(figure.text)) !== "role" || dataLooks.has(lookOf(figure))),
  );
  return fits && pairs.some(([said]) => isSaying(said)) ? pairs : undefined;
}

/** `Target: 60%, Floor: 55%`: labels and what they say inside one cell; those of measures are read. */
function labelledValues(place: GridCell): { label: string; value: GridCell }[] {
  const text = oneLine(place.text);
  if (text.length > 120) return [];
  return text.split(/[,;]\s+(?=[A-Z][a-z ]{2,24}:)/).flatMap((piece) => {
    const [, label = "", said = ""] = /^([A-Z][A-Za-z0-9/ -]{2,30}):\s*(\S.*)$/.exec(piece) ?? [];
    return label !== "" && valueWords.has(readHeader(label).role ?? "")
      ? [{ label, value: { ...place, text: said, fromAbove: false, fromLeft: false } }]
      : [];
  });
}

const isHeadedAt = (heads: readonly GridCell[], column: number): boolean =>
  oneLine(heads[column]?.text ?? "") !== "";
