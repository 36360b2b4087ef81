import { append } from "../../long-lists.ts";
import { findCodes } from "../../printed/code.ts";
import { findMonths, parseFinancialYear } from "../../printed/period.ts";
import type { Problem } from "../../problem.ts";
import type { MilestoneKind } from "../../records.ts";
import type { AsideRow, MilestoneRow, PrintedMark } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import { readHeader, readLabel } from "../evidence/header-word.ts";
import { parseObjectiveHeading } from "../report/outline.ts";
import { oneLine, speakingCells } from "../table/grid.ts";
import type { AssembledRow } from "./assemble.ts";

/** What the readers of all commitment tables give. */
export interface Commitments {
  readonly rows: readonly MilestoneRow[];
  readonly asides: readonly AsideRow[];
  readonly problems?: readonly Problem[];
}

/** A row that only points elsewhere promises nothing (Cumbria 2007-8, Strategic Objective 8). */
export const pointsElsewhere = (text: string): boolean =>
  /^(?:see|refer to|as (?:per|above|set out)|please see)\b.*\b(?:appendix|appendices|attached|above|below|section|plan|page)\b/i.test(
    text,
  );

/** Text without the bullet or dash before it. */
export const withoutBullet = (text: string): string =>
  oneLine(
    text
      .replace(/^\s*(?:[•●▪◦○·§*–-]|o(?=\s)|\uf0b7)\s*/, "")
      .replace(/(?:(?<!\s)\s+)?[•●▪◦○]\s*/g, " "),
  );

export interface ObjectiveOver {
  readonly reference: string;
  readonly title: string;
}

/** The objective over a table: the one its heading numbers, by its kind or by a code of its own. */
export const objectiveOver = (table: LogicalTable): ObjectiveOver => {
  const heading = table.context.above.filter(({ isHeading }) => isHeading).at(-1)?.text;
  const coded = heading === undefined ? undefined : codedObjective(heading);
  return {
    reference: coded?.reference ?? table.context.objective?.reference ?? "",
    title: coded?.title ?? table.context.objective?.title ?? "",
  };
};

/** What rows over the header say of all commitments below: `Responsible officer | Jane Doe`. */
export function saidOver(table: LogicalTable): {
  readonly objective?: ObjectiveOver;
  readonly responsible: string;
} {
  let objective: ObjectiveOver | undefined;
  let responsible = officerLine(table);
  for (const row of table.titles) {
    const [label, ...cells] = speakingCells(row);
    const said = cells.at(-1);
    if (!label || !said || cells.length > 2) continue;
    const text = oneLine(label.text).replace(/:$/, "");
    const role = readHeader(text).role;
    const code = cells.length === 2 ? oneLine(cells[0]?.text ?? "") : "";
    if (role === "responsible" && code === "") responsible = oneLine(said.text);
    else if (role === "objective" || role === "priority")
      objective = {
        reference: code || (/\d$/.test(text) ? text : ""),
        title: oneLine(said.text),
        ...(objectiveIn(oneLine(said.text)) ?? {}),
      };
  }
  return { ...(objective ? { objective } : {}), responsible };
}

