import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const rewrite = process.env.MUNIMENT_GOLDEN === "rewrite";

export type Readers = Readonly<Record<string, (...parts: readonly string[]) => unknown>>;

/** `value 86, unit percent`: what is empty goes unsaid. */
function said(read: unknown): string {
  if (read === undefined) return "undefined";
  if (Array.isArray(read)) return `[${read.join("; ")}]`;
  if (read === null || typeof read !== "object") return read === "" ? '""' : String(read);
  return Object.entries(read)
    .filter(
      ([, value]) => value !== "" && value !== false && !(Array.isArray(value) && !value.length),
    )
    .map(([name, value]) => `${name} ${typeof value === "object" ? said(value) : value}`)
    .join(", ");
}

/**
 * Holds what printed texts are read as. The file has a line `printed => read` for each; the first words of a heading
 * say which of the readers reads it, and ` @ ` parts a text from what it is read with.
 */
export function holdTexts(name: string, readers: Readers): void {
  const path = new URL(`../fixtures/made/stages/${name}.md`, import.meta.url);
  const parts = readFileSync(path, "utf8")
    .trimEnd()
    .split(/\n+(?=## )/);
  const read = parts.map((part) => {
    const [heading = "", ...lines] = part.split("\n").filter((line) => line !== "");
    const reader = readers[/^## ([^:]*)/.exec(heading)?.[1] ?? ""];
    const now = lines.map((line) => {
      const printed = line.replace(/ =>.*$/, "");
      const given = printed.split(/(?:^| )@(?: |$)/).map((one) => one.trim());
      return `${printed} => ${reader ? said(reader(...given)) : "nothing reads it"}`.trimEnd();
    });
    return { heading, lines, now };
  });
  if (rewrite) {
    const text = read.map(({ heading, now }) => [heading, ...now].join("\n")).join("\n\n");
    writeFileSync(path, `${text}\n`);
  }
  describe("what printed texts are read as: MUNIMENT_GOLDEN=rewrite takes new readings", () => {
    it.each(read)("$heading", ({ lines, now }) => {
      expect(now).toEqual(rewrite ? now : lines);
    });
  });
}
