type Listener = (event: { readonly data: unknown }) => void;

/** What pdf.js sends of a page's drawing, piece by piece; it empties both lists and fills them again. */
interface Piece {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/**
 * What the two halves of pdf.js, which may run in two threads, send each other their messages by. Both run in this
 * one: each is handed what the other made, where pdf.js' own way copies every message, glyph by glyph.
 */
export class Handover {
  readonly #listeners = new Set<Listener>();
  readonly #later = Promise.resolve();

  /** Listeners are told later, in turn, as another thread would be. */
  postMessage(message: { readonly chunk?: Partial<Piece> | null }): void {
    const event = { data: isPiece(message.chunk) ? withOwnLists(message, message.chunk) : message };
    void this.#later.then(() => {
      for (const listener of this.#listeners) listener.call(this, event);
    });
  }

  addEventListener(_name: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    const { signal } = options ?? {};
    signal?.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }
}

const isPiece = (chunk: Partial<Piece> | null | undefined): chunk is Piece =>
  Array.isArray(chunk?.fnArray) && Array.isArray(chunk.argsArray);

const withOwnLists = (message: object, chunk: Piece): object => ({
  ...message,
  chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() },
});
