import type { PDFDocumentProxy } from "pdfjs-dist";
import { lastObject } from "./page-tree.ts";

/** Pages times bytes that may be looked through for the objects of the pages. */
const mostLookedThrough = 1e9;

/** For every page the objects that it draws from, as far as that can be seen without unpacking. */
export async function pageContents(bytes: Uint8Array, pdf: PDFDocumentProxy): Promise<string[][]> {
  if (pdf.numPages * bytes.length > mostLookedThrough) return [];
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const contents: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const ref = (await pdf.getPage(number).catch(() => undefined))?.ref;
    const body = ref ? lastObject(file, `${ref.num} ${ref.gen}`) : "";
    const drawn = /\/Contents\s*(\[[^\]]*\]|\d+ \d+ R)/.exec(body)?.[1] ?? "";
    contents.push([...drawn.matchAll(/(?<!\d)(\d+ \d+) R/g)].flatMap(([, id]) => id ?? []));
  }
  return contents;
}
