import type { Bytes } from "./bytes.ts";

const checkBox = 1;
/** The stored result is the default one. */
const asDefault = 25;
/** A picture's header stands before the settings, though there is no picture. */
const headerSize = 68;

/** Whether a form's check box is ticked ([MS-DOC] 2.9.78); `undefined` where the field is none. */
export function readCheckBox(data: Bytes, offset: number): boolean | undefined {
  const at = offset + headerSize;
  if (at + 12 > data.length) return undefined;
  const flags = data.u16(at + 4);
  if ((flags & 0x03) !== checkBox) return undefined;
  const result = (flags >> 2) & 0x1f;
  if (result !== asDefault) return result === 1;
  const nameLength = data.u16(at + 10);
  const defaultAt = at + 12 + 2 * (nameLength + 1);
  return defaultAt + 2 <= data.length && data.u16(defaultAt) === 1;
}