/** `Lead officer: Jane Doe` in a line between the objective's heading and its table. */
function officerLine({ context: { above } }: LogicalTable): string {
  const heading = above.findLastIndex(({ isHeading }) => isHeading);
  for (const { text, isFootnote } of above.slice(heading + 1)) {
    const [, label = "", said = ""] =
      /^([A-Z][A-Za-z'’ /-]{2,40}):\s+(\S.{1,80})$/.exec(text) ?? [];
    if (!isFootnote && label !== "" && readLabel(label).role === "responsible") return said;
  }
  return "";
}

/** An objective that a group row inside a table names. */
export const objectiveIn = (text: string): ObjectiveOver | undefined =>
  parseObjectiveHeading(text) ?? codedObjective(text);

/** Letters before a number that name a period, a part of the report or a school year and no objective. */
const noObjective =
  /^(?:Q|QTR|FY|KS|Y|YR|YEAR|PHASE|PART|TABLE|PAGE|ANNEX|APPENDIX|SECTION|NO)\s?\d/i;

/** A column of objectives may print the code and the objective with no more than a space between: `SO1 To reassure the public`. */
export function objectiveInColumn(text: string): ObjectiveOver | undefined {
  const named = objectiveIn(text);
  if (named) return named;
  const [, reference = "", title = ""] =
    /^([A-Z]{1,5}\s?\d{1,2}(?:\.\d{1,2})?)\s+([A-Z].{5,})$/.exec(oneLine(text)) ?? [];
  return isObjectiveCode(reference) ? { reference, title } : undefined;
}

const isObjectiveCode = (reference: string): boolean =>
  reference !== "" && !noObjective.test(reference) && findCodes(reference).length === 0;

/** `HS1 – Bring estates up to standard`: a code and a dash before what is to be reached; an indicator's code is none. */
function codedObjective(printed: string): ObjectiveOver | undefined {
  const [, reference = "", title = ""] =
    /^([A-Z]{1,5}\s?\d{1,2}(?:\.\d{1,2})?)\s*(?::|[–—]|\s-)\s*([A-Z].{5,})$/.exec(
      oneLine(printed),
    ) ?? [];
  return isObjectiveCode(reference) ? { reference, title } : undefined;
}

/** The year that a column heading or the heading over the table names. */
export const planYearOver = (table: LogicalTable, columnHeader: string): string =>
  parseFinancialYear(columnHeader) ?? table.context.planYear;

export interface CommitmentParts {
  readonly milestoneKind: MilestoneKind;
  readonly objectiveRef: string;
  readonly objective: string;
  readonly group: string;
  readonly text: string;
  readonly dueCell?: string;
  readonly ticks?: readonly string[];
  readonly quarters?: readonly number[];
  readonly planYear: string;
  readonly responsible: string;
  readonly commentary: string;
  readonly statuses: readonly PrintedMark[];
  readonly column: number;
  readonly place: number;
  readonly evidence?: readonly string[];
}

export function commitmentOf(row: AssembledRow, parts: CommitmentParts): MilestoneRow {
  const { column, evidence = [], ticks = [], quarters = [], ...rest } = parts;
  const source = row.cells[column]?.source ?? { block: 0 };
  return {
    kind: "milestone",
    places: row.places,
    ...rest,
    place: rest.place + (row.cells[column]?.place ?? 0),
    ticks,
    quarters,
    source,
    evidence: [...row.evidence, ...evidence],
  };
}

/**
 * The commitments of a cell that lists them: one a bullet, or one a line where every line is a statement
 * of its own. A cell of plain running text is one.
 */
export function splitList(cell: string): string[] {
  const lines = cell
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const bulleted = lines.filter((line) => /^[•●▪◦○·§]|^\uf0b7/.test(line));
  if (bulleted.length > 0 || /[•●▪◦○]/.test(cell)) {
    const items: string[] = [];
    for (const line of lines) {
      const pieces = line.split(/(?:(?<!\s)\s+)?[•●▪◦○]\s*/);
      const head = pieces.shift() ?? "";
      if (head.trim() !== "") {
        const startsItem = /^[·§\uf0b7]/.test(head);
        const last = items.length - 1;
        // a line without a bullet goes on with the item above it
        if (startsItem || last < 0) items.push(head);
        else items[last] = `${items[last]} ${head}`;
      }
      append(
        items,
        pieces.filter((piece) => piece.trim() !== ""),
      );
    }
    return items.map(withoutBullet);
  }
  const statements =
    lines.length > 1 &&
    lines.every((line) => /^[A-Z0-9“"'‘(]/.test(line) && line.split(" ").length >= 3);
  if (statements) return lines.map(withoutBullet);
  // "Service specified June 2010; staff recruited September 2010": each part is dated
  const parts = oneLine(cell).split(/;\s+/);
  const dated = parts.length > 1 && parts.every((part) => findMonths(part).length > 0);
  return dated ? parts.map(withoutBullet) : [oneLine(cell)];
}
