import type { Bytes } from "./bytes.ts";

const textField = 0;
const checkBox = 1;
const dropDown = 2;
/** The stored result is the default one. */
const asDefault = 25;
/** A picture's header stands before the settings, though there is no picture. */
const headerSize = 68;
/** Word itself lets a list have 25 entries. */
const mostEntries = 1_000;

/** What a form's field shows: whether its box is ticked, the chosen entry of its list, the text it begins with. */
export type FormValue =
  | { readonly kind: "box"; readonly isTicked: boolean }
  | { readonly kind: "list"; readonly entry: string }
  | { readonly kind: "text"; readonly text: string };

/** Reads a field's settings ([MS-DOC] 2.9.78); `undefined` where they are cut short or of no kind that is known. */
export function readFormField(data: Bytes, offset: number): FormValue | undefined {
  try {
    return readSettings(data, offset + headerSize);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readSettings(data: Bytes, start: number): FormValue | undefined {
  const flags = data.u16(start + 4);
  const kind = flags & 0x03;
  const result = (flags >> 2) & 0x1f;
  let at = start + 10;
  const readText = (): string => {
    const length = data.u16(at);
    const text = data.utf16(at + 2, length);
    // A zero ends the text beside its length.
    at += 2 + 2 * (length + 1);
    return text;
  };
  readText();
  if (kind === textField) return { kind: "text", text: readText() };
  const chosen = result === asDefault ? data.u16(at) : result;
  if (kind === checkBox) return { kind: "box", isTicked: chosen === 1 };
  if (kind !== dropDown) return undefined;
  at += 2;
  // The format, two texts of help and two macros stand before the entries.
  for (let index = 0; index < 5; index += 1) readText();
  const count = Math.min(data.u16(at + 2), mostEntries);
  at += 6;
  for (let index = 0; index < count; index += 1) {
    const length = data.u16(at);
    if (index === chosen) return { kind: "list", entry: data.utf16(at + 2, length) };
    at += 2 + 2 * length;
  }
  return { kind: "list", entry: "" };
}
