import { findCouncilsNamed } from "../../catalogue/index.ts";
import { append } from "../../long-lists.ts";
import { isReference } from "../../printed/code.ts";
import {
  findMonths,
  findYearSpans,
  parseFinancialYear,
  parseQuarter,
} from "../../printed/period.ts";
import type { Measure } from "../../records.ts";
import type {
  AsideRow,
  ColumnReading,
  IndicatorRow,
  PrintedFacts,
  PrintedMark,
  PrintedValue,
} from "../../rows.ts";
import type { LogicalRow, LogicalTable } from "../axes/logical-table.ts";
import { aboveOf, type ReadColumn, type Reading } from "../axes/reading.ts";
import { readHeader } from "../evidence/header-word.ts";
import { isPeriodHeader, lookOf } from "../evidence/looks.ts";
import { measureOf } from "../evidence/measure-word.ts";
import { isOfReport } from "../report/words.ts";
import { oneLine, speakingCells } from "../table/grid.ts";
import {
  type AssembledRow,
  asidesOf,
  assembleRows,
  mergedTextAt,
  startsInside,
  textAt,
} from "./assemble.ts";
import { joinLineRows } from "./line-rows.ts";
import { splitTitle, splitValues } from "./stacked.ts";

/** A column of values, with what it measures; none where neither word nor period tells. */
interface ValueColumn extends ReadColumn {
  readonly measure: Measure | undefined;
}

interface Layout {
  readonly values: readonly ValueColumn[];
  readonly reference: number | undefined;
  readonly referenceHeader: string;
  /** Absent where the table is about one indicator that a heading or group row names. */
  readonly title: number | undefined;
  /** Columns of words for measures or of periods: one of the axes lies down the rows. */
  readonly rowMeasure: number | undefined;
  readonly rowPeriod: number | undefined;
  readonly group: number | undefined;
  readonly groupHeader: string;
  readonly responsible: number | undefined;
  readonly commentaries: readonly number[];
  readonly unit: number | undefined;
  readonly statuses: readonly ColumnReading[];
  readonly directions: readonly ColumnReading[];
}

/** What a blank cell takes over from the rows above. */
interface Above {
  section: string;
  reference: string;
  responsible: string;
  title: string;
  /** A title whose values stand beside its parts below: "Household waste:" over "(a) recycled". */
  stem: string;
}

export interface Observations {
  readonly rows: readonly IndicatorRow[];
  readonly asides: readonly AsideRow[];
  /** Value columns whose measure neither word nor period tells: nothing of them is stored. */
  readonly unread: readonly ReadColumn[];
}

/** A remark under an indicator has more words than this, or ends like a sentence. */
const fewWords = 9;

