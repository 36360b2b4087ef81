import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Block, Cell, Document, SourceFile } from "../src/document.ts";
import { documentOf, sourceOf } from "./builders.ts";

/**
 * A small document as a line of fixtures/made/stages has it: a block is `"# Heading"`, `"paragraph"`, a list of rows
 * whose cells are parted by ` | `, or the block itself where it has more to it; of its cells what most lack is left out.
 */
interface Made {
  readonly blocks: readonly (string | readonly string[] | Block)[];
  readonly format?: Document["format"];
  readonly running?: Document["running"];
  readonly source?: Partial<SourceFile>;
}

export const stagesFolder = new URL("../fixtures/made/stages/", import.meta.url);

/** What the documents of a file are about. */
export const madeGroups = (): string[] =>
  readdirSync(stagesFolder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => basename(name, ".jsonl"));

export const madeDocuments = (group: string): Document[] =>
  readFileSync(new URL(`${group}.jsonl`, stagesFolder), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => madeToDocument(JSON.parse(line) as Made));

export function madeToDocument({ blocks, source, ...rest }: Made): Document {
  return {
    ...documentOf(),
    ...rest,
    source: { ...sourceOf("a"), ...source },
    blocks: blocks.flatMap((block) =>
      typeof block === "string" || isRows(block) ? documentOf(block).blocks : [wholeBlock(block)],
    ),
  };
}

const isRows = (block: readonly string[] | Block): block is readonly string[] =>
  Array.isArray(block);

/** A block with what its cells were written without. */
export const wholeBlock = (block: Block): Block =>
  block.kind === "table"
    ? { ...block, cells: block.cells.map((cell): Cell => ({ ...whole, ...cell })) }
    : block;

const whole = { rowSpan: 1, columnSpan: 1, marks: [] };
