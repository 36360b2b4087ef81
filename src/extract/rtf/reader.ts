import type { Block, Mark, RunningText } from "../../document.ts";
import { append } from "../../long-lists.ts";
import { blocksToText } from "../markup/content.ts";
import type { RowDefinition } from "../markup/edge-grid.ts";
import { embeddedProgram } from "../markup/embedded.ts";
import { labelPiece } from "../markup/list-label.ts";
import { type NoteKind, noteLabel } from "../markup/note-label.ts";
import { type Printer, printGlyph, printRun } from "../markup/run.ts";
import { type RunFormat, withoutFont } from "../markup/run-format.ts";
import { shadeColour, shadedMarks } from "../markup/shading.ts";
import { createStory } from "../markup/story.ts";
import { printSymbolField } from "../markup/symbol-field.ts";
import { isSymbolFont } from "../markup/symbol-fonts.ts";
import { pictureMark } from "../picture.ts";
import { type Report, reportUnreadParts } from "../report.ts";
import { charsetName, codePageName, decodeBytes, symbolCharset } from "./code-pages.ts";
import { createHead, createHeadReader, type HeadPart } from "./head.ts";
import { defineRow, definitionOf, newRow, type RowBeingDefined, rowWords } from "./row.ts";
import { type DrawnShape, drawnShapeMark, newShape } from "./shape.ts";
import {
  changedState,
  type Field,
  type FormField,
  firstState,
  type State,
  stateWords,
} from "./state.ts";
import type { TokenHandler } from "./tokens.ts";

/** More cells than any honest report has; each takes memory until the end. */
const mostCells = 200_000;
/** Groups within groups: an honest file stays under a tenth of this for every level of tables. */
const groupsPerNesting = 40;
/** Pictures larger than this are no traffic lights. */
const largestPicture = 4 * 1024 * 1024;

export interface RtfContext {
  readonly nesting: number;
  readonly report: Report;
  readonly onBlock: () => void;
}

export interface ReadRtf {
  readonly blocks: Block[];
  readonly running: RunningText[];
}

/** A text of its own: the body, a header, a note, a text box. */
interface Sink {
  readonly story: ReturnType<typeof createStory>;
  printer: Printer;
  label: string;
  shapes: number[];
  row: RowBeingDefined;
  /** How deep the row lay that was said to be its table's last, where it is the last so far. */
  lastRowAt: number | undefined;
  /** What is printed for the number of the note that is read. */
  readonly ownMark: string;
  note: NoteKind;
}

interface OpenPicture {
  data: string;
  isBitmap: boolean;
  /** What is said of it. */
  words: string;
}

const running: Readonly<Record<string, RunningText["kind"]>> = {
  header: "header",
  headerl: "header",
  headerr: "header",
  headerf: "header",
  footer: "footer",
  footerl: "footer",
  footerr: "footer",
  footerf: "footer",
};

/** Groups that print nothing of their own, though they are not marked as such. */
const silent = new Set(
  (
    "info nonshppict shprslt pntxta pntxtb xe tc tcn rxe atnid atnauthor annotation filetbl revtbl " +
    "nextfile template objdata objname fontemb pnseclvl bkmkstart bkmkend"
  ).split(" "),
);

/** Marked as safe to pass over, but read. */
const read = new Set(
  (
    "shppict fldinst formfield ffl ffdeftext shpinst ud footnote ftnsep nesttableprops cs ts " +
    "listtext pntext objclass do moMath moMathPara"
  ).split(" "),
);

const characters: Readonly<Record<string, string>> = {
  tab: " ",
  line: "\n",
  page: "\n",
  column: "\n",
  softline: "\n",
  emdash: "—",
  endash: "–",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  "~": "\u00a0",
  _: "-",
  "{": "{",
  "}": "}",
  "\\": "\\",
  "\t": " ",
};

