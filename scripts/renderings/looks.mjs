// The families: one way each in which some council's programme draws its tables. Data only.

const grid = (colour = "#000", width = "0.75pt", kind = "solid") =>
  `td, th { border: ${width} ${kind} ${colour}; }`;
const text = (font, size, line = "normal") =>
  `body { font: ${size} ${font}; line-height: ${line}; } h1 { font-size: 1.6em; } h2 { font-size: 1.3em; } h3, h4, h5 { font-size: 1.1em; }`;
const padding = (value) => `td, th { padding: ${value}; }`;
const page = (size, margin = "18mm") => `@page { size: ${size}; margin: ${margin}; }`;
const landscapeTables = "@page wide { size: A4 landscape; } table.wide { page: wide; }";
const arial = '"Liberation Sans", Arial, sans-serif';
const times = '"Liberation Serif", "Times New Roman", serif';
const verdana = '"DejaVu Sans", Verdana, sans-serif';
const calibri = "Carlito, Calibri, sans-serif";
const narrow = '"Liberation Sans Narrow", "Arial Narrow", sans-serif';
const letters = 'P052, "Palatino", serif';

export const looks = {
  a: {
    about: "a full grid, a grey header, Arial",
    lights: "disc",
    css: `${page("A4 landscape")} ${text(arial, "9pt")} ${grid()} ${padding("2pt 4pt")} th { background: #d9d9d9; }`,
  },
  b: {
    about: "level rules under each row, Times",
    lights: "circle",
    css: `${page("A4")} ${landscapeTables} ${text(times, "10pt")} ${padding("3pt 5pt")} td, th { border-bottom: 0.5pt solid #888; } th { border-bottom: 1.5pt solid #000; }`,
  },
  c: {
    about: "zebra fills and no rules",
    lights: "glyph",
    css: `${page("A4")} ${landscapeTables} ${text(arial, "9pt")} ${padding("3pt 5pt")} tr.odd { background: #eef3f8; } th { background: #336699; color: #fff; }`,
  },
  d: {
    about: "no rules, no fills, bold heads",
    lights: "disc",
    css: `${page("A4 landscape")} ${text(arial, "9pt")} ${padding("4pt 8pt")}`,
  },
  e: {
    about: "no rules, Arial 11 pt, cells close together",
    lights: "disc",
    css: `${page("A4 landscape")} ${text(arial, "11pt")} ${padding("2pt 5px")} th { border-bottom: 1pt solid #000; }`,
  },
  f: {
    about: "a full grid with lights as fills of cells",
    lights: "cell",
    css: `${page("A4 landscape")} ${text(arial, "9pt")} ${grid("#666", "0.5pt")} ${padding("2pt 4pt")} th { background: #ccddee; }`,
  },
  g: {
    about: "dotted grid, Times",
    lights: "small",
    css: `${page("A4 landscape")} ${text(times, "10pt")} ${grid("#555", "0.75pt", "dotted")} ${padding("2pt 4pt")}`,
  },
  h: {
    about: "small print, tight rows, small pictures for lights",
    lights: "picture",
    css: `${page("A4 landscape", "12mm")} ${text(arial, "7pt", "1.05")} ${padding("1pt 3pt")} td, th { border-bottom: 0.25pt solid #aaa; } th { background: #eee; }`,
  },
  i: {
    about: "pale zebra fills and no rules, loose lines",
    lights: "letter",
    css: `${page("A4 landscape")} ${text(verdana, "8pt", "1.4")} ${padding("3pt 6pt")} tr.odd { background: #f5f5f5; } td { vertical-align: middle; }`,
  },
  j: {
    about: "a rule over each row alone",
    lights: "square",
    css: `${page("A4 landscape")} ${text(arial, "9pt")} ${padding("3pt 5pt")} td, th { border-top: 0.5pt solid #000; }`,
  },
  k: {
    about: "rules between columns alone, figures at the right",
    lights: "glyph",
    css: `${page("A4 landscape")} ${text(times, "10pt")} ${padding("3pt 5pt")} td + td, th + th { border-left: 0.5pt solid #000; } td.figure { text-align: right; }`,
  },
  m: {
    about: "upright rules alone, also at the sides",
    lights: "disc",
    css: `${page("A4 landscape")} ${text(arial, "9pt")} ${padding("3pt 5pt")} td, th { border-left: 0.5pt solid #000; border-right: 0.5pt solid #000; }`,
  },
  n: {
    about: "Verdana, heads in the middle, words coloured, a rule under the header and the table",
    lights: "word",
    css: `${page("A4 landscape", "15mm")} ${text(verdana, "8pt", "1.2")} ${padding("4pt 6pt")} th { text-align: center; vertical-align: bottom; border-bottom: 1pt solid #000; border-top: 1pt solid #000; } table { border-bottom: 1pt solid #000; } td.figure { text-align: center; }`,
  },
  o: {
    about: "large padding, white rules between tinted cells",
    lights: "worded",
    css: `${page("A4 landscape")} ${text(calibri, "10pt")} ${padding("7pt 9pt")} td, th { border: 2pt solid #fff; background: #e8edf4; } th { background: #4f81bd; color: #fff; }`,
  },
  p: {
    about: "Times justified, no padding at the sides but a gap, thin level rules",
    lights: "plain",
    css: `${page("A4 landscape", "20mm")} ${text(times, "11pt", "1.1")} ${padding("1pt 10pt 1pt 0")} td, p { text-align: justify; } td, th { border-bottom: 0.3pt solid #999; } td.figure { text-align: right; }`,
  },
  q: {
    about: "A3 landscape, narrow letters, double rule under the header, figures at the right",
    lights: "circle",
    css: `${page("A3 landscape", "15mm")} ${text(narrow, "11pt")} ${padding("3pt 8pt")} th { border-bottom: 3pt double #000; } td { border-bottom: 0.5pt dashed #888; } td.figure { text-align: right; } th { vertical-align: bottom; }`,
  },
  r: {
    about: "spaced letters, cells in the middle, a box round the table and rules between groups",
    lights: "square",
    css: `${page("A4 landscape", "15mm")} ${text(arial, "8.5pt", "1.3")} body { letter-spacing: 0.4pt; } ${padding("4pt 7pt")} td, th { vertical-align: middle; } table { border: 1pt solid #000; } tr { border-bottom: 0.5pt solid #ccc; } th { border-bottom: 1pt solid #000; }`,
  },
  s: {
    about: "rows kept whole, headers stand upright, full thin grid",
    lights: "box",
    css: `${page("A4 landscape", "15mm")} ${text(arial, "8pt")} ${grid("#999", "0.25pt")} ${padding("2pt 3pt")} tr { break-inside: avoid; } .columns8 th div, .columns12 th div { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 110pt; }`,
  },
  t: {
    about: "Palatino, no header repeated, section rows filled, level rules of several weights",
    lights: "disc",
    css: `${page("A4 landscape", "15mm")} ${text(letters, "9.5pt")} ${padding("3pt 6pt")} thead { display: table-row-group; } td { border-top: 0.25pt solid #bbb; } th { border-top: 2pt solid #000; border-bottom: 1pt solid #000; } td.band { background: #e6e6e6; border-top: 1pt solid #000; }`,
  },
  u: {
    about: "portrait, small letters, tiny padding, zebra with upright white rules",
    lights: "small",
    css: `${page("A4", "10mm")} ${text(calibri, "8pt")} ${padding("1pt 2pt")} tr.even td { background: #dde7f0; } td, th { border-left: 1pt solid #fff; border-right: 1pt solid #fff; } th { background: #17365d; color: #fff; text-align: center; }`,
  },
  v: {
    about:
      "rows apart by space alone, two lines of space between lines of a row, typewriter letters",
    lights: "plain",
    css: `${page("A3 landscape", "15mm")} ${text('"Liberation Mono", monospace', "8pt", "1.15")} ${padding("4pt 6pt")} th { text-align: left; vertical-align: bottom; }`,
  },
  w: {
    about: "a shaded first column and rules under rows that do not meet between columns",
    lights: "circle",
    css: `${page("A4 landscape", "15mm")} ${text(calibri, "10pt")} table { border-collapse: separate; border-spacing: 6pt 0; } ${padding("3pt 2pt")} td, th { border-bottom: 0.5pt solid #333; } td.c0 { background: #f0f0e0; }`,
  },
  x: {
    about: "figures at the decimal's right, heads over them at the right, rule over totals only",
    lights: "letter",
    css: `${page("A4 landscape", "20mm")} ${text(times, "10pt", "1.25")} ${padding("3pt 7pt")} td.figure { text-align: right; } th { text-align: right; border-bottom: 0.75pt solid #000; } th.c0, th.c1 { text-align: left; } tr:last-child td { border-bottom: 0.75pt solid #000; }`,
  },
  y: {
    about: "everything in the middle, full grid of pale rules, Verdana",
    lights: "picture",
    css: `${page("A4 landscape", "15mm")} ${text(verdana, "7.5pt")} ${grid("#ccc", "0.5pt")} ${padding("3pt 4pt")} td, th { text-align: center; vertical-align: middle; } th { background: #f2dbdb; }`,
  },
  z: {
    about: "cells as rounded cards, gaps between them",
    lights: "disc",
    css: `${page("A4 landscape", "15mm")} ${text(arial, "9pt")} table { border-collapse: separate; border-spacing: 3pt; } ${padding("3pt 5pt")} td, th { border: 0.5pt solid #99a; border-radius: 3pt; } th { background: #dde; }`,
  },
};
