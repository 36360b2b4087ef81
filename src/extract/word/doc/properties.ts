import type { Bytes } from "./bytes.ts";

/** One property change (a "sprm", [MS-DOC] 2.6): its code, and where its operand lies. */
export interface Property {
  readonly code: number;
  readonly operand: Bytes;
}

/** Operand sizes by the top three bits of the code; 6 is of variable size. */
const operandSizes = [1, 1, 2, 4, 2, 2, undefined, 3] as const;

const defineTable = 0xd608;
const changeTabs = 0xc615;
/** Properties too many for a page lie in the data stream; these two say where. */
const elsewhere = new Set([0x6645, 0x6646]);

/** The changes of a list, in order; a list that is cut short ends where it is cut. */
export function* readProperties(list: Bytes, data?: Bytes): Generator<Property> {
  let at = 0;
  while (at + 3 <= list.length) {
    const code = list.u16(at);
    const fixed = operandSizes[code >> 13];
    let start = at + 2;
    let size: number;
    if (fixed !== undefined) size = fixed;
    else if (code === defineTable) {
      if (start + 2 > list.length) return;
      size = Math.max(0, list.u16(start) - 1);
      start += 2;
    } else {
      size = list.u8(start);
      start += 1;
      if (code === changeTabs && size === 0xff) return;
    }
    if (start + size > list.length) return;
    const operand = list.slice(start, size);
    if (elsewhere.has(code) && data !== undefined) {
      const offset = operand.u32(0);
      if (offset + 2 > data.length) return;
      const length = Math.min(data.u16(offset), data.length - offset - 2);
      // Without the stream: a list elsewhere never leads to a third place.
      yield* readProperties(data.slice(offset + 2, length));
    } else yield { code, operand };
    at = start + size;
  }
}
