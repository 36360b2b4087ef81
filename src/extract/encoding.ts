/** The characters that Windows-1252 has where Latin-1 has controls, 0x80 to 0x9F. */
const between = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Text of one-byte Western characters. Node's own decoder leaves 0x80 to 0x9F as controls. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (character) => between[character.charCodeAt(0) - 0x80] ?? "");

/** UTF-16 by its mark, or by every other byte of the first ones being zero. */
export function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 64);
  if (head.length < 8) return undefined;
  const zeros = (parity: number): number =>
    head.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const most = head.length / 2 - 4;
  if (zeros(1) >= most && zeros(0) === 0) return "utf-16le";
  if (zeros(0) >= most && zeros(1) === 0) return "utf-16be";
  return undefined;
}
