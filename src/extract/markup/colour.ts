/** The colour names that old HTML, VML and Word share, and the few CSS ones that traffic lights use. */
const namedColours: Readonly<Record<string, string>> = {
  black: "#000000",
  silver: "#c0c0c0",
  gray: "#808080",
  grey: "#808080",
  white: "#ffffff",
  maroon: "#800000",
  red: "#ff0000",
  purple: "#800080",
  fuchsia: "#ff00ff",
  green: "#008000",
  lime: "#00ff00",
  olive: "#808000",
  yellow: "#ffff00",
  navy: "#000080",
  blue: "#0000ff",
  teal: "#008080",
  aqua: "#00ffff",
  orange: "#ffa500",
  gold: "#ffd700",
  crimson: "#dc143c",
  darkred: "#8b0000",
  firebrick: "#b22222",
  tomato: "#ff6347",
  orangered: "#ff4500",
  darkorange: "#ff8c00",
  forestgreen: "#228b22",
  darkgreen: "#006400",
  limegreen: "#32cd32",
  seagreen: "#2e8b57",
  lightgreen: "#90ee90",
  palegreen: "#98fb98",
  lightgrey: "#d3d3d3",
  lightgray: "#d3d3d3",
};

/** `FF0000` and `#FF0000` are `#ff0000`; `auto` and anything else is no colour. */
export function parseHexColour(text: string | undefined): string | undefined {
  const hex = text?.trim().replace(/^#/, "");
  return hex !== undefined && /^[0-9a-f]{6}$/i.test(hex) ? `#${hex.toLowerCase()}` : undefined;
}

/** A colour as HTML, CSS or VML writes it: `#0f0`, `#00b050 [3206]`, `red`, `rgb(0, 176, 80)`. */
export function parseColour(text: string | undefined): string | undefined {
  const value = text?.trim().toLowerCase() ?? "";
  const channels = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(value);
  if (channels) {
    return `#${channels.slice(1).map(hexByte).join("")}`;
  }
  const word = value.split(/\s/, 1)[0] ?? "";
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(word);
  if (short) {
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`;
  }
  return namedColours[word] ?? parseHexColour(word);
}

const hexByte = (text: string): string => Math.min(255, Number(text)).toString(16).padStart(2, "0");
