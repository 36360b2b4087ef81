import type { Format } from "../document.ts";

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** What a file is, by its bytes and never by its name. */
export function sniffFormat(bytes: Uint8Array): Format {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  if (head.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return "docx";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return "doc";
  if (head.startsWith("{\\rtf")) return "rtf";
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) return "html";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells noise from text
  return /[\x00-\x08\x0e-\x1a]/.test(head) ? "unknown" : "text";
}
