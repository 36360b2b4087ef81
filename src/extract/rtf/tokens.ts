import { smallest } from "../../long-lists.ts";

/** What a file of Rich Text is made of, in turn. */
export interface TokenHandler {
  readonly open: () => void;
  readonly close: () => void;
  /** `\b0` is the word `b` with 0, `\b` has no number; a symbol such as `\~` is a word of one character. */
  readonly control: (word: string, number: number | undefined) => void;
  /** Plain characters, each of them a byte. */
  readonly text: (text: string) => void;
  /** A character beyond the code page; what stands in for it was passed over. */
  readonly unicode: (code: number) => void;
  /** Bytes that stand as they are, in a picture. */
  readonly binary: (bytes: string) => void;
  /** How many characters stand in for one beyond the code page. */
  readonly standIns: () => number;
  /** True where plain characters are a picture's digits or are passed over: line ends may come among them. */
  readonly isBulk: () => boolean;
  /** True where reading has gone far enough. */
  readonly isDone: () => boolean;
}

/** Why the tokens ended, where that is not the last brace. */
export interface TokenEnd {
  /** Groups that are still open. */
  readonly open: number;
  /** A binary part that claims to reach over the file's end. */
  readonly binaryLie: boolean;
  /** Text after the last brace. */
  readonly restAt: number | undefined;
}

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const quote = 0x27;
const minus = 0x2d;
const space = 0x20;

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Longer words than the specification allows are cut, not searched for their end again and again. */
const longestNumber = 10;

/** Reads a file's bytes, one character each, to its end; a brace too many or too few is no end of it. */
export function readTokens(source: string, handler: TokenHandler): TokenEnd {
  let at = 0;
  let depth = 0;
  let binaryLie = false;
  let restAt: number | undefined;
  const length = source.length;
  const endOfBulk = createBulkEnd(source);

  const readControl = (): void => {
    const code = source.charCodeAt(at);
    if (code === quote) {
      const value = Number.parseInt(source.slice(at + 1, at + 3), 16);
      at += 3;
      if (!Number.isNaN(value)) handler.text(String.fromCharCode(value));
      return;
    }
    if (!isLetter(code)) {
      const symbol = source.charAt(at);
      at += 1;
      if (symbol === "\r" && source.charAt(at) === "\n") at += 1;
      handler.control(symbol, undefined);
      return;
    }
    const start = at;
    while (isLetter(source.charCodeAt(at))) at += 1;
    const word = source.slice(start, at);
    const isNegative = source.charCodeAt(at) === minus;
    const digits = isNegative ? at + 1 : at;
    let end = digits;
    let number: number | undefined;
    for (let digit = source.charCodeAt(end); isDigit(digit); digit = source.charCodeAt(end)) {
      number = (number ?? 0) * 10 + digit - 0x30;
      end += 1;
    }
    if (number !== undefined) {
      at = end;
      if (end - digits > longestNumber) number = 0;
      else if (isNegative) number = -number;
    }
    if (source.charCodeAt(at) === space) at += 1;
    if (word === "bin") readBinary(number ?? 0);
    else if (word === "u" && number !== undefined) {
      skipStandIns(handler.standIns());
      handler.unicode(number < 0 ? number + 0x10000 : number);
    } else handler.control(word, number);
  };

  const readBinary = (count: number): void => {
    if (count <= 0) return;
    if (count > length - at) {
      // A lie: what follows is read as if it had not been said.
      binaryLie = true;
      return;
    }
    handler.binary(source.slice(at, at + count));
    at += count;
  };

  /** A control word or a character written in hexadecimal is one character as well. */
  const skipStandIns = (count: number): void => {
    for (let left = count; left > 0 && at < length; ) {
      const code = source.charCodeAt(at);
      if (code === openBrace || code === closeBrace) return;
      if (code === 0x0d || code === 0x0a) {
        at += 1;
        continue;
      }
      if (code !== backslash) at += 1;
      else if (source.charCodeAt(at + 1) === quote) at += 4;
      else if (!isLetter(source.charCodeAt(at + 1))) at += 2;
      else return;
      left -= 1;
    }
  };

  while (at < length && !handler.isDone()) {
    const code = source.charCodeAt(at);
    if (code === backslash) {
      at += 1;
      if (at < length) readControl();
    } else if (code === openBrace) {
      at += 1;
      depth += 1;
      handler.open();
    } else if (code === closeBrace) {
      at += 1;
      if (depth === 0) continue;
      depth -= 1;
      handler.close();
      if (depth === 0) restAt ??= at;
    } else if (code === 0x0d || code === 0x0a || code === 0) at += 1;
    else {
      const start = at;
      if (handler.isBulk()) at = endOfBulk(at);
      else while (at < length && !isSpecial(source.charCodeAt(at))) at += 1;
      handler.text(source.slice(start, at));
    }
  }
  return { open: depth, binaryLie, restAt };
}

/**
 * Finds the next brace or backslash by searches of the machine's own, which take a tenth of looking at every character;
 * each is searched for anew only where its last place was passed.
 */
function createBulkEnd(source: string): (from: number) => number {
  const marks = ["{", "}", "\\"];
  const next = marks.map(() => -1);
  return (from) => {
    for (const [index, mark] of marks.entries()) {
      if ((next[index] ?? -1) >= from) continue;
      const found = source.indexOf(mark, from);
      next[index] = found < 0 ? source.length : found;
    }
    return smallest(next);
  };
}

/** Asked of every character of a text. */
const isSpecial = (code: number): boolean =>
  code < 0x0e
    ? code === 0x0d || code === 0x0a || code === 0
    : code >= backslash && (code === backslash || code === openBrace || code === closeBrace);
