import type { Mark } from "../../document.ts";

/** A paragraph's own shading is drawn behind all of it, as its cell's would be. */
export const shadedMarks = (marks: readonly Mark[], shade: string | undefined): readonly Mark[] =>
  shade === undefined || shade === "#ffffff" ? marks : [{ kind: "fill", colour: shade }, ...marks];

/**
 * The colour that a pattern of two gives from afar; an automatic foreground is black, an automatic
 * background the paper. Nothing but paper is no colour.
 */
export function shadeColour(
  foreground: string | undefined,
  background: string | undefined,
  share: number,
): string | undefined {
  if (share === 0) return background;
  if (share === 1) return foreground ?? "#000000";
  const over = channelsOf(foreground ?? "#000000");
  const under = channelsOf(background ?? "#ffffff");
  const mixed = over.map((channel, index) =>
    Math.round(channel * share + (under[index] ?? 0) * (1 - share)),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

const channelsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
