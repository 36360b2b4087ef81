import type { HeadPart } from "./head.ts";

/** Where the text of a group goes. */
export type Destination =
  | "body"
  | "skip"
  | "label"
  | "instruction"
  | "entry"
  | "picture"
  | "property-name"
  | "property-value"
  | HeadPart;

/** A field whose group is open. */
export interface Field {
  instruction: string;
  /** Whether anything of its result was printed. */
  printed: boolean;
  form: FormField | undefined;
}

/** A form's field: a text, a box to tick, a list to choose from. */
export interface FormField {
  kind: number;
  result: number | undefined;
  byDefault: number;
  readonly entries: string[];
}

/** What a group inherits from the one around it and may change for itself. */
export interface State {
  readonly destination: Destination;
  /** What the group goes back to where an `\upr` offers the same in Unicode. */
  readonly before: Destination | undefined;
  readonly field: Field | undefined;
  /** Inside a field's instruction: nothing is printed. */
  readonly quiet: boolean;
  /** How many characters stand in for one beyond the code page. */
  readonly standIns: number;
  // paragraph
  readonly inTable: boolean;
  readonly depth: number;
  readonly style: number;
  readonly outline: number | undefined;
  /** Colours behind the paragraph, and the first one's share in ten-thousandths. */
  readonly shadeOver: number;
  readonly shadeUnder: number;
  readonly shadeShare: number;
  // characters
  readonly font: number;
  readonly bold: boolean;
  readonly struck: boolean;
  readonly hidden: boolean;
  readonly capitals: boolean;
  readonly superscript: boolean;
  readonly raised: boolean;
  readonly deleted: boolean;
  readonly colour: number;
  readonly highlight: number;
  readonly background: number;
}

export const plainCharacters = {
  bold: false,
  struck: false,
  hidden: false,
  capitals: false,
  superscript: false,
  raised: false,
  deleted: false,
  colour: 0,
  highlight: 0,
  background: 0,
} as const;

export const plainParagraph = {
  inTable: false,
  depth: 0,
  style: 0,
  outline: undefined,
  shadeOver: 0,
  shadeUnder: 0,
  shadeShare: 0,
} as const;

export const firstState: State = {
  destination: "body",
  before: undefined,
  field: undefined,
  quiet: false,
  standIns: 1,
  font: -1,
  ...plainParagraph,
  ...plainCharacters,
};

/** A control word that changes how characters or paragraphs look; `undefined` where it is none of these. */
export function changedBy(word: string, number: number | undefined): Partial<State> | undefined {
  const isOn = number !== 0;
  switch (word) {
    case "plain":
      return { ...plainCharacters, font: -1 };
    case "pard":
      return plainParagraph;
    case "intbl":
      return { inTable: isOn };
    case "itap":
      return { depth: number ?? 0 };
    case "s":
      return { style: number ?? 0 };
    case "outlinelevel":
      return { outline: number };
    case "cfpat":
      return { shadeOver: number ?? 0 };
    case "cbpat":
      return { shadeUnder: number ?? 0 };
    case "shading":
      return { shadeShare: number ?? 0 };
    case "uc":
      return { standIns: Math.max(0, number ?? 1) };
    case "f":
      return { font: number ?? 0 };
    case "b":
      return { bold: isOn };
    case "strike":
    case "striked":
      return { struck: isOn };
    case "v":
    case "webhidden":
      return word === "v" ? { hidden: isOn } : undefined;
    case "caps":
      return { capitals: isOn };
    case "super":
      return { superscript: isOn };
    case "sub":
    case "nosupersub":
      return { superscript: false };
    case "up":
      return { raised: number === undefined || number > 0 };
    case "dn":
      return { raised: false };
    // What was moved away under tracked changes.
    case "mvf":
    case "deleted":
      return { deleted: isOn };
    case "cf":
      return { colour: number ?? 0 };
    case "highlight":
      return { highlight: number ?? 0 };
    case "cb":
    case "chcbpat":
      return { background: number ?? 0 };
    default:
      return undefined;
  }
}
