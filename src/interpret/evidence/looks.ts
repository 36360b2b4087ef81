import { isReference } from "../../printed/code.ts";
import { parseMissing } from "../../printed/missing.ts";
import { findMonths, findYearSpans } from "../../printed/period.ts";
import { type GridCell, oneLine } from "../table/grid.ts";
import { isMonthText, isPeriodText } from "./period-head.ts";
import words from "./words.json" with { type: "json" };

/** What a cell looks like, whatever its column is called: the evidence that stands where the header's word is unknown. */
export type Look =
  | "empty"
  | "shade"
  | "tick"
  | "arrow"
  | "light"
  | "state"
  | "trend"
  | "figure"
  | "missing"
  | "period"
  | "date"
  | "code"
  | "number-list"
  | "unit"
  | "polarity"
  | "frequency"
  | "quartile"
  | "person"
  | "post"
  | "indicator"
  | "commitment"
  | "budget"
  | "words"
  | "prose";

/** Ticks and crosses as printed, also the letters that Wingdings ticks turn into. */
export const tickText = /^(?:[✓✔☑√●■◆•]|x|X|✗|✘|ü|P|yes|Yes|YES|\uf0fc|\uf0fb|\uf050)$/;
/** A cell of more words than this is prose. */
const proseWords = 12;

