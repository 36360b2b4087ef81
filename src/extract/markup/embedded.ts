/** Programs whose objects hold figures or text of their own, by the beginning of their names. */
const programs: readonly { readonly name: RegExp; readonly what: string }[] = [
  {
    name: /^(Excel\.(Sheet|SheetMacroEnabled|SheetBinaryMacroEnabled|Addin|Chart|Macrosheet)|ExcelWorksheet|Lotus|123Worksheet|QuattroPro|opendocument\.Calc|soffice\.StarCalc|StarCalc|Works.*Sheet|WksSheet)/i,
    what: "an embedded worksheet, of which only a picture is shown",
  },
  {
    name: /^(Word\.(Document|DocumentMacroEnabled|RTF)|opendocument\.Writer|soffice\.StarWriter|Package|AcroExch|Acrobat|PowerPoint\.)/i,
    what: "an embedded document, of which only a picture is shown",
  },
  {
    name: /^(MSGraph|StarChart|opendocument\.Chart)/i,
    what: "an embedded chart, drawn from figures of its own",
  },
];

/** A sheet's cells stand in a table of their own; the picture may show an older state of them. */
export const pictureOfSheet =
  "the picture of an embedded worksheet (the table was read from the sheet behind it)";

/** What is lost where an object of that program is not read; `undefined` for equations, drawings and pictures. */
export const embeddedProgram = (name: string | undefined): string | undefined =>
  programs.find((program) => program.name.test(name ?? ""))?.what;

/** The same by the field that shows the object: `EMBED Excel.Sheet.8`. */
export const embeddedPart = (instruction: string): string | undefined =>
  embeddedProgram(/^\s*(?:EMBED|LINK)\s+(\S+)/i.exec(instruction.slice(0, 200))?.[1]);
