import type { Document } from "../../document.ts";
import type { KeyEntry } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import { isKey, pairsOfKey } from "../evidence/key.ts";
import { type GridRow, oneLine } from "../table/grid.ts";

/** Whether a table is the report's own key: marks or states beside what they mean. */
export const isLegend = (table: LogicalTable): boolean =>
  isKey([...table.titles, ...table.headerRows, ...table.rows]);

/** The report's own key: which colour or symbol means what. */
export function readLegend(table: LogicalTable): KeyEntry[] {
  const directions = [...table.context.above.map(({ text }) => text)].some((text) =>
    /direction of travel/i.test(text),
  );
  const printed = [...table.titles, ...table.headerRows, ...table.rows];
  const [only] = printed;
  const entries =
    printed.length === 1 && only
      ? pairsOfKey(only).map((cells): Pick<GridRow, "cells"> => ({ cells }))
      : [];
  return (entries.length > 0 ? entries : printed).flatMap((row) => {
    const word = oneLine(row.cells[0]?.text ?? "");
    const meaning = row.cells
      .slice(1)
      .filter(({ fromAbove, fromLeft }) => !fromAbove && !fromLeft)
      .map(({ text }) => oneLine(text))
      .filter((text) => text !== "")
      .join(" | ");
    const marks = row.cells.flatMap(({ cell, fromAbove, fromLeft }) =>
      cell && !fromAbove && !fromLeft ? cell.marks : [],
    );
    if (word === "" && marks.length === 0) return [];
    const ofDirection =
      directions ||
      /\b(?:better|worse|same)\b.{0,200}\b(?:last|previous) (?:year|period|quarter)|same period last year/i.test(
        meaning,
      ) ||
      saysDirection.test(meaning);
    return [
      {
        word,
        meaning,
        marks,
        of: ofDirection ? ("direction" as const) : ("status" as const),
        table: table.context.number,
      },
    ];
  });
}

/** `Key: G = on target; A = just short of it; R = …` in a line of text or in a row over the whole table. */
export const isKeyLine = (text: string): boolean => keyOfLine(text).length >= 2;

const keyLine = /^(?:key|legend|symbols?)(?:\s+to\s+[a-z ]{1,40})?\s?[:–-]\s*/i;
const colourMeaning = /=\s?(?:red|amber|yellow|green)\b/gi;
/** A key in a line is no longer than this, in characters. */
const longestKey = 600;

function keyOfLine(
  printed: string,
): readonly { readonly word: string; readonly meaning: string }[] {
  const text = printed.length > longestKey ? "" : oneLine(printed);
  const opening = keyLine.exec(text)?.[0];
  // without its word a key is a line of colours and what they mean: "Yes = green: done. No = red: not done."
  const isOfColours = [...text.matchAll(colourMeaning)].length >= 2;
  if (opening === undefined && !isOfColours) return [];
  const parts = text
    .replace(/^[a-z ]{1,40}\?\s*/i, "")
    .slice(opening?.length ?? 0)
    .split(isOfColours ? /\s?(?:[;|•]|\.(?=\s|$))\s?/ : /\s?[;|•]\s?/)
    .filter((part) => part !== "");
  const isEqual = parts.every((part) => part.includes("="));
  const read = parts.map((part) => {
    const at = isEqual ? part.indexOf("=") : part.search(/\s[–-]\s|:\s/);
    return at < 1
      ? undefined
      : {
          word: oneLine(part.slice(0, at)),
          meaning: part
            .slice(at + 1)
            .replace(/^[\s:–-]+/, "")
            .replace(/\.$/, ""),
        };
  });
  const entries = read.filter((entry) => entry !== undefined && entry.word.length <= longestWord);
  return entries.length === parts.length ? (entries as { word: string; meaning: string }[]) : [];
}
/** What a key explains is no longer than this, in characters. */
const longestWord = 30;

/** The entries of keys that stand in lines of text and in rows of tables that hold nothing else. */
export function readKeyLines(document: Document): KeyEntry[] {
  return document.blocks.flatMap((block, at) => {
    const texts =
      block.kind === "table"
        ? block.cells.filter(({ columnSpan }) => columnSpan > 1).map(({ text }) => text)
        : [block.text];
    return texts.flatMap((text) =>
      keyOfLine(text).map(({ word, meaning }) => ({
        word,
        meaning,
        marks: [],
        of: saysDirection.test(meaning) ? ("direction" as const) : ("status" as const),
        table: -1 - at,
      })),
    );
  });
}

/** `Performance is better`, `Improving since last year`: how it moves, not how it stands. */
const saysDirection =
  /^(?:(?:performance|results?|it|this|the trend|trend) )?(?:is |has |was |are )?(?:got(?:ten)? |getting |become |gone |going |moved |stayed |staying |remained |about )?(?:better|worse|up\b|down\b|steady|level|risen|fallen|rising|falling|improv\w*|deteriorat\w*|unchanged|declin\w*|no change|the same|static|stable)\b(?! than (?:the )?target)/i;