const figure =
  /^(?:[<>≤≥~±]|ca?\.|[CD]R\b\.?)*\s?[(+−–-]*\s?£?\s?[(+−–-]*\d[\d,]*(?:\.\d+)?\s?(?:%|m|k|bn|million|billion|thousand|p|kg|pts?|points|(?:(?:working|calendar)\s)?days?|weeks?|hours?|minutes?|mins?|tonnes?|per ?cent|(?:(?:k|m|bn)\s?)?(?:[CD]R|\([CD]R\))|[–-])?\s?\)?\s?(?:[*#¹²³⁴⁵⁶⁷⁸⁹†]|(?:in|for|at)\s(?:19|20)?\d{2}(?:\s?[/–-]\s?\d{2,4})?|[[(](?:p|prov\.?|provisional|e|est\.?|[^()[\]]*data|(?:fy\s?)?\d[\d.,]*(?:\s?[/–-]\s?\d{2,4}|\s?%)?)[\])])*$/i;
/** Several figures in one cell, a fraction, a share, a limit in words: still figures. */
const figures =
  /^(?:(?:at least|at most|under|over|above|below|less than|more than|up to|no more than|not more than|fewer than|approx\.?|about|level|grade|band|top|score)\s+)?[<>]?£?\d[\d.,]*\s?%?(?:\s?(?:\/|:|in|of|out of|to|–|-|\()\s?£?\d[\d.,]*\s?%?\)?)?(?:\s?\(\s?\d[\d.,]*\s?%\s?\))?(?:\s?(?:or (?:more|less|above|below|fewer|better)|\+|days?|weeks?|hours?))?$/i;

/** `86% 12%`: the values of stacked parts, one behind another. */
const severalFigures = /^(?:[<>]?[-–]?£?\d[\d.,]*%?\s+){1,7}[<>]?[-–]?£?\d[\d.,]*%?$/;

const stateText =
  /^(?:green|amber|red|yellow|g|a|r|b|g\/a|a\/g|r\/a|a\/r|red\s?\/\s?amber|amber\s?\/\s?(?:green|red)|on (?:target|track|course|schedule)|off (?:target|track|course|schedule)|near(?:ly on)? target|close to target|achieved|not achieved|partly achieved|partially achieved|met|not met|(?:nearly|almost|just|narrowly|not quite) (?:met|missed|achieved)|complete[d]?|slipping|slipped|slippage|behind(?: schedule)?|ahead(?: of schedule)?|missed|no progress|some (?:slippage|concerns?)|in progress|underway|under way|not (?:yet )?started|started|on hold|overdue|delayed|within tolerance|above target|below target|exceeded|exceeding|at risk|no concerns|not assessed|good|fair|poor|on going|ongoing|!|✓|✔|✗|✘|☺|☹|🙂|😐|cancelled|deferred)$/i;
/** `Just behind plan`, `Well above target`, `Ahead of schedule`. */
const stateOfPlan =
  /^(?:(?:currently|just|far|well|slightly|marginally|significantly|a little|broadly|largely|mostly|not)\s)*(?:on|off|ahead of|behind|above|below|near(?:ly)?|close to|within|outside|under|over|exceed(?:s|ed|ing)?|meets?|met|met or exceeded|missed|hit|reached|achieved)\s(?:the\s|its\s)?(?:annual\s|year[- ]end\s)?(?:plan|targets?|track|schedule|profile|course|goal|tolerances?|standard|budget|expectations?|time)$/i;
/** `Green – on target`, `Red (off track)`: a colour and what it says. */
const colourAndState = /^(?:green|amber|red|yellow)\s?[–—:(-]\s?[a-z][a-z' ]{2,30}\)?$/i;
const trendText =
  /^(?:improv(?:ed|ing|ement)|better|worse(?:ned|ning)?|deteriorat(?:ed|ing|ion)|declin(?:ed|ing)|static|stable|same|no change|unchanged|maintained|steady|level|up|down|increas(?:ed|ing)|decreas(?:ed|ing)|rising|falling|similar|none|n\/a)$/i;
/** `Improved performance`, `Performance has fallen`, `Better than last year`. */
const trendOfPerformance =
  /^(?:(?:improv(?:ed|ing)|reduced|reducing|maintained|worsen(?:ed|ing)|declin(?:ed|ing)|deteriorat(?:ed|ing)|better|worse|same|similar|stable|static|falling|rising|upward|downward|level|no change in)\s(?:performance|results?|position|trend)|(?:performance|results?)\s(?:is |has |have |are )?(?:improv(?:ed|ing)|reduced|maintained|worsen(?:ed|ing)|declin(?:ed|ing)|deteriorat(?:ed|ing)|fallen|risen|stable|static|unchanged)|(?:better|worse|higher|lower|the same|same|no worse|no better)(?: than| as)? (?:last|the previous|previous|before|the year before)(?: (?:year|time|quarter|period))?)$/i;
const arrowGlyph =
  /^[↑↓→↔⇔⇑⇓⇒⇧⇩⇨⬆⬇⬌▲▼►◄▶◀=ñòðóôõö🠙🠛🠚🡅🡇🡆🡹🡻🡒🡘↗↘↕➔⟷\uf0e9\uf0ea\uf0f1\uf0f2\uf0f0\uf0e8\uf0f3\uf0f4]$/u;
const unitText =
  /^(?:%|percentage|per ?cent|number|no\.|nos\.?|num|count|rate|ratio|days?|weeks?|hours?|minutes|£|£'?0{3}s?|£m|£k|score|points?|level|yes\/no|average|kg|tonnes|currency|index|rank|grade|£ ?per .*|per .*|incidents?|cases?)$/i;
const polarityText =
  /^(?:high(?:er)?|low(?:er)?|big(?:ger)?|small(?:er)?|more|less|up|down|increase|decrease|maximi[sz]e|minimi[sz]e|(?:high|low|big|small|plan)(?:er)?[ -]is[ -](?:better|good|best)|(?:high|low|big|small)(?:er)? (?:figures?|values?|numbers?|scores?|results?|percentages?)(?: (?:is|are) (?:better|good|best))?|higher better|lower better|aim to (?:maximi[sz]e|minimi[sz]e)|neutral|n\/a)$/i;
const frequencyText =
  /^(?:(?:bi-?|half[- ])?(?:annual(?:ly)?|year(?:ly|s)?|month(?:ly|s)?|quarter(?:ly|s)?|week(?:ly|s)?|daily|term(?:ly)?)|biennial(?:ly)?|(?:each|every|once an?|twice an?|once every) (?:year|quarter|month|week|term)|ongoing|continuous|a|q|m)$/i;
const quartileText =
  /^(?:(?:top|upper|best|bottom|lower|worst|second|third|fourth|first|1st|2nd|3rd|4th|median|middle|upper middle|lower middle)(?: quartile)?|q[1-4]|[abcd])$/i;
const postWords =
  /\b(?:head of|director|manager|officer|chief|lead|team leader|co-?ordinator|executive|deputy|assistant|solicitor|treasurer|accountant|member|councillor|cllr|adviser|advisor|consultant|engineer|planner|librarian|principal|partnership|pct|board|group|team|all managers|services|registrar|curator|warden|archivist|ranger|clerk|auditor|architect|analyst|champion|coroner|superintendent|bursar|administrator|controller|comptroller)\b/i;
const personName =
  /^(?:(?:mr|mrs|ms|miss|dr|cllr|councillor)\.?\s)?(?:[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?|[A-Z]\.?)(?:\s[A-Z]\.?)?\s(?:Mc|Mac|O['’]|de |van )?[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?(?:(?:\s?[/,&;]\s?|\sand\s)(?:[A-Z][a-z]*\.?\s){1,2}(?:Mc|Mac|O['’])?[A-Z][a-z]+)*$/;
const initials = /^[A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3})*$/;
/** `1`, `1.2`, `3b`, `2.1.4`: a list's number or an action's own. */
export const ownNumber = /^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[a-z]|[ivx]{1,4})\)?\.?$/i;

const listed = (list: readonly string[]): RegExp =>
  new RegExp(
    `^(?:${[...list]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^$()[\]\\|]/g, "\\$&"))
      .join("|")})(?![a-z])`,
    "i",
  );
const inside = (list: readonly string[]): RegExp =>
  new RegExp(
    `(?<![a-z])(?:${list.map((word) => word.replace(/[.*+?^$()[\]\\|]/g, "\\$&")).join("|")})(?![a-z])`,
    "i",
  );
const beginsLikeIndicator = listed(words.indicatorBeginnings);
const speaksLikeIndicator = inside(words.indicatorWords);
const beginsWithVerb = listed(words.imperatives);
const saysDone = inside(words.doneWords);
const budgetLine = new RegExp(
  `${listed(words.budgetNouns).source}|\\b(?:total|sub-?total|expenditure|income)\\s*:?$`,
  "i",
);

const glyphsOf = ({ cell }: GridCell): string[] =>
  cell?.marks.flatMap(({ glyph }) => (glyph ? [glyph.replace(/[\ufe0e\ufe0f]/g, "")] : [])) ?? [];

/** What the marks of a cell without words look like. */
function markLook(place: GridCell): Look {
  const marks = place.cell?.marks ?? [];
  if (marks.length === 0) return "empty";
  if (marks.every(({ kind }) => kind === "fill")) return "shade";
  if (marks.some(({ shape }) => shape?.startsWith("arrow"))) return "arrow";
  if (glyphsOf(place).some((glyph) => arrowGlyph.test(glyph))) return "arrow";
  if (marks.some(({ alternative }) => alternative && trendText.test(alternative))) return "arrow";
  if (marks.some(({ kind, colour }) => (kind === "image" || kind === "shape") && colour))
    return "light";
  if (marks.some(({ alternative }) => alternative && stateText.test(alternative))) return "light";
  return "tick";
}

/** What a text would look like as a cell. */
export const lookOfText = (text: string): Look =>
  lookOf({ text, fromAbove: false, fromLeft: false });

/** The one thing a cell looks most like. */
export function lookOf(place: GridCell): Look {
  const text = oneLine(place.text);
  if (text === "") return markLook(place);
  const known = looksByText.get(text);
  if (known) return known;
  const look = textLook(text);
  if (text.length < 120 && looksByText.size < 50_000) looksByText.set(text, look);
  return look;
}

/** What a text looks like never changes: the same words stand in many cells. */
const looksByText = new Map<string, Look>();

function textLook(text: string): Look {
  if (arrowGlyph.test(text)) return "arrow";
  if (parseMissing(text) !== undefined || /^(?:No|nil|\*)$/.test(text)) return "missing";
  if (/^[✓✔☑√●■◆•xX✗✘ü\uf0fc\uf0fb\uf050]$/.test(text)) return "tick";
  if (stateText.test(text) || stateOfPlan.test(text) || colourAndState.test(text)) return "state";
  if (
    /^(?:[0-3]?\d[./-])?(?:0?[1-9]|1[0-2])[./-](?:19|20)?\d{2}$/.test(text) &&
    /^[0-3]?\d[./-]\d{1,2}[./-]\d|\/(?:19|20)\d{2}$/.test(text)
  )
    return "date";
  if (isYearSpan(text)) return "period";
  if (text.length <= 60 && severalFigures.test(text)) return "figure";
  if (figure.test(text) || figures.test(text)) return "figure";
  if (text.length <= 40) {
    if (isPeriodText(text)) return "period";
    if (unitText.test(text)) return "unit";
    if (trendText.test(text) || trendOfPerformance.test(text)) return "trend";
    if (polarityText.test(text)) return "polarity";
    if (frequencyText.test(text)) return "frequency";
    if (quartileText.test(text)) return "quartile";
    if (tickText.test(text)) return "tick";
  }
  if (ownNumber.test(text)) return "number-list";
  // "OCTOBER 2008", "Dec-2008": letters and a number like a code's
  if (isMonthText(text) && /(?:19|20)\d{2}$/.test(text)) return "date";
  if (isReference(text)) return "code";
  // "Available October 2011" says that there is no figure yet
  if (
    /^(?:data |figures? |results? )?(?:will be )?(?:available|published|reported|due|expected)\b.*\d{4}$/i.test(
      text,
    ) &&
    text.length <= 50
  )
    return "missing";
  const count = text.split(" ").length;
  const dated = count <= 7 && findMonths(text).length > 0 && !isDatedCommitment(text);
  if (dated) return "date";
  const quarterless = text.replace(/\b(?:by|in|end|of|the|q|qtr|quarter|year)\b\.?|[^a-z]/gi, "");
  if (count <= 6 && quarterless.length <= 4 && /\b(?:q|qtr|quarter)\.?\s?[1-4]\b/i.test(text))
    return "date";
  if (count >= 3 && /^(?:\(?[a-h]\)\s*)?(?:q|qtr|quarter)s?[.,]?\s?[1-4]\b/i.test(text))
    return "commitment";
  if (count <= 4 && findYearSpans(text).length > 0 && !speaksLikeIndicator.test(text))
    return "date";
  if (personName.test(text) && !budgetLine.test(text)) return "person";
  if (initials.test(text)) return "person";
  const bare = text.replace(
    /^(?:[•●▪·*–-]|\(?\d{1,2}(?:\.\d{1,2})*[).:]?|\(?(?:[a-z]|[ivx]{1,4})[).])\s+(?=\S)/i,
    "",
  );
  if (count <= 7 && isPostTitle(text)) return "post";
  if (count >= 3 && beginsWithVerb.test(bare)) return "commitment";
  if (count >= 3 && count <= 30 && beginsLikeIndicator.test(bare) && !/[.;]$/.test(text))
    return "indicator";
  if (count >= 4 && count <= 30 && speaksLikeIndicator.test(text) && !/[.;]$/.test(text))
    return "indicator";
  if (count <= 8 && budgetLine.test(text)) return "budget";
  if (count <= 8 && postWords.test(text)) return "post";
  if (count >= 4 && count <= 30 && saysDone.test(text)) return "commitment";
  return count > proseWords ? "prose" : "words";
}

/** `2006 / 07`, `09–10`: a financial year, not a part of a whole; no report of these years looks beyond 2015. */
function isYearSpan(text: string): boolean {
  const [span] = text.length <= 14 ? findYearSpans(text) : [];
  return span !== undefined && span.from <= 2015 && isPeriodText(text);
}

/** `Agree the plan by March 2009` is no date although it is short; `Complete by March 2009` is. */
function isDatedCommitment(text: string): boolean {
  if (!beginsWithVerb.test(text)) return false;
  const said = text.replace(
    /\b(?:the|by|in|end|of|to|for|and|on|from|early|late|mid|revised|a|an)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|[^a-z\s]/gi,
    " ",
  );
  return said.trim().split(/\s+/).length >= 2;
}

/** What stands beside a date that is a date's own: `Complete by the end of March 2009`, `Started June 2008`. */
const besideDate =
  /\b(?:the|by|in|end|of|to|for|and|on|or|from|until|no|later|than|before|at|early|mid|middle|late|beginning|start(?:ed|s|ing)?|complet(?:e|ed|es|ion)|finish(?:ed)?|done|due|target|revised|original(?:ly)?|date|deadline|review|reviewed|ongoing|annual(?:ly)?|quarter(?:ly|s)?|month(?:ly)?|year|financial|spring|summer|autumn|winter|a|an)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|[^a-z\s]/gi;
/** A statement has at least so many words beside its date. */
const leastStated = 2;

/** Whether a text says what is to be done, and not only when: `Scheme launched by September 2008`. */
export const saysMoreThanDate = (text: string): boolean =>
  (text.replace(besideDate, " ").match(/[a-z]{3,}/gi)?.length ?? 0) +
    (countFirst.test(text) ? 1 : 0) >=
  leastStated;
/** `500 grants by March 2009`, not `31 March 2009`. */
const countFirst =
  /^\W*\d[\d,.]*%?\s+(?!(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]/i;

/** What a post's title ends in. */
const postEnd =
  /\b(?:Manager|Officer|Director|Leader|Co-?ordinator|Engineer|Surveyor|Accountant|Solicitor|Planner|Librarian|Adviser|Advisor|Inspector|Controller|Administrator|Superintendent|Registrar|Treasurer)s?$/;
/** Somebody new is no officer yet: `Appoint Town Centre Manager`. */
const hires =
  /^(?:Appoint|Recruit|Employ|Engage|Hire|Establish|Create|Train|Identify|Designate|Nominate|Replace|Agree|Secure|Fund|Advertise|Induct|Introduce|Confirm|Consult|Brief|Second)\b/;

/** `Planning Policy Manager`: every word has its capital, whatever else the first could begin. */
const isPostTitle = (text: string): boolean =>
  postEnd.test(text) &&
  !hires.test(text) &&
  !/^(?:Number|No|Percentage|Proportion|Average|Total|Cost|Rate|Ratio)\b/.test(text) &&
  !/\d/.test(text) &&
  text.split(" ").every((word) => /^(?:[A-Z(&/–-]|(?:and|of|for|the|to|in)$)/.test(word));

/** The shares of a column's filled cells by look, and a few more measures of it; all 0 to 1. */
export interface Profile {
  readonly filled: number;
  readonly total: number;
  readonly shares: Readonly<Partial<Record<Look, number>>>;
  /** Of its figures, those with a per cent sign; with a comma, bracket or pound. */
  readonly percent: number;
  readonly money: number;
  /** Of its figures but nought, those that are pounds by the thousand: `£1,750,000`, `£2.4m`. */
  readonly pounds: number;
  /** Of its figures, those that are single digits up to 5: steps of a scale. */
  readonly steps: number;
  /** Of its filled cells, those that are a calendar year alone: `2007`. */
  readonly years: number;
  /** True for 1, 2, 3 … down the column. */
  readonly ordinal: boolean;
  /** The first of its cells as a number; none where it is no number. */
  readonly first: number;
  /** True for whole numbers that go up by one: 7, 8, 9, as a list goes on that began in another table. */
  readonly consecutive: boolean;
  /** True for 1.1, 1.2, 2.1 … down the column: numbers of a list and no decimals. */
  readonly numbered: boolean;
  readonly meanWords: number;
  readonly distinct: number;
}

/** Pounds by the thousand: no fee, rent or cost for each. */
const thousands =
  /£\s?(?:\d{1,3},\d{3}|\d{4}|\d[\d.,]{0,12}\s?(?:k|m|bn|thousand|million|billion)\b)/i;

/** Looks of a column's own cells; what only continues a merged cell is none. */
export function profileOf(cells: readonly GridCell[]): Profile {
  const own = cells.filter(({ fromAbove, fromLeft }) => !fromAbove && !fromLeft);
  const counts = new Map<Look, number>();
  let filled = 0;
  let figuresSeen = 0;
  let percent = 0;
  let money = 0;
  let pounds = 0;
  let noughts = 0;
  let steps = 0;
  let years = 0;
  let wordsSeen = 0;
  const texts: string[] = [];
  for (const place of own) {
    const look = lookOf(place);
    if (look === "empty") continue;
    filled++;
    counts.set(look, (counts.get(look) ?? 0) + 1);
    const text = oneLine(place.text);
    texts.push(text);
    wordsSeen += text === "" ? 0 : text.split(" ").length;
    if (look === "figure") {
      figuresSeen++;
      if (/%/.test(text)) percent++;
      if (/^[0-5]$/.test(text)) steps++;
      if (/^(?:19[89]|20[0-3])\d$/.test(text)) years++;
      if (/£|\d,\d{3}|^\(\s?[\d.,]+\s?\)$/.test(text)) money++;
      if (thousands.test(text)) pounds++;
      if (/^£?0(?:\.0+)?$/.test(text)) noughts++;
    }
  }
  const shares: Partial<Record<Look, number>> = {};
  for (const [look, count] of counts) shares[look] = count / filled;
  const numbers = texts.map((text) => Number(text.replace(/[.)(]/g, "")));
  return {
    filled,
    total: own.length,
    shares,
    percent: figuresSeen === 0 ? 0 : percent / figuresSeen,
    money: figuresSeen === 0 ? 0 : money / figuresSeen,
    pounds: figuresSeen === noughts ? 0 : pounds / (figuresSeen - noughts),
    steps: figuresSeen === 0 ? 0 : steps / figuresSeen,
    years: filled === 0 ? 0 : years / filled,
    ordinal:
      numbers.length >= 3 &&
      numbers.every((number, index) => number === index + (numbers[0] ?? 1)) &&
      (numbers[0] ?? 9) <= 1,
    first: numbers[0] ?? Number.NaN,
    consecutive:
      numbers.length >= 2 &&
      numbers.every(
        (number, index) => Number.isInteger(number) && number === index + (numbers[0] ?? 1),
      ),
    numbered: isNumbered(texts),
    meanWords: filled === 0 ? 0 : wordsSeen / filled,
    distinct: filled === 0 ? 0 : new Set(texts).size / filled,
  };
}

export const shareOf = ({ shares }: Profile, ...looks: readonly Look[]): number =>
  looks.reduce((sum, look) => sum + (shares[look] ?? 0), 0);

/** A list that leaves out more numbers than this is none. */
const mostSkipped = 3;

/** List numbers of two and more levels that never go back. */
function isNumbered(printed: readonly string[]): boolean {
  // the names of groups may stand between
  const texts = printed.filter((text) => /\d/.test(text));
  if (texts.length < 2 || texts.length * 2 < printed.length) return false;
  let last: readonly number[] = [];
  for (const text of texts) {
    const match = /^\(?(\d{1,2}(?:[./-]\d{1,2}){1,3})([a-z])?\)?\.?$/i.exec(text);
    if (!match) return false;
    const parts = [
      ...(match[1] ?? "").split(/[./-]/).map(Number),
      (match[2] ?? "").toLowerCase().charCodeAt(0) || 0,
    ];
    const at = parts.findIndex((part, index) => part !== (last[index] ?? -1));
    if (last.length > 0 && (at < 0 || (parts[at] ?? 0) < (last[at] ?? 0))) return false;
    // 23.8, 27.1, 62.5 go up and are values; a list goes on with the next number
    if (last.length > 0 && (parts[0] ?? 0) - (last[0] ?? 0) > mostSkipped) return false;
    last = parts;
  }
  return true;
}
