import type { PDFDocumentProxy } from "pdfjs-dist";
import type { LeftOutPage } from "../../options.ts";
import { lastObject, rootPages } from "./page-tree.ts";

/** Each costs opening the document again. */
const mostLost = 8;
/** Pages times bytes that may be looked through for the objects of the pages. */
const mostLookedThrough = 1e9;
const deepest = 50;
/** What a packed list of objects says of itself is no longer than this (bytes). */
const longestDictionary = 2000;

interface Opened {
  readonly pdf: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

/**
 * pdf.js ends a document at the first page whose object it cannot read, and the pages behind are lost. Here an
 * empty page takes such an object's place, so that one bad page costs one page and the others keep their numbers.
 */
export async function withoutLostPages<T extends Opened>(
  first: T,
  bytes: Uint8Array,
  claimed: number,
  open: (bytes: Uint8Array) => Promise<T>,
): Promise<{ opened: T; bytes: Uint8Array; lost: LeftOutPage[] }> {
  const lost: LeftOutPage[] = [];
  let opened = first;
  let mended = bytes;
  let bad = await firstBad(first.pdf, claimed);
  // Where the tree is broken itself, nobody knows which page stands where.
  const pages =
    bad === undefined || claimed * bytes.length > mostLookedThrough ? [] : pageObjects(bytes);
  while (bad !== undefined && lost.length < mostLost) {
    lost.push({ page: bad, code: "page-unreadable", message: "its object in the PDF is damaged." });
    const object = pages.length === claimed ? pages[bad - 1] : undefined;
    if (object === undefined) break;
    mended = withEmptyPage(mended, object);
    const again = await open(mended).catch(() => undefined);
    if (again === undefined) break;
    await opened.close();
    opened = again;
    bad = await firstBad(opened.pdf, claimed);
    if (lost.some(({ page }) => page === bad)) break;
  }
  return { opened, bytes: opened === first ? bytes : mended, lost };
}

/** The page that keeps others from being found, or the first one, for which pdf.js puts an empty one itself. */
async function firstBad(pdf: PDFDocumentProxy, claimed: number): Promise<number | undefined> {
  if (pdf.numPages > 1 && !(await isReadable(pdf, 1))) return 1;
  const last = pdf.numPages;
  return last > 0 && last < claimed && !(await isReadable(pdf, last)) ? last : undefined;
}

const isReadable = (pdf: PDFDocumentProxy, page: number): Promise<boolean> =>
  pdf.getPage(page).then(
    ({ ref }) => ref !== null,
    () => false,
  );

/** The page objects' numbers in the order of the page tree. */
function pageObjects(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const seen = new Set<string>();
  const walk = (id: string, depth: number): string[] => {
    if (seen.has(id) || depth > deepest) return [];
    seen.add(id);
    const kids = /\/Kids\s*\[([^[\]]*)\]/.exec(lastObject(file, id))?.[1];
    if (kids === undefined) return [id];
    return [...kids.matchAll(/(?<!\d)(\d+)\s+(\d+)\s+R/g)].flatMap(([, number, generation]) =>
      walk(`${number} ${generation}`, depth + 1),
    );
  };
  const root = rootPages(file);
  return root === undefined ? [] : walk(root, 0);
}

function withEmptyPage(bytes: Uint8Array, object: string): Uint8Array {
  const page = `\n${object} obj\n<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>\nendobj\n`;
  // An object that comes last counts where the file has no usable list of objects: its end says it has none.
  const end = listedAnew(bytes, object, page) ?? `${page}startxref\n0\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(end, "latin1")]);
}

/** Where the list of objects is packed, too, an object is changed by a further list; absent where the list is plain. */
function listedAnew(bytes: Uint8Array, object: string, body: string): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.lastIndexOf("startxref");
  const start = Number(/^startxref\s+(\d+)/.exec(file.toString("latin1", end, end + 40))?.[1]);
  const list = Number.isNaN(start) ? "" : file.toString("latin1", start, start + longestDictionary);
  const [, dictionary = ""] = /^\s*\d+ \d+ obj\s*(<<.*?>>)\s*stream/s.exec(list) ?? [];
  const size = Number(/\/Size\s+(\d+)/.exec(dictionary)?.[1]);
  const root = /\/Root\s+\d+ \d+ R/.exec(dictionary)?.[0];
  if (root === undefined || Number.isNaN(size)) return undefined;
  const at = bytes.length + body.length;
  const rows = Buffer.alloc(10);
  for (const [index, place] of [bytes.length + 1, at].entries()) {
    rows.writeUInt8(1, 5 * index);
    rows.writeUInt32BE(place, 5 * index + 1);
  }
  const entries = `/Type /XRef /Size ${size + 1} /W [1 4 0] /Index [${object.split(" ")[0]} 1 ${size} 1]`;
  return `${body}${size} 0 obj\n<< ${entries} ${root} /Prev ${start} /Length ${rows.length} >>\nstream\n${rows.toString("latin1")}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
}