/** Tables of indicators to one row a printed indicator, with the value cells beside it. */
export function readObservations(
  table: LogicalTable,
  reading: Reading,
  indicatorTable: number,
  facts: PrintedFacts,
): Observations {
  const layout = layoutOf(table, reading, facts);
  const assembled = assembleRows(table.rows, (row, above) => goesOn(row, above, layout));
  const rows: IndicatorRow[] = [];
  const asides = [...assembled.asides];
  const above: Above = {
    section: sectionOver(table, layout, facts),
    reference: "",
    responsible: "",
    title: layout.title === undefined ? titleOver(table) : "",
    stem: "",
  };
  const onRows = layout.rowMeasure !== undefined || layout.rowPeriod !== undefined;
  const printedRows =
    onRows || layout.title === undefined
      ? assembled.rows
      : joinLineRows(assembled.rows, {
          reference: layout.reference,
          title: layout.title,
          values: layout.values.map(({ column }) => column),
        });
  for (const [index, printed] of printedRows.entries()) {
    if (printed.headingAbove) {
      if (layout.title === undefined) above.title = printed.headingAbove;
      else above.section = printed.headingAbove;
    }
    const last = rows.at(-1);
    const remark = last ? remarkIn(printed, layout) : undefined;
    if (remark !== undefined && last) {
      rows[rows.length - 1] = {
        ...last,
        commentary: oneLine(`${last.commentary} ${remark}`),
        places: [...last.places, ...printed.places],
      };
      continue;
    }
    if (
      !partMark.test(textAt(printedRows[index + 1] ?? printed, layout.title)) &&
      isSection(printed, layout, printedRows[index + 1])
    ) {
      const text = printed.lone ?? textAt(printed, layout.title);
      if (layout.title === undefined) above.title = text;
      else above.section = text;
      above.reference = "";
      above.responsible = "";
      append(asides, asidesOf(printed, "section", "a group row"));
      continue;
    }
    const moved = moveBack(printed, layout);
    const ownTitle = textAt(moved, layout.title);
    const below = textAt(printedRows[index + 1] ?? moved, layout.title);
    const isPart = partMark.test(ownTitle);
    if (!isPart && ownTitle !== "") above.stem = "";
    if (
      !isPart &&
      ownTitle !== "" &&
      partMark.test(below) &&
      layout.values.every(({ column }) => textAt(moved, column) === "")
    ) {
      above.stem = ownTitle;
      if (textAt(moved, layout.reference) !== "") above.reference = textAt(moved, layout.reference);
      append(asides, asidesOf(moved, "section", "a title whose values stand beside its parts"));
      continue;
    }
    const row =
      isPart && above.stem !== "" && layout.title !== undefined
        ? withTitle(moved, layout.title, `${above.stem} ${ownTitle}`)
        : moved;
    const read = readRow(row, layout, above, indicatorTable);
    if (read.length === 0) {
      append(
        asides,
        asidesOf(
          row,
          "not-records",
          textAt(row, layout.title) === ""
            ? "no indicator is named in the row"
            : "no value is printed in the row",
        ),
      );
      continue;
    }
    const [first] = read;
    if (
      layout.rowPeriod === undefined &&
      onRows &&
      last &&
      first &&
      last.title === first.title &&
      last.reference === first.reference
    )
      rows[rows.length - 1] = {
        ...last,
        places: [...last.places, ...first.places],
        values: [...last.values, ...first.values],
        statuses: last.statuses.length > 0 ? last.statuses : first.statuses,
      };
    else append(rows, read);
  }
  return {
    rows,
    asides,
    unread: layout.values.filter(
      ({ measure, profile, word }) =>
        measure === undefined &&
        word !== "forecast" &&
        layout.rowMeasure === undefined &&
        profile.filled > 0,
    ),
  };
}

function layoutOf(table: LogicalTable, { columns }: Reading, facts: PrintedFacts): Layout {
  const of = (...roles: readonly ReadColumn["is"][]) =>
    columns.filter(({ is }) => roles.includes(is));
  const first = (...roles: readonly ReadColumn["is"][]) => of(...roles)[0]?.column;
  const rowMeasure = first("measure");
  const values = of("value");
  const periodOver = first("period") === undefined ? periodOverTable(table) : "";
  return {
    values: values.map((column) => ({
      ...column,
      measure: valueMeasure(column, values, table, facts),
      header:
        periodOver !== "" && !namesPeriod(column.header)
          ? `${periodOver} ${column.header}`
          : column.header,
    })),
    reference: first("reference"),
    referenceHeader: of("reference")[0]?.header ?? "",
    title: first("entity"),
    rowMeasure,
    rowPeriod: first("period"),
    group: first("group", "objective"),
    groupHeader: of("group", "objective")[0]?.header ?? "",
    responsible: first("responsible"),
    commentaries: of("commentary").map(({ column }) => column),
    unit: first("unit"),
    statuses: of("status"),
    directions: of("direction"),
  };
}

/** Words beside the period of a heading that is about nothing else: `Results and targets for 2008/09`. */
const besidePeriod =
  /\b(?:results?|targets?|actuals?|performance|outturns?|figures|indicators?|period|and|for|in|during|position)\b/gi;

/** The period that the heading over a table names, where that is all it says. */
function periodOverTable(table: LogicalTable): string {
  const heading = table.context.above
    .filter(({ isHeading, isFootnote }) => isHeading && !isFootnote)
    .at(-1)?.text;
  if (heading === undefined || !namesPeriod(heading)) return "";
  const period = oneLine(heading.replace(besidePeriod, " ")).replace(/^[\s:–-]+/, "");
  return isBarePeriod(period) ? period : "";
}

