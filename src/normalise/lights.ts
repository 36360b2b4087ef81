import type { Mark } from "../document.ts";
import type { Status } from "../records.ts";

/** A fill is a tint, as rows are striped with, where its least channel is as much as this (of 255). */
const tint = 0x80;

/**
 * The states that a cell's marks show, each once, in the order drawn. A tinted cell with a light in it shows the light;
 * an arrow beside a light says where it goes, not how it stands.
 */
export function lightsOf(
  marks: readonly Mark[],
  stateOf: (mark: Mark) => Status | undefined,
): readonly Status[] {
  const shown = marks.flatMap((mark) => {
    const state = stateOf(mark);
    return state === undefined ? [] : [{ mark, state }];
  });
  const drawn = shown.filter(({ mark }) => mark.kind !== "fill");
  const lights = drawn.filter(({ mark }) => mark.shape?.startsWith("arrow") !== true);
  const fills = shown.filter(({ mark }) => mark.kind === "fill");
  const strong = fills.filter(({ mark }) => !isTint(mark.colour ?? ""));
  const told =
    lights.length > 0
      ? [...lights, ...strong]
      : strong.length > 0 || drawn.length === 0
        ? fills
        : drawn;
  return [...new Set(told.map(({ state }) => state))];
}

const isTint = (colour: string): boolean =>
  [1, 3, 5].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) >= tint);

const colours: Readonly<Record<string, Status>> = {
  red: "red",
  amber: "amber",
  yellow: "amber",
  orange: "amber",
  green: "green",
};

/** What stands between names of colours. */
const between = /[\s,;/&-]+|\band\b/;
/** `Red/Amber` is one state, between the two. */
export const besideAmber = /\b(?:red|green)\s?[/-]\s?amber\b|\bamber\s?[/-]\s?(?:red|green)\b/i;

/** The states of a text that is names of colours alone, one beside the other: `Red Green`, `Green, amber and red`. */
export function colourNames(text: string): readonly Status[] {
  const names = text
    .toLowerCase()
    .split(between)
    .filter((name) => name !== "");
  const states = [...new Set(names.flatMap((name) => colours[name] ?? []))];
  const isOfColours = names.every((name) => colours[name] !== undefined);
  return isOfColours && !(names.length === 2 && besideAmber.test(text)) ? states : [];
}
