import { Refused } from "./answer.ts";

/** How long an address may be, in characters. */
export const longestAddress = 12_000;
const mostParameters = 60;
const longestValue = 300;
/** A query of SQL may be longer than any filter. */
const longestQuery = 8_000;
/** Nobody turns further than this. */
const lastPage = 100_000;

export type Form = "html" | "json" | "csv";

/** What an address asks for, within its limits. */
export interface Asked {
  readonly path: string;
  readonly form: Form;
  /** The first value of a parameter; nothing for one that is empty. */
  text(name: string): string | undefined;
  all(name: string): readonly string[];
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  /** The page of a list, from 1. */
  readonly page: number;
  /** This address with other parameters; what is given as undefined is left out. */
  with(changes: Readonly<Record<string, string | number | undefined>>): string;
}

/** Reads an address. Throws `Refused` for one beyond the limits. */
export function readAsked(address: string): Asked {
  if (address.length > longestAddress) throw new Refused(414, "The address is too long.");
  const url = new URL(address, "http://archive");
  const parameters = [...url.searchParams];
  if (parameters.length > mostParameters) {
    throw new Refused(400, `An address may have ${mostParameters} parameters at most.`);
  }
  for (const [name, value] of parameters) {
    const longest = name === "q" && url.pathname === "/sql" ? longestQuery : longestValue;
    if (name.length > 40 || value.length > longest) {
      throw new Refused(400, `A value in the address is longer than ${longest} characters.`);
    }
  }
  const text = (name: string): string | undefined => {
    const value = url.searchParams.get(name)?.trim();
    return value === "" ? undefined : value;
  };
  const oneOf: Asked["oneOf"] = (name, words) => {
    const given = text(name);
    if (given === undefined) return undefined;
    const word = words.find((candidate) => candidate === given.toLowerCase());
    if (word === undefined) {
      throw new Refused(400, `${name} is one of ${words.join(", ")}; "${given}" is none of them.`);
    }
    return word;
  };
  return {
    path: url.pathname,
    form: oneOf("format", ["html", "json", "csv"] as const) ?? "html",
    text,
    all: (name) =>
      url.searchParams
        .getAll(name)
        .map((value) => value.trim())
        .filter(Boolean),
    oneOf,
    page: pageOf(text("page")),
    with(changes) {
      const other = new URLSearchParams(url.searchParams);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) other.delete(name);
        else other.set(name, String(value));
      }
      const query = other.toString();
      return query === "" ? url.pathname : `${url.pathname}?${query}`;
    },
  };
}

function pageOf(given: string | undefined): number {
  if (given === undefined) return 1;
  const page = Number(given);
  if (!Number.isInteger(page) || page < 1 || page > lastPage) {
    throw new Refused(400, `page takes a whole number from 1 to ${lastPage}.`);
  }
  return page;
}
