import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Problem } from "../../problem.ts";
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
    contents.push([...drawn.matchAll(/(\d+ \d+) R/g)].flatMap(([, id]) => id ?? []));
  }
  return contents;
}

/**
 * In a PDF whose objects are not where it says, a page whose end is gone runs on into the next and draws what
 * that one draws. Sound PDFs may draw two pages alike.
 */
export async function runOnProblems(bytes: Uint8Array, pdf: PDFDocumentProxy): Promise<Problem[]> {
  if (isWhereItSays(bytes)) return [];
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, ids] of (await pageContents(bytes, pdf)).entries()) {
    const drawn = ids.join(" ");
    const before = seen.get(drawn);
    if (drawn !== "" && before !== undefined) {
      const message = `Pages ${before} and ${index + 1} of the damaged PDF draw the same: what one of them showed is lost.`;
      const problem = { severity: "warning", stage: "extract", code: "part-unreadable" } as const;
      problems.push({ ...problem, page: before, message });
    }
    seen.set(drawn, index + 1);
  }
  return problems;
}

/** Whether the list of objects stands where the PDF's end says. */
function isWhereItSays(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.lastIndexOf("startxref");
  if (end < 0) return false;
  const offset = Number(/^startxref\s+(\d+)/.exec(file.toString("latin1", end, end + 40))?.[1]);
  return /^\s*(?:xref|\d+ \d+ obj)/.test(file.toString("latin1", offset, offset + 40));
}
