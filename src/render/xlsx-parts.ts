/** The parts of a workbook beside its rows, as ECMA-376 asks for them. */

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNamespace = "http://schemas.openxmlformats.org/package/2006";
const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
/** What no XML may hold, and `_x0041_`, which Excel would take for an `A`. */
const special = /[&<>"]|(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/gu;
const mayBeSpecial = /[&<>"\p{Cc}\ufffe\uffff_]/u;

/** Printed text inside an element or attribute. */
export function xmlText(text: string): string {
  if (!mayBeSpecial.test(text)) return text;
  return text.replace(special, (sign) => entities[sign] ?? (sign === "_" ? "_x005F_" : ""));
}

/** 0 to `A`, 26 to `AA`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Everything of a sheet before its rows, the header row with it. */
export function sheetHead(widths: readonly number[], names: readonly string[]): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const header = names.map(
    (name, at) =>
      `<c r="${columnName(at)}1" s="1" t="inlineStr"><is><t>${xmlText(name)}</t></is></c>`,
  );
  return `${xmlHead}<worksheet xmlns="${mainNamespace}" xmlns:r="${relationType}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData><row r="1">${header.join("")}</row>`;
}

/** `filtered` is what the header's filter arrows work on: `A1:C9`. */
export const sheetFoot = (hasNotes: boolean, filtered: string): string =>
  `</sheetData>${filtered === "" ? "" : `<autoFilter ref="${filtered}"/>`}${hasNotes ? '<legacyDrawing r:id="rId1"/>' : ""}</worksheet>`;

/** The members that tie the sheets together. */
export function bookParts(
  names: readonly string[],
  withNotes: ReadonlySet<number>,
): [path: string, text: string][] {
  const numbers = names.map((_, at) => at + 1);
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const relations = [
    ...numbers.map(
      (number) =>
        `<Relationship Id="rId${number}" Type="${relationType}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    ),
    `<Relationship Id="rId${names.length + 1}" Type="${relationType}/styles" Target="styles.xml"/>`,
  ];
  const overrides = numbers.flatMap((number) => [
    `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentType}.worksheet+xml"/>`,
    ...(withNotes.has(number)
      ? [
          `<Override PartName="/xl/comments${number}.xml" ContentType="${contentType}.comments+xml"/>`,
        ]
      : []),
  ]);
  return [
    [
      "xl/workbook.xml",
      `${xmlHead}<workbook xmlns="${mainNamespace}" xmlns:r="${relationType}"><sheets>${sheets.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${xmlHead}<Relationships xmlns="${packageNamespace}/relationships">${relations.join("")}</Relationships>`,
    ],
    [
      "_rels/.rels",
      `${xmlHead}<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${relationType}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "[Content_Types].xml",
      `${xmlHead}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>${overrides.join("")}</Types>`,
    ],
  ];
}
