import { findCouncilsNamed } from "../../catalogue/index.ts";
import type { Block } from "../../document.ts";
import { oneLine } from "../table/grid.ts";
import { type CoverLine, coverBlocks, labelled } from "./cover.ts";
import { kindOf } from "./kind.ts";
import { isOtherThanName, type Title } from "./title.ts";

/** Whose report it is within the council: the directorate and the service. */
export interface Unit {
  readonly directorate: string;
  readonly service: string;
}

/** Services of a whole department are its directorate: `Children's Services`, `Adult Services`. */
const departmental = /^(?:children|adults?|social|community)\b.*\bservices$/i;

export function unitOf(
  blocks: readonly Block[],
  cover: readonly CoverLine[],
  { titleLines }: Title,
): Unit {
  const named = namedInTitle(titleLines);
  const directorate = labelled(cover, /^(?:directorate|department)$/);
  const service = labelled(cover, /^(?:services?|service areas?|division|business unit)$/);
  const isDepartment = departmental.test(named) || /^(?:department|directorate) of\b/i.test(named);
  return {
    directorate:
      directorate ??
      (isDepartment && service === undefined ? titleCase(named) : directorateOf(blocks, cover)),
    service: service ?? (isDepartment ? "" : named),
  };
}

/** A name printed in capitals as a sentence writes it: `CHILDREN'S SERVICES` is `Children's Services`. */
const titleCase = (name: string): string =>
  /[a-z]/.test(name)
    ? name
    : name.toLowerCase().replace(/(?<![a-z'’])[a-z]/g, (letter) => letter.toUpperCase());

function directorateOf(blocks: readonly Block[], cover: readonly CoverLine[]): string {
  const own = cover.find(
    ({ text }) =>
      text.length <= 80 &&
      /^(?:department|directorate) of [A-Z].{3,60}$|^.{3,60}\sdirectorate$/i.test(text) &&
      !/\b(?:for|summary|report|plan)\b/i.test(text),
  );
  if (own) return own.text.replace(/(?<!\s)\s+directorate$/i, "");
  const inText = blocks
    .slice(0, coverBlocks * 2)
    .flatMap((block) => (block.kind === "table" ? [] : [oneLine(block.text)]));
  for (const text of inText) {
    const officer =
      /\b(?:corporate|executive|strategic)\s+director\s+(?:of|for)?\s*(?:the\s+)?([A-Z][\w’']+(?:(?:,|\s+and|\s+&)?\s+(?:[A-Z][\w’']+|and|&))*)/.exec(
        text,
      );
    if (officer?.[1]) return officer[1].replace(/(?<![,\s])[,\s]+$/, "");
  }
  return "";
}

/** Words at the ends of a title that name no service. */
const generic =
  "corporate|council|directorate|departmental|annual|best value|joint|integrated|revenue|capital|budget|finance|financial|improvement|quarterly|monthly|management|information|half[- ]year(?:ly)?|mid[- ]year|performance|monitor(?:ing)?|progress|report|update|review|scorecard|plan|final|draft|overview|year end|outturn|position|local area agreement|strategic|service delivery|service|delivery|and|for|[\\d/–—-]+|(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter|(?:quarter|qtr|q)\\s?[1-4]|[,:;–-]";
const genericStart = new RegExp(`^(?:(?:${generic})(?:\\s+|$))+`, "i");
const genericEnd = new RegExp(`(?:\\s*(?<![A-Za-z])(?:${generic}))+$`, "i");

/** What a title names beside the words for its kind: `Business Support & Commissioning SERVICE PLAN`, `Service Plan for Libraries`. */
function namedInTitle(titleLines: readonly string[]): string {
  const [before = "", line = ""] = titleLines;
  const kind = kindOf(line);
  const pattern =
    kind && kind.type !== "other" ? kind.pattern : /\b(?:performance|monitoring) report\b/i;
  const at = line.search(pattern);
  const behind = /\bplan\s+(?:for|[–:-])\s+(?:the\s+)?([A-Z][A-Za-z&,’' ]+)/.exec(line)?.[1] ?? "";
  for (const candidate of [line.slice(0, Math.max(0, at)), behind, before]) {
    if (isOtherThanName(candidate) || /[:?!]/.test(candidate)) continue;
    const named = /^(?:directorate|department) of\b/i.test(candidate)
      ? candidate.trim()
      : candidate.replace(genericStart, "").replace(genericEnd, "").trim();
    if (named.replace(/[^A-Za-z]/g, "").length < 4 || named.split(" ").length > 8) continue;
    if (
      /^(?:report|subject|date|to|from|contents?|produced|version|cabinet)\b|\b(?:committee|panel|board|cabinet)$/i.test(
        named,
      ) ||
      /\d{4}|[“”"]/.test(candidate)
    )
      continue;
    if (findCouncilsNamed(candidate).length > 0) continue;
    return named;
  }
  return "";
}
