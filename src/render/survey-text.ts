import type { ArchiveSurveyed } from "../compare/comparison.ts";
import type { Verdict } from "../compare/report.ts";
import { verdictWords } from "./comparison-words.ts";
import type { Layout } from "./layout.ts";
import { counted } from "./text.ts";
import { wrapped } from "./wrap.ts";

const verdicts: readonly Verdict[] = ["comparable", "with_care", "not_comparable"];

/** A large archive: every indicator with its verdict and who is ahead, and how to see the figures. */
export function surveyText({ councils, groups }: ArchiveSurveyed, layout: Layout): string {
  const { width, colours } = layout;
  const counts = verdicts.map(
    (verdict) =>
      `${groups.filter((group) => group.verdict === verdict).length} ${verdictWords[verdict]}`,
  );
  const sections = verdicts.flatMap((verdict) => {
    const own = groups.filter((group) => group.verdict === verdict);
    if (own.length === 0) return [];
    const lines = own.map((group) => {
      const code = [group.indicator, group.related].filter(Boolean).join(" / ");
      const said = verdict === "not_comparable" ? group.why : group.standing;
      return [
        wrapped(
          `${code} ${group.title} (${counted(group.councils, "council")})`.trim(),
          width,
          "  ",
        ),
        said === "" ? "" : wrapped(said, width, "    "),
      ].join("");
    });
    return [`\n${colours.bold(verdictWords[verdict].toUpperCase())}\n`, ...lines];
  });
  return [
    wrapped(
      `${counted(councils.length, "council")}: ${counted(groups.length, "indicator")} set side by side`,
      width,
    ),
    wrapped(counts.join(", "), width, "  "),
    wrapped(
      "Name councils or --indicator to see the figures; --format json has them all.",
      width,
      "  ",
    ),
    ...sections,
  ].join("");
}
