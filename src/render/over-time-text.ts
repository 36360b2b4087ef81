import type { CouncilFollowed } from "../compare/comparison.ts";
import { groupToGrid } from "../compare/grid.ts";
import {
  budgetMeasureWords,
  cellWords,
  dueWords,
  monthsWords,
  periodWords,
  pounds,
  trendWords,
} from "./comparison-words.ts";
import type { Layout } from "./layout.ts";
import { counted } from "./text.ts";
import { oneLine, wrapped } from "./wrap.ts";

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
      const trend = indicator.trend ? trendWords(indicator.trend, indicator.unit) : [];
      const title = wrapped(`${indicator.indicator} ${indicator.title}`.trim(), width, "  ");
      return [
        title,
        ...rows,
        ...restated,
        ...trend.map((text) => wrapped(text, width, "    ")),
      ].join("");
    }),
    budget.length > 0 ? heading("BUDGET", counted(budget.length, "line")) : "",
    ...budget.map(({ section, line, measure, series, restated }) => {
      const amounts = series.map(
        ({ period, amount_gbp, raw }) =>
          `${periodWords(period)} ${amount_gbp === null ? raw : pounds(amount_gbp)}`,
      );
      const name = oneLine([section, line || "(total)"].filter(Boolean).join(" / "));
      const note = restated.length > 0 ? `; printed differently for ${restated.join(", ")}` : "";
      return wrapped(
        `${name}, ${budgetMeasureWords[measure]}: ${amounts.join(", ")}${note}`,
        width,
        "  ",
      );
    }),
    milestones.length > 0 ? heading("MILESTONES", `${milestones.length} in several reports`) : "",
    ...milestones.map(({ text, steps, slipped_months, dropped }) => {
      const moved = slipped_months ? monthsWords(slipped_months) : "date kept";
      const dates = steps.map(({ doc, due, status }) =>
        [dueWords(due), status, `(${doc})`].filter(Boolean).join(" "),
      );
      return [
        wrapped(text, width, "  "),
        wrapped(`${moved}${dropped ? ", then dropped" : ""}: ${dates.join(" -> ")}`, width, "    "),
      ].join("");
    }),
  ].join("");
}
