import { findIndicator, relationsOf } from "../catalogue/index.ts";
import type { Measured } from "./measure.ts";
import type { PlacedRow } from "./placed.ts";
import { sentence } from "./printed-title.ts";
import { inOrder } from "./report.ts";

/** How one printed row came into its group. */
export interface Evidence {
  readonly council: string;
  readonly doc: string;
  readonly ref: string;
  readonly title: string;
  readonly joined: "code" | "predecessor" | "description" | "title";
  readonly why: string;
}

/** Each printed row of a group once, and what joined it. */
export function rowsToEvidence(rows: readonly PlacedRow[]): readonly Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const { row, measured } of rows) {
    const { council, ref, title } = row;
    const { doc } = row.report;
    const key = [council, doc, ref, title].join("\u0000");
    if (!seen.has(key)) {
      seen.set(key, { council, doc, ref, title, ...rowJoin(measured) });
    }
  }
  return [...seen.values()].sort((a, b) => inOrder(a.council, b.council) || inOrder(a.doc, b.doc));
}

/** How a row came to its measure, in words. */
export function rowJoin({ join, lineage, code }: Measured): Pick<Evidence, "joined" | "why"> {
  if (join === "code" && lineage) {
    if (code === lineage.root.code) return { joined: "code", why: `It prints the code ${code}.` };
    const relation = relationsOf(lineage.root.code).find(
      ({ counterpart }) => findIndicator(counterpart)?.code === code,
    );
    const reason = relation ? `: ${relation.reason}` : "";
    return {
      joined: "predecessor",
      why: sentence(`it prints ${code}, another or older code of ${lineage.root.code}${reason}`),
    };
  }
  if (join === "code") return { joined: "code", why: `It prints the code ${code}.` };
  return join === "description"
    ? {
        joined: "description",
        why: `It prints no code of ${lineage?.root.code}; its title describes it.`,
      }
    : { joined: "title", why: "It is joined by its title alone." };
}
