import { shareOf } from "../evidence/looks.ts";
import { valueRoles } from "../evidence/measure-word.ts";
import { parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import { isNoMoneyHeader } from "../evidence/no-money.ts";
import type { Column, Role } from "./columns.ts";
import { strongTitle } from "./telling.ts";

/** What the rows of a table are about. */
export type Subject = "indicator" | "commitment" | "budget" | "none";

/** A list of a report's indicators is no longer than this: 155, 156 and 157 are codes. */
const longestList = 150;

/** `No` over whole numbers that go up by one; a header that names indicators makes them codes. */
const countsRows = ({ header, profile, column }: Column): boolean =>
  column === 0 &&
  profile.consecutive &&
  profile.filled <= longestList &&
  profile.first <= longestList &&
  /^(?:no\.?|nos\.?|number|item|item no\.?|row|line|line no\.?|#|nr\.?|s\/?no\.?|serial(?: no\.?)?)$/i.test(
    header.trim(),
  );

/** Figures without a word of money or a year before the words that name the line: they number or code it. */
const isNumberOfLine = (
  { column, header, profile, isPeriod }: Column,
  columns: readonly Column[],
) =>
  profile.money === 0 &&
  !isPeriod &&
  readMoneyHeader(header) === undefined &&
  !/£|\d{4}/.test(header) &&
  (profile.shares.figure ?? 0) > 0.5 &&
  columns.some(
    (other) =>
      other.column > column &&
      other.profile.meanWords >= 1 &&
      shareOf(other.profile, "figure", "missing", "code", "date", "period") < 0.3 &&
      columns.some((money) => money.column > other.column && money.profile.money > 0.3),
  );

/** Words for names, whoever or whatever they name. */
const nameLooks = ["words", "budget", "indicator", "commitment", "post", "person"] as const;
const besideNames = new Set(["commentary", "responsible", "status", "direction", "group", "unit"]);

/** The one column of differing names beside figures of money; others of words are remarks, officers, states. */
const isOnlyName = ({ column, word, profile }: Column, columns: readonly Column[]): boolean =>
  profile.distinct > 0.8 &&
  !besideNames.has(word) &&
  shareOf(profile, ...nameLooks, "missing") > 0.6 &&
  columns.every(
    (other) =>
      other.column === column ||
      other.profile.filled === 0 ||
      besideNames.has(other.word) ||
      shareOf(other.profile, "figure", "missing") > 0.5,
  ) &&
  (columns.some(
    ({ header, profile: other }) =>
      (shareOf(other, "figure", "missing") > 0.5 && readMoneyHeader(header) !== undefined) ||
      parseScale(header) !== undefined,
  ) ||
    columns.filter(({ isPeriod, profile: other }) => isPeriod && shareOf(other, "figure") > 0)
      .length >= 2);

/** Words for measures among periods make no column of periods where fewer of its cells are periods than this. */
const leastPeriods = 0.3;

const yearWord =
  /^(?:(?:calendar|financial|fiscal|survey|academic|school|reporting) )?(?:years?|yr)\b/i;

/** `Obj. no.`, `Priority ref`. */
const numbersObjectives =
  /^(?:(?:strategic|corporate|service|key) )?(?:obj|objectives?|priority|priorities|aims?|goals?)\b/i;

/** A chart of months has at least so many of them. */
const leastMonths = 4;

const isAmongMonths = (columns: readonly Column[]): boolean =>
  columns.filter(({ isPeriod, profile }) => {
    const marked = shareOf(profile, "tick", "light", "shade");
    return isPeriod && (profile.filled === 0 || marked > 0.5);
  }).length >= leastMonths;

/** A column's scores where the table is about this subject. */
export function subjectScores(
  column: Column,
  subject: Exclude<Subject, "none">,
  columns: readonly Column[],
): Partial<Record<Role, number>> {
  const scores: Partial<Record<Role, number>> = { ...column.scores };
  const add = (role: Role, weight: number) => {
    scores[role] = (scores[role] ?? 0) + weight;
  };
  const { profile, word } = column;
  // "2007" looks like a count; under "Year" it says of when its row is
  if (subject !== "commitment" && profile.years > 0.8 && yearWord.test(column.header))
    add("period", 12);
  if (profile.filled === 0 && column.header === "") add("blank", 6);
  // "Monthly", "Quarters": how often, and no name of anything
  if (shareOf(profile, "frequency") > 0.8) add("entity", -9);
  if (subject === "indicator") {
    if (word === "title") add("entity", 1.5);
    if (word === "milestone" || word === "action") add("entity", -1.5);
    if (strongTitle.test(column.header) && word === "title") add("entity", 1);
    add("entity", 1.5 * (profile.shares.indicator ?? 0));
    // 7, 8, 9 under "No" count the rows of a list, whatever indicators have these numbers
    if (countsRows(column)) {
      add("reference", -30);
      add("other", 4);
    }
    // bare numbers under a header that says reference, before what they number: "BVPI No." over 8, 12, 38
    if (
      word === "reference" &&
      column.column <= 1 &&
      profile.percent + profile.money === 0 &&
      profile.distinct > 0.9
    )
      add("reference", 5);
    // money printed as an indicator's value
    add("value", 0.6 * (scores.money ?? 0));
    // "Median" under "Quartile position" says where the council stands
    if (word !== "quartile" && column.measures > 0.6 && columns.some(({ isPeriod }) => isPeriod))
      add("measure", 6);
    // "Target figure 2008/09" says of which measure and when its row is
    if (word !== "quartile" && column.datedMeasures > 0.8) {
      add("measure", 12);
      add("value", -6);
    }
    // "Available October 2011" is a value in words; dates are periods where the header says so, or nothing
    const saysPeriod =
      column.header === "" || /\b(?:period|year|quarter|month)s?\b/i.test(column.header);
    const periods =
      shareOf(profile, "period") +
      (column.isPeriod || !saysPeriod || column.word !== "" ? 0 : shareOf(profile, "date"));
    // "Target" and "England average" stand among the years of one indicator
    const labels = periods >= leastPeriods ? periods + column.measures : periods;
    if (labels > 0.6 && !column.isPeriod && !/\bdate\b/i.test(column.header)) {
      add("period", 3 + (column.column === 0 || column.header === "" ? 1.5 : 0));
      add("value", -5);
    }
    // numbers of a scale: "Goal reached?" over 1, 2 and 3
    if (
      word === "status" &&
      !column.isPeriod &&
      profile.steps > 0.9 &&
      shareOf(profile, "figure", "period") > 0.5
    ) {
      add("value", -6);
      add("status", 4);
    }
    // a header that names a measure stands over an odd cell, too; over sentences and dates it does not
    if (
      valueRoles.has(word) &&
      shareOf(
        profile,
        "prose",
        "commitment",
        "indicator",
        "date",
        "person",
        "state",
        "frequency",
        "unit",
        "polarity",
        "trend",
      ) < 0.5
    )
      add("value", 2.2);
    // "+1.0" under "Variance" says how far a value lies from another
    if (word === "" && readMoneyHeader(column.header) === "variance") {
      add("value", -9);
      add("other", 3);
    }
    // "CP1" under a priority says what the indicator serves
    if (["priority", "objective", "group"].includes(word)) add("reference", -6);
    // what stands under a period is its value, also where words stand for it
    if (column.isPeriod) add("value", 1.5);
    // two columns of periods ("Period covered" twice) say of no value which is its own
    const rivals = columns.filter(
      (other) => !other.isPeriod && shareOf(other.profile, "period", "date") > 0.6,
    ).length;
    if (rivals >= 2) add("period", -20);
    if (
      (profile.shares.period ?? 0) + (profile.shares.date ?? 0) > 0.8 &&
      /^(?:(?:period|year|quarter|month|date|financial year)s?|when)$/i.test(column.header)
    )
      add("period", 5);
  }
  // colours under a word that says nothing of how it goes, where no other column does: "Confidence"
  if (
    subject !== "budget" &&
    word === "other" &&
    shareOf(profile, "state", "light") > 0.8 &&
    !/\b(?:risks?|priority|impact|likelihood|probability|severity|data|quality)\b/i.test(
      column.header,
    ) &&
    !columns.some((other) => other.word === "status")
  )
    add("status", 8);
  // a portfolio that holds names of services and no member's divides the table
  if (
    subject === "indicator" &&
    /^(?:cabinet |executive )?portfolios?(?: areas?)?$/i.test(column.header) &&
    shareOf(profile, "person", "post") < 0.3
  )
    add("group", 9);
  // who answers for it in public is named where no officer is
  if (
    subject !== "budget" &&
    word === "other" &&
    /\b(?:portfolio holder|cabinet member|lead member|executive member|contact officer)\b/i.test(
      column.header,
    ) &&
    !columns.some((other) => other.word === "responsible")
  )
    add("responsible", 8);
  // coloured arrows and triangles under "Trend", beside the column that says how it goes
  if (
    word === "direction" &&
    shareOf(profile, "light") > 0.5 &&
    columns.some((other) => other !== column && other.word === "status")
  ) {
    add("status", -8);
    add("direction", 8);
  }
  if (subject === "commitment") {
    // words under a period are what is due in it, and no name of the row
    if (column.isPeriod && columns.filter(({ isPeriod }) => isPeriod).length >= 2)
      add("entity", -9);
    else if (
      word === "milestone" &&
      (column.isStated || shareOf(profile, "date", "period", "figure") < 0.5)
    )
      add("entity", 8);
    // "Scheme launched by September 2008" is a milestone with its date, and no date of the action's
    if (column.isStated) {
      add("entity", 6);
      add("due", -6);
    }
    if (word === "action") add("entity", 1.2);
    // the one number of a card is no figure; 1, 2, 3 beside objectives number those, and not the rows
    if (word === "reference" && profile.filled <= 2 && profile.percent + profile.money === 0)
      add("reference", 3);
    // 1.1, 1.2, 2.1 under "No." are the actions' own numbers, however like decimals they look
    if (word === "reference" && profile.numbered) add("reference", 8);
    if (word === "reference" && numbersObjectives.test(column.header)) add("reference", 10);
    if (word === "risk-measure") add("entity", 1);
    // actions beside milestones say what is done, not how it goes
    if (word === "action" || word === "milestone" || word === "title") add("commentary", -8);
    add("entity", 1.2 * (profile.shares.commitment ?? 0));
    add("entity", profile.meanWords >= 4 ? 0.6 : -0.6);
    if (
      /\b(?:end|finish|completion|complete by|by when|deadline|due|target)\b/i.test(column.header)
    )
      add("due", 1);
    if (profile.filled === 0 && column.isPeriod) add("tick", 3);
    // a month among months, however often it is ticked, says when and not how it goes
    if (
      column.isPeriod &&
      shareOf(profile, "tick", "light", "shade") > 0.5 &&
      isAmongMonths(columns)
    )
      add("tick", 5);
    if (column.isPeriod && shareOf(profile, "words", "prose", "commitment", "post") > 0.5)
      add("tick", 5);
    // "Yes" under "Done?" says how it goes; a tick says when only under a period
    if (!column.isPeriod && !/\d/.test(column.header) && column.header.length > 2) {
      add("tick", -8);
      add("status", 3 * (profile.shares.tick ?? 0));
    }
    if ((scores.value ?? 0) > 1.5) add("other", (scores.value ?? 0) - 1);
  }
  if (subject === "budget") {
    if (word === "milestone" || word === "action") add("entity", -3);
    add("money", 0.6 * Math.max(0, scores.value ?? 0));
    if ((scores.money ?? 0) > 1) add("other", -0.5);
    if (
      profile.filled > 0 &&
      column.header !== "" &&
      (profile.shares.figure ?? 0) > 0.4 &&
      profile.percent < 0.5
    )
      add("money", 1.2);
    // "Budget" and "Cost" stand in plans of actions as well; over figures of a budget they are its money
    if (
      word === "other" &&
      readMoneyHeader(column.header) !== undefined &&
      (profile.shares.figure ?? 0) > 0.4
    )
      add("other", -4);
    if (profile.percent >= 0.5 || /(?<!\d)%|\bper ?cent(?:age)?\b/i.test(column.header))
      add("other", 5);
    // head counts, rates, codes, numbers of notes: "Schools in deficit" is no deficit
    if (isNoMoneyHeader(column.header, profile) || isNumberOfLine(column, columns)) {
      add("money", -30);
      add("other", 3);
    }
    // "Partner", "Source of finance", "Scheme" over names: the only words before the money name the lines
    if (isOnlyName(column, columns)) {
      add("entity", 5);
      if (word !== "responsible") add("responsible", -5);
    }
    // where a line's name takes several cells the last before the money is the line
    const firstMoney = columns.findIndex((other) => (other.scores.money ?? 0) > 2);
    const next = columns.slice(column.column + 1, firstMoney < 0 ? undefined : firstMoney);
    if (
      firstMoney > 0 &&
      column.column < firstMoney &&
      next.some(
        (other) => (other.scores.entity ?? 0) > 1 && other.profile.distinct >= profile.distinct,
      )
    )
      add("entity", -2.5);
  }
  return scores;
}
