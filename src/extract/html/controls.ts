import type { Element } from "domhandler";
import { isTag } from "domhandler";
import { textOf } from "./css-adapter.ts";

/** What a form's control shows: its text, its chosen entry, or whether it is ticked. */
export type ControlValue = { readonly text: string } | { readonly isTicked: boolean };

/** Controls that show no value, or one that is not to be read. */
const silent = /^(hidden|submit|button|reset|image|file|password)$/i;

/** `undefined` where the element is no control that shows a value. */
export function controlValue(element: Element): ControlValue | undefined {
  const { name, attribs } = element;
  if (name === "textarea") return { text: textOf(element) };
  if (name === "select") return { text: chosenIn(element) };
  const type = attribs.type ?? "text";
  if (name !== "input" || silent.test(type)) return undefined;
  if (/^(checkbox|radio)$/i.test(type)) return { isTicked: Object.hasOwn(attribs, "checked") };
  return { text: attribs.value ?? "" };
}

/** The chosen entries; a list that shows one line chooses its first, where none is said to be. */
function chosenIn(list: Element): string {
  const entries = entriesOf(list);
  const chosen = entries.filter(({ attribs }) => Object.hasOwn(attribs, "selected"));
  const showsMany = Object.hasOwn(list.attribs, "multiple");
  const showsOne = !showsMany && Number(list.attribs.size ?? 1) <= 1;
  const shown = showsMany ? chosen : chosen.slice(-1);
  const printed = shown.length === 0 && showsOne ? entries.slice(0, 1) : shown;
  return printed
    .map((entry) => (entry.attribs.label ?? textOf(entry)).replace(/\s+/g, " ").trim())
    .join("\n");
}

const entriesOf = (list: Element): Element[] =>
  list.children
    .filter(isTag)
    .flatMap((child) =>
      child.name === "option" ? [child] : child.name === "optgroup" ? entriesOf(child) : [],
    );
