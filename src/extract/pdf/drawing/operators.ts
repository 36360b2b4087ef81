import type { PDFPageProxy } from "pdfjs-dist";
import type { Operators } from "./interpreter.ts";

/** The most operators read of one page: reports have up to 7,100, a detailed map ten times as many, a form bomb a million. */
const mostOperators = 150_000;

export interface ReadOperators {
  readonly operators: Operators;
  /** True where the page has more, which are left out. */
  readonly truncated: boolean;
  /** True where pdf.js met an error and gave up: it ends the list as if that were all, but its last piece never came. */
  readonly brokenOff: boolean;
}

interface Intent {
  readonly operatorList: Operators;
}

type Chunk = Operators & { readonly lastChunk: boolean };

/** What pdf.js calls with every piece of a page's operators, and what ends them; its types declare neither. */
interface Pump {
  _renderPageChunk: (chunk: Chunk, intent: Intent) => void;
  _abortOperatorList: (what: { intentState: Intent; reason: Error; force: boolean }) => void;
}

/** A page's operators, as far as a page can have them: they arrive piece by piece, and are stopped at the limit. */
export function readOperators(
  page: PDFPageProxy,
  limit: number = mostOperators,
): Promise<ReadOperators> {
  const pump = page as unknown as Pump;
  const add = pump._renderPageChunk;
  let brokenOff = true;
  const read = new Promise<ReadOperators>((resolve, reject) => {
    pump._renderPageChunk = (chunk, intent) => {
      if (chunk.lastChunk) brokenOff = false;
      add.call(page, chunk, intent);
      if (intent.operatorList.fnArray.length <= limit) return;
      resolve({ operators: intent.operatorList, truncated: true, brokenOff: false });
      const reason = new Error(`more than ${limit} operators`);
      pump._abortOperatorList({ intentState: intent, reason, force: true });
    };
    page.getOperatorList().then((list) => {
      const operators = list as unknown as Operators;
      resolve({ operators, truncated: false, brokenOff });
    }, reject);
  });
  // pdf.js keeps every page, and what stands here would keep its operators with it.
  return read.finally(() => {
    pump._renderPageChunk = add;
  });
}
