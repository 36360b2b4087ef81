import { largest } from "../../long-lists.ts";
import { periodSign } from "./mask.ts";

/** A number in a sentence, and what its neighbours say it is. */
export interface Figure {
  readonly text: string;
  readonly index: number;
  readonly length: number;
  /** maybe: it stands where a value would, but counts something: `120 affordable homes`. */
  readonly role: "actual" | "target" | "maybe" | "other";
  /** It has a sign or decimals of its own: a measured figure, no count in passing. */
  readonly isStrong: boolean;
  readonly isBracketed: boolean;
}

const periodRun = `${periodSign}+(?:[\\s,]+${periodSign}+)*`;
const period = `(?:[\\s(]*(?:(?:for|in|by|at|of|as at|to|the|end|year|quarter|during)\\s+)*${periodRun}\\)?)?`;
/** A number as prose prints it: with its sign, its pound or per cent, or bare. No part of a range, fraction or ordinal. */
const number =
  /(?<![\w£.,/–-])(?:£\s?)?[+−–-]?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%|\s?per ?cent\b|\s?(?:m|k|bn|million)\b)?(?!\w|\s?%|\s?per ?cent|\/|\s?[–-]\s?\d|[,.]\d|\s+in\s+\d|\s+(?:or|out of|to)\s+\d)/gi;
const strong = /[%£]|per ?cent|\d\.\d/i;

/** Right before a figure: it is the target. */
const targetBefore = new RegExp(
  `\\btarget(?:s|ed)?\\b${period}(?:\\s*(?:[:=,(–-]|of|was|is|being|set|at|to achieve|to reach|stands at|remains|figure|level|value|rate|for the year|for the quarter|a|an|the|our|its|just|only))*\\s*$`,
  "i",
);
const targetBehind = new RegExp(
  `^\\s*(?:annual|year[- ]end|quarterly|agreed|local|laa|stretch|improvement|${period})?\\s*target\\b`,
  "i",
);
/** Behind the word target another figure follows, which is the target: `62.1% target 75%`. */
const figureBehindTarget = new RegExp(
  `^[^.;]{0,40}?\\btarget\\b${period}\\s*(?:[:=(–-]|of|was|is|at)?\\s*£?\\d`,
  "i",
);
/** A change, a gap or a share of something: the figure itself is not the indicator's. */
const changeBefore =
  /\b(?:by|(?:increase|decrease|rise|fall|reduction|improvement|drop|change|gap|variance|difference) of|another|further|additional)\s*$/i;
const changeBehind =
  /^\s*(?:percentage\s+points?|%?\s?points? (?:above|below|better|worse|higher|lower)|pp\b|(?:above|below|over|under|short of|better|worse|ahead of|behind|higher|lower|more|less|up on|down on|improvement|increase|decrease|reduction|rise|fall|drop|change|variance)\b)/i;
/** The figure is another council's, a nation's or another year's. */
const elsewhere =
  /\b(?:(?:national|england|english|regional|county|unitary|district|metropolitan|family|group|shire|cipfa|london|north[- ]?west|north[- ]?east|south[- ]?west|south[- ]?east|midlands|yorkshire|authority)\s+(?:average|mean|median|figure|rate|level|result)s?|average (?:for|was|is|across)|nationally|regionally|quartile|neighbours?|(?:other|similar|comparable|most|all)\s+(?:councils?|authorit(?:y|ies)|boroughs?|districts?)|comparators?|last year|previous (?:year|quarter|period)|previously|prior year|year before|(?:same|corresponding) (?:period|quarter|time)|baseline)\b/i;
/** Where the last clause of a text begins. */
const lastBreak = (text: string): number =>
  largest([",", ";", "("].map((mark) => text.lastIndexOf(mark)));
