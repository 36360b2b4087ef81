import type { CatalogueIndicator, Council } from "../catalogue/index.ts";

/**
 * Where a county and its districts share an area, one of the two delivers a service. By theme of the catalogue:
 * upper is the county's, lower the district's; themes not listed are both's, or differ by place.
 */
const deliveredBy: readonly (readonly [RegExp, "upper" | "lower"])[] = [
  [/^Children and young people/, "upper"],
  [/^Adult health and wellbeing/, "upper"],
  [
    /^(?:Stay safe|Enjoy and achieve|Be healthy|Positive contribution|Economic wellbeing)$/,
    "upper",
  ],
  [/^(?:Service management|Adults)$/, "upper"],
  [/^(?:Education|Social care)/, "upper"],
  [/^(?:Transport|Fire)$/, "upper"],
  [/^(?:Housing|Benefits)/, "lower"],
];

// Entries whose theme does not tell: homes, benefits, planning and street cleaning are the district's,
// roads and their safety, buses and the way to school, trading standards and waste disposal the county's.
const deliveredByCode: Readonly<Record<string, "upper" | "lower">> = Object.fromEntries([
  ...[154, 155, 156, 157, 158, 159, 160, 180, 181, 184, 195, 196].map((n) => [`NI${n}`, "lower"]),
  ...[47, 48, 167, 168, 169, 175, 176, 177, 178, 183, 193, 198].map((n) => [`NI${n}`, "upper"]),
  ...["9", "10", "91a", "91b", "86"].map((n) => [`BVPI${n}`, "lower"]),
  ...["82d(i)", "82d(ii)", "87"].map((n) => [`BVPI${n}`, "upper"]),
]);

/** Whether a council of this kind delivers what the indicator measures; true where it cannot be told. */
export function delivers(council: Council | undefined, entry: CatalogueIndicator): boolean {
  if (!council || council.tier === "single") return true;
  const tier =
    deliveredByCode[entry.parent ?? entry.code] ??
    deliveredByCode[entry.code] ??
    deliveredBy.find(([theme]) => theme.test(entry.theme))?.[1];
  return tier === undefined || tier === council.tier;
}
