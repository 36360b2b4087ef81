/**
 * The words councils print over their columns, as data. Odd ones name the report that made us add
 * them; a new council's layout means new words here and a fixture.
 */

import parts from "./header-parts.json" with { type: "json" };
import headers from "./headers.json" with { type: "json" };

export type ColumnRole =
  | "reference"
  | "title"
  | "objective"
  | "priority"
  | "group"
  | "responsible"
  | "milestone"
  | "action"
  | "risk-measure"
  | "due"
  | "due-and-officer"
  | "status"
  | "direction"
  | "commentary"
  | "unit"
  | "target"
  | "actual"
  | "baseline"
  | "benchmark"
  | "quartile"
  | "weight"
  | "forecast"
  | "other";

/** Whole headers in lower case, years, quarters and punctuation taken off. */
export const listedHeaders: Readonly<Record<ColumnRole, readonly string[]>> = headers;

/** What stands in a header whose whole is not listed; the first that fits decides. */
export const headerPatterns: readonly { readonly role: ColumnRole; readonly pattern: RegExp }[] = [
  {
    role: "title",
    pattern: /^what (?:(?:is|are|do|did) )?(?:we |being |the council )?(?:measur|count)/,
  },
  {
    // "the best quarter of councils": its quarter is taken for a period's
    role: "quartile",
    pattern:
      /\b(?:top|best|bottom|worst|upper|lower|highest|lowest) (?:25|quarter of|of (?:all )?(?:councils|authorities|districts|counties|boroughs|england))\b/,
  },
  {
    role: "other",
    pattern:
      /^what (?:we (?:shall|will|hope to|expect to|want to)|success|good|difference|it|this|residents|people|they)\b.*\b(?:gain|look like|mean|notice|see|benefit)\b|^how (?:we|you|it) (?:shall|will|can|could) (?:be )?(?:prove|proved|know|show|shown|tell|measure|measured|evidence)\b/,
  },
  {
    // where the figure should go, and not where it went
    role: "other",
    pattern:
      /\b(?:desired|preferred|wanted|intended|good|ideal|aimed|target|required)\b.{0,12}\b(?:trend|direction|travel|polarity)\b|^(?:looking for|good (?:is|performance(?: is)?)|what is good)$/,
  },
  {
    role: "commentary",
    pattern:
      /^(?:what (?:this|it|these|the figures?|the results?) (?:tells?|means?|shows?|says?)(?: us| you)?|reasons?(?: for variance)? (?:and|or) (?:remedial|corrective|proposed) actions?)$/,
  },
  {
    role: "commentary",
    pattern: /^what (?:has|have) (?:been |we )?(?:achieved|done|delivered|happened)\b/,
  },
  {
    role: "commentary",
    pattern:
      /^(?:latest |progress |partner )?updates?(?: (?:from|by|on|at|since|of)\b.*)?$|^reasons? (?:for|why|behind)\b|^explanations? (?:of|for)\b/,
  },
  {
    // what more was agreed for a reward than the target asks
    role: "target",
    pattern: /(?<!\bwithout (?:the )?|\bno )\bstretch(?:ed|ing)?\b/,
  },
  {
    // a standard that is to be reached is none that was
    role: "target",
    pattern:
      /\b(?:levels?|figures?|standards?|results?|performance|values?|scores?) (?:we (?:hope|plan|aim|intend) )?(?:to be |to )(?:reach(?:ed)?|achieved?|attain(?:ed)?|met|meet|hit)\b/,
  },
  {
    // when it was done is no date by which it is due
    role: "other",
    pattern:
      /^(?:date|month|when|day) (?:of actual |actually )?(?:completed|achieved|done|met|finished|delivered|closed|reached|implemented|signed off)$|^(?:actual|completed) (?:completion |finish |end )?dates?$|^completed on$|^actual (?:completion|finish)$/,
  },
  {
    role: "commentary",
    pattern:
      /^(?:key |main )?(?:issues|comments?|exceptions?|progress|performance) (?:and|or) (?:key )?(?:actions?|next steps|actions? taken)\b/,
  },
  {
    // how far a value lies from its target is neither
    role: "other",
    pattern:
      /\b(?:difference|differs?|variance|variation|gap|distance|deviation)\b.{0,200}\b(?:target|goal|plan|aim|expected)|^(?:over|above) (?:or )?(?:under|below)\b(?! spen[dt])/,
  },
  {
    // a part of the target, and limits between colours, are no targets
    role: "other",
    pattern:
      /^(?:%|per ?cent(?:age)?|proportion|share) (?:of|against|to|vs|versus) (?:annual |year end |our )?(?:targets?|plan|goal)\b|\b(?:amber|red|green|warning|trigger|intervention|tolerance|alert) (?:thresholds?|levels?|limits?|points?|bands?|ranges?|zones?)\b/,
  },
  {
    // "Target variance": how far it lies from the target
    role: "other",
    pattern: /\b(?:targets?|plan|goal|profile) (?:variance|variation|gap|difference|deviation)\b/,
  },
  {
    // what is thought to come is not reached yet
    role: "forecast",
    pattern:
      /\b(?:anticipated|likely|probable|foreseen|assumed|indicative) (?:year end |final |annual |full year )?(?:out ?turn|results?|actuals?|positions?|figures?|performance|levels?|values?|scores?|year end)\b/,
  },
  {
    role: "status",
    pattern:
      /\b(?:targets?|goals?|aims?) (?:(?:not|nearly|almost|just|narrowly|partly|partially|largely|fully|clearly|been) )*(?:achieved|met|reached|hit|attained|missed|exceeded|bettered|beaten)\b|^(?:(?:not|nearly|almost|just|narrowly|partly|partially|largely|fully|clearly|well) )*(?:met|missed|achieved|exceeded|on|off|near|close to|short of|below|above|behind|within)(?: (?:the|its|our|to))*(?: (?:target|tolerance|schedule|track|course))?$|^(?:did we|have we|has it|was it|is it|are we|how did we|how are we|how well) (?!plan|aim|want|expect)|^state of play\b/,
  },
  {
    role: "due-and-officer",
    pattern: /\b(?:target|timescale|date|deadline)\b.*\b(?:officer|lead)\b/,
  },
  {
    // what would be reached without an agreement, a grant or a stretched target is expected, not reached
    role: "forecast",
    pattern:
      /^(?:(?:expected|anticipated|assumed|likely|current|baseline|performance|performing|trends?|trajectory|levels?|outturns?|targets?|results?|figures?|values?|position|in|at|by|to|end|of|year|be|would|have|been|achieved|what)\s+)*(?:without|in absence of|but for|if no|if not for)\s[a-z]/,
  },
  {
    role: "direction",
    pattern:
      /\bdirection\b|\btrends?\b|\bperformance over time\b|\bhow (?:we|it|things) (?:have|has) (?:changed|moved)\b|^(?:up (?:or|and) down|compar(?:ed|ison) (?:with|to) (?:last|previous|the last|the previous) (?:time|year|quarter|period|report))$|\bbetter or worse\b|\bimproved\b/,
  },
  { role: "quartile", pattern: /\bquartiles?\b|\b(?:tq|bq|uq|lq)\b|\bq(?:uar)?tile\b/ },
  {
    role: "status",
    pattern: /\brag\b|\btraffic lights?\b|\bstatus\b|\btargets? (?:achieved|met)\b|\bon target\b/,
  },
  {
    role: "due",
    pattern:
      /\b(?:completion|target|due|delivery|end) dates?\b|\btimescales?\b|\bdeadlines?\b|\bby when\b/,
  },
  {
    role: "benchmark",
    pattern:
      /\baverage\b|\bbench ?marks?\b|\bnational (?:figure|result|outturn|performance|data)\b|\brank(?:ing)?\b|\bneighbours?\b|\bcomparators?\b|\bbest performing\b|\bcomparison\b/,
  },
  {
    role: "forecast",
    pattern: /\bforecast\b|\bpredicted\b|\bprojected\b|\bexpected outturn\b|\bestimated?\b/,
  },
  { role: "baseline", pattern: /\bbase ?line\b/ },
  { role: "weight", pattern: /\bweight(?:ing)?\b/ },
  {
    role: "commentary",
    pattern:
      /^notes? (?:on|about|of)\b|\bcomment(?:s|ary|aries)?\b|\bnarrative\b|\bexplanations?\b|\bremarks?\b|\bprogress update\b/,
  },
  { role: "risk-measure", pattern: /\b(?:control|treatment|mitigation) measures?\b/ },
  { role: "due", pattern: /^(?:\w+ )?due(?: by| on| for)?$|^(?:date|month|quarter) due\b/ },
  {
    role: "responsible",
    pattern: /^(?!key |main )\w+ (?:lead|owner|contact)$/,
  },
  { role: "milestone", pattern: /\bmilestones?\b(?!.*\btarget)/ },
  {
    role: "reference",
    pattern:
      /^(?:(?:service|plan|pi|ni|bvpi|indicator|objective|action|milestone|task|corporate|kpi|sp) )*(?:ref|reference|code)(?: (?:no|number))?\b/,
  },
  {
    role: "target",
    pattern:
      /\btarget(?:s|ed)?\b|\bgoals?\b|\b(?:planned|budgeted|intended|required|agreed|expected|profiled|proposed|desired|promised|pledged) (?:level|performance|value|figure|result|standard|score|outcome|achievement|output)s?\b|\bplanned (?:year end |annual )?out ?turn\b|\baspirations?\b|^planned (?:to|for|by)\b|^(?:what )?we (?:set ourselves|promised|pledged|committed to|signed up to)$|\b(?:level|figure|standard|result|performance|value) (?:promised|pledged|sought|set)\b|\b(?:results?|performance|values?|figures?|standards?|scores?|achievements?) (?:(?:we|is|are|was|were|to be) )?(?:expected|planned|intended|required|agreed|aimed (?:at|for)|hoped for|sought|wanted|desired|set|proposed|profiled)\b|^what we (?:aim(?:ed)?|plan(?:ned)?|want(?:ed)?|hope(?:d)?|expect(?:ed)?|intend(?:ed)?)\b(?! to do)/,
  },
  {
    role: "actual",
    pattern:
      /\bactuals?\b|\bout ?turns?\b|\bresults?\b|^(?:\w+ )?(?:attained|attainment|achieved|achievement|recorded|reached|observed|scored|obtained|realised|measured)(?: (?:to|at|in|by|for|end|of|date|level|figure|value|performance))*$|^(?:what )?we (?:achieved|attained|reached|scored|got|managed|came in at|delivered)(?: to| at)?$|^what we (?:achieved|attained|reached|scored|got|managed)\b|^(?:now|us|where we got to)$|^(?:our|own|council s?) (?:figure|performance|result|score|value|level)s?$|\bsurveys?$|\byear to date\b|\bytd\b|\bperformance (?:to date|as at|at)\b|^performance$/,
  },
  {
    role: "responsible",
    pattern:
      /\b(?:lead|responsible|accountable) (?:officer|person|manager|director)s?\b|\bresponsib(?:le|ility)\b|\bofficers?\b/,
  },
  { role: "title", pattern: /\bindicators?\b|\bperformance measures?\b|\bdescription\b/ },
  {
    role: "action",
    pattern:
      /\bactions?\b|\bactivit(?:y|ies)\b|\btasks?\b|^(?:steps?|work|measures) (?:to be taken|to take|required|needed)$|^what we (?:said|say|promised|agreed) we\b/,
  },
  { role: "objective", pattern: /\bobjectives?\b/ },
  { role: "due", pattern: /^(?:by )?when\b|\bby when\b|\bto be completed\b|\bfinish(?:ed)?\b/ },
  { role: "responsible", pattern: /^(?:by )?who(?:m)?\b|\bassigned\b|\bled by\b/ },
  {
    role: "action",
    pattern:
      /^what (?:we|will|do|needs?|is to|are we)\b(?!.*\b(?:spen[dt]|pa(?:y|id)|cost|buy|bought|did|found|learn)\b)/,
  },
  { role: "status", pattern: /\bprogress\b/ },
  { role: "quartile", pattern: /\btop 25\b/ },
  { role: "priority", pattern: /\bpriorit(?:y|ies)\b/ },
];

const wordOf = (words: readonly string[], end: string): RegExp =>
  words.length === 0 ? /(?!)/ : new RegExp(`(?<![a-z])(?:${words.join("|")})(?![a-z])${end}`);

/**
 * Words that speak for a role wherever they stand in a header, or as its last word only; of several the
 * role listed first decides, as `Officer's remarks` are remarks and a `Target date` is a date.
 */
export const headerParts: readonly {
  readonly role: ColumnRole;
  readonly anywhere: RegExp;
  readonly last: RegExp;
}[] = parts.map(({ role, anywhere, last }) => ({
  role: role as ColumnRole,
  anywhere: wordOf(anywhere, ""),
  last: wordOf(last, "$"),
}));
