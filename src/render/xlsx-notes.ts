import { columnName, mainNamespace, relationType, xmlHead, xmlText } from "./xlsx-parts.ts";

/** A note on the header of a column. */
export interface ColumnNote {
  readonly column: number;
  readonly note: string;
}

/** Excel keeps a note in two members: its words, and the old drawing that shows them. */
export function columnNotes(sheet: number, notes: readonly ColumnNote[]) {
  const relations = `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationType}/vmlDrawing" Target="../drawings/vmlDrawing${sheet}.vml"/><Relationship Id="rId2" Type="${relationType}/comments" Target="../comments${sheet}.xml"/></Relationships>`;
  const list = notes.map(
    ({ column, note }) =>
      `<comment ref="${columnName(column)}1" authorId="0"><text><r><t xml:space="preserve">${xmlText(note)}</t></r></text></comment>`,
  );
  const comments = `${xmlHead}<comments xmlns="${mainNamespace}"><authors><author>muniment</author></authors><commentList>${list.join("")}</commentList></comments>`;
  return { relations, comments };
}

/** Hidden until the pointer is on the header. */
export function noteShapes(notes: readonly ColumnNote[]): string {
  const shapes = notes.map(
    ({ column }, at) =>
      `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden;width:240pt;height:80pt" fillcolor="#ffffe1"><x:ClientData ObjectType="Note"><x:Anchor>${column + 1}, 10, 0, 4, ${column + 4}, 10, 5, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>${shapes.join("")}</xml>`;
}