const namesPeriod = (text: string): boolean =>
  findYearSpans(text).length > 0 ||
  parseQuarter(text) !== undefined ||
  findMonths(text).length > 0 ||
  /\b(?:19|20)\d{2}\b|\b(?:last|previous|prior|next|following) (?:year|quarter)\b/i.test(text);

/** A text above a table longer than this is no heading of it. */
const longestHeading = 90;

/**
 * What a value column measures: its own words, the words over several columns, or, where nothing but a
 * period stands over it, what periods up to the report's own can only be. A year yet to come without a
 * word is neither.
 */
function valueMeasure(
  column: ReadColumn,
  values: readonly ReadColumn[],
  table: LogicalTable,
  facts: PrintedFacts,
): Measure | undefined {
  if (column.word === "forecast") return undefined;
  const parts = [
    ...column.parts.filter(({ wide }) => !wide).reverse(),
    ...column.parts.filter(({ wide }) => wide),
  ];
  for (const { text } of parts) {
    const measure = measureOf(text);
    if (measure) return measure;
  }
  const whole = measureOf(column.header);
  if (whole) return whole;
  const ofCouncil = councilMeasure(column.header, facts);
  if (ofCouncil) return ofCouncil;
  if ((column.profile.shares.quartile ?? 0) > 0.6) return "quartile";
  // Only a heading says that all years are targets: a sentence of it may speak of how they are met, and a column
  // that is called the target leaves the years beside it to what was reached.
  const said = aboveOf(table)
    .slice(-2)
    .filter((text) => text.length <= longestHeading)
    .join(" ");
  const hasTarget = values.some(
    (other) => other !== column && measureOf(other.header) === "target",
  );
  const ofTargets =
    !hasTarget &&
    /\btargets?\b/i.test(said) &&
    !/\b(?:actuals?|outturns?|results?|performance)\b/i.test(said);
  // beside its quarters the year is what they come to
  if (wholeYear.test(oneLine(column.header)) && values.filter(isQuarterColumn).length >= 2)
    return "actual";
  // other words beside the period say what it is, and nobody knows them
  if (!column.parts.every(({ text }) => isBarePeriod(text)))
    return values.length === 1 ? "actual" : undefined;
  const dated =
    column.isPeriod ||
    findYearSpans(column.header).length > 0 ||
    /\b(?:q|qtr|quarter)\s?[1-4]\b|\b(?:19|20)\d{2}\b/i.test(column.header);
  if (!dated) return values.length === 1 ? "actual" : undefined;
  const year = parseFinancialYear(column.header);
  if (ofTargets && year !== undefined && !/\b(?:q|qtr|quarter)\s?[1-4]\b/i.test(column.header))
    return "target";
  const own = findYearSpans(facts.periodLabel).at(-1);
  if (year !== undefined && own && Number(year.slice(0, 4)) >= own.to) return undefined;
  return "actual";
}

