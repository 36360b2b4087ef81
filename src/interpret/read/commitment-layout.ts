import { parseFinancialYear } from "../../printed/period.ts";
import type { MilestoneKind } from "../../records.ts";
import type { PrintedFacts } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import { isGrid, type ReadColumn, type Reading } from "../axes/reading.ts";
import { shareOf } from "../evidence/looks.ts";
import { isOfReport } from "../report/words.ts";
import { oneLine, speakingCells } from "../table/grid.ts";
import { objectiveOver, planYearOver } from "./commitment.ts";
import { currentColumns } from "./current-columns.ts";
import { monthsOfLetters } from "./month-letters.ts";

/** Words of headers, titles and headings that make a plan of actions one of equality. */
const equalityWords = /\bequalit(?:y|ies)\b|\bdiversity\b|\bimpact assessments?\b/i;

/** Where the parts of a commitment lie. */
export interface Layout {
  readonly kind: MilestoneKind;
  readonly text: number;
  readonly reference: number | undefined;
  readonly objective: number | undefined;
  readonly group: number | undefined;
  /** The column of actions beside one of milestones: it tells where a row starts anew. */
  readonly action: number | undefined;
  readonly due: number | undefined;
  /** The date that held before: it still holds where no revised one is printed. */
  readonly originalDue: number | undefined;
  readonly responsible: number | undefined;
  readonly commentaries: readonly number[];
  readonly statuses: readonly ReadColumn[];
  /** Columns of periods whose cells are ticks or shading. */
  readonly ticks: readonly ReadColumn[];
  /** Columns of periods whose cells are words: each cell a commitment due in its period. */
  readonly grid: readonly ReadColumn[];
  /** What single letters over those columns stand for, by column. */
  readonly months: ReadonlyMap<number, string>;
  /** True where cells are shaded and none is ticked. */
  readonly isShaded: boolean;
  readonly planYear: string;
}

export function layoutOf(table: LogicalTable, { columns }: Reading): Layout | undefined {
  const of = (...roles: readonly ReadColumn["is"][]) =>
    columns.filter(({ is }) => roles.includes(is));
  const first = (...roles: readonly ReadColumn["is"][]) => of(...roles)[0]?.column;
  const charted = of("tick");
  const grid = charted.filter(isGrid);
  const text =
    of("entity")[0] ??
    (grid.length > 0 ? (of("group", "objective")[0] ?? of("responsible")[0]) : undefined);
  if (!text) return undefined;
  const ticks = charted.filter((column) => !grid.includes(column));
  const about = equalityContext(table, columns);
  const action = columns.find(({ column, word }) => word === "action" && column !== text.column);
  const kind: MilestoneKind =
    text.word === "risk-measure"
      ? "risk_measure"
      : ticks.length > 0
        ? about !== undefined
          ? "equality_action"
          : "activity"
        : text.word === "milestone" || grid.length > 0
          ? "milestone"
          : about !== undefined
            ? "equality_action"
            : "action";
  return {
    kind,
    text: text.column,
    reference: first("reference"),
    objective:
      first("objective") ??
      // "Objective | Q1 | Q2": what is due in a quarter is for the objective before it
      (grid.length > 0 && ["objective", "priority"].includes(text.word)
        ? text.column
        : undefined) ??
      (kind === "milestone"
        ? (
            of("group").find(({ word }) => word === "priority") ??
            outcomeBefore(table, columns, text)
          )?.column
        : undefined),
    // what is done to reach the milestones orders them where nothing else does
    group: (
      of("group").find(
        (column) => (kind !== "milestone" || column.word !== "priority") && !grades(table, column),
      ) ??
      (kind === "milestone" && grid.length === 0 ? action : undefined) ??
      of("commentary").find((column) => isOccasion(column, text))
    )?.column,
    action: action?.column,
    due: first("due"),
    originalDue: originalDue(columns),
    responsible: first("responsible"),
    commentaries: columns
      .filter(
        (column) =>
          (column.is === "commentary" && !isOccasion(column, text)) || tellsPosition(column),
      )
      .map(({ column }) => column),
    statuses: currentColumns(of("status")),
    ticks,
    grid,
    months: monthsOfLetters(columns),
    isShaded: ticks.every(
      ({ profile }) => (profile.shares.tick ?? 0) + (profile.shares.light ?? 0) === 0,
    ),
    planYear:
      kind === "milestone"
        ? planYearOver(table, text.header)
        : kind === "action"
          ? table.context.planYear
          : kind === "activity" || kind === "equality_action"
            ? ticks.length > 0
              ? (yearOver(ticks) ?? table.context.planYear)
              : ""
            : "",
  };
}

