import { append } from "../../long-lists.ts";
import type { Problem } from "../../problem.ts";
import type { AsideRow, MilestoneRow, PrintedFacts } from "../../rows.ts";
import type { LogicalRow, LogicalTable } from "../axes/logical-table.ts";
import type { Reading } from "../axes/reading.ts";
import { lookOfText } from "../evidence/looks.ts";
import { oneLine } from "../table/grid.ts";
import {
  type AssembledRow,
  asideOf,
  asidesOf,
  assembleRows,
  groupsUnder,
  mergedTextAt,
  startsInside,
  textAt,
} from "./assemble.ts";
import {
  type Commitments,
  objectiveIn,
  objectiveOver,
  pointsElsewhere,
  saidOver,
} from "./commitment.ts";
import { type Layout, layoutOf, titleOver } from "./commitment-layout.ts";
import { type Above, readRow, tickedIn } from "./commitment-rows.ts";

/** Tables of commitments to one row a commitment: progress tables, plans of actions, charts of ticks, grids of words. */
export function readCommitments(
  table: LogicalTable,
  reading: Reading,
  facts: PrintedFacts,
): Commitments {
  const layout = layoutOf(table, reading);
  if (!layout) return { rows: [], asides: [] };
  if (tellsThePast(table, reading)) return { rows: [], asides: pastAsides(table) };
  if (isTimetable(reading))
    return {
      rows: [],
      asides: table.rows.map((row) =>
        asideOf(
          row,
          "not-records",
          "the table says when others inspect or meet, and promises nothing",
        ),
      ),
    };
  const said = saidOver(table);
  const over = said.objective ?? objectiveOver(table);
  // a plan that numbers no objective has its own title for one (Cumbria 2007-8, Learning and Development Plan)
  const planTitle =
    layout.kind === "action" && over.reference === "" && layout.objective === undefined
      ? ownName(titleOver(table, facts))
      : "";
  const above: Above = {
    reference: over.reference,
    objective: over.title || planTitle,
    group: "",
    responsible: said.responsible,
    due: dueOver(table),
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
  const isName = (row: AssembledRow): boolean => layout.text !== 0 || isGroup(row, layout);
  const under = assembled.rows.every((row) => row.lone === undefined || isName(row))
    ? groupsUnder(assembled.rows)
    : undefined;
  const isWithoutDates =
    layout.due === undefined && layout.ticks.length === 0 && layout.grid.length === 0;
  for (const [index, row] of assembled.rows.entries()) {
    if (under) above.group = under[index] ?? "";
    if (row.headingAbove !== "") {
      if (!takeUpObjective(row.headingAbove)) above.group = row.headingAbove;
    }
    const isTicked = tickedIn(row, layout).length > 0;
    if (row.lone !== undefined && row.loneFirst && isWithoutDates && isDate(row.lone)) {
      above.due = row.lone;
      append(asides, asidesOf(row, "section", "the date by which the rows below are due"));
      continue;
    }
    if (row.lone !== undefined && row.loneFirst && !isTicked && isName(row)) {
      const named = takeUpObjective(row.lone);
      if (layout.due !== undefined) above.due = "";
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

/** `Due in Quarter 1 of 2008/09` right over a table says of all its rows by when they are due. */
function dueOver(table: LogicalTable): string {
  const last = table.context.above
    .filter(({ isFootnote, isCaption }) => !isFootnote && !isCaption)
    .at(-1);
  const said = last === undefined ? undefined : dueHeading.exec(last.text)?.[1];
  return said !== undefined && lookOfText(said) !== "words" && /\d/.test(said) ? said : "";
}
const dueHeading =
  /^(?:(?:actions?|milestones?|tasks?|work|items?) )?(?:(?:which are |that are |to be )?(?:due|completed?|done|delivered|finished))(?: for completion)? (?:in|by|during|on|before|for) (?:the )?(.{4,40}?):?$/i;

/** `By September 2009` in a row over the table: a date and no name of a group. */
const isDate = (text: string): boolean =>
  lookOfText(text) === "date" &&
  /\b(?:19|20)?\d{2}$/.test(text) &&
  !/\bto\b|[–-]\s?[a-z]/i.test(text);

/** Words of which headings of parts are made: `Appendix B – Action plan 2008/09`, `2. Corporate plan actions`. */
const partWords =
  /\b(?:appendix|annexe?|section|part|chapter|schedule)\s+[A-Z\d]{1,3}\b|\b(?:corporate|council|service|directorate|departmental|business|annual|improvement|delivery|action|key|priority|our|the|main|planned|proposed|high|level|detailed|overall|plans?|actions?|priorities|programmes?|tasks?|milestones?|activities|commitments?|projects?|year|years|for|of|and|in|to|from|progress|against|on|monitoring|report|update|summary|quarter|next|steps|what|we|will|do|are|is|going|how|shall|intend|this|here|our|promises?|pledges?|delivering|delivery|appendix|table|performance)\b|[^a-z]/gi;
/** A name says at least so many letters more. */
const leastName = 4;

/** The heading of a plan, where it says more than that here is a plan. */
const ownName = (heading: string): string =>
  heading.replace(partWords, "").length >= leastName ? heading : "";

/** What is asked, taught or visited, and not promised. */
const event =
  "(?:consult\\w*|engagement|surveys?|events?|training|courses?|seminars?|meetings?|visits?|inspections?|workshops?|road ?shows?|focus groups?|open days|exhibitions?|reviews?|audits?)";
const happened =
  "(?:carried out|undertaken|held|conducted|delivered|completed|done|attended|took place|taken place|received|so far|to date|(?:in|during|over) the (?:last|past|previous) year|last year)";
const pastHeading = new RegExp(
  `\\b${event}\\b.{0,40}\\b${happened}\\b|\\b${happened}\\b.{0,40}\\b${event}\\b`,
  "i",
);
const toCome =
  /\b(?:to be|will be|planned|proposed|future|forthcoming|next|plan|programme|timetable)\b/i;
/** Columns that count who answered or came. */
const counted =
  /^(?:(?:number|no\.?|total)\s+(?:of\s+)?)?(?:(?:people|residents|questionnaires|forms|surveys|staff)\s+)?(?:respon(?:ses|ding|ded|dents)|repl(?:ies|ied)|attend(?:ed|ance|ees|ing)|participants|participating|consulted|trained|taking part|returned)(?:\s+(?:received|number|rate))?$/i;

/**
 * Whether a table of actions with dates tells what was done: who was consulted when, and how many answered. A
 * table that also says how its actions stand is none of those.
 */
function tellsThePast(table: LogicalTable, { columns }: Reading): boolean {
  if (columns.some(({ is, word }) => is === "status" || is === "tick" || word === "milestone"))
    return false;
  const heading = table.context.above.filter(({ isHeading }) => isHeading).at(-1)?.text ?? "";
  if (toCome.test(heading)) return false;
  return (
    pastHeading.test(heading) ||
    columns.some(
      ({ header, profile }) => counted.test(oneLine(header)) && (profile.shares.figure ?? 0) >= 0.5,
    )
  );
}

/** What is done to the council or held by habit, and no work that it promises. */
const appointment =
  /^(?:(?:external|internal|forthcoming|planned|next|statutory) )?(?:inspections?|audits?|visits?|meetings?|committees?|events?|hearings?)(?:(?: or | and |\/)(?:inspections?|audits?|visits?|meetings?|reviews?|assessments?))?$/i;

/** `Inspection | When expected | Carried out by`: the calendar of others. */
const isTimetable = ({ columns }: Reading): boolean =>
  columns.some(
    ({ is, header, profile }) =>
      is === "entity" &&
      appointment.test(oneLine(header)) &&
      (profile.shares.commitment ?? 0) < 0.5,
  );

const pastAsides = (table: LogicalTable): AsideRow[] =>
  table.rows.map((row) =>
    asideOf(row, "not-records", "the table says what was done, and promises nothing"),
  );

/** In a table whose first column holds the commitments a lone cell is a group where it reaches over the table, names an objective or is short. */
function isGroup(row: AssembledRow, layout: Layout): boolean {
  if (row.lone === undefined) return false;
  if (objectiveIn(row.lone)) return true;
  if (row.wideLone) return true;
  const dueMissing = layout.due !== undefined && textAt(row, layout.due) === "";
  return dueMissing && row.lone.split(" ").length <= 12 && lookOfText(row.lone) !== "commitment";
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