/** The words that matter here, and for what: most of those in a file do not. */
const kinds: ReadonlyMap<string, "destination" | "state" | "row" | "other"> = new Map([
  ...[
    ..."ansicpg mac deff pngblip jpegblip bullet fftype ffres ffdefres * par sect cell nestcell row".split(
      " ",
    ),
    ..."nestrow trowd ftnalt chftn red green blue fcharset cs ts ds \n \r".split(" "),
    ...Object.keys(characters),
  ].map((word) => [word, "other"] as const),
  ...[...stateWords].map((word) => [word, "state"] as const),
  ...[...rowWords].map((word) => [word, "row"] as const),
  ...[
    ..."fonttbl colortbl stylesheet listtext pntext field fldinst fldrslt formfield ffl ffdeftext".split(
      " ",
    ),
    ..."pict picprop shp sp sn sv shptxt dptxbxtext do upr ud footnote object objclass".split(" "),
    ..."nesttableprops nonesttables".split(" "),
    ...Object.keys(running),
    ...silent,
  ].map((word) => [word, "destination"] as const),
]);

/** Reads tokens to blocks. What a group says ends with it, so every open group keeps its own state. */
export function createRtfReader(context: RtfContext): TokenHandler & { finish: () => ReadRtf } {
  const { report, nesting } = context;
  const head = createHead();
  const headReader = createHeadReader(head);
  const mostDeep = nesting * groupsPerNesting;
  const states: { readonly state: State; readonly onClose: (() => void) | undefined }[] = [];
  let state: State = firstState;
  let onClose: (() => void) | undefined;
  /** `\*` was read: the next word says whether the group may be passed over. */
  let isOptional = false;
  let cells = 0;
  let isFull = false;
  let bytes = "";
  let picture: OpenPicture | undefined;
  let shape: DrawnShape | undefined;
  let entry = "";
  let lastNote = 0;
  const notes: Record<NoteKind, Block[]> = { footnote: [], endnote: [] };
  const runningTexts: RunningText[] = [];
  const pictures = new Map<string, Mark>();
  /** The same by their digits: Rich Text writes a picture out wherever it stands. */
  const drawn = new Map<string, Mark>();
  const boxes = new Map<number, readonly Block[]>();
  let lastBox = 0;

  const newSink = (ownMark: string, onBlock: () => void): Sink => ({
    story: createStory({
      nesting,
      report,
      onBlock,
      textBox: (id) => {
        const blocks = boxes.get(id) ?? [];
        boxes.delete(id);
        return blocks;
      },
    }),
    printer: { pieces: [], marks: [] },
    label: "",
    shapes: [],
    row: newRow(),
    lastRowAt: undefined,
    ownMark,
    note: "footnote",
  });
  const sinks: Sink[] = [newSink("", context.onBlock)];
  const sink = (): Sink => sinks.at(-1) as Sink;

  const unreadPart = reportUnreadParts(report);
  const colourOf = (index: number | undefined): string | undefined => head.colours[index ?? 0];
  const fontOf = () => head.fonts.get(state.font < 0 ? head.defaultFont : state.font);
  const formatNow = (): RunFormat => {
    const font = fontOf()?.name;
    const colour = colourOf(state.colour);
    const highlight = colourOf(state.highlight) ?? colourOf(state.background);
    return {
      bold: state.bold,
      struck: state.struck,
      hidden: state.hidden,
      capitals: state.capitals,
      superscript: state.superscript,
      raised: state.raised,
      ...(font ? { font } : {}),
      ...(colour ? { colour } : {}),
      ...(highlight ? { highlight } : {}),
    };
  };

  const isPrinting = (): boolean =>
    state.destination === "body" && !state.quiet && !state.deleted && !isFull;
  const printed = (): void => {
    if (state.field) state.field.printed = true;
  };
  const print = (text: string, format: RunFormat): void => {
    if (!isPrinting() || text === "") return;
    printed();
    printRun(text, format, sink().printer);
  };
  const addMark = (mark: Mark): void => {
    if (!state.quiet && !state.deleted && !state.hidden) sink().printer.marks.push(mark);
  };

  /** Bytes are letters in the font's own character set; a symbol font's are codes. */
  const flushBytes = (): void => {
    if (bytes === "") return;
    const written = bytes;
    bytes = "";
    const font = fontOf();
    const isSymbol = font?.charset === symbolCharset || isSymbolFont(font?.name);
    const name = charsetName(font?.charset) ?? codePageName(head.codePage);
    takeText(isSymbol ? written : decodeBytes(written, name));
  };

  const takeText = (text: string): void => {
    switch (state.destination) {
      case "body":
        print(text, formatNow());
        return;
      case "label":
        sink().label += text;
        return;
      case "instruction":
        if (state.field) state.field.instruction += text;
        return;
      case "entry":
        entry += text;
        return;
      case "property-name":
        if (shape) shape.name += text;
        return;
      case "property-value":
        if (shape) {
          const { properties, name } = shape;
          properties.set(name, (properties.get(name) ?? "") + text);
        }
        return;
      case "picture":
        if (picture) picture.data += text;
        return;
      case "fonts":
      case "colours":
      case "styles":
        headReader.text(state.destination, text);
        return;
    }
  };

  /** Hands the open paragraph on; a cell's end also ends it. */
  const endParagraph = (endMark: string, depth: number, endsInnerCell = false): void => {
    const to = sink();
    const { printer, label, shapes } = to;
    const { outline } = state;
    const level =
      outline === undefined
        ? head.headings.get(state.style)
        : outline >= 0 && outline < 9
          ? outline + 1
          : undefined;
    const before = labelPiece(labelText(label), printer.pieces);
    const { shadeOver, shadeUnder, shadeShare } = state;
    const shade = shadeColour(colourOf(shadeOver), colourOf(shadeUnder), shadeShare / 10_000);
    to.printer = { pieces: [], marks: [] };
    to.label = "";
    to.shapes = [];
    to.story.push({
      kind: level !== undefined ? "heading" : before !== undefined ? "list-item" : "paragraph",
      ...(level === undefined ? {} : { level }),
      pieces: before === undefined ? printer.pieces : [before, ...printer.pieces],
      marks: shadedMarks(printer.marks, shade),
      format: { depth, endsRow: false, endsInnerCell },
      endMark,
      joinsNext: state.deleted && endMark === "\r",
      shapes,
    });
  };

  const depthNow = (): number => (state.inTable ? Math.max(1, state.depth) : state.depth);

  const endCell = (depth: number): void => {
    cells += 1;
    if (cells > mostCells && !isFull) {
      isFull = true;
      report({
        severity: "error",
        code: "part-unreadable",
        message: `The document's tables have more than ${mostCells} cells; it was read up to there.`,
      });
    }
    endParagraph("\u0007", depth, depth > 1);
    // The row that was begun is kept as it is described.
    if (isFull) endRow(depth);
  };

  /** Rows that are described alike share one description: a table may have very many. */
  const sharedDefinition = (row: RowBeingDefined): RowDefinition => {
    const definition = definitionOf(row);
    const key = JSON.stringify(definition);
    if (key !== lastDefinition.key) lastDefinition = { key, definition };
    return lastDefinition.definition;
  };
  let lastDefinition: { key: string; definition: RowDefinition } = {
    key: "",
    definition: { edges: [], cells: [], header: false },
  };

  const endRow = (depth: number): void => {
    const to = sink();
    if (to.printer.pieces.length > 0) endCell(depth);
    // Word numbers the rows of tables that stand one right behind the other.
    const startsTable = to.lastRowAt === depth && to.row.index === 0;
    to.lastRowAt = to.row.isLast ? depth : undefined;
    const row = sharedDefinition(to.row);
    to.story.push({
      kind: "paragraph",
      pieces: [],
      marks: [],
      format: {
        depth,
        endsRow: true,
        endsInnerCell: false,
        row: startsTable ? { ...row, startsTable } : row,
      },
      endMark: "\u0007",
      joinsNext: state.deleted,
      shapes: [],
    });
    to.printer = { pieces: [], marks: [] };
    to.label = "";
  };

  const openSink = (ownMark: string, onEnd: (blocks: Block[], own: Sink) => void): void => {
    const own = newSink(ownMark, () => {});
    sinks.push(own);
    const { field: _, ...plain } = firstState;
    state = { ...state, ...plain, field: undefined, standIns: state.standIns };
    atClose(() => {
      if (own.printer.pieces.length + own.printer.marks.length + own.shapes.length > 0) {
        endParagraph("\r", depthNow());
      }
      sinks.splice(sinks.indexOf(own));
      onEnd(own.story.finish(), own);
    });
  };

  /** What is to be done where the group that is open ends; several things in the order they were asked for. */
  const atClose = (then: () => void): void => {
    const before = onClose;
    onClose =
      before === undefined
        ? then
        : () => {
            before();
            then();
          };
  };

  const beginNote = (): void =>
    openSink(noteLabel("footnote", Math.max(1, lastNote)), (blocks, { note }) => {
      append(notes[note], blocks);
    });

  const endField = (field: Field): void => {
    if (field.printed || !isPrinting()) return;
    const format = withoutFont(formatNow());
    if (field.form !== undefined) printForm(field.form, format);
    else printSymbolField(field.instruction, format, sink().printer);
  };

  const printForm = ({ kind, result, byDefault, entries }: FormField, format: RunFormat): void => {
    const chosen = result === undefined || result === 25 ? byDefault : result;
    if (kind === 1) printGlyph(chosen === 1 ? "☒" : "☐", format, sink().printer);
    else if (kind === 2 || kind === 0) print(entries[kind === 2 ? chosen : 0] ?? "", format);
  };

  const endPicture = ({ data, isBitmap, words }: OpenPicture): void => {
    const plain = drawn.get(data) ?? digitsToMark(data, isBitmap);
    drawn.set(data, plain);
    const mark: Mark = words === "" ? plain : { ...plain, alternative: words };
    if (shape !== undefined) shape.picture = mark;
    else addMark(mark);
  };

  const digitsToMark = (data: string, isBitmap: boolean): Mark => {
    const isLarge = data.length > 2 * largestPicture;
    const digits = (isBitmap || !isLarge ? data : data.slice(0, 1024)).replace(/[\r\n\t \0]+/g, "");
    const content = Buffer.from(digits, "hex");
    return content.length === 0 ? { kind: "image" } : pictureMark(content, pictures);
  };

  const beginShape = (): void => {
    const own = newShape();
    const around = shape;
    const outer = state;
    shape = own;
    state = { ...state, destination: "skip" };
    atClose(() => {
      shape = around;
      const mark = drawnShapeMark(own);
      const inner = state;
      state = outer;
      if (mark !== undefined) addMark(mark);
      state = inner;
    });
  };

  const beginTextBox = (): void => {
    if (shape) shape.hasText = true;
    const around = sinks.length;
    const own = shape;
    shape = undefined;
    openSink("", (blocks) => {
      shape = own;
      const to = sinks[around - 1];
      if (to === undefined || blocks.length === 0) return;
      lastBox += 1;
      boxes.set(lastBox, blocks);
      to.shapes.push(lastBox);
    });
  };

  /** Words that say where the text of their group goes; `true` where the word was one of these. */
  const beginDestination = (word: string): boolean => {
    const goTo = (destination: State["destination"]): true => {
      state = { ...state, destination };
      return true;
    };
    switch (word) {
      case "fonttbl":
        return goTo("fonts");
      case "colortbl":
        return goTo("colours");
      case "stylesheet":
        return goTo("styles");
      case "listtext":
      case "pntext":
        sink().label = "";
        return goTo("label");
      case "field": {
        const field: Field = { instruction: "", printed: false, form: undefined };
        const outer = state.field;
        state = { ...state, field };
        atClose(() => {
          state = { ...state, field: outer };
          endField(field);
          if (outer && field.printed) outer.printed = true;
        });
        return true;
      }
      case "fldinst":
        state = { ...state, quiet: true };
        return goTo("instruction");
      case "fldrslt":
        return state.quiet ? goTo("skip") : goTo("body");
      case "formfield":
        if (state.field) {
          state.field.form = { kind: 0, result: undefined, byDefault: 0, entries: [] };
        }
        return goTo("skip");
      case "ffl":
      case "ffdeftext": {
        const form = state.field?.form;
        entry = "";
        atClose(() => form?.entries.push(entry));
        return goTo("entry");
      }
      case "pict":
        // The same picture once more, for older programs, or one that is not shown.
        if (state.destination === "skip") return true;
        picture = { data: "", isBitmap: false, words: "" };
        atClose(() => {
          const own = picture;
          picture = undefined;
          if (own !== undefined) endPicture(own);
        });
        return goTo("picture");
      case "picprop": {
        const around = shape;
        const own = newShape();
        shape = own;
        atClose(() => {
          shape = around;
          if (picture) picture.words = own.properties.get("wzDescription")?.trim() ?? "";
        });
        return goTo("skip");
      }
      case "shp":
        if (state.destination !== "body") return true;
        beginShape();
        return true;
      case "sp":
        if (shape) shape.name = "";
        return true;
      case "sn":
        return goTo(shape ? "property-name" : "skip");
      case "sv":
        // A shape's picture is the value of one of its properties.
        return goTo(shape ? "property-value" : "skip");
      case "shptxt":
      case "dptxbxtext":
        if (shape) beginTextBox();
        return true;
      case "do":
        // Drawn by Word 6 and 95; behind a newer shape it stands once more, for older programs.
        if (state.destination !== "body") return true;
        beginShape();
        return true;
      case "upr":
        state = { ...state, before: state.destination };
        return goTo("skip");
      case "ud":
        return goTo(state.before ?? state.destination);
      case "footnote":
        if (state.destination === "body") beginNote();
        return true;
      case "object":
        return true;
      case "objclass":
        entry = "";
        atClose(() => {
          const what = embeddedProgram(entry.trim());
          if (what !== undefined) unreadPart(what);
        });
        return goTo("entry");
      case "nesttableprops":
        return true;
      case "nonesttables":
        return goTo("skip");
    }
    const kind = Object.hasOwn(running, word) ? running[word] : undefined;
    if (kind !== undefined) {
      openSink("", (blocks) => {
        const text = blocksToText(blocks);
        const isNew = runningTexts.every((one) => one.kind !== kind || one.text !== text);
        if (text !== "" && isNew) runningTexts.push({ kind, text });
      });
      return true;
    }
    if (silent.has(word)) return goTo("skip");
    return false;
  };

  /** Words that print or end something in the text. */
  const bodyControl = (word: string): void => {
    switch (word) {
      case "par":
      case "sect":
      case "\n":
      case "\r":
        endParagraph("\r", depthNow());
        return;
      case "cell":
        endCell(1);
        return;
      case "nestcell":
        endCell(Math.max(2, state.depth));
        return;
      case "row":
        endRow(1);
        return;
      case "nestrow":
        endRow(Math.max(2, state.depth));
        return;
      case "trowd":
        sink().row = newRow();
        return;
      case "ftnalt":
        sink().note = "endnote";
        return;
      case "chftn": {
        const { ownMark } = sink();
        if (ownMark !== "") {
          print(`${ownMark} `, withoutFont(formatNow()));
          return;
        }
        if (!isPrinting()) return;
        lastNote += 1;
        print(noteLabel("footnote", lastNote), withoutFont(formatNow()));
        return;
      }
    }
    const character = Object.hasOwn(characters, word) ? characters[word] : undefined;
    if (character !== undefined) print(character, withoutFont(formatNow()));
  };

  const control = (word: string, number: number | undefined): void => {
    if (bytes !== "") flushBytes();
    if (word === "*") {
      isOptional = true;
      return;
    }
    const mayPass = isOptional;
    isOptional = false;
    const kind = kinds.get(word);
    if (kind === "destination" && beginDestination(word)) return;
    if (mayPass && !read.has(word)) {
      state = { ...state, destination: "skip" };
      return;
    }
    if (kind === undefined) return;
    const { destination } = state;
    if (isHeadPart(destination)) {
      headReader.control(destination, word, number);
      if (word === "f" && destination === "fonts") state = { ...state, font: number ?? 0 };
      return;
    }
    if (kind === "state") {
      state = changedState(state, word, number);
      return;
    }
    if (kind === "row") {
      if (destination !== "picture" && destination !== "label") {
        defineRow(sink().row, word, number, colourOf);
      }
      return;
    }
    if (word === "ansicpg") head.codePage = number ?? 1252;
    else if (word === "mac") head.codePage = 10000;
    else if (word === "deff") head.defaultFont = number ?? 0;
    else if (picture !== undefined && destination === "picture") {
      if (word === "pngblip" || word === "jpegblip") picture.isBitmap = true;
    } else if (destination === "label") {
      if (word === "bullet") sink().label += "•";
    } else if (word.startsWith("ff") && state.field?.form)
      formControl(state.field.form, word, number);
    else if (destination === "body" || word === "trowd" || word === "nestrow") bodyControl(word);
    else if (Object.hasOwn(characters, word)) takeText(characters[word] ?? "");
  };

  return {
    open: () => {
      flushBytes();
      isOptional = false;
      states.push({ state, onClose });
      onClose = undefined;
      if (states.length > mostDeep && !isFull) {
        isFull = true;
        report({
          severity: "error",
          code: "nesting-too-deep",
          message: `Groups are nested deeper than ${mostDeep} levels; the document was read up to there.`,
        });
      }
    },
    close: () => {
      flushBytes();
      isOptional = false;
      onClose?.();
      const outer = states.pop();
      state = outer?.state ?? firstState;
      onClose = outer?.onClose;
    },
    control,
    text: (text) => {
      isOptional = false;
      // Bytes of one letter may come apart; a picture's are digits and may be many.
      if (state.destination === "picture") takeText(text);
      else if (state.destination !== "skip") bytes += text;
    },
    unicode: (code) => {
      flushBytes();
      if (code >= 0 && code <= 0x10ffff) takeText(String.fromCodePoint(code));
    },
    binary: (data) => {
      if (picture !== undefined && state.destination === "picture") {
        picture.data += Buffer.from(data, "latin1").toString("hex");
      }
    },
    standIns: () => state.standIns,
    isBulk: () => state.destination === "picture" || state.destination === "skip",
    isDone: () => isFull,
    finish: () => {
      flushBytes();
      isFull = false;
      state = { ...firstState, inTable: state.inTable, depth: state.depth };
      const body = sinks[0] as Sink;
      // What is still open inside the text ends with the file.
      while (sinks.length > 1) {
        const own = sinks.pop() as Sink;
        append(notes.footnote, own.story.finish());
      }
      if (body.printer.pieces.length + body.printer.marks.length > 0)
        endParagraph("\r", depthNow());
      return {
        blocks: [...body.story.finish(), ...notes.footnote, ...notes.endnote],
        running: runningTexts,
      };
    },
  };
}

const isHeadPart = (destination: State["destination"]): destination is HeadPart =>
  destination === "fonts" || destination === "colours" || destination === "styles";

function formControl(form: FormField, word: string, number: number | undefined): void {
  if (word === "fftype") form.kind = number ?? 0;
  else if (word === "ffres") form.result = number;
  else if (word === "ffdefres") form.byDefault = number ?? 0;
}

/** A bullet is a bullet, whatever font draws it; a number is printed without what parts it from the text. */
function labelText(label: string): string {
  const text = label.trim();
  return /^[\p{Co}\p{So}·•o§]$/u.test(text) ? "•" : text;
}
