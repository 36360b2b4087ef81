import { largest } from "../long-lists.ts";
import { allIndicators, type CatalogueIndicator, findIndicator, isVerified } from "./indicators.ts";
import { type Lineage, lineageOf } from "./lineage.ts";
import { titleLikeness, titleToTerms } from "./title.ts";
import { catalogueRarity, matchTitle } from "./title-match.ts";

/** Whether the title printed beside a code is that of another indicator. */

// A code is doubted where another line's title fits the printed title better by this much.
const doubtBy = 0.12;
const doubtFrom = 0.5;

/** Of a code printed without its part, the code of another number whose title has every word of ours, and one more. */
export function siblingOf(printed: string, title: string): string | undefined {
  const code = printed.replace(/^BV(?!PI)/, "BVPI");
  const number = /^[A-Z-]+\d+/.exec(code)?.[0] ?? code;
  const parts = allIndicators().filter((entry) => entry.code.startsWith(`${code}(`));
  if (parts.length === 0) return undefined;
  const own = largest(parts.map((entry) => likenessToLine(entry, title)));
  const rivals = matchTitle(title).filter(({ code: other, score }) => {
    const entry = findIndicator(other);
    if (!entry || parts.includes(entry) || score < doubtFrom || score < own) return false;
    return parts.every((part) => explainsMore(title, entry, lineageOf(part)));
  });
  return (rivals.find(({ code: other }) => other.startsWith(number)) ?? rivals[0])?.code;
}

/** The code whose title the printed one fits better than the titles of the code's own line. */
export function rivalOf(entry: CatalogueIndicator, title: string): string | undefined {
  const line = lineageOf(entry);
  if (line.titles.length === 0) return undefined;
  const own = likenessToLine(entry, title);
  const rival = matchTitle(title).find((match) => {
    const named = findIndicator(match.code);
    if (!named || named.code === entry.parent || named.parent === entry.code) return false;
    return lineageOf(named).root.code !== line.root.code && explainsMore(title, named, line);
  });
  if (!rival || rival.score < doubtFrom || rival.score < own + doubtBy) return undefined;
  return rival.code;
}

/** Whether an entry has every word the title shares with the line, and one more: "initial" where the line says "core". */
function explainsMore(title: string, named: CatalogueIndicator, line: Lineage): boolean {
  const { stems } = titleToTerms(title);
  const ours = new Set(line.titles.flatMap((own) => titleToTerms(own).stems));
  const theirs = new Set(titleToTerms(named.title).stems);
  return (
    stems.every((stem) => !ours.has(stem) || theirs.has(stem)) &&
    stems.some((stem) => theirs.has(stem) && !ours.has(stem))
  );
}

/** Best likeness of a title to any title of an entry's line. */
export function likenessToLine(entry: CatalogueIndicator, title: string): number {
  const terms = titleToTerms(title);
  const scores = lineageOf(entry).codes.map((code) => {
    const named = findIndicator(code);
    return named && isVerified(named)
      ? titleLikeness(terms, titleToTerms(named.title), catalogueRarity())
      : 0;
  });
  return largest([0, ...scores]);
}
