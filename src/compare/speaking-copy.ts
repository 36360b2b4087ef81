import { largest, smallest } from "../long-lists.ts";
import { inOrder, type ReportRecords } from "./report.ts";

/** A copy of a report with every record as one text, and how often it stands there. */
export interface ReadCopy {
  readonly copy: ReportRecords;
  readonly texts: ReadonlyMap<string, number>;
}

export interface SpeakingCopy {
  readonly speaks: ReportRecords;
  /** Why it is this one, in one sentence. */
  readonly why: string;
}

// A few rows read otherwise are no reason to give up the pages, which every citation needs.
const straysAllowed = 0.02;
// So much shorter than the longest copy, something was lost on the way.
const shortest = 0.95;

interface Weighed extends ReadCopy {
  /** Records on which it stands against most copies: has them alone, or lacks what they have. */
  readonly strays: number;
  readonly agreed: number;
  readonly size: number;
}

/** The copy with pages that agrees with most of the others; an unpaged one only where those have lost something. */
export function chooseSpeaking(copies: readonly ReadCopy[]): SpeakingCopy {
  const held = holders(copies);
  const majority = [...held.values()].filter((count) => count * 2 > copies.length).length;
  const weighed = copies.map((one) => weigh(one, held, copies.length));
  const fewestStrays = smallest(weighed.map(({ strays }) => strays));
  const longest = largest(weighed.map(({ size }) => size));
  const faults = ({ copy, strays, size }: Weighed): readonly number[] => [
    Number(strays > fewestStrays + straysAllowed * majority),
    Number(size < shortest * longest),
    Number(copy.report.format !== "pdf"),
    statusOrder[copy.report.status],
    strays,
    copy.report.problems,
    -size,
  ];
  const [best] = weighed.toSorted((a, b) => {
    const [left, right] = [faults(a), faults(b)];
    const at = left.findIndex((fault, place) => fault !== right[place]);
    return at >= 0
      ? (left[at] ?? 0) - (right[at] ?? 0)
      : inOrder(a.copy.report.doc, b.copy.report.doc) ||
          inOrder(a.copy.report.sha256, b.copy.report.sha256);
  });
  if (!best) throw new RangeError("a report has at least one copy");
  return { speaks: best.copy, why: sayWhy(best, weighed, majority, longest) };
}

const statusOrder = { read: 0, "partly-read": 1, unread: 2 } as const;

/** How many copies have each record. */
function holders(copies: readonly ReadCopy[]): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { texts } of copies)
    for (const text of texts.keys()) held.set(text, (held.get(text) ?? 0) + 1);
  return held;
}

/** Where the copies are divided half and half, as two always are, no majority says who is right. */
function weigh(
  { copy, texts }: ReadCopy,
  held: ReadonlyMap<string, number>,
  copies: number,
): Weighed {
  let [agreed, strays, size] = [0, 0, 0];
  for (const [text, count] of held) {
    const has = texts.has(text);
    if (has && count * 2 > copies) agreed += 1;
    else if (has ? count * 2 < copies : count * 2 > copies) strays += 1;
  }
  for (const count of texts.values()) size += count;
  return { copy, texts, agreed, size, strays };
}

function sayWhy(best: Weighed, all: readonly Weighed[], majority: number, longest: number): string {
  const agreement =
    all.length > 2
      ? `agrees with most of the ${all.length} copies on ${best.agreed} of ${majority} records`
      : `has ${best.size} records, ${best.agreed} of them as the other`;
  const paged = all.filter(({ copy }) => copy.report.format === "pdf");
  if (best.copy.report.format === "pdf")
    return `${paged.length > 1 ? "Of the copies with pages, it" : "It alone has pages, and"} ${agreement}.`;
  if (paged.length === 0) return `None has pages; it ${agreement}.`;
  const lost = paged.some(({ size }) => size < shortest * longest);
  return `It ${agreement}; ${lost ? "of the copy with pages a part was lost" : "the copy with pages reads differently"}.`;
}
