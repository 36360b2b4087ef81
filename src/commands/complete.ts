import { printable } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { councilsIn, describedViews } from "../store/query.ts";
import { readHeads } from "../store/read-compared.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";
import { whichArchive } from "./which-archive.ts";

/** What a completion asks of a command. */
export interface CommandTree {
  readonly commands: readonly CommandTree[];
  readonly options: readonly CommandOption[];
  name(): string;
  description(): string;
}

interface CommandOption {
  readonly long?: string | null | undefined;
  readonly description: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly variadic: boolean;
}

/** A word to offer, with what it is. */
interface Offer {
  readonly word: string;
  readonly about: string;
}

/** Where the archive has the words: read only when one of them is asked for. */
type FromArchive = "councils" | "documents" | "codes" | "views";
type Source = FromArchive | "files" | readonly string[];

/** What the options take, by name; a command's own first. Words are those of the options' descriptions. */
export const optionValues: Readonly<Record<string, Source>> = {
  "--council": "councils",
  "--doc": "documents",
  "--from": "documents",
  "--to": "documents",
  "--indicator": "codes",
  "--db": "files",
  "--file": "files",
  "--open": "files",
  "--corrections": "files",
  "--compare-with": "files",
  "--draw": "files",
  "export --to": "files",
  "export --format": ["csv", "json", "ndjson", "xlsx", "parquet", "datapackage", "datasette"],
  "export --kind": ["observations", "milestones", "budget"],
  "diff --format": ["text", "json", "csv", "markdown", "html"],
  "diff --measure": ["target", "actual"],
  "diff --only": ["comparable", "all"],
  "diff --sort": ["gap", "code", "title"],
  "search --kind": ["prose", "observation", "milestone", "budget"],
  "sql --format": ["table", "csv", "json", "markdown"],
  "inspect --stage": ["document", "rows", "records"],
  "ingest --progress": ["auto", "plain", "files", "json", "none"],
};

/** What stands without an option. */
const argumentValues: Readonly<Record<string, Source>> = {
  diff: "councils",
  describe: "views",
  ingest: "files",
  inspect: "files",
  completion: ["bash", "zsh", "fish"],
  corrections: ["template"],
};

/** So many codes are offered; an archive may hold more than a screen does. */
const mostOffered = 500;

/**
 * Offers what the last of the typed words may become: a line each, with what it is after a TAB; `:files` last
 * where a path may stand. Never fails: a shell has no use for a sentence.
 */
export async function complete(
  typed: readonly string[],
  program: CommandTree,
  io: Io,
): Promise<number> {
  // bash gives --db=x as three words, and all of them as they were typed.
  const words = typed.filter((word) => word !== "=").map(unquoted);
  const source = sourceOf(words, program);
  const current = words.at(-1) ?? "";
  if (source === "files") {
    io.out(":files\n");
    return 0;
  }
  const offers =
    typeof source === "string" ? await fromArchive(source, words) : (source satisfies Offer[]);
  const begun = current.toLowerCase();
  for (const { word, about } of offers) {
    if (word.toLowerCase().startsWith(begun)) io.out(printable(`${word}\t${about}\n`));
  }
  return 0;
}

function sourceOf(words: readonly string[], program: CommandTree): FromArchive | "files" | Offer[] {
  const before = words.slice(0, -1);
  const name = before.find((word) => !word.startsWith("-"));
  const command = program.commands.find((one) => one.name() === name);
  const current = words.at(-1) ?? "";
  if (!command) return name === undefined ? program.commands.map(commandOffer) : [];
  const flagAt = before.findLastIndex((word) => word.startsWith("--"));
  const option = command.options.find(({ long }) => long === before[flagAt]);
  const takesMore = option?.variadic === true || flagAt === before.length - 1;
  if (option && takesMore && (option.required || option.optional) && !current.startsWith("-")) {
    const given = optionValues[`${name} ${option.long}`] ?? optionValues[option.long ?? ""];
    return toOffers(given ?? []);
  }
  if (current.startsWith("-")) {
    return [...command.options.map(optionOffer), { word: "--help", about: "" }];
  }
  return toOffers(argumentValues[command.name()] ?? []);
}

const toOffers = (source: Source): FromArchive | "files" | Offer[] =>
  typeof source === "string" ? source : source.map((word) => ({ word, about: "" }));
const commandOffer = (command: CommandTree): Offer => ({
  word: command.name(),
  about: firstSentence(command.description()),
});
const optionOffer = ({ long, description }: CommandOption): Offer => ({
  word: long ?? "",
  about: firstSentence(description),
});
const firstSentence = (text: string): string => text.split(/[;:]/)[0] ?? "";

const unquoted = (word: string): string => word.replace(/\\(.)/g, "$1").replace(/^["']/, "");

async function fromArchive(source: FromArchive, words: readonly string[]): Promise<Offer[]> {
  try {
    const at = words.lastIndexOf("--db");
    const named = at >= 0 && at < words.length - 2 ? words[at + 1] : undefined;
    const store = await openStore(named ?? whichArchive(process.env.MUNIMENT_DB, "."));
    try {
      return wordsOf(store, source).filter(({ word }) => plain.test(word));
    } finally {
      store.close();
    }
  } catch {
    // No archive, or none that can be read: nothing is offered, and the command itself will say why.
    return [];
  }
}

/** A name from an archive is somebody else's text: one that could be more than a word to a shell is not offered. */
const plain = /^[\p{L}\p{N}._\-/&,' ()]+$/u;

function wordsOf(store: Store, source: FromArchive): Offer[] {
  switch (source) {
    case "councils":
      return councilsIn(store).map((word) => ({ word, about: "" }));
    case "documents":
      return readHeads(store).map(({ doc, facts }) => ({
        word: doc,
        about: [facts.council, facts.periodLabel].filter(Boolean).join(" ").replace(/\s+/g, " "),
      }));
    case "views":
      return describedViews(store).map((word) => ({ word, about: "" }));
    case "codes":
      return store
        .prepare(
          `SELECT code AS word, title AS about FROM indicator ORDER BY code LIMIT ${mostOffered}`,
        )
        .all() as Offer[];
  }
}
