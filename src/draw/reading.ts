import { readDocument } from "../pipeline.ts";
import { readingView } from "../render/reading-view.ts";
import type { FramedCell, PaperSource } from "./papers.ts";

/** A document without pages as markup for the middle of a page: nothing in it is a heading or a landmark of the site. */
export async function readingMarkup(
  source: PaperSource,
  bytes: Uint8Array,
  at: FramedCell | undefined,
): Promise<string> {
  return mainOf(await wholeReading(source, bytes, at, ""));
}

/** The same as a page of its own, under what is said about it: our own markup. */
export async function wholeReading(
  { file, doc, sha256 }: PaperSource,
  bytes: Uint8Array,
  at: FramedCell | undefined,
  about: string,
): Promise<string> {
  const document = await readDocument({ file, doc, sha256, bytes: bytes.length }, bytes);
  return readingView(doc, bytes, document, at, { markup: about });
}

function mainOf(page: string): string {
  const main = page.slice(page.indexOf("<main>") + "<main>".length, page.lastIndexOf("</main>"));
  let tables = 0;
  return (
    main
      .replace(/<h1>[\s\S]*?<\/h1>/, "")
      .replace(/<h([1-6])>/g, '<p class="heading level-$1">')
      .replace(/<\/h[1-6]>/g, "</p>")
      .replace(/<th([^>]*)><\/th>/g, "<td$1></td>")
      // A page has many tables: each is a group of its own, not one landmark many times.
      .replace(/role="region" aria-label="table"/g, () => {
        tables += 1;
        return `role="group" aria-label="table ${tables}"`;
      })
  );
}
