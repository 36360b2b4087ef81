// Pages about pictures, shapes, fills and glyphs in cells.
import { arrowAt, circleAt, firstObject, gridOf, rowsAt, stream, textAt } from "./make-pdf.mjs";

const xs = [50, 200, 300];

/** A table of milestones whose progress cells hold what is drawn at their middles. */
const progress = (labels, draw, under = false) => {
  const ys = [700, ...labels.map((_, at) => 680 - 30 * at), 680 - 30 * labels.length];
  const marks = labels.map((_, at) => draw(250, 665 - 30 * at, at)).join("\n");
  const rules = [
    "0 g 0 G",
    gridOf(xs, ys),
    rowsAt([55, 205], 686, 20, [["Milestone", "Progress"]]),
    rowsAt(
      [55],
      661,
      30,
      labels.map((label) => [label]),
    ),
  ];
  return (under ? [marks, ...rules] : [...rules, marks]).join("\n");
};

const labels = ["Agree the plan", "Train staff", "Report to members"];
const green = "0 0.65 0.32 rg";
const amber = "1 0.75 0 rg";
const red = "0.93 0.11 0.14 rg";
const lights = [green, amber, red];

/** Four by four pixels, the two middle rows in a colour, as hexadecimal digits. */
const rows = (paper, ink) => [paper, ink, ink, paper].map((one) => one.repeat(4)).join("");
const picture = (space, paper, ink) =>
  stream(
    `/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace ${space} /BitsPerComponent 8 /Filter /ASCIIHexDecode`,
    `${rows(paper, ink)}>`,
  );

const placed = (names) => (x, y, at) => `q 14 0 0 14 ${x - 7} ${y - 7} cm /${names[at]} Do Q`;

const symbolFont = (name) =>
  `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /FirstChar 32 /LastChar 255 /Widths [${"900 ".repeat(224).trim()}] /FontDescriptor ${firstObject + 1} 0 R >>`;
const symbolDescriptor = (name) =>
  `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`;

const privateMap =
  "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Private def 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FF> <F020> endbfrange endcmap end end";

const glyph = (x, y, code, colour) =>
  `${colour} BT /F5 12 Tf 1 0 0 1 ${x - 5} ${y - 4} Tm <${code}> Tj ET`;

export const markPages = {
  "marks-pictures-raw": {
    pages: [
      {
        operators: progress(labels, placed(["G", "A", "R"])),
        resources: `/XObject << /G ${firstObject} 0 R /A ${firstObject + 1} 0 R /R ${firstObject + 2} 0 R >>`,
      },
    ],
    objects: [
      picture("/DeviceRGB", "ffffff", "00a651"),
      picture("/DeviceRGB", "ffffff", "ffc000"),
      picture("/DeviceRGB", "ffffff", "ed1c24"),
    ],
  },
  "marks-pictures-indexed-icc": {
    pages: [
      {
        operators: progress(labels, placed(["G", "A", "R"])),
        resources: `/XObject << /G ${firstObject} 0 R /A ${firstObject + 1} 0 R /R ${firstObject + 2} 0 R >>`,
      },
    ],
    objects: [
      picture("[/Indexed /DeviceRGB 1 <ffffff00a651>]", "00", "01"),
      picture(`[/ICCBased ${firstObject + 3} 0 R]`, "ffffff", "ffc000"),
      picture("/DeviceCMYK", "00000000", "00ffff00"),
      // A profile that cannot be used: the three colours of its alternative are.
      stream("/N 3 /Alternate /DeviceRGB", "no profile"),
    ],
  },
  "marks-circles": {
    pages: [
      {
        operators: progress(labels, (x, y, at) => `${lights[at]} 0 0 0 RG ${circleAt(x, y, 6)} B`),
      },
    ],
  },
  "marks-fills": {
    pages: [
      {
        operators: progress(labels, (_x, y, at) => `${lights[at]} 200 ${y - 15} 100 30 re f`, true),
      },
    ],
  },
  "marks-arrows": {
    pages: [
      {
        operators: progress(
          ["Better", "The same", "Worse"],
          (x, y, at) => `${lights[at]} ${arrowAt(x, y, at)}`,
        ),
      },
    ],
  },
  "marks-triangles": {
    pages: [
      {
        operators: progress(["Better", "Worse"], (x, y, at) =>
          at === 0
            ? `${green} ${x - 7} ${y - 6} m ${x + 7} ${y - 6} l ${x} ${y + 7} l h f`
            : `${red} ${x - 7} ${y + 6} m ${x + 7} ${y + 6} l ${x} ${y - 7} l h f`,
        ),
      },
    ],
  },
  "marks-dingbats": {
    pages: [
      {
        operators: progress(
          labels,
          (x, y, at) => `${lights[at]} ${textAt(x - 5, y - 4, ["4", "l", "8"][at], 12, "F3")}`,
        ),
      },
    ],
  },
  "marks-wingdings": {
    pages: [
      {
        operators: progress(labels, (x, y, at) => glyph(x, y, ["FC", "4B", "FB"][at], lights[at])),
        fonts: `/F5 ${firstObject} 0 R`,
      },
    ],
    objects: [symbolFont("Wingdings"), symbolDescriptor("Wingdings")],
  },
  "marks-private-use": {
    pages: [
      {
        operators: progress(labels, (x, y, at) => glyph(x, y, ["E9", "EA", "E8"][at], lights[at])),
        fonts: `/F5 ${firstObject} 0 R`,
      },
    ],
    objects: [
      symbolFont("ABCDEF+Wingdings-Regular").replace(">>", `/ToUnicode ${firstObject + 2} 0 R >>`),
      symbolDescriptor("ABCDEF+Wingdings-Regular"),
      stream("", privateMap),
    ],
  },
  "marks-key-table": {
    pages: [
      {
        operators: [
          progress(labels.slice(0, 2), placed(["G", "R"])),
          "0 g",
          textAt(50, 590, "Key to the symbols", 11, "F2"),
          gridOf([50, 110, 450], [580, 550, 520]),
          placed(["G"])(80, 565, 0),
          placed(["R"])(80, 535, 0),
          textAt(115, 561, "Green"),
          textAt(115, 531, "Red"),
          textAt(160, 561, "indicates that the milestone will be met."),
          textAt(160, 531, "indicates that the milestone was missed."),
        ].join("\n"),
        resources: `/XObject << /G ${firstObject} 0 R /R ${firstObject + 1} 0 R >>`,
      },
    ],
    objects: [picture("/DeviceRGB", "ffffff", "00a651"), picture("/DeviceRGB", "ffffff", "ed1c24")],
  },
};
