// PDF files: objects, streams with their filters, text and path operators, fonts and their character maps.
import { deflateSync } from "node:zlib";
import { objectsToPdf, pagesToObjects, stream } from "../../pdf/make-pdf.mjs";
import { damaged, latin, number, word } from "./words.mjs";

/** Objects of every PDF made here before those it decides upon: see make-pdf.mjs. */
const further = 6;

export function generatePdf(of) {
  const objects = of.several(0, 4, () => object(of));
  const pages = of.several(1, 3, () => page(of, objects.length));
  const bodies = pagesToObjects(pages, objects, catalogue(of));
  const bodiesChanged = of.often(0.15) ? bodies.with(of.below(bodies.length), object(of)) : bodies;
  const trailer = of.often(0.9)
    ? ""
    : of.pick(["/Prev 0 ", "/Prev 99999999 ", "/Encrypt 1 0 R ", "/XRefStm 17 ", "/Root 2 0 R "]);
  return damaged(objectsToPdf(bodiesChanged, trailer), of);
}

const reference = (of) => `${number(of, [1, 2, 3, 4, 5, 6, 7, 8, 9])} 0 R`;

const catalogue = (of) =>
  of.often(0.7)
    ? ""
    : of.pick([
        "/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R",
        "/OCProperties << /D << /OFF [6 0 R] >> /OCGs [6 0 R] >>",
        "/AcroForm << /Fields [6 0 R] /NeedAppearances true >>",
        "/PageLabels << /Nums [0 << /S /r >>] >>",
        "/Outlines 1 0 R",
      ]);

function page(of, objects) {
  const entry = (name) => `${name} ${further + of.below(Math.max(1, objects))} 0 R`;
  return {
    operators: of.often(0.7) ? table(of) : operators(of),
    width: number(of, [595, 842, 200]),
    height: number(of, [842, 595, 400]),
    ...(of.often(0.8) ? {} : { rotate: of.pick([90, 180, 270, 45, -90]) }),
    fonts: of.several(0, 2, (at) => entry(`/G${at}`)).join(" "),
    resources: of.often(0.7)
      ? ""
      : `/XObject << ${entry("/X0")} >> /ExtGState << ${entry("/E0")} >>`,
    entries: of.often(0.8)
      ? ""
      : of.pick([
          "/UserUnit 2",
          "/CropBox [0 0 100 100]",
          "/Annots [6 0 R]",
          "/StructParents 0",
          "/MediaBox [0 0 0 0]",
          "/Parent 1 0 R",
          "/Contents [6 0 R 7 0 R]",
        ]),
  };
}

const object = (of) =>
  of.pick([font, composite, characterMap, form, picture, dictionary, mark, shading, value])(of);

const font = (of) =>
  `<< /Type /Font /Subtype /${of.pick(["Type1", "TrueType", "Type3", "MMType1"])} /BaseFont /${of.pick(["Helvetica", "Symbol", "ZapfDingbats", "ABCDEF+Arial", "Wingdings"])} /FirstChar ${number(of, [0, 32])} /LastChar ${number(of, [64, 255])} /Widths [${of.several(0, 20, () => number(of, [278, 556, 600])).join(" ")}]${of.often(0.6) ? "" : ` /ToUnicode ${reference(of)}`}${of.often(0.6) ? "" : ` /Encoding << /Differences [${of.several(0, 6, () => of.pick(["48", "/one", "/nine", "/a1", "/g12", "/uni0031", "/.notdef", "300"])).join(" ")}] >>`}${of.often(0.8) ? "" : " /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 1000 1000] /CharProcs << /one 6 0 R >>"} >>`;

