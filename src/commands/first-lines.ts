import { createHash } from "node:crypto";

/** At most so many of a hundred slots are taken, or the search for a free one grows long. */
const fullest = 0.6;

/**
 * The line on which each text was first given. Texts are kept by their hash and outside the heap: a Map of a million
 * takes ten times the memory.
 */
export function firstLines(): { first(text: string, line: number): number | undefined } {
  let hashes = new Float64Array(1 << 10);
  let lines = new Uint32Array(hashes.length);
  let taken = 0;
  const slotOf = (hash: number): number => {
    let at = hash % hashes.length;
    while (hashes[at] !== 0 && hashes[at] !== hash) at = (at + 1) % hashes.length;
    return at;
  };
  const grow = (): void => {
    const [oldHashes, oldLines] = [hashes, lines];
    hashes = new Float64Array(2 * oldHashes.length);
    lines = new Uint32Array(hashes.length);
    for (const [at, hash] of oldHashes.entries()) {
      if (hash === 0) continue;
      const slot = slotOf(hash);
      hashes[slot] = hash;
      lines[slot] = oldLines[at] ?? 0;
    }
  };
  return {
    /** The line it was given on before; else this one is remembered for it. */
    first(text, line) {
      const hash = shortHash(text);
      const slot = slotOf(hash);
      if (hashes[slot] === hash) return lines[slot];
      hashes[slot] = hash;
      lines[slot] = line;
      taken += 1;
      if (taken > fullest * hashes.length) grow();
      return undefined;
    },
  };
}

/** Of 53 bits, which is all a number holds exactly: among a million, two meet once in ten thousand files. Never 0. */
function shortHash(text: string): number {
  const bytes = createHash("sha256").update(text).digest();
  return bytes.readUIntBE(0, 6) * 32 + ((bytes[6] ?? 0) & 31) || 1;
}

/** Numbers of lines, a bit each. */
export function lineSet(): { add(line: number): void; has(line: number): boolean } {
  let bits = new Uint8Array(1 << 10);
  return {
    add(line) {
      const at = line >> 3;
      if (at >= bits.length) {
        const more = new Uint8Array(Math.max(at + 1, 2 * bits.length));
        more.set(bits);
        bits = more;
      }
      bits[at] = (bits[at] ?? 0) | (1 << (line & 7));
    },
    has: (line) => ((bits[line >> 3] ?? 0) & (1 << (line & 7))) !== 0,
  };
}
