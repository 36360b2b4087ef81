import { html, type Markup } from "../../render/markup.ts";
import type { Place } from "./answer.ts";
import { assetLinks } from "./assets.ts";

const places: readonly (readonly [Place, string, string])[] = [
  ["home", "/", "Archive"],
  ["reports", "/reports", "Reports"],
  ["indicators", "/indicators", "Indicators"],
  ["compare", "/compare", "Compare"],
  ["findings", "/findings", "Findings"],
  ["doubtful", "/doubtful", "Doubtful"],
  ["sql", "/sql", "SQL"],
];

export interface Shell {
  readonly title: string;
  readonly place: Place;
  readonly body: Markup;
  /** The page's address in other forms, where it has any. */
  readonly forms: readonly (readonly [words: string, address: string])[];
  readonly sought: string;
}

/** A page of the site around its content: complete without scripts. */
export function pageShell({ title, place, body, forms, sought }: Shell): string {
  const links = places.map(([name, address, words]) =>
    name === place
      ? html`<li><a href="${address}" aria-current="page">${words}</a></li>`
      : html`<li><a href="${address}">${words}</a></li>`,
  );
  const data =
    forms.length === 0
      ? html``
      : html`<p>This page as data: ${forms.map(([words, address], at) => html`${at === 0 ? "" : " · "}<a href="${address}">${words}</a>`)}</p>`;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === "" ? "Archive" : `${title} · muniment`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetLinks.style}">
<script type="module" src="${assetLinks.script}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<p class="name"><a href="/">muniment</a></p>
<nav aria-label="Site"><ul>${links}</ul></nav>
<form class="seek" role="search" method="get" action="/search"><label class="unseen" for="seek">Search the archive</label>
<input id="seek" type="search" name="q" value="${sought}" placeholder="Search" maxlength="300"><button type="submit">Search</button></form>
</header>
<main id="content">
${body}
</main>
<footer class="site">${data}
<p class="soft">Every figure leads to the cell it was printed in. Look at the page before you quote it.</p></footer>
</body>
</html>
`.markup;
}