const composite = (of) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /${of.pick(["Identity-H", "Identity-V", "UniGB-UCS2-H", "None"])} /ToUnicode ${reference(of)} /DescendantFonts [<< /Type /Font /Subtype /${of.pick(["CIDFontType2", "CIDFontType0"])} /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${number(of, [500, 1000])} /W [${of.several(0, 4, () => `${number(of, [1, 48])} [${number(of, [500, 600])}]`).join(" ")}] >>] >>`;

function characterMap(of) {
  const hex = () =>
    of.pick(["30", "31", "0030", "0031", "41", "FFFF", "D83D", "D83DDE00", "", "0"]);
  const ranges = of.several(0, 4, () =>
    of.often(0.5)
      ? `1 beginbfchar\n<${hex()}> <${hex()}>\nendbfchar`
      : `1 beginbfrange\n<${hex()}> <${hex()}> ${of.often(0.7) ? `<${hex()}>` : `[<${hex()}> <${hex()}>]`}\nendbfrange`,
  );
  return packed(
    of,
    "",
    `/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange\n<${of.pick(["00", "0000"])}> <${of.pick(["FF", "FFFF"])}>\nendcodespacerange\n${ranges.join("\n")}\nendcmap end`,
  );
}

const form = (of) =>
  packed(
    of,
    `/Type /XObject /Subtype /Form /BBox [0 0 ${number(of, [595, 100])} 842]${of.often(0.7) ? "" : ` /Matrix [${of.pick(["1 0 0 1 0 0", "0 1 -1 0 0 0", "0 0 0 0 0 0"])}]`} /Resources << /Font << /F1 ${reference(of)} >> /XObject << /X0 ${reference(of)} >> >>`,
    operators(of),
  );

const picture = (of) =>
  packed(
    of,
    `/Type /XObject /Subtype /Image /Width ${number(of, [1, 4, 16])} /Height ${number(of, [1, 4, 16])} /BitsPerComponent ${number(of, [1, 8])} /ColorSpace ${of.pick(["/DeviceGray", "/DeviceRGB", "[/Indexed /DeviceRGB 1 (abcdef)]", "/None"])}`,
    "abcdefghijklmnop".repeat(of.below(8)),
  );

const dictionary = (of) =>
  `<< ${of.several(0, 4, () => `/${of.pick(["Type /Page", "Type /Pages /Kids [3 0 R] /Count 1", "S /Table", "K [0 1]", "ca 0", "FT /Tx", "V (86%)", "BM /Multiply", "Kids [6 0 R]", "Subtype /Widget", "Rect [10 10 90 30]", "Pg 6 0 R"])}`).join(" ")} >>`;

/** A tagged document's own tree. */
const mark = (of) =>
  `<< /Type /StructTreeRoot /K [${of.several(0, 4, () => `<< /Type /StructElem /S /${of.pick(["Table", "TR", "TD", "TH", "P", "Span", "Figure"])} /K ${of.pick([reference(of), "0", "[0 1]", "<< /Type /MCR /MCID 0 >>"])} >>`).join(" ")}] >>`;

const shading = () =>
  "<< /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 1 1] /N 1 >> >> >>";

const value = (of) =>
  of.pick([
    "null",
    "42",
    "[1 0 R [2 0 R]]",
    "(text)",
    "<</A 6 0 R>>",
    "[".repeat(50),
    "6 0 R",
    "<414",
  ]);

function packed(of, entries, data) {
  switch (of.below(5)) {
    case 0: {
      const body = deflateSync(latin(data.replace(/[^ -\u00ff\n]/g, "?"))).toString("latin1");
      return stream(`${entries} /Filter /FlateDecode`, of.often(0.8) ? body : body.slice(0, -5));
    }
    case 1:
      return stream(
        `${entries} /Filter /ASCIIHexDecode`,
        `${Buffer.from(data, "latin1").toString("hex")}>`,
      );
    case 2:
      return stream(
        `${entries} /Filter [/${of.pick(["LZWDecode", "RunLengthDecode", "ASCII85Decode", "DCTDecode", "Crypt"])}]`,
        data,
      );
    default:
      return stream(entries, data);
  }
}

const shown = (of) => word(of).replace(/[\\()]/g, "\\$&");
const point = (of) => `${number(of, [50, 150, 250, 350])} ${number(of, [700, 720, 740, 760])}`;

/** A table as most reports draw one, with what may go wrong in it. */
function table(of) {
  const columns = 1 + of.below(5);
  const rows = 1 + of.below(6);
  const lines = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [50 + 90 * column, 760 - 18 * row];
      if (of.often(0.95))
        lines.push(`BT /F1 9 Tf 1 0 0 1 ${x + 3} ${y - 12} Tm (${shown(of)}) Tj ET`);
      if (of.often(0.1)) lines.push(`0.9 g ${x} ${y - 18} 90 18 re f 0 g`);
      if (of.often(0.04)) lines.push(operator(of));
    }
  }
  const [right, bottom] = [50 + 90 * columns, 760 - 18 * rows];
  if (of.often(0.7)) {
    for (let row = 0; row <= rows; row += 1) {
      if (of.often(0.97)) lines.push(`50 ${760 - 18 * row} m ${right} ${760 - 18 * row} l S`);
    }
    for (let column = 0; column <= columns; column += 1) {
      if (of.often(0.97)) lines.push(`${50 + 90 * column} 760 m ${50 + 90 * column} ${bottom} l S`);
    }
  }
  return lines.join("\n").replace(/[^ -\u00ff\n]/g, "?");
}

const operators = (of) =>
  of
    .several(0, 20, () => operator(of))
    .join("\n")
    .replace(/[^ -\u00ff\n]/g, "?");

function operator(of) {
  const name = () => of.pick(["F1", "F2", "F3", "G0", "G1", "None"]);
  return of.pick([
    () => `BT /${name()} ${number(of, [9, 10, 12])} Tf ${point(of)} Td (${shown(of)}) Tj ET`,
    () =>
      `BT /${name()} 10 Tf ${point(of)} Td [(${shown(of)}) ${number(of, [-250, 100])} (${shown(of)})] TJ ET`,
    () =>
      `BT /${name()} 1 Tf 10 0 0 10 ${point(of)} Tm <${of.pick(["003100320033", "31", "0", "FFFF"])}> Tj ET`,
    () =>
      `${of.pick(["Tc", "Tw", "Tz", "TL", "Ts", "Tr"]).replace(/^/, `${number(of, [0, 1, 3, 7, 100])} `)}`,
    () => `${point(of)} m ${point(of)} l ${of.pick(["S", "s", "f", "B", "n", "W n"])}`,
    () =>
      `${point(of)} ${number(of, [50, 200, 0])} ${number(of, [12, 1, 0])} re ${of.pick(["f", "S", "B*", "W n"])}`,
    () =>
      `${of.pick(["0 g", "1 g", "1 0 0 rg", "0 1 0 RG", "0.5 G", "/Pattern cs /P0 scn", "0 0 0 1 k"])}`,
    () =>
      `q ${of.pick(["1 0 0 1 0 0", "0 1 -1 0 595 0", "0 0 0 0 0 0", "1e9 0 0 1e9 0 0", "-1 0 0 1 595 0"])} cm`,
    () => of.pick(["Q", "q", "BT", "ET", "T*", "EMC", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"]),
    () =>
      of.pick([
        "/X0 Do",
        "/E0 gs",
        "/Sh0 sh",
        "/OC /X0 BDC",
        "/P << /MCID 0 >> BDC",
        "/Artifact BMC",
      ]),
    () => `(${shown(of)}) '`,
  ])();
}
