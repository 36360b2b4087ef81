import type { KeyEntry, PrintedMark } from "../rows.ts";
import { hueOf, isKeyWord, wordStatus } from "./status.ts";

/** A sign that marks its cell and means nothing by itself: the column it stands in says the state. */
const sign = /^(?:[✓✔☑√✗✘✖✕×☒●■◆•*]|x|X|ü|û|P|y(?:es)?|\uf0fc|\uf0fb|\uf050)$/i;
/** Signs that say yes wherever they stand. */
const yes = /^(?:[✓✔☑√]|ü|P|y(?:es)?|\uf0fc|\uf050)$/i;
/** A header of several states names none of them: `Red / Amber / Green`, `Met or not met`. */
const several =
  /\b(?:red|green|amber|met|achieved|on|yes)\b\s?(?:[/,|(]|or\b)\s?(?:red|green|amber|not|off|no)\b/i;
/** A state takes no more words at the end of a header: `Performance against target – Nearly met`. */
const mostWords = 7;

/** The words at the end of a header that name a state, as words or by the report's key; none where they name several. */
export function stateWordsOf(header: string, keys: readonly KeyEntry[]): string | undefined {
  if (several.test(header)) return undefined;
  const words = header.replace(/\?/g, "").split(/\s+/).filter(Boolean);
  const last = words.at(-1)?.toLowerCase() ?? "";
  if (last === "yes" || last === "no") return last === "yes" ? "met" : "not met";
  for (let from = Math.max(0, words.length - mostWords); from < words.length; from++) {
    const text = words.slice(from).join(" ");
    if (keys.some(({ word, of }) => of === "status" && isKeyWord(word, text))) return text;
    if (/^[\w']/.test(text) && wordStatus(text) !== undefined) return text;
  }
  return undefined;
}

/** Whether a mark is a plain tick, or a yes, of no colour. */
const isYes = ({ text, marks }: PrintedMark): boolean =>
  yes.test(text.trim()) && !marks.some(({ colour }) => colour && hueOf(colour) !== undefined);

interface Row {
  readonly statuses: readonly PrintedMark[];
}

/**
 * Rows whose state is told by which of a table's columns is marked (`Target met | Nearly met | Missed`,
 * `Green | Amber | Red`, `Yes | No`): the header's words stand for the sign, so that no tick under "Missed" is
 * taken for a success. A tick in a single column that names a miss says a miss.
 */
export function withStatesOfColumns<R extends Row>(
  rows: readonly R[],
  keys: readonly KeyEntry[],
): readonly R[] {
  const tables = new Map<number, R[]>();
  for (const row of rows) {
    const block = row.statuses[0]?.source.block;
    if (block === undefined) continue;
    const table = tables.get(block);
    if (table) table.push(row);
    else tables.set(block, [row]);
  }
  const chosen = new Map<R, ReadonlyMap<string, string>>();
  for (const table of tables.values()) {
    const words = choiceOf(table, keys);
    if (words) for (const row of table) chosen.set(row, words);
  }
  return rows.map((row) => ({
    ...row,
    statuses: row.statuses.map((mark) => {
      const words = chosen.get(row);
      if (words) return { ...mark, text: words.get(mark.header) ?? mark.header, marks: [] };
      if (!isYes(mark)) return mark;
      const named = stateWordsOf(mark.header, keys);
      const state = named === undefined ? undefined : wordStatus(named);
      return state === "red" || state === "amber" ? { ...mark, text: named ?? "" } : mark;
    }),
  }));
}

/**
 * What each column's header says, where every row marks one of several columns whose headers name different
 * states. Of three columns from good to bad, or from bad to good, the middle is the state between, whatever it
 * is called.
 */
function choiceOf(
  rows: readonly Row[],
  keys: readonly KeyEntry[],
): ReadonlyMap<string, string> | undefined {
  if (rows.some(({ statuses }) => statuses.length !== 1 || !statuses.every(isSign)))
    return undefined;
  const columns = new Map<string, number>();
  for (const { statuses } of rows)
    for (const { header, source } of statuses) columns.set(header, source.column ?? 0);
  const headers = [...columns].sort(([, a], [, b]) => a - b).map(([header]) => header);
  const words = headers.map((header) => stateWordsOf(header, keys));
  const states = words.map((text) => (text === undefined ? undefined : wordStatus(text)));
  if (new Set(words.filter((text) => text !== undefined)).size < 2) return undefined;
  const ends = [states[0], states[2]].join();
  const isOfThree = headers.length === 3 && (ends === "green,red" || ends === "red,green");
  return new Map(
    headers.flatMap((header, at) => {
      if (isOfThree && at === 1 && states[1] !== "") return [[header, "amber"] as const];
      const text = words[at];
      return text === undefined ? [] : [[header, text] as const];
    }),
  );
}

/** A sign, or a picture without words; one in a traffic light's colour says more than its column. */
const isSign = ({ text, marks }: PrintedMark): boolean =>
  !marks.some(({ colour }) => colour && hueOf(colour) !== undefined) &&
  (sign.test(text.trim()) || (text.trim() === "" && marks.some(({ kind }) => kind !== "fill")));
