import type { ReportsCompared } from "../../compare/comparison.ts";
import type { WordStretch } from "../../compare/words.ts";
import { compareSomeOfTwo, type ReportsShown } from "../../comparison-stretch.ts";
import { largest } from "../../long-lists.ts";
import { comparisonCsv } from "../../render/comparison-csv.ts";
import { html, type Markup, noMarkup } from "../../render/markup.ts";
import { relationWords } from "../../render/report-words.ts";
import { once } from "../../store/explore/once.ts";
import { listReports } from "../../store/explore/reports.ts";
import type { Store } from "../../store/store.ts";
import type { Answer } from "../parts/answer.ts";
import { Refused } from "../parts/answer.ts";
import type { Asked } from "../parts/asked.ts";
import { comparisonOf } from "../parts/comparisons.ts";
import { figureText } from "../parts/figures.ts";
import { recordLink, reportLink } from "../parts/links.ts";
import type { Page } from "../parts/page.ts";
import { choice, counted, dataTable, field, filterForm, pager } from "../parts/parts.ts";
import { compared } from "./compare.ts";

const changesShown = 50;
/** Of very many reports only so many are suggested; any may be typed. */
const reportsSuggested = 500;
const parts = ["milestones", "indicators", "budget"] as const;

/** Two reports: what became of every commitment, indicator and amount of one in the other. */
export const compareTwoReports: Page = (store, asked) => {
  const [from, to] = [asked.text("from"), asked.text("to")];
  if (from === undefined || to === undefined) return start(store, asked);
  const isPlain = asked.form === "html" && !asked.text("part") && !asked.text("only");
  if (isPlain) {
    const first = (asked.page - 1) * changesShown;
    const stretch = { first, count: changesShown };
    return sideBySideShown(
      store,
      asked,
      compared(store, () => compareSomeOfTwo(store, { from, to }, stretch)),
    );
  }
  const comparison = compared(store, () => comparisonOf(store, { kind: "reports", from, to }));
  if (comparison.kind !== "reports") throw new Refused(400, "Name two reports.");
  return sideBySide(store, asked, comparison);
};

const suggested = (store: Store): readonly string[] =>
  once(store, "reports suggested", () =>
    listReports(store, {}, reportsSuggested, 0).map(({ doc }) => doc),
  );

function start(store: Store, asked: Asked): Answer {
  const docs = suggested(store);
  return {
    title: "Compare two reports",
    place: "compare",
    data: { reports: docs },
    list: { columns: ["doc"], rows: docs.map((doc) => [doc]) },
    body: () => html`<h1>Compare two reports</h1>
<p>Year on year, or a plan against its report.</p>${form(docs, asked)}`,
  };
}

const form = (docs: readonly string[], asked: Asked): Markup =>
  filterForm("/reports/compare", "The two reports", [
    field("from", "The earlier report", asked.text("from"), { list: docs }),
    field("to", "The later report", asked.text("to"), { list: docs, listOf: "from" }),
    choice({ name: "part", label: "Part", options: parts, chosen: asked.text("part"), any: "all" }),
    choice({
      name: "only",
      label: "Which",
      options: [["changed", "only what changed"]],
      chosen: asked.text("only"),
      any: "all",
    }),
  ]);

function sideBySide(store: Store, asked: Asked, comparison: ReportsCompared): Answer {
  const { kind: _, ...data } = comparison;
  const part = asked.oneOf("part", parts);
  const changed = asked.oneOf("only", ["changed"] as const) !== undefined;
  const wanted = <Change extends { readonly relation: string }>(
    name: (typeof parts)[number],
    changes: readonly Change[],
  ): readonly Change[] =>
    part !== undefined && part !== name
      ? []
      : changes.filter(({ relation }) => !changed || relation !== "same");
  const milestones = wanted("milestones", comparison.milestones);
  const indicators = wanted("indicators", comparison.indicators);
  const budget = wanted("budget", comparison.budget);
  const first = (asked.page - 1) * changesShown;
  const page = <Change>(changes: readonly Change[]) => changes.slice(first, first + changesShown);
  return {
    ...shownPage(store, asked, {
      from: comparison.from,
      to: comparison.to,
      heads: comparison.heads,
      milestones: page(milestones),
      indicators: page(indicators),
      budget: page(budget),
      counts: [milestones.length, indicators.length, budget.length],
    }),
    data,
    list: () => comparisonCsv(comparison),
  };
}

/** A page of all that became of two reports, worked out without the figures of the other pages. */
function sideBySideShown(store: Store, asked: Asked, some: ReportsShown): Answer {
  const first = (asked.page - 1) * changesShown;
  const page = <Change>(changes: readonly Change[]) => changes.slice(first, first + changesShown);
  const { milestones, budget, total } = some;
  return shownPage(store, asked, {
    ...some,
    milestones: page(milestones),
    budget: page(budget),
    counts: [milestones.length, total, budget.length],
  });
}

