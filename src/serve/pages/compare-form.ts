import { parseYears, type Years } from "../../compare/select.ts";
import { html, type Markup } from "../../render/markup.ts";
import { Refused } from "../parts/answer.ts";
import type { Asked } from "../parts/asked.ts";
import { choice, field, filterForm, suggestedOptions } from "../parts/parts.ts";

/** A name that stands in an address twice is one council. */
export const councilsIn = (asked: Asked): readonly string[] => [...new Set(asked.all("council"))];

/** The filters of `diff`. */
export interface Filters {
  readonly years: Years | undefined;
  readonly indicator: string | undefined;
  readonly theme: string | undefined;
  readonly measure: "target" | "actual" | undefined;
  readonly only: "comparable" | "all" | undefined;
  readonly sort: "gap" | "code" | "title" | undefined;
  readonly minCouncils: number | undefined;
  /** Beside one council, so many of its type. */
  readonly nearest: number | undefined;
}

export function filtersOf(asked: Asked): Filters {
  const typed = asked.text("years");
  const years = typed === undefined ? undefined : parseYears(typed);
  if (typed !== undefined && !years) {
    throw new Refused(
      400,
      `years takes financial years such as 2008-09 or 2008-09..2010-11; "${typed}" is none.`,
    );
  }
  const least = asked.text("min-councils");
  const nearest = asked.text("nearest");
  if (nearest !== undefined && !/^(?:[1-9]|1[01])$/.test(nearest)) {
    throw new Refused(400, `nearest takes a whole number up to 11; "${nearest}" is none.`);
  }
  if (least !== undefined && !/^[1-9]\d?$/.test(least)) {
    throw new Refused(400, `min-councils takes a whole number; "${least}" is none.`);
  }
  return {
    years,
    indicator: asked.text("indicator"),
    theme: asked.text("theme"),
    measure: asked.oneOf("measure", ["target", "actual"] as const),
    only: asked.oneOf("only", ["comparable", "all"] as const),
    sort: asked.oneOf("sort", ["gap", "code", "title"] as const),
    minCouncils: least === undefined ? undefined : Number(least),
    nearest: nearest === undefined ? undefined : Number(nearest),
  };
}

/** What is compared, as it can be changed. */
export function compareForm(councils: readonly string[], asked: Asked): Markup {
  const chosen = councilsIn(asked);
  const few = councils.length <= 60;
  const names = few
    ? html`<fieldset><legend>Councils</legend>${councils.map((name) =>
        chosen.includes(name)
          ? html`<label class="box"><input type="checkbox" name="council" value="${name}" checked> ${name}</label>`
          : html`<label class="box"><input type="checkbox" name="council" value="${name}"> ${name}</label>`,
      )}</fieldset>`
    : html`<fieldset><legend>Councils</legend><datalist id="councils">${suggestedOptions(councils)}</datalist>${[0, 1, 2, 3].map((at) => html`<label><span>Council ${at + 1}</span><input type="text" name="council" list="councils" maxlength="300" value="${chosen[at] ?? ""}"></label>`)}</fieldset>`;
  return filterForm("/compare", "What to compare", [
    names,
    field("indicator", "Indicator", asked.text("indicator"), { hint: "NI 60, or words" }),
    field("theme", "Theme", asked.text("theme")),
    field("years", "Years", asked.text("years"), { hint: "2008-09..2010-11" }),
    choice({
      name: "measure",
      label: "Measure",
      options: ["actual", "target"],
      chosen: asked.text("measure"),
      any: "both",
    }),
    choice({
      name: "only",
      label: "Which",
      options: [["comparable", "comparable only"]],
      chosen: asked.text("only"),
      any: "all",
    }),
    choice({
      name: "sort",
      label: "Order",
      options: [
        ["gap", "widest gap first"],
        ["title", "by title"],
      ],
      chosen: asked.text("sort"),
      any: "what is comparable first",
    }),
    field("nearest", "Beside one council, so many of its type", asked.text("nearest")),
    field("min-councils", "At least so many councils", asked.text("min-councils"), { hint: "2" }),
  ]);
}
