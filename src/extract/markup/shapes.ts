import type { Mark } from "../../document.ts";

export type Shape = NonNullable<Mark["shape"]>;

/** The numbers of shapes in VML (o:spt, and the `t…` of a shape type's name) and in Word 97. */
const vmlShapes: Readonly<Record<string | number, Shape>> = {
  1: "square",
  2: "square",
  3: "circle",
  5: "triangle",
  12: "star",
  13: "arrow-level",
  23: "circle",
  66: "arrow-level",
  67: "arrow-down",
  68: "arrow-up",
  69: "arrow-level",
  96: "circle",
  109: "square",
  120: "circle",
  127: "triangle",
  128: "triangle",
};

/** The shape that VML and Word 97 know by that number. */
export const numberedShape = (number: number | string): Shape | undefined => vmlShapes[number];

/** A text box is no mark unless it is coloured in. */
export function shapeMark(
  shape: Shape | undefined,
  colour: string | undefined,
  hasText: boolean,
): Mark | undefined {
  const shown = colour === "#ffffff" ? undefined : colour;
  if (hasText && shown === undefined) return undefined;
  return {
    kind: "shape",
    ...(shown === undefined ? {} : { colour: shown }),
    ...(shape === undefined ? {} : { shape }),
  };
}
