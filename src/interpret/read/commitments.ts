import { append } from "../../long-lists.ts";
import { parseFinancialYear } from "../../printed/period.ts";
import type { Problem } from "../../problem.ts";
import type { MilestoneKind } from "../../records.ts";
import type {
  AsideRow,
  ColumnReading,
  MilestoneRow,
  PrintedFacts,
  PrintedMark,
} from "../../rows.ts";
import type { LogicalRow, LogicalTable } from "../axes/logical-table.ts";
import { isGrid, type ReadColumn, type Reading } from "../axes/reading.ts";
import { lookOf, ownNumber, tickText } from "../evidence/looks.ts";
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
import {
  type Commitments,
  commitmentOf,
  objectiveIn,
  objectiveInColumn,
  objectiveOver,
  planYearOver,
  pointsElsewhere,
  saidOver,
  splitList,
  withoutBullet,
} from "./commitment.ts";
import { splitQuarters } from "./quarter-list.ts";

/** Words of headers, titles and headings that make a plan of actions one of equality. */
const equalityWords = /\bequalit(?:y|ies)\b|\bdiversity\b|\bimpact assessments?\b/i;

/** Where the parts of a commitment lie. */
interface Layout {
  readonly kind: MilestoneKind;
  readonly text: number;
  readonly reference: number | undefined;
  readonly objective: number | undefined;
  readonly group: number | undefined;
  /** The column of actions beside one of milestones: it tells where a row starts anew. */
  readonly action: number | undefined;
  readonly due: number | undefined;
  readonly responsible: number | undefined;
  readonly commentaries: readonly number[];
  readonly statuses: readonly ReadColumn[];
  /** Columns of periods whose cells are ticks or shading. */
  readonly ticks: readonly ReadColumn[];
  /** Columns of periods whose cells are words: each cell a commitment due in its period. */
  readonly grid: readonly ReadColumn[];
  /** True where cells are shaded and none is ticked. */
  readonly isShaded: boolean;
  readonly planYear: string;
}

interface Above {
  reference: string;
  objective: string;
  group: string;
  responsible: string;
  due: string;
}

/** Tables of commitments to one row a commitment: progress tables, plans of actions, charts of ticks, grids of words. */
export function readCommitments(
  table: LogicalTable,
  reading: Reading,
  facts: PrintedFacts,
): Commitments {
  const layout = layoutOf(table, reading);
  if (!layout) return { rows: [], asides: [] };
  const said = saidOver(table);
  const over = said.objective ?? objectiveOver(table);
  // a plan that numbers no objective has its own title for one (Cumbria 2007-8, Learning and Development Plan)
  const planTitle =
    layout.kind === "action" && over.reference === "" && layout.objective === undefined
      ? titleOver(table, facts)
      : "";
  const above: Above = {
    reference: over.reference,
    objective: over.title || planTitle,
    group: "",
    responsible: said.responsible,
    due: "",
  };
  const assembled = assembleRows(table.rows, (row, before) => goesOn(row, before, layout));
  const rows: MilestoneRow[] = [];
  const asides: AsideRow[] = [...assembled.asides];
  const problems: Problem[] = [];
  let isNumbered = over.reference !== "";
  /** Takes up the objective a text names, whose the commitments below then are; false where it names none. */
  const takeUpObjective = (text: string): boolean => {
    const named = objectiveIn(text);
    if (!named) return false;
    if (named.reference !== "") isNumbered = true;
    Object.assign(above, { reference: named.reference, objective: named.title, group: "" });
    return true;
  };
  for (const row of assembled.rows) {
    if (row.headingAbove !== "") {
      if (!takeUpObjective(row.headingAbove)) above.group = row.headingAbove;
    }
    const isTicked = tickedIn(row, layout).length > 0;
    if (
      row.lone !== undefined &&
      row.loneFirst &&
      !isTicked &&
      (layout.text !== 0 || isGroup(row, layout))
    ) {
      const named = takeUpObjective(row.lone);
      if (!named && !pointsElsewhere(row.lone)) above.group = row.lone;
      append(
        asides,
        asidesOf(
          row,
          pointsElsewhere(row.lone) ? "pointer" : "section",
          named ? "a row that names the objective" : "a group row",
        ),
      );
      continue;
    }
    const read = readRow(row, layout, above, isNumbered);
    if (read.length > 0) append(rows, read);
    else {
      const ticks = tickedIn(row, layout);
      if (
        ticks.length > 0 &&
        textAt(row, layout.text) === "" &&
        mergedTextAt(row, layout.text) === ""
      ) {
        append(asides, asidesOf(row, "unrecognised", "ticks without words"));
        problems.push({
          severity: "warning",
          stage: "interpret",
          code: "tick-without-text",
          ...row.places[0],
          message: `${ticks.length} ticks stand in a row without words; no commitment was read from it.`,
        });
      } else
        append(
          asides,
          asidesOf(
            row,
            row.cells.some((cell) => pointsElsewhere(oneLine(cell.text)))
              ? "pointer"
              : "not-records",
            "no commitment is printed in the row",
          ),
        );
    }
  }
  return { rows, asides, problems };
}

