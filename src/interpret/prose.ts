import type { Document } from "../document.ts";
import { findCodes } from "../printed/code.ts";
import type { IndicatorRow, PrintedValue } from "../rows.ts";
import { oneLine } from "./grid.ts";

/** A figure as prose prints it. */
const figure = "(?:£\\s?)?[+−–-]?\\d[\\d,]*(?:\\.\\d+)?\\s?%?";
/** `62.1% against a target of 75%`, `9.4% (target 10%)`, `81%, target 80%`. */
const valueAndTarget = new RegExp(
  `(?<![\\w.])(${figure})\\s*(?:,|\\()?\\s*(?:against|compared (?:with|to)|versus|v\\.?s?\\.?)?\\s*(?:(?:a|the|an|its|our)\\s+)?(?:annual |year[- ]end |quarterly |agreed )?target(?: of| was| is|:)?\\s+(${figure})`,
  "i",
);
/** Families that are known everywhere; a local code in a sentence may be anything. */
const nationalCode = /^(?:NI|BVPI|BV|PAF-)\d|^PAF-[A-E]\d/;
/** A statement about one indicator is short. */
const longestStatement = 400;
/** Text that is no statement about the code: it says where the figure comes from or compares other places. */
const notOwn = /\b(?:nationally|national average|england|neighbours?|compared to other)\b/i;

/**
 * Indicators whose figures stand in a sentence or bullet: `NI 59: 62.1% against a target of 75%`. Only
 * where one national code, one value and one target stand in one statement; anything less is left.
 */
export function readProse(document: Document): IndicatorRow[] {
  return document.blocks.flatMap((block, index) => {
    if (block.kind === "table" || block.kind === "heading") return [];
    const page = block.page;
    return oneLine(block.text)
      .split(/(?<=[.;])\s+(?=[A-Z])/)
      .flatMap((statement, place) =>
        readStatement(statement, { block: index, ...(page !== undefined ? { page } : {}) }, place),
      );
  });
}

function readStatement(
  statement: string,
  source: PrintedValue["source"],
  place: number,
): IndicatorRow[] {
  if (statement.length > longestStatement || notOwn.test(statement)) return [];
  const codes = findCodes(statement).filter(({ code }) => nationalCode.test(code));
  const match = valueAndTarget.exec(statement);
  const [code] = codes;
  if (!match || !code || codes.length !== 1 || code.index > match.index) return [];
  const [, actual = "", target = ""] = match;
  const end = code.index + code.length;
  const between = statement.slice(end, match.index).replace(/^[\s:–—.()-]+/, "");
  const title = oneLine(
    between
      .replace(/\b(?:was|were|is|are|at|performance|of|stood|achieved)\b\s*$/gi, "")
      .replace(/[\s,:–—-]+(?:was|is|at)?$/i, ""),
  );
  const value = (measure: "actual" | "target", text: string, at: number): PrintedValue => ({
    measure,
    header: statement.slice(0, code.index),
    text: text.trim(),
    struck: [],
    baseline: false,
    source,
    place: place * 2 + at,
  });
  return [
    {
      kind: "indicator",
      places: [],
      indicatorTable: 0,
      section: "",
      reference: statement.slice(code.index, end),
      referenceHeader: "",
      title,
      unit: "",
      responsible: "",
      commentary: "",
      statuses: [],
      directions: [],
      values: [value("actual", actual, 0), value("target", target, 1)],
      evidence: ["read from a sentence, not from a table"],
    },
  ];
}
