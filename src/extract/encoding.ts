/** The characters that Windows-1252 has where Latin-1 has controls, 0x80 to 0x9F. */
const between = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Text of one-byte Western characters. Node's own decoder leaves 0x80 to 0x9F as controls. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (character) => between[character.charCodeAt(0) - 0x80] ?? "");