function layoutOf(table: LogicalTable, { columns }: Reading): Layout | undefined {
  const of = (...roles: readonly ReadColumn["is"][]) =>
    columns.filter(({ is }) => roles.includes(is));
  const first = (...roles: readonly ReadColumn["is"][]) => of(...roles)[0]?.column;
  const charted = of("tick");
  const grid = charted.filter(isGrid);
  const text = of("entity")[0] ?? (grid.length > 0 ? of("group", "objective")[0] : undefined);
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
      (kind === "milestone"
        ? of("group").find(({ word }) => word === "priority")?.column
        : undefined),
    group: of("group").find(({ word }) => kind !== "milestone" || word !== "priority")?.column,
    action: action?.column,
    due: first("due"),
    responsible: first("responsible"),
    commentaries: of("commentary").map(({ column }) => column),
    statuses: of("status"),
    ticks,
    grid,
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

/** The one year that stands over all columns of a chart. */
function yearOver(ticks: readonly ReadColumn[]): string | undefined {
  const years = new Set(ticks.map(({ header }) => parseFinancialYear(header)));
  const [year] = years;
  const wide = ticks.every(({ parts }) =>
    parts.some(({ text, wide: over }) => over && parseFinancialYear(text) !== undefined),
  );
  return years.size === 1 && wide
    ? year
    : years.size === 1 && year !== undefined
      ? undefined
      : undefined;
}

function titleOver(table: LogicalTable, facts: PrintedFacts): string {
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

/** In a table whose first column holds the commitments a lone cell is a group where it reaches over the table, names an objective or is short. */
function isGroup(row: AssembledRow, layout: Layout): boolean {
  if (row.lone === undefined) return false;
  if (objectiveIn(row.lone)) return true;
  if (row.wideLone) return true;
  const dueMissing = layout.due !== undefined && textAt(row, layout.due) === "";
  return (
    dueMissing &&
    row.lone.split(" ").length <= 12 &&
    lookOf({ text: row.lone, fromAbove: false, fromLeft: false }) !== "commitment"
  );
}

/** The rest of a row cut by a page break starts inside a sentence, or brings no commitment and no date of its own. */
function goesOn(row: LogicalRow, above: AssembledRow, layout: Layout): boolean {
  const own = (column: number | undefined): string => {
    const cell = column === undefined ? undefined : row.cells[column];
    return cell && !cell.fromAbove ? oneLine(cell.text) : "";
  };
  if (layout.ticks.length > 0)
    return (
      startsInside(row) &&
      layout.ticks.every(({ column }) => (row.cells[column]?.text ?? "").trim() === "")
    );
  const filled = row.cells.filter(({ text, fromAbove }) => !fromAbove && text.trim() !== "");
  if (layout.kind === "milestone") {
    const identity = [layout.reference, layout.objective, layout.group, layout.action].filter(
      (column) => column !== undefined,
    );
    if (identity.some((column) => own(column) !== "" && column === 0))
      return startsInside(row) && own(layout.text) === "";
    if (startsInside(row)) return true;
    if (own(layout.text) === "") return true;
    // no action of its own and no label that starts anew: the cell above goes on
    const actionMissing = layout.action !== undefined && own(layout.action) === "";
    return actionMissing && textAt(above, layout.action) !== "";
  }
  if (filled.length === 1 && own(0) !== "" && !startsInside(row)) return false;
  if (startsInside(row)) return true;
  if (own(layout.text) === "") return true;
  // a date of its own, or an end above that is an end, makes it a row of its own
  return (
    own(layout.due) === "" &&
    own(0) === "" &&
    !/[.;]$/.test(textAt(above, layout.text)) &&
    filled.length < row.cells.length / 2
  );
}

function readRow(
  row: AssembledRow,
  layout: Layout,
  above: Above,
  objectiveNumbered: boolean,
): MilestoneRow[] {
  const evidence: string[] = [];
  const reference = textAt(row, layout.reference) || mergedTextAt(row, layout.reference);
  const objective = textAt(row, layout.objective) || mergedTextAt(row, layout.objective);
  // an action's own number says which objective it is of only where no objective has one
  const isOwn = objectiveNumbered && ownNumber.test(reference);
  if (reference !== "" && !isOwn) {
    if (
      reference !== above.reference &&
      layout.kind === "milestone" &&
      layout.objective !== undefined
    )
      above.objective = "";
    above.reference = reference;
  } else if (layout.reference !== undefined && !isOwn) evidence.push("reference taken from above");
  if (objective !== "") {
    const named = objectiveInColumn(objective);
    above.objective = named?.title || objective;
    if (named && layout.reference === undefined) above.reference = named.reference;
    else if (
      layout.reference === undefined &&
      textAt(row, layout.objective) !== "" &&
      !objectiveNumbered
    )
      above.reference = "";
  }
  const group = textAt(row, layout.group) || mergedTextAt(row, layout.group);
  if (group !== "") {
    const named = objectiveIn(group);
    if (named && layout.objective === undefined) {
      above.objective = named.title;
      if (layout.reference === undefined) above.reference = named.reference;
    } else above.group = group;
  }
  const officer = textAt(row, layout.responsible) || mergedTextAt(row, layout.responsible);
  if (layout.responsible !== undefined) above.responsible = officer;
  const base = {
    objectiveRef: above.reference,
    objective: above.objective,
    group: above.group,
    responsible: above.responsible,
    commentary: layout.commentaries
      .map((column) => textAt(row, column))
      .filter((text) => text !== "")
      .join(" "),
    statuses: layout.statuses.flatMap((column) => readStatus(row, column)),
    evidence,
  };
  if (layout.grid.length > 0) return readGrid(row, layout, base);
  const cell = row.cells[layout.text];
  if (layout.ticks.length > 0) {
    const text = withoutBullet(textAt(row, layout.text) || mergedTextAt(row, layout.text));
    const ticks = tickedIn(row, layout);
    if (
      text === "" ||
      (ticks.length === 0 &&
        (pointsElsewhere(text) || row.cells.some((other) => pointsElsewhere(oneLine(other.text)))))
    )
      return [];
    return [
      commitmentOf(row, {
        ...base,
        milestoneKind: layout.kind,
        group: layout.group === undefined ? "" : above.group,
        text,
        ticks: ticks.map(({ header }) => header),
        planYear: layout.planYear,
        column: layout.text,
        place: 0,
      }),
    ];
  }
  if (!cell || cell.fromAbove || oneLine(cell.text) === "") return [];
  const look = lookOf({ text: cell.text, fromAbove: false, fromLeft: false });
  // a count or a date is no commitment
  if (look === "figure" || look === "missing" || look === "period" || look === "number-list")
    return [];
  const due =
    layout.due !== undefined
      ? { dueCell: textAt(row, layout.due) || mergedTextAt(row, layout.due) }
      : {};
  if (layout.kind !== "milestone") {
    const numbered = splitOwnNumber(withoutBullet(oneLine(cell.text)));
    const { text } = numbered;
    if (text === "" || pointsElsewhere(text)) return [];
    return [
      commitmentOf(row, {
        ...base,
        objectiveRef: base.objectiveRef || (layout.reference === undefined ? numbered.number : ""),
        milestoneKind: layout.kind,
        text,
        ...due,
        planYear: layout.planYear,
        column: layout.text,
        place: 0,
      }),
    ];
  }
  const items = splitQuarters(cell.text);
  const inQuarters = items.some(({ quarters }) => quarters.length > 0);
  const statements = inQuarters
    ? items
    : splitList(cell.text).map((text) => ({ text, quarters: [] }));
  return statements.flatMap(({ text: printed, quarters }, place) => {
    const { text, number } = splitOwnNumber(printed);
    if (text === "" || pointsElsewhere(text)) return [];
    return [
      commitmentOf(row, {
        ...base,
        objectiveRef: base.objectiveRef || (layout.reference === undefined ? number : ""),
        milestoneKind: "milestone",
        text,
        ...due,
        quarters,
        planYear: layout.planYear,
        column: layout.text,
        place,
      }),
    ];
  });
}

/** `1.2 Open the library`: an action's own number, which leaves its text. */
function splitOwnNumber(printed: string): { number: string; text: string } {
  const [, number = "", text = ""] =
    /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[a-z]?|\d{1,2}[a-z])[.)]?\s+([A-Z].*)$/s.exec(printed) ?? [];
  return number === "" ? { number: "", text: printed } : { number, text };
}

