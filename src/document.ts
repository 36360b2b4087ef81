/**
 * The one document model between every reader and everything after it: blocks in reading order.
 * Plain readonly data that survives `JSON.stringify`.
 */

/** What a file is, told by its bytes. */
export type Format =
  | "pdf"
  | "docx"
  | "doc"
  | "html"
  | "rtf"
  | "odt"
  | "wordml"
  | "text"
  | "unknown";

/** A file as it was given; `sha256` is of its bytes, in hex. */
export interface SourceFile {
  /** Path as shown to people: relative to the PATH given, members of archives as `a.zip!/b.pdf`. */
  readonly file: string;
  /** The report's id: the file's base name without its extension, unless that is ambiguous. */
  readonly doc: string;
  readonly sha256: string;
  /** Size in bytes. */
  readonly bytes: number;
}

/** left, top, right, bottom in points (1/72 inch) from the page's top left, y downwards. */
export type BoundingBox = readonly [left: number, top: number, right: number, bottom: number];

/** A picture, drawn shape, fill or symbol-font glyph in a cell: a traffic light is one. */
export interface Mark {
  readonly kind: "image" | "shape" | "fill" | "glyph";
  /** Dominant colour, `#rrggbb` in lower case, white background ignored. */
  readonly colour?: string;
  /** The character as Unicode would have it: Wingdings 0xFC is `✓`. Unknown private-use glyphs stay as they are. */
  readonly glyph?: string;
  /** The symbol font the glyph was drawn in, when the font gives it its meaning. */
  readonly font?: string;
  /** Equal content, equal hash: tells pictures apart when their colour does not. */
  readonly hash?: string;
  /** What the picture or shape looks like, where it could be told. */
  readonly shape?:
    | "circle"
    | "square"
    | "triangle"
    | "star"
    | "arrow-up"
    | "arrow-down"
    | "arrow-level"
    | "tick"
    | "cross";
  /** Alternative text of a picture (HTML, Word). */
  readonly alternative?: string;
  readonly box?: BoundingBox;
}

export interface Cell {
  /** Counts from 1; absent where the format prints no pages. */
  readonly page?: number;
  /** Counts from 0 in the whole table, also when it goes on over pages. */
  readonly row: number;
  readonly column: number;
  /** At least 1. A merged cell is one cell. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** As printed. Paragraphs, list items and forced breaks are separated by `\n`; wrapped lines by a blank. */
  readonly text: string;
  /** Absent where the format has no layout. */
  readonly box?: BoundingBox;
  readonly marks: readonly Mark[];
  /** True where the format itself says this is a header cell (HTML th, Word header row, PDF TH). */
  readonly header?: boolean;
  /** True where all of the cell's text is bold. */
  readonly bold?: boolean;
  /**
   * Lines that are printed struck through. In Word and HTML `text` leaves them out where other text stands in the cell,
   * or where all of its row is struck.
   */
  readonly struck?: readonly string[];
  /** Set where it was read off a picture: those of its words that are not sure. */
  readonly doubts?: readonly Doubt[];
}

/** A word read off a picture by two readers that do not agree, or against which the picture itself speaks. */
export interface Doubt {
  readonly text: string;
  /** What the second reader read; empty where it read nothing. */
  readonly other: string;
  /** What else speaks against it. */
  readonly why?: string;
}

/** Cells are in row-major order and do not overlap. */
export interface Table {
  readonly kind: "table";
  /** Page of its first row. */
  readonly page?: number;
  readonly method: "ruled" | "aligned" | "markup" | "text" | "ocr";
  /** How many rows and columns the grid has. */
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
}

export interface Heading {
  readonly kind: "heading";
  readonly page?: number;
  readonly level: number;
  readonly text: string;
  /** Set where it was read off a picture: those of its words that are not sure. */
  readonly doubts?: readonly Doubt[];
}

export interface Paragraph {
  readonly kind: "paragraph" | "list-item";
  readonly page?: number;
  readonly text: string;
  /** Set where it was read off a picture: those of its words that are not sure. */
  readonly doubts?: readonly Doubt[];
}

export type Block = Heading | Paragraph | Table;

/** A running header or footer: kept apart from the blocks, so that it never ends up in a table or title. */
export interface RunningText {
  readonly kind: "header" | "footer";
  readonly page?: number;
  readonly text: string;
}

/** What a file says of itself beside its text: Word's and PDF's properties, a web page's title. */
export interface DocumentProperties {
  readonly title?: string;
  readonly author?: string;
  readonly company?: string;
}

export interface Document {
  readonly source: SourceFile;
  readonly format: Format;
  /** How many pages there are; absent where the format prints none. */
  readonly pages?: number;
  /** In reading order. A table's running number in the document counts the table blocks from 1. */
  readonly blocks: readonly Block[];
  readonly running: readonly RunningText[];
  /** Absent where the format has none or the file does not say. */
  readonly properties?: DocumentProperties;
}
