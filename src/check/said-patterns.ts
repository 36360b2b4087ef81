/** What rows are called in a report's prose. */
export const nounPattern =
  "projects?|actions?|milestones?|indicators?|measures?|schemes?|commitments?|tasks?|objectives?|targets?|savings|proposals?|initiatives?|PIs?|KPIs?";

/** What a row is said to be, and how its own cells or figures say it. */
export const statePatterns = [
  { name: "done", pattern: "completed?|closed|finished|delivered" },
  { name: "green", pattern: "green|on track" },
  { name: "amber", pattern: "amber" },
  { name: "red", pattern: "red" },
  {
    name: "met",
    pattern:
      "(?:met|achieved|exceeded|reached|hit|on or above|above|at or above|on the right side of|better than)(?: or (?:met|exceeded|beaten|bettered))? (?:its |their |the )?targets?",
  },
  {
    name: "missed",
    pattern:
      "(?:missed|below|short of|failed to (?:meet|reach|achieve|hit)|did not (?:meet|reach|achieve|hit)|(?:had )?not (?:met|reached|achieved)) (?:its |their |the )?targets?",
  },
] as const;

export type State = (typeof statePatterns)[number]["name"];
