// The regular expression literals of src, and the list of verdicts on them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** Each once, as written, in a fixed order. */
export function regexesIn() {
  const found = new Set();
  const files = readdirSync(src, { recursive: true, encoding: "utf8" });
  for (const file of files) {
    if (!file.endsWith(".ts") || file.endsWith(".d.ts")) continue;
    for (const regex of literalsOf(readFileSync(join(src, file), "utf8"))) found.add(regex);
  }
  return [...found].sort();
}

/** What may stand before a regular expression, where it could not before a division. */
const before = /(?:[=(,:;!&|?{}[\n>]|\b(?:return|typeof|case|yield|of|in))\s*$/;

/** A text's literals: comments, strings and templates are passed over. */
function literalsOf(text) {
  const found = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const next = text[at + 1];
    if (sign === "/" && next === "/") at = endOf(text, "\n", at);
    else if (sign === "/" && next === "*") at = endOf(text, "*/", at + 2) + 1;
    else if (sign === '"' || sign === "'") at = closing(text, at, sign);
    // What stands in a template's braces is code again, and looked at as such.
    else if (sign === "`") at = templateEnd(text, at, found);
    else if (sign === "/" && before.test(text.slice(Math.max(0, at - 20), at))) {
      const end = regexEnd(text, at);
      const flags = /^[a-z]*/.exec(text.slice(end + 1))[0];
      if (/^[dgimsuvy]*$/.test(flags)) found.push(text.slice(at, end + 1) + flags);
      at = end + flags.length;
    }
  }
  return found;
}

const endOf = (text, what, from) => {
  const end = text.indexOf(what, from);
  return end < 0 ? text.length : end;
};

function closing(text, from, sign) {
  let at = from + 1;
  while (at < text.length && text[at] !== sign) at += text[at] === "\\" ? 2 : 1;
  return at;
}

function templateEnd(text, from, found) {
  let at = from + 1;
  while (at < text.length && text[at] !== "`") {
    if (text[at] === "\\") at += 2;
    else if (text[at] === "$" && text[at + 1] === "{") {
      const start = at + 2;
      let depth = 1;
      for (at = start; depth > 0 && at < text.length; at += 1) {
        if (text[at] === "`") at = templateEnd(text, at, found);
        else if (text[at] === "{") depth += 1;
        else if (text[at] === "}") depth -= 1;
      }
      found.push(...literalsOf(text.slice(start, at - 1)));
    } else at += 1;
  }
  return at;
}

function regexEnd(text, from) {
  let inClass = false;
  let at = from + 1;
  while (at < text.length && (inClass || text[at] !== "/")) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "[") inClass = true;
    else if (text[at] === "]") inClass = false;
    at += 1;
  }
  return at;
}

/** A line each: the verdict, a tab, the expression as written. */
export const listOfVerdicts = (verdicts) =>
  [...verdicts].map(([regex, verdict]) => `${verdict}\t${regex}\n`).join("");

export function readVerdicts(list) {
  const lines = list.split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const at = line.indexOf("\t");
      return [line.slice(at + 1), line.slice(0, at)];
    }),
  );
}
