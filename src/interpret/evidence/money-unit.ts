import { parseScale } from "./money-word.ts";

/** A unit of the table, not an amount in a sentence: `£000`, `All figures in £m`, not `an overspend of £1.2m`. */
export const saysUnit = (text: string): boolean =>
  (/£\s?['’`]?0{3}|£\s?[km]\b(?!\w)|['’`]0{3}s?|\b(?:in|are|of)\s+(?:thousands?|millions?)\b|£\s?(?:thousands?|millions?)\b/i.test(
    text,
  ) &&
    !/£\s?\d[\d,.]*\s?(?:m|k|million|thousand)\b/i.test(text.replace(/£\s?['’`]?0{3}s?/g, "£x"))) ||
  /^\(?\s?£\s?\)?$|\ball (?:figures|amounts)\b.{0,40}\bin (?:whole )?(?:£|pounds)/i.test(text);

/** A line that gives the unit or numbers the table says nothing of what it is of. */
export const isUnitLine = (text: string): boolean =>
  /^\(?\s?(?:all (?:figures|amounts) (?:are )?(?:shown )?in\s+)?£?\s?['’`]?(?:0{3}s?|m|k|thousands?|millions?)\s?\)?$|^table \d+\.?$/i.test(
    text,
  ) ||
  (text.length < 60 && /^(?:all )?(?:figures|amounts)\b.*£/i.test(text));

/** How far a sentence about units reaches: the whole report, its appendix, or what stands under its heading. */
export type UnitReach = "report" | "part" | "heading";

/** `All figures are in £000s`, `Amounts shown in thousands of pounds`, `Tables in this appendix are in £m`. */
const ofFigures =
  /\b(?:figures|amounts|values|sums|tables|statements|monies|numbers)\b.{0,80}(?:£|\b(?:thousands?|millions?|pounds)\b|['’`]0{3})|(?:£\s?['’`]?0{3}s?|£\s?(?:[km]|millions?|thousands?))\b.{0,30}\bthroughout\b/i;
const ofReport =
  /\b(?:this|the|whole|entire)\s+(?:\w+\s+)?(?:report|document|paper|plan|booklet|book|publication|digest|summary)\b|\bthroughout\b(?!\s+(?:this|the)\s+(?:appendix|annexe?|section|chapter|part|table|statement))/i;
const ofPart = /\b(?:appendix|appendices|annexe?|part|chapter)\b/i;

/** A text longer than this is looked through sentence by sentence all the same; one sentence is no longer. */
const longestSentence = 300;

/** The sentences of a text: a unit said beside an amount in another sentence is still a unit. */
export const sentencesOf = (text: string): string[] =>
  text.length > 2_000 ? [] : text.split(/(?<=[.;!?])\s+(?=[A-Z(])/);

/** What a paragraph says of the unit of more than the next table, and how far that reaches. */
export function unitSaid(text: string): { text: string; reach: UnitReach } | undefined {
  for (const sentence of sentencesOf(text)) {
    if (sentence.length > longestSentence || parseScale(sentence) === undefined) continue;
    if (!saysUnit(sentence) || !(ofFigures.test(sentence) || isUnitLine(sentence))) continue;
    // "The table below shows figures in £000" speaks of one table
    if (
      /\b(?:(?:table|statement) (?:below|above|overleaf)|(?:following|next|this|above|below) (?:table|statement))\b/i.test(
        sentence,
      )
    )
      continue;
    const reach = ofPart.test(sentence) ? "part" : ofReport.test(sentence) ? "report" : "heading";
    return { text: sentence, reach };
  }
  return undefined;
}
