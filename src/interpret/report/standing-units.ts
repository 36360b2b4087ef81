import type { Block, Document } from "../../document.ts";
import { saysUnit, type UnitReach, unitSaid } from "../evidence/money-unit.ts";
import { parseScale } from "../evidence/money-word.ts";
import { oneLine } from "../table/grid.ts";

/** A unit that was stated once, and the level of the heading with which its reach ends: 0 is the whole report. */
interface Standing {
  readonly text: string;
  readonly level: number;
}

/** The council and the title: more headings than that are no cover. */
const mostTitleLines = 2;

/**
 * The units that hold for more than the next table: stated in a heading for all that stands under it, or in
 * a sentence ("All figures in this report are in £000") for as much as it says. Told the blocks in order.
 */
export class StandingUnits {
  readonly #ofReport: readonly string[];
  #standing: Standing[] = [];
  #level = Number.POSITIVE_INFINITY;
  #partLevel: number | undefined;
  /** True until something else than a heading was seen: a sentence under the report's title is about all of it. */
  #isCover = true;
  #headings = 0;

  constructor({ blocks }: Document) {
    this.#ofReport = blocks.flatMap((block) => {
      const said = block.kind === "table" ? undefined : unitSaid(oneLine(block.text));
      return said?.reach === "report" ? [said.text] : [];
    });
  }

  /** The texts that give a unit here, the nearest first; those about the whole report last. */
  get here(): { readonly near: readonly string[]; readonly report: readonly string[] } {
    return {
      near: [...this.#standing].reverse().map(({ text }) => text),
      report: this.#ofReport,
    };
  }

  heading(block: Exclude<Block, { kind: "table" }>, text: string, isPart: boolean): void {
    // "(All figures in £000)" alone on its line is printed like a heading
    if (block.kind !== "heading" && unitSaid(text)) {
      this.line(text);
      return;
    }
    const level = block.kind === "heading" ? block.level : Number.POSITIVE_INFINITY;
    this.#headings += 1;
    this.#standing = this.#standing.filter((standing) => standing.level < level);
    this.#level = level;
    if (isPart) this.#partLevel = level;
    if (Number.isFinite(level) && parseScale(text) !== undefined && saysUnit(text))
      this.#standing.push({ text, level });
  }

  line(text: string): void {
    const said = unitSaid(text);
    if (said && said.reach !== "report")
      this.#standing.push({ text: said.text, level: this.#levelOf(said.reach, said.text) });
    if (!said && this.#headings > 0) this.#isCover = false;
  }

  table(): void {
    this.#isCover = false;
  }

  #levelOf(reach: UnitReach, text: string): number {
    if (reach === "part" && this.#partLevel !== undefined) return this.#partLevel;
    const isOnCover = this.#isCover && this.#headings <= mostTitleLines && /\ball\b/i.test(text);
    return isOnCover ? 0 : this.#level;
  }
}
