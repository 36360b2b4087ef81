// RTF: groups, control words with and without numbers, rows and cells, code pages, pictures.
import { damaged, latin, number, word } from "./words.mjs";

export function generateRtf(of) {
  const body = of.several(1, 12, () => part(of, 0)).join("");
  const head = of.often(0.9)
    ? "{\\rtf1\\ansi\\ansicpg1252\\deff0"
    : of.pick(["{\\rtf", "{\\rtf1\\mac", "{\\rtf1\\ansi\\ansicpg932"]);
  const fonts = of.often(0.7)
    ? `{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset${number(of, [0, 2, 128])} ${of.pick(["Wingdings", "Symbol", "Times"])};}}`
    : "";
  const colours = of.often(0.5)
    ? "{\\colortbl;\\red255\\green0\\blue0;\\red0\\green128\\blue0;}"
    : "";
  return damaged(latin(`${head}${fonts}${colours}${body}}`), of);
}

const text = (of) =>
  [...word(of)]
    .map((one) => {
      const code = one.codePointAt(0);
      if (code > 255) return `\\u${code > 32767 ? code - 65536 : code}?`;
      return code > 127 ? `\\'${code.toString(16)}` : one.replace(/[\\{}]/, "\\$&");
    })
    .join("");

const part = (of, depth) => of.pick([paragraph, row, row, group, special, list])(of, depth);

const paragraph = (of) =>
  `\\pard${look(of)} ${text(of)}${of.pick(["\\par ", "\\line ", "\\par\n", ""])}`;

const look = (of) =>
  of
    .several(0, 3, () =>
      of.pick([
        () => "\\b",
        () => "\\b0",
        () => "\\strike",
        () => "\\v",
        () => "\\v0",
        () => `\\f${number(of, [0, 1])}`,
        () => `\\cf${number(of, [0, 1, 2])}`,
        () => `\\uc${number(of, [0, 1, 2])}`,
        () => "\\super",
        () => "\\plain",
        () => "\\intbl",
        () => `\\itap${number(of, [1, 2, 3])}`,
        () => "\\deleted",
        () => "\\caps",
      ])(),
    )
    .join("");

function row(of) {
  const cells = 1 + of.below(5);
  const definition = Array.from(
    { length: cells },
    (_, at) =>
      `${of.often(0.85) ? "" : of.pick(["\\clmgf", "\\clmrg", "\\clvmgf", "\\clvmrg", "\\clcbpat2"])}\\cellx${number(of, [2000 * (at + 1)])}`,
  ).join("");
  const content = Array.from(
    { length: of.often(0.9) ? cells : of.below(8) },
    () => `${of.often(0.1) ? nested(of) : ""}${look(of)} ${text(of)}\\cell `,
  ).join("");
  const head = `\\trowd${of.often(0.8) ? "" : of.pick(["\\trhdr", "\\trgaph108", "\\trleft-50"])}${definition}`;
  return `${of.often(0.95) ? head : ""}\\pard\\intbl${content}${of.often(0.3) ? head : ""}${of.often(0.95) ? "\\row\n" : ""}`;
}

const nested = (of) =>
  `\\itap2 ${text(of)}\\nestcell{\\*\\nesttableprops\\trowd\\cellx${number(of, [1000])}\\nestrow}{\\nonesttables\\par}\\itap1 `;

const group = (of, depth) =>
  depth > 5
    ? ""
    : `{${of.pick(["", "\\*\\unknown", "\\header", "\\footer", "\\footnote", "\\*\\shpinst", "\\field{\\*\\fldinst SYMBOL 252 \\\\f Wingdings}{\\fldrslt x}", "\\*\\listtext", "\\pntext"])} ${of.several(0, 3, () => part(of, depth + 1)).join("")}${of.often(0.95) ? "}" : ""}`;

const special = (of) =>
  of.pick([
    "\\'b7",
    "\\'",
    "\\'zz",
    "\\u8364?",
    "\\u-3913?",
    "\\u55357?\\u56832?",
    "\\u999999?",
    "\\~",
    "\\_",
    "\\-",
    "\\emdash ",
    "\\tab ",
    "\\page ",
    "\\sect ",
    "\\bin5 {}}{}",
    "\\bin99999999 ",
    "{\\pict\\pngblip 89504e47}",
    "{\\pict\\wmetafile8 zz}",
    "\\upr{a}{\\*\\ud{b}}",
    "}",
    "{",
    "\\abcdefghijklmnopqrstuvwxyz123 ",
    "\\fs-99999999999 ",
  ]);

const list = (of) =>
  `{\\listtext\\pard ${of.pick(["1.", "\\'b7", "a)"])}\\tab}\\ls${number(of, [1, 2])}\\ilvl${number(of, [0, 1])} ${text(of)}\\par `;
