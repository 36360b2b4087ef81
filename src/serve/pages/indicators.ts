import { html } from "../../render/markup.ts";
import { readIndicators } from "../../store/explore/indicators.ts";
import { grouped, unitText } from "../parts/figures.ts";
import { indicatorLink } from "../parts/links.ts";
import { firstOf, listPage } from "../parts/list-page.ts";
import type { Page } from "../parts/page.ts";
import { choice, field, filterForm } from "../parts/parts.ts";

const indicatorsShown = 100;

export const verdictWords: Readonly<Record<string, string>> = {
  comparable: "comparable",
  with_care: "comparable with care",
  not_comparable: "not comparable",
  "": "one council alone",
};

export const polarityWords: Readonly<Record<string, string>> = {
  higher_better: "more is better",
  lower_better: "less is better",
  neutral: "neither more nor less is better",
  "": "",
};

const unitNames: Readonly<Record<string, string>> = {
  percent: "per cent",
  gbp: "pounds",
  gbp_thousand: "thousand pounds",
};
export const unitName = (unit: string): string => unitNames[unit] ?? unitText(unit);

/** Every national indicator the archive has figures of. */
export const indicators: Page = (store, asked) => {
  const all = readIndicators(store);
  const theme = asked.text("theme");
  const words = asked.text("q")?.toLowerCase();
  const chosen = all
    .filter(
      (one) =>
        (theme === undefined || one.theme === theme) &&
        (words === undefined ||
          one.title.toLowerCase().includes(words) ||
          one.indicator.toLowerCase().includes(words.replace(/\s+/g, ""))),
    )
    .toSorted((a, b) => inCodeOrder(a.indicator, b.indicator));
  const first = firstOf(asked, indicatorsShown);
  const shown = chosen.slice(first, first + indicatorsShown);
  return listPage(asked, {
    title: "Indicators",
    place: "indicators",
    filters: () =>
      filterForm("/indicators", "Narrow the list", [
        field("q", "Code or words", asked.text("q"), { hint: "NI 60, attainment …" }),
        choice({
          name: "theme",
          label: "Theme",
          options: [...new Set(all.map((one) => one.theme).filter(Boolean))].sort(),
          chosen: theme,
          any: "all",
        }),
      ]),
    word: "national indicator",
    total: chosen.length,
    size: indicatorsShown,
    name: "indicators",
    key: "indicator",
    rows: shown,
    caption: "National indicators with figures in the archive",
    columns: [
      "Indicator",
      "Title",
      "Unit",
      "Direction",
      { title: "Councils", number: true },
      { title: "Figures", number: true },
      "Side by side",
    ],
    cells: (one) => [
      html`<a href="${indicatorLink(one.indicator)}">${one.indicator}</a>`,
      html`${one.title}`,
      html`${unitName(one.unit)}`,
      html`${polarityWords[one.polarity] ?? ""}`,
      html`${one.councils}`,
      html`${grouped(one.figures)}`,
      html`${verdictWords[one.verdict] ?? one.verdict}`,
    ],
  });
};

/** `NI9` before `NI10`. */
export const inCodeOrder = (a: string, b: string): number =>
  a.localeCompare(b, "en", { numeric: true });
