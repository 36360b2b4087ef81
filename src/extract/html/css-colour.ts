import { smallest } from "../../long-lists.ts";
import { cssColourNames, parseColour } from "../markup/colour.ts";

/** What shows whatever lies behind it. */
export const transparent = "transparent";

/** A colour as a style sheet writes it; `undefined` where a browser would not know it either. */
export function parseCssColour(text: string, isQuirky: boolean): string | undefined {
  const value = text.trim().toLowerCase();
  if (value === transparent) return transparent;
  const named = cssColourNames[value];
  if (named !== undefined) return named;
  const call = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(value);
  if (call !== null) return parseFunction(call[1] === "hsl", call[2] ?? "");
  const digits = /^#([0-9a-f]+)$/.exec(value)?.[1];
  if (digits !== undefined) return parseDigits(digits);
  return isQuirky && /^[0-9a-f]{6}$/.test(value) ? parseColour(value) : undefined;
}

function parseDigits(digits: string): string | undefined {
  const long = digits.length <= 4 ? digits.replace(/./g, "$&$&") : digits;
  if (long.length === 6) return `#${long}`;
  if (long.length !== 8) return undefined;
  return long.endsWith("00") ? transparent : `#${long.slice(0, 6)}`;
}

function parseFunction(isHsl: boolean, operands: string): string | undefined {
  const [first = "", second = "", third = "", alpha] = operands
    .split(/[\s,/]+/)
    .filter((part) => part !== "");
  if (alpha !== undefined && Number.parseFloat(alpha) === 0) return transparent;
  const channels = isHsl
    ? hslToRgb(Number.parseFloat(first), Number.parseFloat(second), Number.parseFloat(third))
    : [first, second, third].map((part) =>
        part.endsWith("%") ? Number.parseFloat(part) * 2.55 : Number.parseFloat(part),
      );
  if (channels.some((channel) => Number.isNaN(channel))) return undefined;
  const bytes = channels.map((channel) => Math.round(Math.min(255, Math.max(0, channel))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Hue in degrees, the others in percent. */
function hslToRgb(hue: number, saturation: number, lightness: number): number[] {
  const light = lightness / 100;
  const reach = (saturation / 100) * Math.min(light, 1 - light);
  return [0, 8, 4].map((offset) => {
    const place = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    return 255 * (light - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  });
}

/** `bgcolor` and its kin: whatever stands there is a colour (HTML 2.4.6, legacy colour values). */
export function parseLegacyColour(text: string | undefined): string | undefined {
  const value = text?.trim().toLowerCase() ?? "";
  if (value === "" || value === transparent) return undefined;
  const named = cssColourNames[value];
  if (named !== undefined) return named;
  if (/^#[0-9a-f]{3}$/.test(value)) return parseDigits(value.slice(1));
  const hex = value
    .slice(0, 128)
    .replace(/^#/, "")
    .replace(/[^0-9a-f]/g, "0");
  const length = Math.max(1, Math.ceil(hex.length / 3));
  const padded = hex.padEnd(3 * length, "0");
  const parts = [0, 1, 2].map((index) =>
    padded.slice(index * length, (index + 1) * length).slice(-8),
  );
  const zeros = smallest(parts.map((part) => (/^0*/.exec(part)?.[0] ?? "").length));
  const cut = Math.min(zeros, Math.max(0, Math.min(8, length) - 2));
  return `#${parts.map((part) => part.slice(cut, cut + 2).padStart(2, "0")).join("")}`;
}
