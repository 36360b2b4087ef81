/** Headings that say what kind of table follows, and nothing of its theme. */
export const genericHeading =
  /^(?:\d[\d.]*\s*)?(?:key |other |local |national |progress against |supporting |performance |service |business |corporate |council |improvement |delivery |action |plan )*(?:milestones?|actions?|tasks?|activities|performance indicators?|indicators?|commentary|performance measures?|objectives(?:\s*\/\s*milestones)?|targets?)(?: and targets?)?(?: \(.*\))?:?$/i;

/** Says which of the indicators follow. */
export const qualified =
  /^(?:\d[\d.]*\s*)?(?:key|other|local|national|supporting)\b.*\b(?:indicators?|measures?)\b/i;
/** A heading over indicators that is no theme of theirs. */
export const ofPerformance =
  /\bperform(?:ance|ed|ing)?\b|\bindicators?\b|\bresults?\b|\bmeasures?\b|\bhow (?:did|are|have) we\b/i;

/** `Schedule 4`, `Table 2`: a number and no name. */
export const bareNumber =
  /^(?:(?:appendix|annexe?|budget|financial|finance|supporting|summary)\s)?(?:schedule|table|statement|annexe?|appendix|exhibit|sheet|part)(?:\s(?:no\.?\s?)?(?:\d{1,3}[a-z]?|[A-Z]\d{0,2}|[ivx]{1,5}))?[.:]?(?:\s?\(?£[^)]{0,20}\)?)?$/i;

/** A year or quarter as a sub-heading: it orders what stands under the heading above and ends nothing. */
export const periodHeading =
  /^(?:year \d\s*[:(–-]*\s*)?(?:(?:q|qtr|quarter)\s?[1-4]\s*[:(,–-]*\s*)?(?:(?:19|20)?\d{2}\s?[/–-]\s?(?:20)?\d{2})?\)?\s*:?$/i;

/** Starts a new part of the report: what was said above it no longer holds. */
export const partHeading =
  /^(?:appendix|annex|annexe|section|part|chapter)\s+(?:[A-Z]|\d{1,2}|[ivx]+)\b/i;

/** Titles of whole sections: one printed as plain text ends the objective above, whatever it is called. */
export const sectionTitle =
  /^(?:\d[\d.]*\s*)?(?:(?:next|further) steps|conclusions?|summary|introduction|background|overview|resources|staffing|(?:our )?(?:finances?|budgets?)|(?:financial|budget|revenue|capital) (?:statement|position|implications|monitoring|summary|resources|programme|budget)|recommendations?|consultations?|(?:key |corporate )?risks?(?: register| management)?|equality(?: and diversity)?|contacts?|glossary)(?:\s+(?:for\s+)?[\d/–-]+)?$/i;

/** `Table 4: …`, `Figure 2`, `Chart 1 – …`. */
export const caption =
  /^(?:table|figure|fig\.?|chart|graph|diagram|map)\s+(?:\d{1,3}(?:\.\d{1,2})?[a-z]?|[A-Z]\d{0,2})(?:\s*[:.)–—-]|\s+[(A-Z£]|$)/i;

export const footnote =
  /^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+|\(?\d\)?\s|notes?\b|n\.?b\.?\b|key(?:\s*[:=–-]|\s+to\b|$)|source\b|\*)/i;
