import type { ArchiveSurveyed, SurveyedGroup } from "../compare/comparison.ts";
import { noPeriod } from "../compare/group-reason.ts";
import { classWords, type GroupClass, groupClasses } from "./comparison-words.ts";
import type { Layout } from "./layout.ts";
import { counted } from "./text.ts";
import { wrapped } from "./wrap.ts";

/** The archive keeps of a group what it says. */
const surveyedClass = ({ verdict, why }: SurveyedGroup): GroupClass =>
  verdict !== "not_comparable" && why.includes(noPeriod) ? "no_period" : verdict;

/** A large archive: every indicator with its verdict and who is ahead, and how to see the figures. */
export function surveyText({ councils, groups }: ArchiveSurveyed, layout: Layout): string {
  const { width, colours } = layout;
  const counts = groupClasses.map(
    (own) => `${groups.filter((group) => surveyedClass(group) === own).length} ${classWords[own]}`,
  );
  const sections = groupClasses.flatMap((verdict) => {
    const own = groups.filter((group) => surveyedClass(group) === verdict);
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
    return [`\n${colours.bold(classWords[verdict].toUpperCase())}\n`, ...lines];
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
