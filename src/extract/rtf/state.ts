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

const isOn = (number: number | undefined): boolean => number !== 0;

/** Control words that change how characters or paragraphs look. */
const changes: ReadonlyMap<string, (number: number | undefined) => Partial<State>> = new Map<
  string,
  (number: number | undefined) => Partial<State>
>([
  ["plain", () => ({ ...plainCharacters, font: -1 })],
  ["pard", () => plainParagraph],
  ["intbl", (number) => ({ inTable: isOn(number) })],
  ["itap", (number) => ({ depth: number ?? 0 })],
  ["s", (number) => ({ style: number ?? 0 })],
  ["outlinelevel", (number) => ({ outline: number })],
  ["cfpat", (number) => ({ shadeOver: number ?? 0 })],
  ["cbpat", (number) => ({ shadeUnder: number ?? 0 })],
  ["shading", (number) => ({ shadeShare: number ?? 0 })],
  ["uc", (number) => ({ standIns: Math.max(0, number ?? 1) })],
  ["f", (number) => ({ font: number ?? 0 })],
  ["b", (number) => ({ bold: isOn(number) })],
  ["strike", (number) => ({ struck: isOn(number) })],
  ["striked", (number) => ({ struck: isOn(number) })],
  ["v", (number) => ({ hidden: isOn(number) })],
  ["caps", (number) => ({ capitals: isOn(number) })],
  ["super", (number) => ({ superscript: isOn(number) })],
  ["sub", () => ({ superscript: false })],
  ["nosupersub", () => ({ superscript: false })],
  ["up", (number) => ({ raised: number === undefined || number > 0 })],
  ["dn", () => ({ raised: false })],
  // What was moved away under tracked changes.
  ["mvf", (number) => ({ deleted: isOn(number) })],
  ["deleted", (number) => ({ deleted: isOn(number) })],
  ["cf", (number) => ({ colour: number ?? 0 })],
  ["highlight", (number) => ({ highlight: number ?? 0 })],
  ["cb", (number) => ({ background: number ?? 0 })],
  ["chcbpat", (number) => ({ background: number ?? 0 })],
]);

export const stateWords: ReadonlySet<string> = new Set(changes.keys());

/** The state after such a word: the same one where nothing changes, as most words only say once more what holds. */
export function changedState(state: State, word: string, number: number | undefined): State {
  const changed = changes.get(word)?.(number);
  for (const key in changed) {
    const name = key as keyof State;
    if (changed[name] !== state[name]) return { ...state, ...changed };
  }
  return state;
}
