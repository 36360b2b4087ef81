import { expect, it } from "vitest";
import { fillDerived, type IndicatorFacts } from "../../src/store/derived.ts";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { observationOf, reportOf } from "../report-builders.ts";

const facts: IndicatorFacts = {
  code: "NI60",
  title: "",
  unit: "percent",
  polarity: "higher_better",
  theme: "Children",
  fromYear: "2008-09",
  toYear: "2010-11",
};

it.each([
  ["Core assessments as a source prints them", "Core assessments as a source prints them"],
  // The catalogue's own words are nobody's title: what most figures stand under is shown.
  ["", "Core assessments in time"],
])("shows %j as %j", async (title, shown) => {
  const store = await openStore(":memory:", { create: true });
  const printed = ["Core assessments", "Core assessments in time", "Core assessments in time"];
  const records = printed.map((own, at) =>
    observationOf("q4", { id: `r${at}`, row: at + 1, title: own, indicator: "NI60" }),
  );
  reportWriter(store)(1, reportOf("q4.txt", { records }), "1");
  fillDerived(store, () => ({ ...facts, title }));
  expect(store.prepare("SELECT title FROM v_indicator").pluck().all()).toEqual([shown]);
});
