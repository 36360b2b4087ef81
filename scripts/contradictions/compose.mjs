// Composes a council's report from a seed, with the contradictions asked for and a list of what was planted.
import { basesSection, predecessorsSection, staffSection, summarySection } from "./bases.mjs";
import { changesSection, monitoringSection, netSection, programmeSection } from "./budgets.mjs";
import { drawsOf, page, paragraph } from "./draw.mjs";
import { quartersSection, resultsSection } from "./indicators.mjs";
import { projectsSection } from "./projects.mjs";

/** Each kind of contradiction with the codes of the findings that name it. */
export const kinds = {
  "status-key": ["status-contradicts"],
  "status-figures": ["status-contradicts"],
  "words-move": ["words-contradict"],
  "words-met": ["status-contradicts"],
  "figure-prose": ["figure-differs"],
  "figure-table": ["figure-differs"],
  "money-prose": ["figure-differs"],
  "count-indicators": ["count-mismatch"],
  "count-projects": ["count-mismatch"],
  "share-prose": ["share-mismatch"],
  "share-column": ["share-mismatch"],
  "unit-row": ["unit-changes"],
  "unit-title": ["unit-changes"],
  "scale-column": ["unit-changes"],
  "code-title": ["code-title-mismatch", "code-reused"],
  "due-done": ["done-before-due"],
  quarters: ["total-mismatch", "cumulative-falls"],
  variance: ["variance-mismatch"],
  "total-column": ["total-mismatch"],
  "total-row": ["total-mismatch"],
  "total-subtotals": ["total-mismatch"],
  net: ["net-mismatch"],
  changes: ["total-mismatch"],
  "basis-row": ["unit-changes"],
  "basis-column": ["unit-changes"],
  "unit-column": ["unit-changes"],
  "total-count": ["total-mismatch"],
  "share-total": ["share-mismatch"],
  "count-bare": ["count-mismatch"],
  predecessor: ["code-title-mismatch"],
};

const sections = [
  resultsSection,
  quartersSection,
  monitoringSection,
  netSection,
  changesSection,
  programmeSection,
  projectsSection,
  basesSection,
  staffSection,
  summarySection,
  predecessorsSection,
];
export const sectionCount = sections.length;
const councils = ["Wigan", "Bolton", "Sefton", "Salford", "Trafford", "Rotherham", "Kirklees"];

/**
 * `html` and what is `planted` in it: kind, the row it is in, and what the finding must quote. With `only`, one
 * section's number, nothing else is in it.
 */
export function composeReport(seed, { clean = false, only } = {}) {
  const draw = drawsOf(seed);
  const council = draw.pick(councils);
  // A quarter of the kinds each, so that most of every report is sound.
  const all = Object.keys(kinds).filter(() => draw.chance(0.25));
  const wanted = new Set(clean ? [] : all);
  const title = `${council} Council: performance and budget report, quarter 3 2009/10`;
  const planted = [];
  const body = [paragraph(`Position to 31 December 2009.`)];
  for (const section of only === undefined ? sections : [sections[only]]) {
    const made = section(draw, wanted);
    body.push(...made.body);
    planted.push(...made.planted);
  }
  return { name: `c${seed}`, html: page(title, body), planted };
}
