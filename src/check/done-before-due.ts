import { findMonths, monthNames } from "../printed/period.ts";
import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { rowTexts } from "./state-tables.ts";

const done = /^(?:completed?|done|closed|achieved|delivered|finished|met)\b/i;
const wholeCell = /^(?:completed?|done|closed|achieved|delivered|finished|met)\.?$/i;
const doneIn = new RegExp(
  `^(?:completed?|done|closed|achieved|delivered|finished|met) (?:in|on|by)? ?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${monthNames})`,
  "i",
);

/** Commitments called done whose dates all lie after the end of the report's own period. */
export function findDoneBeforeDue({ records, facts, document }: CheckedReport): Finding[] {
  const end = facts.periodEnd.slice(0, 7);
  if (end === "" || facts.docType === "service-plan") return [];
  return records.flatMap((record) => {
    if (record.kind !== "milestone" || record.due.length === 0) return [];
    if (!record.due.every((due) => /^\d{4}-\d\d$/.test(due) && due > end)) return [];
    const texts = [...rowTexts(document, record), record.commentary].filter(
      (text) => text !== record.text,
    );
    const states = texts.filter((text) => done.test(text));
    const later = states.find((text) => doneIn.test(text) && lastMonth(text) > end);
    const said = later ?? states.find((text) => wholeCell.test(text));
    if (said === undefined) return [];
    return [
      toFinding({
        code: "done-before-due",
        sure: later === undefined ? "worth a look" : "likely",
        records: [record],
        printed: `${record.due.join(", ")}; ${said}`,
        expected: `a date up to ${end}, or a state that is not done yet`,
        message: `${quoted(record.text, 140)} is due ${record.due.join(" and ")}, after the report's own period (to ${facts.periodEnd}), and is called ${quoted(said)}${
          later === undefined ? "; it may have been done early" : ""
        }.`,
      }),
    ];
  });
}

/** The last month a text names with its year, as `2010-07`. */
const lastMonth = (text: string): string =>
  findMonths(text)
    .flatMap(({ month, year }) =>
      year === undefined ? [] : [`${year}-${String(month).padStart(2, "0")}`],
    )
    .sort()
    .at(-1) ?? "";
