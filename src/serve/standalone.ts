import { dpiOfSite, type Papers } from "../draw/papers.ts";
import { html } from "../render/markup.ts";
import { findBytes } from "../store/explore/reports.ts";
import { findRecord } from "../store/record.ts";
import type { Store } from "../store/store.ts";
import { record } from "./pages/record.ts";
import { readAsked } from "./parts/asked.ts";
import { assetLinks, assets } from "./parts/assets.ts";
import { recordLink } from "./parts/links.ts";

/** A record's page of the explorer as one file that opens from disk: its paper within it, and nothing that leads out. */
export async function standaloneRecord(store: Store, id: string, papers: Papers): Promise<string> {
  const found = findRecord(store, id);
  const sha256 = String(found?.report.sha256 ?? "");
  const source = findBytes(store, sha256);
  const asked = readAsked(recordLink(id));
  const answer = await record(store, asked, [id], {
    papers,
    takesCorrections: false,
    formToken: () => "",
  });
  const page = found?.record.page;
  const drawn =
    source && typeof page === "number"
      ? await papers.drawn({ ...source, sha256 }, page, dpiOfSite)
      : undefined;
  const picture =
    drawn?.kind === "picture"
      ? `data:image/png;base64,${Buffer.from(drawn.png).toString("base64")}`
      : "data:,";
  // Printed text has no quotation marks of its own left in it: what is looked for is our own markup.
  const body = answer
    .body()
    .markup.replace(/<section class="correction">[\s\S]*?<\/section>/, "")
    .replace(/<button [\s\S]*?<\/button>/g, "")
    .replace(/ srcset="[^"]*" sizes="[^"]*"/g, "")
    .replace(/ (src|href)="\/page\/[^"]*"/g, (_, name: string) => ` ${name}="${picture}"`)
    .replace(/ href="\/[^"]*"/g, "");
  const style = assets.get(assetLinks.style)?.body ?? "";
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="muniment">
<title>${answer.title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
${{ markup: body }}
</main>
</body>
</html>
`.markup;
}