/** Words under months or quarters are commitments due in that column. */
function readGrid(
  row: AssembledRow,
  layout: Layout,
  base: Omit<
    Parameters<typeof commitmentOf>[1],
    "milestoneKind" | "text" | "planYear" | "column" | "place"
  >,
): MilestoneRow[] {
  const label = oneLine(textAt(row, layout.text) || mergedTextAt(row, layout.text));
  return layout.grid.flatMap((column) => {
    const cell = row.cells[column.column];
    if (!cell || cell.fromAbove || oneLine(cell.text) === "") return [];
    return splitList(cell.text).flatMap((text, place) =>
      text === "" || pointsElsewhere(text) || /^[-–]$/.test(text)
        ? []
        : [
            commitmentOf(row, {
              ...base,
              milestoneKind: layout.kind,
              group: base.group || label,
              text,
              ticks: [column.header],
              planYear: layout.planYear,
              column: column.column,
              place,
            }),
          ],
    );
  });
}

function readStatus(row: AssembledRow, column: ColumnReading): PrintedMark[] {
  const cell = row.cells[column.column];
  if (!cell || (oneLine(cell.text) === "" && cell.marks.length === 0)) return [];
  return [
    { text: oneLine(cell.text), marks: cell.marks, header: column.header, source: cell.source },
  ];
}

/** The periods that a row ticks; a shaded cell is one only where the chart has no other marks and no stripes. */
function tickedIn(row: AssembledRow, layout: Layout): readonly ReadColumn[] {
  const label = row.cells[layout.text];
  const stripe = label?.marks.find(({ kind }) => kind === "fill")?.colour;
  return layout.ticks.filter(({ column }) => {
    const cell = row.cells[column];
    if (!cell) return false;
    const text = oneLine(cell.text);
    if (tickText.test(text) || (text === "" && cell.marks.some(({ kind }) => kind !== "fill")))
      return true;
    return (
      layout.isShaded &&
      text === "" &&
      cell.marks.some(({ colour }) => isShade(colour) && colour !== stripe)
    );
  });
}

/** White, or nearly, shades nothing. */
const isShade = (colour: string | undefined): boolean =>
  colour !== undefined && !/^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(colour);
