import { findCouncil } from "../catalogue/index.ts";
import { nearestName } from "../compare/nearest.ts";
import { WorkFailed } from "../problem.ts";
import { printable } from "../render/text.ts";

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
  const nearest = nearestName(typed, names);
  const there =
    names.length === 0
      ? "it holds no report whose council is known"
      : `there ${names.length === 1 ? "is" : "are"} ${names.join(", ")}`;
  throw new WorkFailed(
    2,
    printable(
      `${db} holds no report of "${typed}"; ${there}.${nearest ? ` Did you mean ${nearest}?` : ""}`,
    ),
  );
}
