import { parseObjectiveHeading } from "../report/outline.ts";

/** What the words over a list say of it: things promised, something else, or nothing either way. */
export type LabelMeaning = "commitments" | "something-else" | "open";

/** Words over lists of what is promised, as councils headed them. */
const commitments = new RegExp(
  [
    "\\b(?:actions?|milestones?|commitments?|deliverables?|tasks|pledges?|promises)\\b",
    "\\bnext steps?\\b|\\bfurther steps\\b|\\bway forward\\b",
    "\\bpriorities (?:for|in|over|this|next|are)\\b|\\b(?:key|our|main|top|service|improvement) priorities\\b|^priorities\\b",
    "\\bwe (?:will|plan|intend|aim|propose|are going|are planning|shall|want)\\b",
    "\\bwhat (?:we|is|are|will|needs|the (?:council|service))\\b.*\\b(?:will|plan|planned|intend|going|next|done)\\b",
    "\\b(?:how|where) (?:we|the (?:council|service)) (?:will|intend|plan|want)\\b",
    "\\bwhat (?:happens|comes) next\\b|\\bwhat (?:is|['’]?s)? ?next\\b",
    "\\b(?:plans?|planned|due|work|focus|activit(?:y|ies)) (?:for|in|during) (?:the )?(?:next|coming|following) (?:quarter|period|month|(?:three|six|3|6) months|half[- ]year)\\b",
    "\\b(?:planned|future|further|proposed|key|main|forthcoming|service) (?:improvements?|developments?|activit(?:y|ies)|work|projects?|tasks?|initiatives?)\\b",
    "\\b(?:improvements?|developments?|activities|work|projects?) (?:planned|proposed|for (?:the )?(?:year|coming|20\\d\\d))",
    "\\b(?:areas? for (?:improvement|development|action))\\b",
    "\\b(?:plans?|objectives|targets|aims) for (?:the )?(?:coming |next |forthcoming )?(?:year|20\\d\\d|\\d\\d/\\d\\d|future)\\b",
    "\\b(?:future|our|forward) plans?\\b|\\bplans for the future\\b|\\blooking (?:ahead|forward)\\b|\\bthe year ahead\\b",
    "\\b(?:action|delivery|improvement|work|implementation|project) (?:plan|programme)\\b|\\bwork ?programme\\b|\\bprogramme of work\\b",
    "\\bkey (?:outputs|stages)\\b|\\btimetable\\b",
    "\\b(?:service|council|department|team|directorate|authority|partnership) will\\b",
    "\\bto be (?:done|completed|delivered|achieved)\\b",
  ].join("|"),
  "i",
);

