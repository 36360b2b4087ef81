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
  /** True where what it gave up at is a picture of more pixels than are looked at: nothing is damaged. */
  readonly oversized: boolean;
}

interface Intent {
  readonly operatorList: Operators;
}

type Chunk = Operators & { readonly lastChunk: boolean };

type SendWithStream = (...args: readonly unknown[]) => ReadableStream<unknown>;

/** What pdf.js says of a picture with more pixels than it was told to take. */
const tooManyPixels = /maximum allowed size/;

/** What pdf.js calls with every piece of a page's operators, and what ends them; its types declare neither. */
interface Pump {
  _renderPageChunk: (chunk: Chunk, intent: Intent) => void;
  readonly _transport: { readonly messageHandler: { sendWithStream: SendWithStream } };
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
  let oversized = false;
  const { messageHandler } = pump._transport;
  const send = messageHandler.sendWithStream;
  // The reason goes to the stream's reader and no further.
  messageHandler.sendWithStream = (...args) => {
    const stream = send.apply(messageHandler, [...args]);
    const getReader = stream.getReader.bind(stream) as () => ReadableStreamDefaultReader<unknown>;
    stream.getReader = (() => {
      const reader = getReader();
      const next = reader.read.bind(reader);
      reader.read = () =>
        next().catch((error: unknown) => {
          oversized = error instanceof Error && tooManyPixels.test(error.message);
          throw error;
        });
      return reader;
    }) as typeof stream.getReader;
    return stream;
  };
  const read = new Promise<ReadOperators>((resolve, reject) => {
    pump._renderPageChunk = (chunk, intent) => {
      if (chunk.lastChunk) brokenOff = false;
      add.call(page, chunk, intent);
      if (intent.operatorList.fnArray.length <= limit) return;
      resolve({ operators: intent.operatorList, truncated: true, brokenOff: false, oversized });
      const reason = new Error(`more than ${limit} operators`);
      pump._abortOperatorList({ intentState: intent, reason, force: true });
    };
    page.getOperatorList().then((list) => {
      const operators = list as unknown as Operators;
      resolve({ operators, truncated: false, brokenOff, oversized });
    }, reject);
  });
  // pdf.js keeps every page, and what stands here would keep its operators with it.
  return read.finally(() => {
    pump._renderPageChunk = add;
    messageHandler.sendWithStream = send;
  });
}
