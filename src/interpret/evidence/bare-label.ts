import { bareHeader } from "./header-word.ts";

const thing =
  "actions?|milestones?|targets?|tasks?|activit(?:y|ies)|objectives?|priorit(?:y|ies)|indicators?|outcomes?|measures?";
const saying =
  "progress|comments?|commentar(?:y|ies)|remarks?|narrative|notes?|status|rag|updates?";
const person = "officers?|owners?|persons?|managers?";

/**
 * Words that head a column or stand before a colon, and say nothing that could be done. Stages of a project are
 * not among them, though councils head columns with those as well: `Completion`, `Evaluation`, `Start`.
 */
const labels: readonly string[] = [
  `(?:(?:key|main|priority|planned|proposed) )?(?:${thing})(?: (?:required|planned|description|title|status|dates?|ref|reference|no|number))?`,
  `(?:(?:current|latest|officer) )?(?:${saying})(?:(?: (?:and|or|to|on|so))? (?:${saying}|date|far|rating))*`,
  "(?:due|target|completion|end|finish) (?:dates?|by|on)|due|deadlines?|timescales?|dates?|(?:by )?(?:when|whom?)",
  `(?:(?:lead|responsible|accountable) )?(?:${person})|lead|responsib(?:le|ility)`,
  "(?:ref|reference|code)(?: (?:no|number))?|no|description|titles?",
];
const bareLabel = new RegExp(`^(?:${labels.join("|")})$`);

/** `June 2009` goes with its year and day; what joined it to the label is left over: `Progress by`. */
const joining = / (?:by|in|at|for|of|to|from|until|end|end of|by end of|and|\d{1,2})$/;

/** No label with its date is longer than this, in characters. */
const longestLabel = 60;

/**
 * Whether a text is no more than a label, with or without a date: `Comments`, `Target: March 2010`,
 * `Progress by March 2009`. The row it stands in lost what it was a label of.
 */
export function isBareLabel(text: string): boolean {
  if (text.length > longestLabel) return false;
  let bare = bareHeader(text);
  for (let cut = bare.replace(joining, ""); cut !== bare; cut = bare.replace(joining, ""))
    bare = cut;
  return bareLabel.test(bare);
}
