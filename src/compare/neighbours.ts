import { findCouncil } from "../catalogue/index.ts";
import { inOrder } from "./report.ts";

/** Councils of the same type, those of the same region first: who a council is measured against. */
export function neighboursOf(name: string, councils: readonly string[], atMost: number): string[] {
  const own = findCouncil(name);
  if (!own) return [];
  const alike = [...new Set(councils)].flatMap((other) => {
    const council = findCouncil(other);
    return other !== name && council?.type === own.type
      ? [{ other, near: council.region === own.region }]
      : [];
  });
  return alike
    .sort((a, b) => Number(b.near) - Number(a.near) || inOrder(a.other, b.other))
    .slice(0, atMost)
    .map(({ other }) => other);
}