/** Words over lists that promise nothing, whatever dates they print. */
const somethingElse = new RegExp(
  [
    "\\bbackground\\b|\\bcontext\\b|\\bintroduction\\b|\\boverview of\\b|\\bhistory\\b|\\bcontents\\b|\\bglossary\\b|\\bdefinitions?\\b",
    "\\bachievements?\\b|\\bsuccesse?s\\b|\\bhighlights\\b|\\bawards?\\b|\\baccomplish|\\bgood news\\b|\\bstrengths?\\b|\\bweaknesses\\b",
    "\\bwhat (?:we|the (?:council|service|team)|(?:has|have) been)\\b.*\\b(?:achieved|did|done|delivered)\\b(?!.*\\bnext\\b)",
    "\\bwe (?:have|did|achieved|delivered|completed)\\b|\\b(?:has|have) (?:already )?(?:been |achieved|delivered|completed)",
    "\\b(?:were|was) (?:met|achieved|completed|delivered|done|made|reached)\\b|\\bhow (?:we|did we|the (?:council|service))\\b.*\\b(?:did|do|performed)\\b",
    "\\blast year\\b|\\bprevious year\\b|\\bpast year\\b|\\b(?:review|reviewing|looking back) (?:of|on|at) (?:the )?(?:year|20\\d\\d)|\\bin the last\\b",
    "\\bmembers?(?:hip)?\\b|\\battendance\\b|\\bmeetings?\\b|\\bdecisions?\\b|\\b(?:key|important) dates\\b|\\bdiary\\b|\\bpresent\\b|\\bapologies\\b|\\bminutes\\b",
    "\\brisks?\\b|\\bthreats?\\b|\\bchallenges\\b|\\bopportunities\\b|\\bmitigat",
    "\\blegislat|\\bstatut|\\bregulations?\\b|\\bacts?\\b|\\bwhite paper\\b|\\bgovernment policy\\b|\\bnational policy\\b|\\bdrivers\\b|\\bexternal (?:factors|influences)\\b",
    "\\bconsult(?:ation|ed|ees|ing)?\\b|\\bfindings\\b|\\bsurvey|\\bfeedback\\b|\\binspection (?:results?|report)|\\bsaid\\b|\\btold us\\b",
    "\\bpublications?\\b|\\bdocuments?\\b|\\breferences\\b|\\bappendi|\\bbackground papers\\b|\\bfurther information\\b|\\bcontacts?\\b",
    "\\bbudget (?:pressures|position|savings)|\\bsavings\\b|\\bgrants? (?:received|awarded)|\\bcomplaints\\b|\\bstaff(?:ing)? (?:changes|numbers)\\b",
    "\\bkey facts\\b|\\bfacts and figures\\b|\\bstatistics\\b|\\bassumptions\\b|\\bissues\\b",
  ].join("|"),
  "i",
);
/** Progress on what was promised is still a list of what was promised. */
const progressOn =
  /\b(?:progress|performance|position|update|delivery)\b.{0,30}\b(?:actions?|milestones?|commitments?|tasks|priorities|plan|objectives?)\b/i;
/** Said in the past, and still of what is to come: `We have committed ourselves to:`. */
const committed =
  /\b(?:we|the (?:council|service|department|partnership)) (?:have |has )?(?:(?:commit(?:s|ted)|agreed|undertaken)(?: (?:ourselves|itself))? to|pledged|promised)\b(?!.*\blast\b)/i;
const past =
  /\blast year\b|\bprevious year\b|\bachievements?\b|\bwe (?:achieved|did|delivered)\b|\bwere (?:met|achieved|completed|delivered)\b/i;

/** What is managed or asked about, and where it was agreed, before the words that say what the list is. */
const ofSubject =
  /\b(?:(?:integrated|strategic|corporate|operational|project) )*risk(?: and \w+)? management(?: (?:plan|strategy|framework|policy))?\b|\b(?:agreed|arising|outstanding|requested|required|carried over|referred|following|from|at|by|of|the|last|previous|that)(?: (?:agreed|arising|out of|from|at|by|of|the|last|previous|that))* (?:meetings?|minutes)\b/gi;
/** What a list is after the colon or dash of its heading: `Consultation: next steps`. */
const afterSubject = /[:–—]\s+([^:–—]{4,60})$/;
/** Dates that matter; of what, only the items say. */
const keyDates = /^(?:\d[\d.]*\s*)?(?:key|important|main|target|significant) dates\b/i;
/** What was done since is no promise. */
const taken = /\b(?:taken|completed|done|undertaken|closed|discharged)\b/i;

/** Whether a list stands under dates of which nothing else is said. */
export const saysDates = (label: string): boolean => keyDates.test(label);

export function labelMeaning(printed: string): LabelMeaning {
  const whole = printed.slice(-300);
  const end = afterSubject.exec(whole)?.[1];
  if (end !== undefined && !past.test(whole) && meaningOf(end) === "commitments")
    return "commitments";
  const own = taken.test(whole) ? "open" : meaningOf(whole.replace(ofSubject, " "));
  return own === "open" ? meaningOf(whole) : own;
}

function meaningOf(text: string): LabelMeaning {
  if (committed.test(text)) return "commitments";
  if (progressOn.test(text) && !past.test(text)) return "commitments";
  if (somethingElse.test(text)) return "something-else";
  if (commitments.test(text)) return "commitments";
  return "open";
}

/** A numbered objective speaks of what is to be reached: dated items right under it are its milestones. */
export const namesObjective = (text: string): boolean => parseObjectiveHeading(text) !== undefined;
