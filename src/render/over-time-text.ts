import type { CouncilFollowed } from "../compare/comparison.ts";
import { groupToGrid } from "../compare/grid.ts";
import {
  amountWords,
  budgetMeasureWords,
  budgetName,
  cellWords,
  dueWords,
  groupHeading,
  markKey,
  movedWords,
  periodWords,
  pointWords,
  readWords,
  titleWords,
  trendWords,
} from "./comparison-words.ts";
import type { Layout } from "./layout.ts";
import { counted } from "./text.ts";
import { wrapped } from "./wrap.ts";

/** One council over time: figures and budgets along its reports, what was restated, what slipped. */
export function overTimeText(comparison: CouncilFollowed, layout: Layout): string {
  const { width, colours } = layout;
  const { council, reports, indicators, budget, milestones, twins } = comparison;
  const copies = twins.map(({ doc, speaks }) => `${doc} is a copy of ${speaks} and is left out.`);
  const heading = (title: string, count: string) => `\n${colours.bold(title)}  ${count}\n`;
  return [
    wrapped(`${council}: ${counted(reports.length, "report")}: ${reports.join(", ")}`, width),
    ...copies.map((text) => wrapped(text, width, "  ")),
    heading("INDICATORS", String(indicators.length)),
    ...indicators.map((indicator) => {
      const grid = groupToGrid(indicator);
      const rows = grid.rows.map(({ measure, cells }) => {
        const said = cells.flatMap((cell, at) =>
          cell.points.length > 0
            ? [`${periodWords(grid.periods[at] ?? "")} ${cellWords(cell)}`]
            : [],
        );
        return wrapped(`${measure}: ${said.join(", ")}`, width, "    ");
      });
      const restated = indicator.restated.map(({ measure, period, figures }) =>
        wrapped(
          `printed differently: ${measure} ${period}: ${figures.map(({ raw, doc }) => `${raw} (${doc})`).join(", ")}`,
          width,
          "    ",
        ),
      );
      const trend = [
        ...(indicator.trend ? trendWords(indicator.trend) : []),
        ...pointWords(indicator.series),
      ];
      const title = wrapped(groupHeading(indicator), width, "  ");
      return [
        title,
        ...titleWords(indicator, "docs").map((text) => wrapped(text, width, "    ")),
        ...rows,
        ...restated,
        ...trend.map((text) => wrapped(text, width, "    ")),
      ].join("");
    }),
    indicators.length > 0 ? wrapped(markKey, width, "  ") : "",
    budget.length > 0 ? heading("BUDGET", counted(budget.length, "line")) : "",
    ...budget.map((budgetLine) => {
      const { measure, series, restated } = budgetLine;
      const amounts = series.map((cell) => `${periodWords(cell.period)} ${amountWords(cell)}`);
      const name = budgetName(budgetLine);
      const note = restated.length > 0 ? `; printed differently for ${restated.join(", ")}` : "";
      return wrapped(
        `${name}, ${budgetMeasureWords[measure]}: ${amounts.join(", ")}${note}`,
        width,
        "  ",
      );
    }),
    milestones.length > 0 ? heading("MILESTONES", `${milestones.length} in several reports`) : "",
    ...milestones.map(({ text, steps, slipped_months, dropped }) => {
      const moved = movedWords(slipped_months);
      const dates = steps.map(({ doc, due, status, corrected }) =>
        [dueWords(due), status, `(${doc})`, corrected.length > 0 ? `† ${readWords(corrected)}` : ""]
          .filter(Boolean)
          .join(" "),
      );
      return [
        wrapped(text, width, "  "),
        wrapped(`${moved}${dropped ? ", then dropped" : ""}: ${dates.join(" -> ")}`, width, "    "),
      ].join("");
    }),
  ].join("");
}
