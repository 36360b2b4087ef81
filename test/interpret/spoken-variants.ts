import type { Block, Document } from "../../src/document.ts";
import { type Numbers, numbersFrom, oneOf } from "../seeded-numbers.ts";

type Said = Exclude<Block, { kind: "table" }>;
type Change = (block: Said, said: readonly Said[], next: Numbers) => readonly Said[];

/** What is said beside the tables of documents. */
export const saidIn = (documents: readonly Document[]): Said[] =>
  documents.flatMap(({ blocks }) => blocks.filter(isSaid));

const isSaid = (block: Block): block is Said => block.kind !== "table";

const otherDigit = (next: Numbers) => () => String(Math.floor(next() * 10));

/** The words from one place of a text up to another. */
function cut(text: string, next: Numbers): string {
  const words = text.split(" ");
  const from = next() < 0.5 ? 0 : Math.floor(next() * words.length);
  return words.slice(from, from + 1 + Math.floor(next() * (words.length - from))).join(" ");
}

const changes: readonly Change[] = [
  (_, said, next) => [oneOf(said, next)],
  (block, said, next) => [{ ...block, text: oneOf(said, next).text }],
  (block, said, next) => [{ ...block, text: `${block.text} ${oneOf(said, next).text}` }],
  (block, said, next) => [
    {
      ...block,
      text: `${block.text}${oneOf([": ", " - ", ", ", "\n"], next)}${oneOf(said, next).text}`,
    },
  ],
  (block, said, next) => [
    { ...block, text: `${cut(block.text, next)} ${cut(oneOf(said, next).text, next)}` },
  ],
  (block, _, next) => [{ ...block, text: cut(block.text, next) }],
  (block, _, next) => [{ ...block, text: block.text.replace(/\d/g, otherDigit(next)) }],
  (block) => [{ ...block, text: block.text.toUpperCase() }],
  (block) => [{ ...block, text: block.text.replace(/[.:;]$/, "") }],
  (block) => [{ ...block, text: `${block.text}:` }],
  ({ text }, _, next) => [{ kind: "heading", level: 1 + Math.floor(next() * 3), text }],
  ({ text }) => [{ kind: "paragraph", text }],
  ({ text }) => [{ kind: "list-item", text }],
  (block) => [block, block],
  (block, said, next) => [block, oneOf(said, next), oneOf(said, next)],
  () => [],
];

/** A document in which half of what stands beside its tables is said in another way, or is of another document. */
export function spokenVariant(given: Document, said: readonly Said[], seed: number): Document {
  const next = numbersFrom(seed);
  const share = oneOf([0.2, 0.5, 0.8], next);
  const blocks = given.blocks.flatMap((block): readonly Block[] => {
    if (next() > share) return [block];
    return isSaid(block) ? oneOf(changes, next)(block, said, next) : tableChange(block, said, next);
  });
  return { ...given, blocks };
}

/** A table is left out, or something is said right over it or below it. */
function tableChange(table: Block, said: readonly Said[], next: Numbers): readonly Block[] {
  const how = next();
  if (how < 0.2) return [];
  return how < 0.6 ? [oneOf(said, next), table] : [table, oneOf(said, next)];
}
