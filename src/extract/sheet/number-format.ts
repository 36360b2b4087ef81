/** Formats that a workbook knows by number alone. Those that print as the computer is set are taken as in Britain. */
const known: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "£#,##0;-£#,##0",
  6: "£#,##0;-£#,##0",
  7: "£#,##0.00;-£#,##0.00",
  8: "£#,##0.00;-£#,##0.00",
  9: "0%",
  10: "0.00%",
  14: "dd/mm/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
  49: "@",
};

export const knownFormat = (number: number): string | undefined => known[number];

/** A number as its format prints it; `undefined` where the format holds what is not understood here. */
export function printNumber(value: number, format: string): string | undefined {
  const sections = splitSections(format);
  if (sections === undefined) return undefined;
  const isNegative = value < 0;
  const own = sections.length > 1 && isNegative ? 1 : sections.length > 2 && value === 0 ? 2 : 0;
  const section = sections[own];
  if (section === undefined) return undefined;
  const plain = section.map(({ text, isLiteral }) => (isLiteral ? "" : text)).join("");
  if (/^@?$/.test(plain.trim())) {
    if (plain.trim() === "@") return general(value);
    return section.map(({ text }) => text).join("");
  }
  // A section of its own for negatives writes their sign itself.
  const sign = isNegative && own !== 1 ? "-" : "";
  if (/^\s*general\s*$/i.test(plain)) {
    const number = general(Math.abs(value));
    return number === undefined ? undefined : sign + withLiterals(section, number);
  }
  if (/[dmy]/i.test(plain)) return isNegative ? undefined : printDate(value, section);
  // Digits that words part, as in a telephone number, are not one figure.
  if (section.filter(({ text, isLiteral }) => !isLiteral && text.trim() !== "").length > 1) {
    return undefined;
  }
  const digits = printDigits(Math.abs(value), plain);
  if (digits === undefined) return undefined;
  const isNothing = !/[1-9]/.test(digits);
  return (isNothing ? "" : sign) + withLiterals(section, digits);
}

interface Part {
  text: string;
  readonly isLiteral: boolean;
}

/** Sections in turn, each as what is written and what is a pattern; `undefined` where a section has a condition. */
function splitSections(format: string): Part[][] | undefined {
  const sections: Part[][] = [[]];
  const add = (text: string, isLiteral: boolean): void => {
    const section = sections.at(-1);
    const last = section?.at(-1);
    if (last !== undefined && last.isLiteral === isLiteral) last.text += text;
    else section?.push({ text, isLiteral });
  };
  const tokens =
    /"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]|(;)|([^"\\[\]_*;])|(.)/gis;
  for (const [whole, quoted, escaped, currency, end, pattern, other] of format.matchAll(tokens)) {
    if (other !== undefined) return undefined;
    if (end !== undefined) sections.push([]);
    else if (pattern !== undefined) add(pattern, /[^#0?.,%a-z/@ ]/i.test(pattern));
    else add(quoted ?? escaped ?? currency ?? (whole.startsWith("_") ? " " : ""), true);
  }
  return sections;
}

/** As a cell without a format shows it, where the column is wide enough. */
function general(value: number): string | undefined {
  if (Math.abs(value) >= 1e11 || (value !== 0 && Math.abs(value) < 1e-4)) return undefined;
  return String(Number(value.toPrecision(10)));
}

/** Puts the figure where its pattern stands, and the words where they do. */
function withLiterals(section: readonly Part[], figure: string): string {
  return section
    .map(({ text, isLiteral }) =>
      isLiteral || text.trim() === ""
        ? text
        : `${/^ */.exec(text)?.[0] ?? ""}${figure}${/ *$/.exec(text)?.[0] ?? ""}`,
    )
    .join("");
}

const longestPattern = 60;

/** `#,##0.00%` and its kind: one run of digits, a scale of thousands, percent. */
function printDigits(value: number, plain: string): string | undefined {
  const pattern = plain.trim();
  if (pattern.length > longestPattern) return undefined;
  const found = /^(%?)([#0?,]*?)(,*)(?:\.([#0?]*))?(,*)\s*(%?)$/.exec(pattern);
  if (found === null) return undefined;
  const [, early = "", whole = "", scaled = "", decimals, scaledLater = "", late = ""] = found;
  if (whole === "" && decimals === undefined) return undefined;
  const thousands = scaled.length + scaledLater.length;
  const shift = (early + late === "" ? 0 : 2) - 3 * thousands;
  const places = decimals?.length ?? 0;
  const rounded = rounding(value, shift, places);
  if (rounded === undefined) return undefined;
  const [integer = "0", fraction = ""] = rounded.split(".");
  const least = (whole.match(/0/g) ?? []).length;
  const bare = integer.replace(/^0+/, "").padStart(least, "0");
  const grouped = whole.includes(",") ? bare.replace(/\B(?=(?:\d{3})+$)/g, ",") : bare;
  let shown = fraction;
  for (let at = places - 1; at >= 0 && decimals?.[at] !== "0" && shown[at] === "0"; at -= 1) {
    shown = shown.slice(0, at);
  }
  const point = decimals === undefined ? "" : ".";
  return `${early}${grouped}${point}${shown}${late}`;
}

/** Half a unit goes away from nought, in the fifteen digits that a sheet keeps. */
function rounding(value: number, shift: number, places: number): string | undefined {
  const kept = Number(`${Number(value.toPrecision(15))}e${shift}`);
  if (!Number.isFinite(kept) || kept >= 1e15) return undefined;
  const units = Math.round(Number(`${Number(kept.toPrecision(15))}e${places}`));
  if (!Number.isSafeInteger(units)) return undefined;
  const digits = String(units).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const dayLength = 86_400_000;
/** Day 60 is the 29th of February 1900, which never was; no report is that old. */
const firstDay = 61;

/** A day's number as a date; hours are not read. */
function printDate(value: number, section: readonly Part[]): string | undefined {
  if (!Number.isInteger(value) || value < firstDay || value > 100_000) return undefined;
  const date = new Date(Date.UTC(1899, 11, 30) + value * dayLength);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const name = months[month] ?? "";
  const words: Readonly<Record<string, string>> = {
    d: String(day),
    dd: String(day).padStart(2, "0"),
    m: String(month + 1),
    mm: String(month + 1).padStart(2, "0"),
    mmm: name.slice(0, 3),
    mmmm: name,
    yy: String(year).slice(2),
    yyyy: String(year),
  };
  let text = "";
  for (const part of section) {
    if (part.isLiteral) {
      text += part.text;
      continue;
    }
    for (const [token] of part.text.toLowerCase().matchAll(/([a-z])\1*|[^a-z]+/g)) {
      const word = /[a-z]/.test(token) ? words[token] : token;
      if (word === undefined || /[#0?%@]/.test(word.replace(/[\da-z]/gi, ""))) return undefined;
      text += word;
    }
  }
  return text;
}
