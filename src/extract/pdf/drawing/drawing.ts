import type { BoundingBox } from "../../../document.ts";
import type { Lean } from "../../../scan/picture/straighten.ts";
import type { Facing, Reading } from "../../../scan/scanned.ts";
import type { TaggedTable } from "./tags.ts";

/** Which way a text runs: degrees clockwise from left-to-right, as seen on the page. */
export type Turn = 0 | 90 | 180 | 270;

export interface Face {
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** The font gives its glyphs their meaning: Wingdings, Symbol and the like. */
  readonly symbol: boolean;
}

/** One glyph as drawn, in the frame of its own direction: `from` to `to` along it, `baseline` across it. */
export interface Glyph {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly baseline: number;
  readonly size: number;
  readonly face: Face;
  readonly colour: string;
  readonly turn: Turn;
  /** Marked-content id, where the PDF is tagged. */
  readonly tag: number;
  /** Where in the page's drawing order it stands. */
  readonly order: number;
}

/** A word: glyphs on one baseline without a blank between them. */
export interface Span {
  readonly text: string;
  readonly box: BoundingBox;
  readonly baseline: number;
  readonly size: number;
  readonly face: Face;
  readonly colour: string;
  readonly turn: Turn;
  /** Of all its glyphs; negative where there is none, or more than one. */
  readonly tag: number;
  /** How it was read, where it was read off a picture. */
  readonly reading?: Reading;
}

/** A visible straight line: a stroke, or a filled rectangle too thin to be anything else. */
export interface Ruling {
  readonly direction: "horizontal" | "vertical";
  /** y of a horizontal ruling, x of a vertical one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly colour: string;
}

/** A filled rectangle. */
export interface Fill {
  readonly box: BoundingBox;
  readonly colour: string;
  readonly order: number;
  /** Nothing under it is seen. */
  readonly opaque: boolean;
  /** Seen in a picture, where cells filled alike side by side are one area: its ends are cells', it need not be one. */
  readonly joined?: boolean;
}

/** Any other drawn path. */
export interface Shape {
  readonly box: BoundingBox;
  readonly colour: string;
  readonly filled: boolean;
  readonly curved: boolean;
  /** x, y, x, y …: the corners of its outline. */
  readonly outline: readonly number[];
  readonly order: number;
}

export interface Picture {
  readonly box: BoundingBox;
  /** Name under which pdf.js holds the pixels; absent for masks painted in one colour. */
  readonly id?: string;
  readonly pixels?: Pixels;
  /** Colour of a mask. */
  readonly colour?: string;
  readonly order: number;
  /** Nothing under its box is seen, unless its own pixels let it. */
  readonly opaque?: boolean;
  /** Neither turned nor mirrored: an arrow in it points where it points on the page. */
  readonly upright?: boolean;
}

/** Decoded pixels as pdf.js gives them: kind 1 grey bits, 2 RGB, 3 RGBA. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Everything one page draws, in points from its top left, turned so that most of its text is upright. */
export interface Drawing {
  readonly page: number;
  /** Of the page as it is read. */
  readonly width: number;
  readonly height: number;
  /** Which way the text ran before: what was found is turned back by it. */
  readonly turn: Turn;
  readonly spans: readonly Span[];
  readonly rulings: readonly Ruling[];
  readonly fills: readonly Fill[];
  readonly shapes: readonly Shape[];
  readonly pictures: readonly Picture[];
  /** What structure tags say of tables, where a PDF has them. */
  readonly tagged: readonly TaggedTable[];
  /** Characters drawn invisibly (render mode 3), as text recognition does behind a scan. */
  readonly invisible: number;
  /** Characters that something was painted over. */
  readonly covered: number;
  /** Characters whose font says not what they are. */
  readonly unmapped: ReadonlyMap<string, number>;
  /** Fonts that say other figures than they draw. */
  readonly contradicted: readonly string[];
  /** Characters kept, to judge the unmapped ones by. */
  readonly characters: number;
  /** True where the page draws more than one page can hold, and the rest was left out. */
  readonly truncated: boolean;
  /** Set where all of it was read off a picture: how far the page lay off the straight. */
  readonly lean?: Lean;
  /** Set where two pages lie on one picture: the second is read below the first. */
  readonly facing?: Facing;
  /** Where its picture has print of which no word was made. */
  readonly unread?: readonly BoundingBox[];
}
