import type { Mark } from "../../document.ts";
import { type Shape, shapeMark } from "../markup/shapes.ts";
import { childNamed, type XmlElement } from "../xml.ts";
import type { OdtStyles } from "./styles.ts";

/** Types of `draw:enhanced-geometry` that serve as traffic lights and trend arrows. */
const geometries: Readonly<Record<string, Shape>> = {
  ellipse: "circle",
  ring: "circle",
  smiley: "circle",
  "flowchart-connector": "circle",
  rectangle: "square",
  "round-rectangle": "square",
  "flowchart-process": "square",
  "isosceles-triangle": "triangle",
  "flowchart-extract": "triangle",
  "flowchart-merge": "triangle",
  star5: "star",
  star4: "star",
  "up-arrow": "arrow-up",
  "down-arrow": "arrow-down",
  "left-right-arrow": "arrow-level",
  "right-arrow": "arrow-level",
  "left-arrow": "arrow-level",
};

const elements: Readonly<Record<string, Shape | undefined>> = {
  "draw:ellipse": "circle",
  "draw:circle": "circle",
  "draw:rect": "square",
  "draw:polygon": undefined,
  "draw:path": undefined,
};

/** The mark of a drawn shape; `undefined` for lines, controls and plain boxes of text. */
export function drawnMark(
  element: XmlElement,
  styles: OdtStyles,
  hasText: boolean,
): Mark | undefined {
  const { name, attributes } = element;
  const type =
    childNamed(element, "draw:enhanced-geometry")?.attributes["draw:type"]?.replace(
      /^(mso-spt|ooxml-)/,
      "",
    ) ?? "";
  if (name !== "draw:custom-shape" && !Object.hasOwn(elements, name)) return undefined;
  if (/^(line|straightConnector1|32|20)$/.test(type)) return undefined;
  const colour = styles.shapeColour(attributes["draw:style-name"]);
  return shapeMark(elements[name] ?? geometries[type] ?? ooxml[type], colour, hasText);
}

/** Shapes that came from Word keep its names. */
const ooxml: Readonly<Record<string, Shape>> = {
  rect: "square",
  roundRect: "square",
  triangle: "triangle",
  upArrow: "arrow-up",
  downArrow: "arrow-down",
  leftRightArrow: "arrow-level",
  rightArrow: "arrow-level",
  leftArrow: "arrow-level",
  donut: "circle",
};