const wholeYear = /^(?:whole |the )?(?:year|yr|annual|year(?:'s)? total|annual total)$/i;

const isQuarterColumn = ({ header }: ReadColumn): boolean =>
  /\b(?:q|qtr|quarter)\s?[1-4]\b/i.test(header);

/** A column under a council's name and a period is what that council reached: another's is there to compare with. */
function councilMeasure(header: string, { council }: PrintedFacts): Measure | undefined {
  const named = findCouncilsNamed(header);
  const [mention] = named;
  if (named.length !== 1 || !mention || council === "") return undefined;
  const rest = oneLine(header.replace(mention.matched, " "))
    .replace(/\b(?:city|county|borough|district|metropolitan|london|royal|council|of)\b/gi, "")
    .trim();
  if (rest !== "" && !isBarePeriod(rest)) return undefined;
  return mention.council.shortName === council ? "actual" : "benchmark";
}

/** A year, a quarter, a month or a date and no other word. */
const isBarePeriod = (text: string): boolean =>
  isPeriodHeader(text) ||
  text.replace(
    /\b(?:at|as at|to|the|end|of|for|q|qtr|quarter|year|period|month|ended|ending|april|may|june|july|august|september|october|november|december|january|february|march|apr|jun|jul|aug|sept?|oct|nov|dec|jan|feb|mar|first|second|third|fourth|st|nd|rd|th|fy|financial)\b|[^a-z]|(?<=\d)(?:st|nd|rd|th)/gi,
    "",
  ) === "";

/** The theme over a table, unless it is the heading that names the table's one indicator. */
function sectionOver(table: LogicalTable, layout: Layout, facts: PrintedFacts): string {
  const theme = themeOf(table, facts);
  if (layout.title !== undefined || theme !== titleOver(table)) return theme;
  const before = table.context.above
    .filter(({ isHeading, isFootnote, text }) => isHeading && !isFootnote && text !== theme)
    .at(-1)?.text;
  return before !== undefined && !isOfReport(before, facts) ? before : "";
}

/** The theme over a table: its numbered objective's heading, else the heading it stands under. */
function themeOf(table: LogicalTable, facts: PrintedFacts): string {
  const { objectiveHeading, theme, above } = table.context;
  if (objectiveHeading) return objectiveHeading;
  const headings = above.filter(({ isHeading }) => isHeading).map(({ text }) => text);
  return (
    [theme, ...headings.reverse()].find((text) => text !== "" && !isOfReport(text, facts)) ?? ""
  );
}

/** The indicator that a table without a column of titles is about. */
function titleOver(table: LogicalTable): string {
  const inside = table.titles
    .filter((row) => speakingCells(row).length === 1)
    .map((row) => oneLine(row.cells.find(({ text }) => text.trim() !== "")?.text ?? ""))
    .at(-1);
  const heading = table.context.above
    .filter(({ isHeading, isFootnote }) => isHeading && !isFootnote)
    .at(-1)?.text;
  return inside || heading || "";
}

/** A row after a page break goes on with the one above where it starts inside a sentence or brings no indicator of its own. */
function goesOn(row: LogicalRow, above: AssembledRow, layout: Layout): boolean {
  const own = (column: number | undefined) => {
    const cell = column === undefined ? undefined : row.cells[column];
    return cell && !cell.fromAbove ? oneLine(cell.text) : "";
  };
  const hasValues = layout.values.some(({ column }) => own(column) !== "");
  if (hasValues) return false;
  if (startsInside(row)) return true;
  // a title without reference and values, under a row that has both, is the rest of that row's title
  return (
    layout.reference !== undefined &&
    own(layout.reference) === "" &&
    own(layout.title) !== "" &&
    own(0) === "" &&
    !/[.;]$/.test(textAt(above, layout.title))
  );
}

/** A remark printed under its indicator, over the whole width or beside the label `Commentary`. */
function remarkIn(row: AssembledRow, layout: Layout): string | undefined {
  if (row.lone !== undefined) {
    const isSentence =
      row.lone.split(" ").length > fewWords ||
      /[.!]$/.test(row.lone) ||
      /^(?:commentary|comments?|notes?|explanation)\s*:/i.test(row.lone);
    const isTitle = textAt(row, layout.title) === row.lone && !row.loneFirst;
    return isSentence && !isTitle && !isReference(row.lone) ? row.lone : undefined;
  }
  const filled = row.cells.filter((cell) => !cell.fromAbove && oneLine(cell.text) !== "");
  const [label, text] = filled;
  if (filled.length !== 2 || !label || !text) return undefined;
  const look = lookOf({ text: text.text, fromAbove: false, fromLeft: false });
  const isRemark =
    readHeader(oneLine(label.text)).role === "commentary" ||
    // whatever the label is called: a sentence that reaches over the columns of figures
    (text.reach > 1 && /[.!]$/.test(oneLine(text.text)) && !isReference(oneLine(label.text)));
  return isRemark && look !== "figure" ? oneLine(text.text) : undefined;
}

function isSection(row: AssembledRow, layout: Layout, next: AssembledRow | undefined): boolean {
  if (row.lone === undefined) return false;
  if (layout.title === undefined) return true;
  if (row.loneFirst)
    return layout.title === 0
      ? !isReference(row.lone) && !startsList(row, next)
      : !isReference(row.lone);
  const inTitle = textAt(row, layout.title) === row.lone;
  return (
    inTitle &&
    layout.reference !== undefined &&
    row.lone.split(" ").length <= 6 &&
    next !== undefined &&
    textAt(next, layout.reference) !== ""
  );
}

/** What a part of an indicator begins with: `(a)`, `ii)`, a bullet. */
const partMark = /^(?:\(?[a-h]\)|\(?[ivx]{1,4}\)|[a-h]\.\s|[•●▪–-]\s)/;

const withTitle = (row: AssembledRow, title: number, text: string): AssembledRow => ({
  ...row,
  cells: row.cells.map((cell, column) => (column === title ? { ...cell, text } : cell)),
  evidence: [...row.evidence, "title taken together with the heading over its parts"],
});

/** A heading over parts in the title column is a title of its own, not a group. */
const startsList = (_row: AssembledRow, next: AssembledRow | undefined): boolean =>
  next !== undefined &&
  next.lone !== undefined &&
  next.loneFirst &&
  /^[•●▪-]|^\(?[a-z]\)/.test(next.lone);

/** Where a merged cell was lost, the row stands one column too far left; a row that fits as printed stays. */
function moveBack(row: AssembledRow, layout: Layout): AssembledRow {
  const { reference, title } = layout;
  if (reference === undefined || title !== reference + 1) return row;
  const inReference = textAt(row, reference);
  const inTitle = textAt(row, title);
  const titleLook = lookOf({ text: inTitle, fromAbove: false, fromLeft: false });
  const slipped =
    inReference.split(" ").length >= 3 &&
    !isReference(inReference) &&
    (titleLook === "figure" || titleLook === "missing" || titleLook === "tick");
  if (!slipped) return row;
  const cells = row.cells.map((cell, column) => {
    if (column < reference) return cell;
    if (column === reference) return { ...cell, text: "", marks: [] };
    return row.cells[column - 1] ?? cell;
  });
  return {
    ...row,
    cells,
    evidence: [...row.evidence, "moved back one column: the reference cell held the title"],
  };
}

function readRow(
  row: AssembledRow,
  layout: Layout,
  above: Above,
  indicatorTable: number,
): IndicatorRow[] {
  const evidence = [...row.evidence];
  const startsAnew = layout.group !== undefined && textAt(row, layout.group) !== "";
  if (startsAnew) {
    above.reference = "";
    above.responsible = "";
  }
  const onRows = layout.rowMeasure !== undefined || layout.rowPeriod !== undefined;
  const printedTitle = layout.title === undefined ? "" : cellText(row, layout.title);
  const carried =
    onRows && oneLine(printedTitle) === "" ? mergedTextAt(row, layout.title) || above.title : "";
  const title =
    oneLine(printedTitle) !== ""
      ? printedTitle
      : layout.title === undefined
        ? above.title
        : carried;
  if (oneLine(title) !== "" && onRows) {
    if (oneLine(title) !== above.title && textAt(row, layout.reference) === "")
      above.reference = "";
    above.title = oneLine(title);
  }
  const reference = inherit(row, layout.reference, above.reference, "reference", evidence).replace(
    /[,;]\s*$/,
    "",
  );
  const responsible = inherit(row, layout.responsible, above.responsible, "officer", evidence);
  above.reference = reference;
  above.responsible = responsible;
  if (oneLine(title) === "") return [];
  const group =
    layout.group === undefined ? "" : textAt(row, layout.group) || mergedTextAt(row, layout.group);
  if (group !== "" && isTheme(layout)) above.section = group;
  const rowLabel = [layout.rowMeasure, layout.rowPeriod]
    .map((column) => (column === undefined ? "" : textAt(row, column) || mergedTextAt(row, column)))
    .filter((text) => text !== "")
    .join(" ");
  const ofRow =
    layout.rowMeasure === undefined
      ? undefined
      : measureOf(textAt(row, layout.rowMeasure) || mergedTextAt(row, layout.rowMeasure));
  if (layout.rowMeasure !== undefined && ofRow === undefined) return [];
  const values = layout.values.flatMap((column) => readValue(row, column, ofRow, rowLabel));
  if (values.length === 0) return [];
  const base = {
    kind: "indicator" as const,
    places: row.places,
    indicatorTable,
    section: above.section,
    reference,
    referenceHeader: layout.referenceHeader,
    unit: textAt(row, layout.unit),
    responsible,
    commentary: layout.commentaries
      .map((column) => textAt(row, column))
      .filter((text) => text !== "")
      .join(" "),
    statuses: layout.statuses.flatMap((column) => readMark(row, column)),
    directions: layout.directions.flatMap((column) => readMark(row, column)),
  };
  const parts = onRows ? undefined : splitStack(title, values);
  if (parts) {
    return parts.map((part, index) => ({
      ...base,
      title: part.title,
      values: part.values,
      evidence: [...evidence, `part ${index + 1} of ${parts.length} stacked in one row`],
    }));
  }
  return [{ ...base, title: oneLine(title), values, evidence }];
}

/** Columns that divide the table; a priority or objective that the indicator serves is no section. */
const themeHeader =
  /\b(?:themes?|groups?|areas?|blocks?|portfolios?|services?|categor(?:y|ies)|sections?|perspectives?|departments?|directorates?|divisions?)\b/i;

const isTheme = ({ groupHeader }: Layout): boolean =>
  themeHeader.test(groupHeader) && !/\bpriorit|\bobjective/i.test(groupHeader);

const cellText = (row: AssembledRow, column: number): string => {
  const cell = row.cells[column];
  return cell && !cell.fromAbove ? cell.text : "";
};

function inherit(
  row: AssembledRow,
  column: number | undefined,
  above: string,
  what: string,
  evidence: string[],
): string {
  if (column === undefined) return what === "reference" ? above : "";
  const own = textAt(row, column);
  if (own !== "") return own;
  const merged = mergedTextAt(row, column);
  const taken = merged !== "" ? merged : above;
  if (taken !== "") evidence.push(`${what} taken from above`);
  return taken;
}

function readValue(
  row: AssembledRow,
  column: ValueColumn,
  ofRow: Measure | undefined,
  rowLabel: string,
): PrintedValue[] {
  const measure = ofRow ?? column.measure;
  const cell = row.cells[column.column];
  if (!measure || !cell || cell.fromAbove) return [];
  const text =
    cell.text.trim() !== ""
      ? cell.text
      : (cell.marks.find(({ glyph }) => glyph !== undefined)?.glyph ?? "");
  if (text.trim() === "") return [];
  const words = `${rowLabel} ${column.header}`;
  return [
    {
      measure,
      header: oneLine(words),
      text,
      struck: cell.struck,
      baseline: measure === "actual" && /\bbase\s?line\b/i.test(words),
      source: cell.source,
      place: 0,
    },
  ];
}

function readMark(row: AssembledRow, column: ColumnReading): PrintedMark[] {
  const cell = row.cells[column.column];
  if (!cell || (oneLine(cell.text) === "" && cell.marks.length === 0)) return [];
  return [
    { text: oneLine(cell.text), marks: cell.marks, header: column.header, source: cell.source },
  ];
}

/**
 * Where a title lists parts and the value cells hold as many values, each part is an indicator of its
 * own; a cell that holds one value goes to the first part.
 */
function splitStack(
  title: string,
  values: readonly PrintedValue[],
): { title: string; values: PrintedValue[] }[] | undefined {
  const split = values.map((value) => splitValues(value.text));
  const counts = new Set(split.flatMap((list) => (list ? [list.length] : [])));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined) return undefined;
  const parts = splitTitle(title, count);
  if (!parts) return undefined;
  return parts.parts.map((part, index) => ({
    title: oneLine(`${parts.heading} ${part}`),
    values: values.flatMap((value, at) => {
      const list = split[at];
      if (list) return [{ ...value, text: list[index] ?? "", place: index }];
      return index === 0 ? [value] : [];
    }),
  }));
}