/** `The national average for NI 60`: what stands before a code says whose figures follow; a comparison does not. */
export const speaksOfOthers = (before: string): boolean => {
  const clause = before.slice(lastBreak(before.trimEnd().replace(/,$/, "")) + 1);
  return (
    elsewhere.test(clause) && !/\b(?:compar|than\b|against\b|from\b|since\b|on\b)/i.test(clause)
  );
};
const elsewhereNear = new RegExp(
  `\\b(?:from|than|against|out of|(?:compared|comparison|relative)\\s+(?:to|with)|average|england|in total)\\b(?:\\s+(?:the|a|an|of|just|only|our|its|average|mean|figure|result|outturn|performance|previous|in|for))*${period}[\\s:(]*(?:of|was)?\\s*$`,
  "i",
);
const elsewhereBehind =
  /^\s*\(?(?:nationally|regionally|last year|the year before|(?:in|at|for|during) (?:the )?(?:previous|prior|last|same|corresponding)\b|(?:in|for|across) (?:england|the (?:region|county|country)|other)|(?:national|england|regional|county) average|baseline)/i;
/** An estimate or a limit hides the figure. */
const boundBefore =
  /(?:[<>≤≥~]|\b(?:at least|at most|over|more than|under|less than|fewer than|around|about|approximately|nearly|almost|up to|no more than|no less than|minimum of|maximum of|roughly|circa|above|below|between|just over|just under))\s*$/i;
/** Where a value stands: behind a colon, a dash, a bracket or a verb that says so. */
const slotBefore = new RegExp(
  `(?:^|[,;]\\s*(?:and\\s+)?(?=${periodSign})|[:=–—(]|\\s-|${periodSign}\\)?,|[.;]|\\b(?:was|were|is|are|stands? at|stood at|reached|achieved|achieving|attained|recorded|recording|reported|at|to|outturn|result|actual|performance|score|scored|showed|shows|remains?|remained|of|now|currently|only|just))${period}(?:\\s*(?:at|of|was|is|a|an|only|just|now|currently|[:=–(]))*\\s*$`,
  "i",
);
/** The title has ended and the value begins: what stands before says nothing of whose figure it is. */
const partedBefore = /(?:[:=–—]|\s-|\.)\s*$/;
/** A value without a sign of its own is one only where the sentence stops behind it. */
const closedBehind = new RegExp(
  `^\\s*(?:$|[.;,()–—]|-\\s|(?:against|compared|target|exceeding|which|in|for|at|during|and|as at|by|v|vs|versus)\\b|(?:days?|weeks?|months?|hours?|minutes?|seconds?|kgs?|kilograms?|tonnes?|per|visits|cases|points)\\b|${periodSign})`,
  "i",
);
/** What is hoped or foreseen is no value: `will rise to 45%`, `the expected outturn was 62%`. */
const foreseen =
  /\b(?:will|aiming|plans?|planned|expected|expects?|forecast|projected|projection|predicted|predicts?|anticipated|would|could|if)\b/i;
/** Words of hope that titles have as well: `supported to maintain independent living`, `the support they need`. */
const hoped =
  /\b(?:aims?|should|needs?|needed|to (?:increase|reduce|improve|raise|achieve|reach|cut|maintain|deliver|bring))\b/i;
/** A verb that reports, right before the figure: whatever the title hopes for was reached so far. */
const isReached =
  /\b(?:stood at|stands at|was|were|reached|achieved|fell to|rose to|came to|improved to|dropped to)\s*$/i;
/** How far before a figure a verb speaks of it, in characters. */
const verbReach = 50;

/** The numbers of a statement from `from` on, each with what the words around it make of it. */
export function findFigures(text: string, masked: string, from: number): Figure[] {
  const found = [...masked.matchAll(number)].filter(({ index }) => index >= from);
  return found.map((match, at) => {
    const previous = found[at - 1];
    const start = previous ? previous.index + previous[0].length : from;
    const before = masked.slice(start, match.index);
    const end = match.index + match[0].length;
    const bound = boundBefore.exec(before)?.[0] ?? "";
    const index = match.index - bound.length;
    return {
      text: text.slice(index, end).trim(),
      index,
      length: end - index,
      role: roleOf(
        before.slice(0, before.length - bound.length),
        masked.slice(end, end + 80),
        match[0],
        bound,
      ),
      isStrong: strong.test(match[0]),
      isBracketed: /\(\s*$/.test(before),
    };
  });
}

function roleOf(before: string, behind: string, figure: string, bound: string): Figure["role"] {
  if (targetBehind.test(behind) && !figureBehindTarget.test(behind)) return "target";
  if (changeBefore.test(before) || changeBehind.test(behind)) return "other";
  if (targetBefore.test(before)) return "target";
  if (bound !== "" || /\btarget/i.test(before)) return "other";
  const parted = partedBefore.test(before);
  // what the title says ("where maintenance should be considered:") is hoped of nobody
  const said = before.slice(before.lastIndexOf(":") + 1);
  const clause = /(?<![^,;()])[^,;()]*$/.exec(before)?.[0] ?? "";
  if (elsewhereBehind.test(behind)) return "other";
  if (!parted && (elsewhere.test(clause) || elsewhereNear.test(before))) return "other";
  const near = said.slice(-verbReach);
  if (!parted && foreseen.test(near)) return "other";
  if (!parted && hoped.test(near) && !isReached.test(before)) return "other";
  if (!slotBefore.test(before)) return "other";
  if (strong.test(figure) || closedBehind.test(behind)) return "actual";
  return (parted || before.trim() === "") && !/^\s*(?:year|or\b|to\b|and\b)/i.test(behind)
    ? "maybe"
    : "other";
}
