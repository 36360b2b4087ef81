// Builds fixtures/made/pdf from the draw operators in scripts/pdf: the same bytes each time. What is expected of
// each file stands beside it, written by looking at the page.
import { mkdirSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { agencyPages } from "./pdf/agency-pages.mjs";
import { alignedPages } from "./pdf/aligned-pages.mjs";
import { bodyPages } from "./pdf/body-pages.mjs";
import { browserPages } from "./pdf/browser-pages.mjs";
import { formPages } from "./pdf/form-pages.mjs";
import { headerPages } from "./pdf/header-pages.mjs";
import { kindsPages } from "./pdf/kinds-pages.mjs";
import { makePdf } from "./pdf/make-pdf.mjs";
import { markPages } from "./pdf/mark-pages.mjs";
import { pagesPages } from "./pdf/pages-pages.mjs";
import { ruledOffPages } from "./pdf/ruled-off-pages.mjs";
import { ruledPages } from "./pdf/ruled-pages.mjs";
import { stackedPages } from "./pdf/stacked-pages.mjs";
import { statisticsPages } from "./pdf/statistics-pages.mjs";
import { taggedPages } from "./pdf/tagged-pages.mjs";
import { textPages } from "./pdf/text-pages.mjs";
import { turnedPages } from "./pdf/turned-pages.mjs";
import { uprightPages } from "./pdf/upright-pages.mjs";

const made = {
  ...textPages,
  ...ruledPages,
  ...alignedPages,
  ...bodyPages,
  ...kindsPages,
  ...formPages,
  ...ruledOffPages,
  ...statisticsPages,
  ...agencyPages,
  ...pagesPages,
  ...markPages,
  ...taggedPages,
  ...browserPages,
  ...headerPages,
  ...uprightPages,
  ...stackedPages,
  ...turnedPages,
};

export const fixtureNames = Object.keys(made);

/** The pages that are drawn here line by line. */
export const fixturePages = Object.entries(made).flatMap(
  ([name, { pages, objects, catalogue, bytes }]) =>
    pages === undefined || objects !== undefined || catalogue !== undefined || bytes !== undefined
      ? []
      : [{ name, pages }],
);

/** The bytes of a fixture, built anew. */
export function buildFixture(name) {
  const { pages, objects, catalogue, bytes } = made[name];
  return bytes?.() ?? makePdf(pages, objects, catalogue);
}

if (fileURLToPath(import.meta.url) === argv[1]) {
  const folder = fileURLToPath(new URL("../fixtures/made/pdf/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const name of fixtureNames) writeFileSync(`${folder}${name}.pdf`, buildFixture(name));
  console.log(`${fixtureNames.length} files`);
}
