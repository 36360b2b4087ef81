import type { Element } from "domhandler";

/** Words that a style sheet adds are few. */
const longestContent = 500;

/** What a style sheet's `content` prints: strings and attributes, one after the other; `undefined` for none. */
export function generatedText(content: string | undefined, element: Element): string | undefined {
  if (content === undefined || /^(none|normal|initial|inherit)$/i.test(content)) return undefined;
  let text = "";
  for (const [, double, single, attribute] of content
    .slice(0, longestContent)
    .matchAll(/"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|attr\(\s*([\w-]+)\s*\)/g)) {
    if (attribute !== undefined) text += element.attribs[attribute.toLowerCase()] ?? "";
    else text += unescaped(double ?? single ?? "");
  }
  return text;
}

/** `\2713 ` is `✓`, `\"` is `"`, and a line that a backslash ends goes on. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|([\s\S]))/gi, (_, code?: string, other?: string) => {
    if (code === undefined) return other ?? "";
    const point = Number.parseInt(code, 16);
    return point === 0 || point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point);
  });