/** What stands on one page, and how many of each kind there are in all. */
type Shown = Pick<
  ReportsCompared,
  "from" | "to" | "heads" | "milestones" | "indicators" | "budget"
> & { readonly counts: readonly [milestones: number, indicators: number, budget: number] };

function shownPage(store: Store, asked: Asked, shown: Shown): Answer {
  const { from, to, counts } = shown;
  return {
    title: `From ${from} to ${to}`,
    place: "compare",
    data: shown,
    list: () => "",
    body: () => {
      const docs = suggested(store);
      return html`<h1>From ${from} <span class="soft">to ${to}</span></h1>
<details class="again"><summary>Change what is compared</summary>${form(docs, asked)}</details>
${dataTable(
  "The two reports",
  ["Report", "Council", "Title and period"],
  shown.heads.map(({ doc, facts }) => [
    html`<a href="${reportLink(doc)}">${doc}</a>`,
    html`${facts.council}`,
    html`${[facts.title, facts.periodLabel].filter(Boolean).join(", ")}`,
  ]),
)}
<p>${counted(counts[0], "commitment")}, ${counted(counts[1], "indicator")}, ${counted(counts[2], "budget amount")}.</p>
${milestoneTable(shown.milestones)}
${indicatorTable(shown.indicators)}
${budgetTable(shown.budget)}
${pager(asked, changesShown, largest(counts))}`;
    },
  };
}

const side = (one: { readonly id: string } | null, words: string): Markup =>
  one === null || words === ""
    ? html`–`
    : one.id === ""
      ? html`${words}`
      : html`<a href="${recordLink(one.id)}">${words}</a>`;

function milestoneTable(changes: ReportsCompared["milestones"]): Markup {
  if (changes.length === 0) return noMarkup;
  return html`<h2>Commitments</h2>${dataTable(
    "What became of each commitment",
    [
      "Relation",
      "Commitment",
      "Due before",
      "Due after",
      { title: "Months moved", number: true },
      "Status",
      "Note",
    ],
    changes.map(({ relation, from, to, words, months_moved, note }) => [
      html`${relationWords(relation)}`,
      words.length > 0 ? wordsMarkup(words) : html`${(to ?? from)?.text ?? ""}`,
      side(from, from ? from.due.replaceAll(";", "; ") || "no date" : ""),
      side(to, to ? to.due.replaceAll(";", "; ") || "no date" : ""),
      html`${months_moved ?? "–"}`,
      html`${[from?.status, to?.status].filter(Boolean).join(" to ")}`,
      html`${note}`,
    ]),
  )}`;
}

function indicatorTable(changes: ReportsCompared["indicators"]): Markup {
  if (changes.length === 0) return noMarkup;
  return html`<h2>Indicators</h2>${dataTable(
    "What became of each indicator",
    ["Relation", "Before", "After", "Title", "Figures", "Note"],
    changes.map(({ relation, from, to, words, targets, restated, note }) => [
      html`${relationWords(relation)}`,
      side(from, from ? from.ref || "printed" : ""),
      side(to, to ? to.ref || "printed" : ""),
      words.length > 0 ? wordsMarkup(words) : html`${(to ?? from)?.title ?? ""}`,
      html`${[
        ...targets.map((one) => `target ${one.period}: ${one.from} to ${one.to}`),
        ...restated.map((one) => `actual ${one.period}: ${one.from} to ${one.to}`),
      ].join("; ")}`,
      html`${note}`,
    ]),
  )}`;
}

function budgetTable(changes: ReportsCompared["budget"]): Markup {
  if (changes.length === 0) return noMarkup;
  const amount = (one: ReportsCompared["budget"][number]["from"]) =>
    one ? (one.amount_gbp === null ? one.raw : figureText(one.amount_gbp, "gbp")) : "";
  return html`<h2>Budget</h2>${dataTable(
    "What became of each amount",
    [
      "Relation",
      "Line",
      "Amount",
      { title: "Before", number: true },
      { title: "After", number: true },
      { title: "Change", number: true },
      { title: "Per cent", number: true },
    ],
    changes.map((change) => {
      const one = change.to ?? change.from;
      return [
        html`${relationWords(change.relation)}${change.regrouped ? ", in another group" : ""}`,
        html`${[one?.section, one?.line || "(total)"].filter(Boolean).join(" / ")}`,
        html`${one ? `${one.measure.replaceAll("_", " ")} ${one.period}` : ""}`,
        side(change.from, amount(change.from)),
        side(change.to, amount(change.to)),
        html`${change.change_gbp === null ? "–" : figureText(change.change_gbp, "gbp")}`,
        html`${change.change_percent === null ? "–" : `${change.change_percent}%`}`,
      ];
    }),
  )}`;
}

function wordsMarkup(words: readonly WordStretch[]): Markup {
  const parts = words.map(({ in: where, text }) => {
    if (where === "both") return html`${text} `;
    return where === "from" ? html`<del>${text}</del> ` : html`<ins>${text}</ins> `;
  });
  return html`${parts}`;
}
