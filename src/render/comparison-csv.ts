import type {
  CouncilFollowed,
  CouncilsCompared,
  ReportsCompared,
  WholeComparison,
} from "../compare/comparison.ts";
import { samePrinted } from "../compare/printed-title.ts";
import type { Corrected } from "../compare/report.ts";
import type { SeriesPoint } from "../compare/series.ts";
import { budgetName } from "./comparison-words.ts";
import { csvHeader, csvRows } from "./csv.ts";
import { figureChangeWords } from "./report-words.ts";

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
  "group",
  "catalogue_title",
  "title_difference",
  "basis",
  "contradicts",
  "corrected",
  "read",
];

function councilsSheet({ groups }: CouncilsCompared): Sheet {
  const rows = groups.flatMap((group, at) =>
    group.series.map((point) => [
      group.indicator,
      group.related ?? "",
      // A figure stands under the words of its own page alone.
      point.title,
      point.unit,
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
      at + 1,
      group.catalogue_title,
      group.titles.find(({ title }) => samePrinted(title, point.title))?.difference ?? "",
      ...minded(point),
    ]),
  );
  return { columns: councilColumns, rows };
}

/** Basis, contradicting figures, what was corrected and what was read. */
function minded({
  basis,
  contradicts,
  corrected,
}: Pick<SeriesPoint, "basis" | "contradicts" | "corrected">): Row {
  return [basis, contradicts.join(";"), ...correctionCells(corrected)];
}

function correctionCells(corrected: readonly Corrected[]): Row {
  return [
    corrected.map(({ field }) => field).join(";"),
    corrected.map(({ read }) => read).join(";"),
  ];
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
  "from_of",
  "from_raw",
  "from_corrected",
  "from_read",
  "to_of",
  "to_raw",
  "to_corrected",
  "to_read",
];

const nothing: Row = ["", "", "", "", null, ""];

function reportsSheet({ milestones, indicators, budget }: ReportsCompared): Sheet {
  const promised = milestones.map(({ relation, from, to, months_moved, note }) => {
    const side = (own: typeof from): Row =>
      own ? [own.objective_ref, own.text, own.due, own.status, own.page, own.id] : nothing;
    const more = (own: typeof from): Row => ["", "", ...correctionCells(own?.corrected ?? [])];
    const change = [months_moved, null, note, ...more(from), ...more(to)];
    return ["milestone", relation, ...side(from), ...side(to), ...change];
  });
  const measured = indicators.map((change) => {
    const { relation, from, to, note } = change;
    const side = (own: typeof from): Row =>
      own ? [own.ref, own.title, "", "", own.page, own.id] : nothing;
    const figures = figureChangeWords(change).join("; ");
    const more = (key: "from_corrected" | "to_corrected"): Row => [
      "",
      "",
      ...correctionCells([...change.targets, ...change.restated].flatMap((one) => one[key])),
    ];
    const rest = [figures, null, note, ...more("from_corrected"), ...more("to_corrected")];
    return ["indicator", relation, ...side(from), ...side(to), ...rest];
  });
  const budgeted = budget.map((changed) => {
    const { relation, from, to, change_gbp, change_percent, regrouped } = changed;
    const side = (own: typeof from): Row =>
      own
        ? [`${own.measure} ${own.period}`, budgetName(own), own.amount_gbp, "", own.page, own.id]
        : nothing;
    const note = [regrouped ? "in another group" : "", changed.note].filter(Boolean).join("; ");
    const more = (own: typeof from): Row =>
      own ? [own.of, own.raw, ...correctionCells(own.corrected)] : ["", "", "", ""];
    const rest = [change_gbp, change_percent, note, ...more(from), ...more(to)];
    return ["budget", relation, ...side(from), ...side(to), ...rest];
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
  "note",
  "basis",
  "contradicts",
  "corrected",
  "read",
];

function overTimeSheet({ indicators, budget, milestones }: CouncilFollowed): Sheet {
  const measured = indicators.flatMap(({ indicator, series, restated }) =>
    series.map((point) => {
      const twice = restated.some(
        ({ measure, period }) => measure === point.measure && period === point.period,
      );
      return [
        "indicator",
        indicator,
        point.title,
        point.measure,
        point.period,
        point.value,
        point.raw,
        twice ? "yes" : "",
        point.doc,
        point.id,
        point.note,
        ...minded(point),
      ];
    }),
  );
  const budgeted = budget.flatMap(({ of, section, line, measure, series, restated }) =>
    series.map(({ period, amount_gbp, raw, doc, id, corrected }) => [
      "budget",
      "",
      budgetName({ of, section, line }),
      measure,
      period,
      amount_gbp,
      raw,
      restated.includes(period) ? "yes" : "",
      doc,
      id,
      "",
      "",
      "",
      ...correctionCells(corrected),
    ]),
  );
  const promised = milestones.flatMap(({ steps }) =>
    steps.map(({ text, due, status, doc, id, corrected }) => [
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
      "",
      "",
      "",
      ...correctionCells(corrected),
    ]),
  );
  return { columns: followedColumns, rows: [...measured, ...budgeted, ...promised] };
}
