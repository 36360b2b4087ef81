/** The engine's data hold so many parts at most; each has its place in a list at their beginning. */
const headerBytes = (parts: number): number => 4 + 8 * parts;

/**
 * Parts 17 to 22 are the neural network's: the older engine never looks at them, and they take 5 MB. Part 14 says which
 * words follow each other, in 16 MB: nothing to who reads one figure at a time.
 */
const isIdle = (part: number): boolean => part === 14 || (part >= 17 && part <= 22);

/** Trained data without what the older engine does not use when it reads figures. */
export function withoutIdleParts(data: Uint8Array): Uint8Array {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const count = view.getUint32(0, true);
  const starts = Array.from({ length: count }, (_, part) =>
    Number(view.getBigInt64(4 + 8 * part, true)),
  );
  const kept: { readonly part: number; readonly bytes: Uint8Array }[] = [];
  for (const [part, start] of starts.entries()) {
    if (start < 0 || isIdle(part)) continue;
    const end = starts.filter((one) => one > start).reduce((a, b) => Math.min(a, b), data.length);
    kept.push({ part, bytes: data.subarray(start, end) });
  }
  const header = headerBytes(count);
  const out = new Uint8Array(header + kept.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const into = new DataView(out.buffer);
  into.setUint32(0, count, true);
  for (let part = 0; part < count; part += 1) into.setBigInt64(4 + 8 * part, -1n, true);
  let at = header;
  for (const { part, bytes } of kept) {
    into.setBigInt64(4 + 8 * part, BigInt(at), true);
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}