/** `Issue`, `Recommendation`: why something is done, before what is done. */
const isOccasion = ({ column, header }: ReadColumn, text: ReadColumn): boolean =>
  column < text.column &&
  /^(?:(?:key|significant|main|governance|control|audit|identified|area) )*(?:issues?|problems?|weakness(?:es)?|findings?|concerns?|gaps?|recommendations?|challenges?|observations?|reasons?|background|context)(?:\s(?:identified|raised|to address|of concern))?$/i.test(
    oneLine(header),
  );

/** `Position at 31 March 2009`, `Progress` over sentences, beside a column of states. */
const tellsPosition = ({ is, header, profile }: ReadColumn): boolean =>
  is === "other" &&
  profile.meanWords >= 2 &&
  shareOf(profile, "figure", "missing", "code", "period") < 0.5 &&
  /^(?:(?:current|latest|present|reported|overall|year[- ]end|quarter(?:ly)?) )?(?:position|progress|update)\b/i.test(
    oneLine(header),
  );

/** `Original date` beside `Revised date`. */
function originalDue(columns: readonly ReadColumn[]): number | undefined {
  const due = columns.find(({ is }) => is === "due");
  if (!due || !/\b(?:revised|new|amended|current|updated|latest)\b/i.test(due.header))
    return undefined;
  return columns.find(
    ({ column, is, header, profile }) =>
      column !== due.column &&
      is === "other" &&
      /\b(?:original(?:ly)?|planned|initial|agreed|first|previous|target|due|completion)\b/i.test(
        header,
      ) &&
      !/\b(?:actual|start|revised)\b/i.test(header) &&
      shareOf(profile, "date", "period") > 0.5,
  )?.column;
}

/** `Outcome` before the milestones is what they are to bring about, where no heading names their objective. */
const outcomeBefore = (
  table: LogicalTable,
  columns: readonly ReadColumn[],
  text: ReadColumn,
): ReadColumn | undefined =>
  objectiveOver(table).title !== ""
    ? undefined
    : columns.find(
        ({ column, is, header, profile }) =>
          column < text.column &&
          is === "other" &&
          profile.filled > 0 &&
          shareOf(profile, "words", "prose", "commitment", "indicator") > 0.5 &&
          /^(?:(?:key|intended|desired|expected|planned|service|priority) )?outcomes?$/i.test(
            header,
          ),
      );

/** The one year that stands over all columns of a chart. */
function yearOver(ticks: readonly ReadColumn[]): string | undefined {
  const years = new Set(ticks.map(({ header }) => parseFinancialYear(header)));
  const [year] = years;
  const wide = ticks.every(({ parts }) =>
    parts.some(({ text, wide: over }) => over && parseFinancialYear(text) !== undefined),
  );
  return years.size === 1 && wide ? year : undefined;
}

/** The title of a plan: its own row, or the heading nearest over it. */
export function titleOver(table: LogicalTable, facts: PrintedFacts): string {
  const inside = table.titles.find((row) => speakingCells(row).length === 1)?.cells[0]?.text;
  if (inside) return oneLine(inside);
  const headings = table.context.above.filter(
    ({ isHeading, isFootnote, text }) => isHeading && !isFootnote && !isOfReport(text, facts),
  );
  return headings.at(-1)?.text ?? "";
}

/** What over or in the table says that it is about equality. */
function equalityContext(table: LogicalTable, columns: readonly ReadColumn[]): string | undefined {
  const headings = table.context.above.filter(({ isHeading }) => isHeading).map(({ text }) => text);
  const header = columns.map((column) => column.header).join(" ");
  const sayings = [
    ...headings.slice(-2),
    table.context.objectiveHeading,
    table.context.part,
    header,
  ];
  const said = sayings.find((text) => equalityWords.test(text));
  if (said) return said;
  // the report may print no heading at all: then what the actions say decides
  const action = columns.find(({ is }) => is === "entity");
  if (action === undefined || headings.length > 0) return undefined;
  const cells = table.rows.flatMap(({ cells: own }) => {
    const place = own[action.column];
    return place && !place.fromAbove && place.text.trim() !== "" ? [place.text] : [];
  });
  const speaking = cells.filter((text) =>
    /\bequalit|\bdiversity\b|\baccessib|\bequity\b|\bstakeholder engagement\b/i.test(text),
  ).length;
  return cells.length > 0 && speaking >= cells.length / 2 ? "the actions" : undefined;
}

/** `High`, `Medium`, `Low` under `Priority`: how urgent the row is, and no group of rows. */
function grades(table: LogicalTable, { column }: ReadColumn): boolean {
  const texts = table.rows
    .map(({ cells }) => oneLine(cells[column]?.text ?? ""))
    .filter((text) => text !== "");
  return texts.length > 0 && texts.every((text) => grade.test(text));
}
const grade =
  /^(?:(?:very )?(?:high|low)|medium|moderate|essential|desirable|urgent|routine|[HML]|[1-5])$/i;
