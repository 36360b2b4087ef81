import { shadeColour } from "../../markup/shading.ts";
import type { Bytes } from "./bytes.ts";

/** Word 97's sixteen colours by number; 0 is automatic. */
const palette: readonly (string | undefined)[] = [
  undefined,
  "#000000",
  "#0000ff",
  "#00ffff",
  "#00ff00",
  "#ff00ff",
  "#ff0000",
  "#ffff00",
  "#ffffff",
  "#000080",
  "#008080",
  "#008000",
  "#800080",
  "#800000",
  "#808000",
  "#808080",
  "#c0c0c0",
];

/** Share of the foreground by pattern number ([MS-DOC] 2.9.121); patterns of lines count as half. */
const patternShares: readonly number[] = [
  0, 1, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9,
];

export const paletteColour = (number: number): string | undefined => palette[number];

/** Red, green, blue, and a fourth byte that is 0xFF for the automatic colour. */
export function readColour(bytes: Bytes, at: number): string | undefined {
  if (bytes.u8(at + 3) === 0xff) return undefined;
  const channels = [bytes.u8(at), bytes.u8(at + 1), bytes.u8(at + 2)];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Foreground, background and pattern, as colours ([MS-DOC] 2.9.247). */
export function readShading(bytes: Bytes, at: number): string | undefined {
  const pattern = bytes.u16(at + 8);
  if (pattern === 0xffff) return undefined;
  return shadeColour(readColour(bytes, at), readColour(bytes, at + 4), shareOf(pattern));
}

/** The same in Word 97's sixteen colours ([MS-DOC] 2.9.248). */
export function readPaletteShading(bytes: Bytes, at: number): string | undefined {
  const value = bytes.u16(at);
  if (value === 0xffff) return undefined;
  const foreground = paletteColour(value & 0x1f);
  return shadeColour(foreground, paletteColour((value >> 5) & 0x1f), shareOf(value >> 10));
}

const shareOf = (pattern: number): number => patternShares[pattern] ?? 0.5;
