import type { ListDefinition, ListLevel, Lists } from "../../markup/list-counter.ts";
import type { Bytes } from "./bytes.ts";

/** Number formats by number ([MS-OSHARED] 2.2.1.3), under the names of .docx. */
const formats: Readonly<Record<number, string>> = {
  0: "decimal",
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  5: "ordinal",
  22: "decimalZero",
  23: "bullet",
  255: "none",
};

interface LevelRead {
  readonly level: ListLevel;
  readonly length: number;
}

/** Lists by their number in paragraphs ([MS-DOC] 2.9.131, 2.9.133), in the shape of .docx's. */
export function readListTables(lists: Bytes, overrides: Bytes): Lists {
  const definitions = readDefinitions(lists);
  const count = overrides.u32(0);
  const found = new Map<string, ListDefinition>();
  let at = 4 + 16 * count;
  for (let index = 0; index < count && 4 + 16 * (index + 1) <= overrides.length; index += 1) {
    const entry = overrides.slice(4 + 16 * index, 16);
    const id = entry.i32(0);
    const levels = [...(definitions.get(id) ?? [])];
    const restarts = new Map<number, number>();
    at += 4;
    for (let change = 0; change < entry.u8(12) && at + 8 <= overrides.length; change += 1) {
      const flags = overrides.u32(at + 4);
      const level = flags & 0x0f;
      if ((flags & 0x10) !== 0) restarts.set(level, overrides.i32(at));
      at += 8;
      if ((flags & 0x20) !== 0) {
        const own = readLevel(overrides, at);
        levels[level] = own.level;
        at += own.length;
      }
    }
    found.set(String(index + 1), { shared: String(id), levels, restarts });
  }
  return found;
}

function readDefinitions(lists: Bytes): Map<number, ListLevel[]> {
  const count = lists.u16(0);
  const definitions = new Map<number, ListLevel[]>();
  // The levels of all lists follow the lists themselves.
  let at = 2 + 28 * count;
  for (let index = 0; index < count; index += 1) {
    const entry = lists.slice(2 + 28 * index, 28);
    const isSimple = (entry.u8(26) & 1) === 1;
    const levels: ListLevel[] = [];
    for (let level = 0; level < (isSimple ? 1 : 9); level += 1) {
      const read = readLevel(lists, at);
      levels.push(read.level);
      at += read.length;
    }
    definitions.set(entry.i32(0), levels);
  }
  return definitions;
}

/** One level ([MS-DOC] 2.9.150): its label holds the numbers of levels as characters 0 to 8. */
function readLevel(bytes: Bytes, at: number): LevelRead {
  const flags = bytes.u8(at + 5);
  const properties = bytes.u8(at + 24) + bytes.u8(at + 25);
  const textAt = at + 28 + properties;
  const length = bytes.u16(textAt);
  const raw = bytes.utf16(textAt + 2, length);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the placeholders are control characters
  const text = raw.replace(/[\u0000-\u0008]/g, (place) => `%${place.charCodeAt(0) + 1}`);
  const level: ListLevel = {
    format: formats[bytes.u8(at + 4)] ?? "decimal",
    text,
    start: bytes.i32(at),
    ...((flags & 0x04) !== 0 ? { legal: true } : {}),
    ...((flags & 0x08) !== 0 ? { restartAfter: bytes.u8(at + 26) } : {}),
  };
  return { level, length: 28 + properties + 2 + 2 * length };
}
