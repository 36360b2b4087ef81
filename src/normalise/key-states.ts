import type { Status } from "../records.ts";
import type { KeyEntry } from "../rows.ts";

/** A key's entry with the state that its key as a whole gives it. */
export interface ReadKey extends KeyEntry {
  readonly state?: Status;
}

/** What an entry says by itself: its colour, which is sure, or its words. */
export interface EntryReading {
  readonly colour: Status | undefined;
  readonly words: Status | undefined;
}

/** The letters of traffic lights; as a key's words they are colours where red and green are among them. */
const lightLetters: Readonly<Record<string, Status>> = {
  g: "green",
  a: "amber",
  r: "red",
  y: "amber",
};

/**
 * A key of three goes from good to bad or from bad to good. Where its entries' words say two things alike (`Behind
 * schedule` and `Unlikely to be completed`), or of one of them nothing, the place says it: the middle is amber. A
 * colour, printed or as its letter, is what it is.
 */
export function statesOfKeys(
  keys: readonly KeyEntry[],
  read: (entry: KeyEntry) => EntryReading,
): readonly ReadKey[] {
  const byTable = new Map<string, KeyEntry[]>();
  for (const entry of keys) {
    if (entry.of !== "status" || entry.table === undefined) continue;
    const said = read(entry);
    // the key's own heads: "Symbol | Meaning"
    if (said.colour === undefined && said.words === undefined && isHead(entry)) continue;
    const group = `${entry.table}`;
    byTable.set(group, [...(byTable.get(group) ?? []), entry]);
  }
  const states = new Map<KeyEntry, Status>();
  for (const entries of byTable.values()) {
    const letters = entries.map(
      ({ word }) => lightLetters[word.replace(/[\s().]/g, "").toLowerCase()],
    );
    const isOfLetters =
      letters.every((letter) => letter !== undefined) &&
      letters.includes("red") &&
      letters.includes("green");
    const said = entries.map((entry, at) => {
      const { colour, words } = read(entry);
      return { colour: isOfLetters ? letters[at] : colour, words };
    });
    entries.forEach((entry, at) => {
      const own = said[at]?.colour ?? (entries.length === 3 ? placeOf(said, at) : undefined);
      if (own !== undefined) states.set(entry, own);
    });
  }
  return keys.map((entry) => {
    const state = states.get(entry);
    return state === undefined ? entry : { ...entry, state };
  });
}

const isHead = ({ word, marks }: KeyEntry): boolean =>
  marks.length === 0 &&
  /^(?:symbol|key|colou?r|status|rag|rating|icon|mark|traffic light|meaning|state)s?$/i.test(word);

/** What the place among three says; undefined where the ends do not say good and bad. */
function placeOf(said: readonly EntryReading[], at: number): Status | undefined {
  const [first, middle, last] = said.map(({ colour, words }) => colour ?? words);
  const isLow = (state: Status | undefined) => state === "red" || state === undefined;
  // of the best nothing is known, but that it stands before amber and red
  if (first === undefined && middle === "amber" && last === "red")
    return (["green", "amber", "red"] as const)[at];
  if (
    first === "green" &&
    isLow(last) &&
    (middle === "red" || middle === "amber" || last === "red")
  )
    return (["green", "amber", "red"] as const)[at];
  return first === "red" && last === "green" ? (["red", "amber", "green"] as const)[at] : undefined;
}
