import type {
  CouncilFollowed,
  CouncilsCompared,
  ReportsCompared,
  WholeComparison,
} from "../compare/comparison.ts";
import { csvHeader, csvRows } from "./csv.ts";

type Row = readonly (string | number | null)[];

interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A comparison as one CSV: a line for each figure, or for each change. */
export function comparisonCsv(comparison: WholeComparison): string {
  const { columns, rows } = sheetOf(comparison);
  return csvHeader(columns) + csvRows(rows, true);
}

function sheetOf(comparison: WholeComparison): Sheet {
  switch (comparison.kind) {
    case "councils":
      return councilsSheet(comparison);
    case "reports":
      return reportsSheet(comparison);
    case "over-time":
      return overTimeSheet(comparison);
  }
}

const councilColumns = [
  "indicator",
  "related",
  "title",
  "unit",
  "polarity",
  "verdict",
  "why",
  "council",
  "period",
  "measure",
  "value",
  "raw",
  "qualifier",
  "comparability",
  "note",
  "printed_ref",
  "printed_title",
  "doc",
  "page",
  "table",
  "row",
  "id",
];

function councilsSheet({ groups }: CouncilsCompared): Sheet {
  const rows = groups.flatMap((group) =>
    group.series.map((point) => [
      group.indicator,
      group.related ?? "",
      group.title,
      point.unit || group.unit,
      group.polarity,
      group.verdict,
      group.why,
      point.council,
      point.period,
      point.measure,
      point.value,
      point.raw,
      point.qualifier,
      point.comparability,
      point.note,
      point.ref,
      point.title,
      point.doc,
      point.page,
      point.table,
      point.row,
      point.id,
    ]),
  );
  return { columns: councilColumns, rows };
}

const changeColumns = [
  "part",
  "relation",
  "from_ref",
  "from_text",
  "from_figure",
  "from_status",
  "from_page",
  "from_id",
  "to_ref",
  "to_text",
  "to_figure",
  "to_status",
  "to_page",
  "to_id",
  "change",
  "change_percent",
  "note",
];

const nothing: Row = ["", "", "", "", null, ""];

function reportsSheet({ milestones, indicators, budget }: ReportsCompared): Sheet {
  const promised = milestones.map(({ relation, from, to, months_moved, note }) => {
    const side = (own: typeof from): Row =>
      own ? [own.objective_ref, own.text, own.due, own.status, own.page, own.id] : nothing;
    return ["milestone", relation, ...side(from), ...side(to), months_moved, null, note];
  });
  const measured = indicators.map(({ relation, from, to, targets, restated, note }) => {
    const side = (own: typeof from): Row =>
      own ? [own.ref, own.title, "", "", own.page, own.id] : nothing;
    const figures = [
      ...targets.map((figure) => `target ${figure.period}: ${figure.from} -> ${figure.to}`),
      ...restated.map((figure) => `actual ${figure.period}: ${figure.from} -> ${figure.to}`),
    ].join("; ");
    return ["indicator", relation, ...side(from), ...side(to), figures, null, note];
  });
  const budgeted = budget.map(({ relation, from, to, change_gbp, change_percent, regrouped }) => {
    const side = (own: typeof from): Row =>
      own
        ? [
            `${own.measure} ${own.period}`,
            [own.section, own.line].filter(Boolean).join(" / "),
            own.amount_gbp,
            "",
            own.page,
            own.id,
          ]
        : nothing;
    const note = regrouped ? "in another group" : "";
    return ["budget", relation, ...side(from), ...side(to), change_gbp, change_percent, note];
  });
  return { columns: changeColumns, rows: [...promised, ...measured, ...budgeted] };
}

const followedColumns = [
  "part",
  "indicator",
  "title",
  "measure",
  "period",
  "value",
  "raw",
  "restated",
  "doc",
  "id",
];

function overTimeSheet({ indicators, budget, milestones }: CouncilFollowed): Sheet {
  const measured = indicators.flatMap(({ indicator, title, series, restated }) =>
    series.map((point) => {
      const twice = restated.some(
        ({ measure, period }) => measure === point.measure && period === point.period,
      );
      return [
        "indicator",
        indicator,
        title,
        point.measure,
        point.period,
        point.value,
        point.raw,
        twice ? "yes" : "",
        point.doc,
        point.id,
      ];
    }),
  );
  const budgeted = budget.flatMap(({ section, line, measure, series, restated }) =>
    series.map(({ period, amount_gbp, raw, doc, id }) => [
      "budget",
      "",
      [section, line].filter(Boolean).join(" / "),
      measure,
      period,
      amount_gbp,
      raw,
      restated.includes(period) ? "yes" : "",
      doc,
      id,
    ]),
  );
  const promised = milestones.flatMap(({ steps }) =>
    steps.map(({ text, due, status, doc, id }) => [
      "milestone",
      "",
      text,
      "due",
      due,
      null,
      status,
      "",
      doc,
      id,
    ]),
  );
  return { columns: followedColumns, rows: [...measured, ...budgeted, ...promised] };
}
