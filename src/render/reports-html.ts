import type { BudgetSide } from "../compare/budget.ts";
import type { ReportsCompared } from "../compare/comparison.ts";
import type { MilestoneSide } from "../compare/milestones.ts";
import type { WordStretch } from "../compare/words.ts";
import {
  amountWords,
  budgetMeasureWords,
  budgetName,
  dueWords,
  monthsWords,
  placeWords,
  signedPounds,
} from "./comparison-words.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { dataTable, page } from "./page.ts";
import {
  figureChangeWords,
  relationCounts,
  relationWords,
  sideCorrections,
} from "./report-words.ts";
import { oneLine } from "./wrap.ts";

/** Two reports as one page: counts first, then every milestone, indicator and budget line. */
export function reportsHtml(comparison: ReportsCompared): string {
  const { from, to } = comparison;
  const title = `From ${oneLine(from)} to ${oneLine(to)}`;
  return page(
    title,
    html`<h1>${title}</h1>
${summary(comparison)}
${milestones(comparison)}
${indicators(comparison)}
${budget(comparison)}`,
  );
}

function summary(comparison: ReportsCompared): Markup {
  const { heads, notes } = comparison;
  const rows = relationCounts(comparison).map((cells) => cells.map((cell) => html`${cell}`));
  const said = notes.map((note) => html`<p>${oneLine(note)}</p>`);
  const reports = heads.map(({ doc, file, facts }) => [
    html`${oneLine(doc)}`,
    html`${oneLine(facts.council)}`,
    html`${oneLine([facts.title, facts.periodLabel].filter(Boolean).join(", "))}`,
    html`${oneLine(file)}`,
  ]);
  return html`<section><h2>Summary</h2>
${said}
${dataTable(
  "The two reports",
  ["Report", "Council", "Title and period", "File"].map((title) => ({ title })),
  reports,
)}
${rows.length > 0 ? dataTable("What became of what", [{ title: "Part" }, { title: "Relation" }, { title: "How many", number: true }], rows) : html`<p>Neither report has records to compare.</p>`}
</section>`;
}

function milestones({ milestones: changes }: ReportsCompared): Markup {
  const rows = changes.map((change) => {
    const { relation, from, to, words, months_moved, note } = change;
    return [
      html`${relationWords(relation)}`,
      words.length > 0 ? wordsMarkup(words) : html`${oneLine((to ?? from)?.text ?? "")}`,
      html`${from ? dueWords(from.due) : ""}`,
      html`${to ? dueWords(to.due) : ""}`,
      html`${[months_moved ? monthsWords(months_moved) : "", note, sideCorrections(change)].filter(Boolean).join("; ")}`,
      html`${[from?.status, to?.status].filter(Boolean).join(" to ")}`,
      html`${placesOf(from, to)}`,
    ];
  });
  return section(
    "Milestones",
    ["Relation", "Milestone", "Due before", "Due after", "Moved", "Status", "Printed"],
    rows,
  );
}

function placesOf(from: MilestoneSide | null, to: MilestoneSide | null): string {
  return [from ? `from: ${placeWords(from)}` : "", to ? `to: ${placeWords(to)}` : ""]
    .filter(Boolean)
    .join("; ");
}

function wordsMarkup(words: readonly WordStretch[]): Markup {
  const parts = words.map(({ in: where, text }) => {
    const shown = oneLine(text);
    if (where === "both") return html`${shown} `;
    return where === "from" ? html`<del>${shown}</del> ` : html`<ins>${shown}</ins> `;
  });
  return html`${parts}`;
}

function indicators({ indicators: changes }: ReportsCompared): Markup {
  const rows = changes.map((change) => {
    const { relation, from, to, words, note } = change;
    return [
      html`${relationWords(relation)}`,
      html`${oneLine(from?.ref ?? "")}`,
      html`${oneLine(to?.ref ?? "")}`,
      words.length > 0 ? wordsMarkup(words) : html`${oneLine((to ?? from)?.title ?? "")}`,
      html`${figureChangeWords(change).join("; ")}`,
      html`${oneLine(note)}`,
    ];
  });
  return section(
    "Indicators",
    ["Relation", "Code before", "Code after", "Title", "Figures", "Note"],
    rows,
  );
}

function budget({ budget: changes }: ReportsCompared): Markup {
  const amount = (side: BudgetSide | null) => (side ? amountWords(side) : "");
  const rows = changes.map((change) => {
    const side = change.to ?? change.from;
    return [
      html`${relationWords(change.relation)}${change.regrouped ? ", in another group" : ""}`,
      html`${side ? budgetName(side) : ""}`,
      html`${side ? `${budgetMeasureWords[side.measure]} ${side.period}` : ""}`,
      html`${amount(change.from)}`,
      html`${amount(change.to)}`,
      html`${change.change_gbp === null ? "" : signedPounds(change.change_gbp)}`,
      html`${change.change_percent === null ? "" : `${change.change_percent}%`}`,
      html`${oneLine(change.note)}`,
    ];
  });
  return section(
    "Budget",
    ["Relation", "Line", "Amount", "Before", "After", "Change", "Per cent", "Note"],
    rows,
  );
}

const numbers: ReadonlySet<string> = new Set(["Before", "After", "Change", "Per cent"]);

function section(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Markup[])[],
): Markup {
  if (rows.length === 0) return noMarkup;
  const shown = columns.map((column) => ({ title: column, number: numbers.has(column) }));
  return html`<section><h2>${title}</h2>${dataTable(`${title}: what became of each`, shown, rows)}</section>`;
}
