import type { PrintedValue } from "../../rows.ts";
import { oneLine } from "../table/grid.ts";

/** Values that stand one below another in one cell, each a figure or a word for a missing one. */
const oneValue =
  /(?:[<>]?\s?[+(−–-]?\s?£?\d[\d,]*(?:\.\d+)?\s?%?\)?(?:\s?\((?:prov\.?|p)\))?|N\/A|n\/a|NA|TBC|tbc|New)(?=\s|$)/y;

/** A count and the share it makes, `22 (24%)` (Durham 2007/08). */
const withShare = /\d\s*(?:[–-]\s*)?\(\s?\d[\d.,]*\s?%\s?\)/;

/** The values of a cell that holds nothing but several; undefined where it holds one or anything else. */
export function splitValues(cell: string): string[] | undefined {
  const lines = cell
    .split("\n")
    .map(oneLine)
    .filter((line) => line !== "");
  if (lines.length > 1 && lines.every((line) => readValues(line)?.length === 1)) return lines;
  // one figure printed twice over is one value of one title
  if (withShare.test(cell)) return undefined;
  const values = readValues(oneLine(cell));
  return values && values.length > 1 ? values : undefined;
}

function readValues(text: string): string[] | undefined {
  const values: string[] = [];
  let at = 0;
  while (at < text.length) {
    oneValue.lastIndex = at;
    const match = oneValue.exec(text);
    if (!match) return undefined;
    values.push(match[0].trim());
    at = oneValue.lastIndex;
    while (text[at] === " ") at++;
  }
  return values.length > 0 ? values : undefined;
}

/** A title that lists parts under one heading. */
export interface TitleParts {
  readonly heading: string;
  readonly parts: readonly string[];
}

const bullet = /[•●▪◦○·§]\s*/;

/**
 * A title's heading and its `count` parts: bullets, lines, or, where the print lost both, a phrase
 * that begins each part (Cumbria 2007-8: "Value Added KS1 to KS2 Value Added KS2-KS3 …").
 */
export function splitTitle(title: string, count: number): TitleParts | undefined {
  const [first = "", ...bulleted] = title.split(bullet);
  if (bulleted.length === count) return { heading: oneLine(first), parts: bulleted.map(oneLine) };
  const lines = title
    .split("\n")
    .map((line) => oneLine(line.replace(bullet, "")))
    .filter((line) => line !== "");
  if (lines.length === count + 1) return { heading: lines[0] ?? "", parts: lines.slice(1) };
  if (lines.length === count && lines.length > 1) return withHeading(lines);
  return splitByPhrase(oneLine(title.replace(new RegExp(bullet, "g"), "")), count);
}

/** The first part may stand behind the heading: `timeliness of social care (PAF C64)– Initial assessments`. */
function withHeading(lines: readonly string[]): TitleParts {
  const [, heading = "", part = ""] = /^(.{12,}?[–—:])\s+([A-Z].*)$/.exec(lines[0] ?? "") ?? [];
  return part === ""
    ? { heading: "", parts: lines }
    : { heading, parts: [part, ...lines.slice(1)] };
}

function splitByPhrase(title: string, count: number): TitleParts | undefined {
  const words = title.split(" ");
  for (let start = 0; start < words.length - 1; start++) {
    const phrase = `${words[start]} ${words[start + 1]}`;
    if (!/^[A-Z%]/.test(phrase)) continue;
    const starts = words.flatMap((_, index) =>
      `${words[index]} ${words[index + 1]}` === phrase ? [index] : [],
    );
    if (starts.length !== count || starts[0] !== start) continue;
    return {
      heading: words.slice(0, start).join(" "),
      parts: starts.map((from, index) =>
        words.slice(from, starts[index + 1] ?? words.length).join(" "),
      ),
    };
  }
  return undefined;
}

/**
 * Where a title lists parts and the value cells hold as many values, each part is an indicator of its
 * own; a cell that holds one value goes to the first part.
 */
export function splitStack(
  title: string,
  values: readonly PrintedValue[],
): { title: string; values: PrintedValue[] }[] | undefined {
  const split = values.map((value) => splitValues(value.text));
  const counts = new Set(split.flatMap((list) => (list ? [list.length] : [])));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined) return undefined;
  const parts = splitTitle(title, count);
  if (!parts) return undefined;
  return parts.parts.map((part, index) => ({
    title: oneLine(`${parts.heading} ${part}`),
    values: values.flatMap((value, at) => {
      const list = split[at];
      if (list) return [{ ...value, text: list[index] ?? "", place: index }];
      return index === 0 ? [value] : [];
    }),
  }));
}
