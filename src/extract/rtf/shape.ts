import type { Mark } from "../../document.ts";
import { numberedShape, shapeMark } from "../markup/shapes.ts";

/** A drawn shape whose group is open, by its properties as they are written. */
export interface DrawnShape {
  readonly properties: Map<string, string>;
  name: string;
  /** A picture that it shows. */
  picture: Mark | undefined;
  hasText: boolean;
}

export const newShape = (): DrawnShape => ({
  properties: new Map(),
  name: "",
  picture: undefined,
  hasText: false,
});

const pictureFrame = "75";
const textBox = "202";
/** Straight lines and connectors are no traffic lights. */
const lineShape = /^(20|3[2-9]|40)$/;

/** What a shape looks like, its colour a number with red in the lowest byte; `undefined` for lines and plain boxes. */
export function drawnShapeMark({ properties, picture, hasText }: DrawnShape): Mark | undefined {
  const alternative = properties.get("wzDescription")?.trim();
  const named = (mark: Mark): Mark => (alternative ? { ...mark, alternative } : mark);
  if (picture !== undefined) return named(picture);
  const kind = properties.get("shapeType") ?? "0";
  if (kind === "0" || kind === pictureFrame || lineShape.test(kind)) return undefined;
  if (properties.get("fHidden") === "1") return undefined;
  const isFilled = properties.get("fFilled") !== "0";
  const colour = isFilled ? colourOf(properties.get("fillColor")) : undefined;
  const mark = shapeMark(numberedShape(kind), colour, hasText || kind === textBox);
  return mark === undefined ? undefined : named(mark);
}

function colourOf(text: string | undefined): string | undefined {
  const value = Number.parseInt(text ?? "", 10);
  if (Number.isNaN(value) || value < 0 || value > 0xffffff) return undefined;
  return `#${[value & 0xff, (value >> 8) & 0xff, value >> 16]
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")}`;
}
