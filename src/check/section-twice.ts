import type { Block } from "../document.ts";
import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";

/** A paragraph must be this long to tell a section by: short ones are boilerplate ("Nothing to report this quarter."). */
const leastLetters = 150;
/** A first copy cut by a page break still begins the same. */
const comparedLetters = 120;
/** A heading is this short where the format does not mark it as one. */
const longestHeading = 120;

interface Section {
  readonly heading: string;
  readonly key: string;
  readonly block: number;
  readonly page?: number | undefined;
  /** Beginnings of its long paragraphs. */
  readonly paragraphs: readonly string[];
}

/** Sections printed twice: the same heading over the same first words. */
export function findRepeatedSections({ document }: CheckedReport): Finding[] {
  const first = new Map<string, Section>();
  return toSections(document?.blocks ?? []).flatMap((section) => {
    const [opening] = section.paragraphs;
    if (opening === undefined) return [];
    const key = `${section.key}|${opening}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, section);
      return [];
    }
    const page = section.page ?? before.page;
    return [
      toFinding({
        code: "section-repeated",
        sure: "certain",
        records: [],
        at: page === undefined ? {} : { page },
        printed: section.heading,
        expected: "the section once",
        message: `The section ${quoted(section.heading)} is printed twice, with the same text${
          before.page === undefined || section.page === undefined || before.page === section.page
            ? ""
            : `, on pages ${before.page} and ${section.page}`
        }.`,
      }),
    ];
  });
}

function toSections(blocks: readonly Block[]): Section[] {
  const sections: {
    heading: string;
    key: string;
    block: number;
    page?: number | undefined;
    paragraphs: string[];
  }[] = [];
  for (const [block, one] of blocks.entries()) {
    if (one.kind === "table") continue;
    const letters = lettersOf(one.text);
    if (one.kind === "heading" || (isHeadingLike(one.text) && letters !== "")) {
      sections.push({
        heading: one.text.trim(),
        key: letters,
        block,
        page: one.page,
        paragraphs: [],
      });
    } else if (letters.length >= leastLetters) {
      sections.at(-1)?.paragraphs.push(letters.slice(0, comparedLetters));
    }
  }
  return sections;
}

/** `2.1 Building Schools for the Future`, not a sentence. */
const isHeadingLike = (text: string): boolean =>
  text.length <= longestHeading &&
  /^\s*\d+(?:\.\d+)*\.?\s+\p{Lu}/u.test(text) &&
  !/[.;:]\s*$/.test(text);

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
