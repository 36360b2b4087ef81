import { findCouncil } from "../catalogue/index.ts";
import { WorkFailed } from "../problem.ts";
import { nearestName } from "./nearest.ts";

/**
 * The council's name as its reports have it (`councils`, with repetitions and empty ones); else a sentence
 * with those there are, and the nearest.
 */
export function foundCouncil(typed: string, councils: readonly string[], db: string): string {
  const names = [...new Set(councils.filter(Boolean))].sort();
  const known = findCouncil(typed);
  const found = names.find(
    (name) =>
      name.toLowerCase() === typed.trim().toLowerCase() ||
      (known !== undefined && findCouncil(name)?.name === known.name),
  );
  if (found !== undefined) return found;
  const there =
    names.length === 0
      ? "it holds no report whose council is known"
      : `there ${names.length === 1 ? "is" : "are"} ${names.join(", ")}`;
  throw new WorkFailed(
    2,
    `${db} holds no report of "${typed}"; ${there}.${meant(nearestName(typed, names))}`,
  );
}

/** The doc of the report named by its doc or its file; else a sentence with the nearest. */
export function foundReport(
  typed: string,
  reports: readonly { readonly doc: string; readonly file: string }[],
  db: string,
): string {
  const found =
    reports.find(({ doc }) => doc === typed) ?? reports.find(({ file }) => file === typed);
  if (found) return found.doc;
  const nearest = nearestName(
    typed,
    reports.map(({ doc }) => doc),
  );
  throw new WorkFailed(
    2,
    `${db} holds no report "${typed}".${meant(nearest)} v_report lists them.`,
  );
}

/** What is printed in the archive, to look a name up in: codes, references, titles. */
export interface Findable {
  readonly names: readonly string[];
  /** Longer texts, in which words are looked for. */
  readonly texts: readonly string[];
}

/** A sentence with the nearest name, where nothing printed answers to what was typed. */
export function refuseUnknown(
  option: "--indicator" | "--theme",
  typed: string,
  { names, texts }: Findable,
  db: string,
): never {
  const nearest =
    nearestName(typed, names) ?? nearestName(typed, texts) ?? nearestWord(typed, texts);
  const list =
    option === "--theme" && names.length > 0 ? ` Its themes are ${names.join("; ")}.` : "";
  throw new WorkFailed(
    2,
    `${db} holds no figure of the ${option.slice(2)} "${typed}".${meant(nearest)}${list}`,
  );
}

/** The text that has the words typed, or words like them. */
function nearestWord(typed: string, texts: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return texts.find((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return wanted.every((word) => nearestName(word, words) !== undefined);
  });
}

const meant = (nearest: string | undefined): string => (nearest ? ` Did you mean ${nearest}?` : "");
