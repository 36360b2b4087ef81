import type { Face } from "./drawing.ts";
import { isPrivateUse, symbolToUnicode } from "./symbols.ts";

/**
 * What a glyph says: no text where it says nothing, and whether its font lets that be known. `drawnAs` is the
 * character of another font that is drawn in its place, where the PDF brings none: that is what a reader sees.
 */
export function glyphText(
  unicode: string,
  face: Face,
  drawnAs?: string,
): { readonly text: string | undefined; readonly isKnown: boolean } {
  if (unicode.length === 1 && unicode > " " && unicode < "\u007f" && !face.symbol) {
    return { text: unicode, isKnown: true };
  }
  if (isSwapped(unicode)) return { text: swapBytes(unicode), isKnown: true };
  const isNone = isUnmapped(unicode) && !isPrivateUse(unicode);
  if (isNone && drawnAs?.trim() && !isUnmapped(drawnAs)) {
    return { text: drawnAs, isKnown: true };
  }
  if (unicode.trim() === "") return { text: " ", isKnown: true };
  if (face.symbol || isPrivateUse(unicode)) {
    const known = symbolToUnicode(unicode, face.name);
    if (known !== undefined) return { text: known, isKnown: true };
  }
  if (isUnmapped(unicode) && !(face.symbol && isPrivateUse(unicode))) {
    return { text: isPrivateUse(unicode) ? unicode : undefined, isKnown: false };
  }
  return { text: unicode, isKnown: true };
}

/** Stands where a font says one figure and draws another: nobody can tell which is meant. */
export const uncertain = "\u2bd1";
const figure = /^[\d%£(.,]$/;

/**
 * Whether a font that is not brought along says one figure (ToUnicode) and its own encoding, by which it is drawn,
 * another: copied text and the printed page differ.
 */
export const contradictsItself = (unicode: string, drawnAs: string): boolean =>
  unicode !== drawnAs && figure.test(unicode) && figure.test(drawnAs);

/**
 * Ghostscript 9.56 to 10 writes what a ligature says with the two bytes of each letter the wrong way
 * round: one glyph that says "\u7400\u6900" is "ti". No single glyph draws two ideographs.
 */
function isSwapped(unicode: string): boolean {
  return unicode.length > 1 && [...unicode].every((one) => /^[A-Za-z]$/.test(swapBytes(one)));
}

function swapBytes(text: string): string {
  return text.replace(/./gsu, (one) => {
    const code = one.charCodeAt(0);
    return String.fromCharCode(((code & 0xff) << 8) | (code >> 8));
  });
}

/** Characters that stand for "not known": controls, the replacement character, private use, half a pair. */
function isUnmapped(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  if (/[\ud800-\udfff]/u.test(text) || (code >= 0x202a && code <= 0x202e)) return true;
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code >= 0xfff0 || isPrivateUse(text);
}
