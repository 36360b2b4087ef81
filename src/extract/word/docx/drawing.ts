import type { Mark } from "../../../document.ts";
import { parseColour, parseHexColour } from "../../markup/colour.ts";
import { numberedShape, type Shape, shapeMark } from "../../markup/shapes.ts";
import { childNamed, findElement, isElement, type XmlElement } from "../../xml.ts";

/** An object of another program, embedded or linked. */
interface EmbeddedObject {
  /** `Excel.Sheet.8` */
  readonly program: string;
  readonly relationship: string;
}

/** What a drawing shows: marks for a cell, and text boxes to be read like a body. */
export interface Drawing {
  readonly marks: readonly Mark[];
  readonly textBoxes: readonly XmlElement[];
  /** Charts and diagrams keep their figures in parts of their own. */
  readonly charts: number;
  readonly objects: readonly EmbeddedObject[];
}

/** What the drawing's surroundings know: pictures by relationship, colours by theme name. */
export interface DrawingParts {
  readonly picture: (relationship: string) => Mark | undefined;
  readonly themeColour: (name: string) => string | undefined;
}

/** Preset geometries (ISO 29500, 20.1.10.56) that serve as traffic lights and trend arrows. */
const presetShapes: Readonly<Record<string, Shape>> = {
  ellipse: "circle",
  flowChartConnector: "circle",
  donut: "circle",
  smileyFace: "circle",
  rect: "square",
  roundRect: "square",
  flowChartProcess: "square",
  triangle: "triangle",
  flowChartExtract: "triangle",
  flowChartMerge: "triangle",
  star5: "star",
  star4: "star",
  star6: "star",
  upArrow: "arrow-up",
  downArrow: "arrow-down",
  leftRightArrow: "arrow-level",
  rightArrow: "arrow-level",
  leftArrow: "arrow-level",
  mathMultiply: "cross",
};

const vmlElements: Readonly<Record<string, Shape | undefined>> = {
  "v:oval": "circle",
  "v:rect": "square",
  "v:roundrect": "square",
  "v:shape": undefined,
};

/** What programs call a picture of which nobody said anything. */
const ownName = /^(picture|image|graphic|grafik|bild)\s*\d+$/i;

const lines = /^(line|straightConnector1|bentConnector\d|curvedConnector\d)$/;

/** Reads a `w:drawing`, `w:pict` or `w:object`. */
export function readDrawing(element: XmlElement, parts: DrawingParts): Drawing {
  const marks: Mark[] = [];
  const textBoxes: XmlElement[] = [];
  let charts = 0;
  const objects: EmbeddedObject[] = [];
  const properties = findElement(element, "wp:docPr")?.attributes;
  const alternative = properties?.descr?.trim();
  const withAlternative = (mark: Mark): Mark => (alternative ? { ...mark, alternative } : mark);
  const visit = (at: XmlElement): void => {
    switch (at.name) {
      case "w:txbxContent":
        textBoxes.push(at);
        return;
      case "pic:pic": {
        const picture = parts.picture(findElement(at, "a:blip")?.attributes["r:embed"] ?? "");
        if (picture) marks.push(withAlternative(picture));
        return;
      }
      case "wps:wsp": {
        const mark = presetMark(at, parts);
        if (mark) marks.push(withAlternative(mark));
        break;
      }
      case "v:oval":
      case "v:rect":
      case "v:roundrect":
      case "v:shape": {
        const mark = vmlMark(at, parts);
        if (mark) marks.push(mark);
        break;
      }
      case "o:OLEObject":
        objects.push({
          program: at.attributes.ProgID ?? "",
          relationship: at.attributes["r:id"] ?? "",
        });
        return;
      case "c:chart":
      case "dgm:relIds":
        charts += 1;
        return;
      case "mc:AlternateContent": {
        const chosen = chooseAlternative(at);
        if (chosen) visit(chosen);
        return;
      }
    }
    for (const child of at.children) if (isElement(child)) visit(child);
  };
  visit(element);
  return { marks, textBoxes, charts, objects };
}

const understood = new Set(["wps", "wpg", "wpc", "w14", "w15", "wp14", "a14"]);

/** The first choice that needs only what is understood here, else the fallback. */
export function chooseAlternative(element: XmlElement): XmlElement | undefined {
  const choice = element.children.find(
    (child): child is XmlElement =>
      isElement(child) &&
      child.name === "mc:Choice" &&
      (child.attributes.Requires ?? "").split(/\s+/).every((name) => understood.has(name)),
  );
  return choice ?? childNamed(element, "mc:Fallback");
}

function presetMark(shape: XmlElement, parts: DrawingParts): Mark | undefined {
  const properties = childNamed(shape, "wps:spPr");
  const preset = childNamed(properties, "a:prstGeom")?.attributes.prst ?? "";
  if (lines.test(preset)) return undefined;
  const none = childNamed(properties, "a:noFill") !== undefined;
  const fill = childNamed(properties, "a:solidFill");
  const style = childNamed(childNamed(shape, "wps:style"), "a:fillRef");
  const colour = none ? undefined : drawingColour(fill ?? style, parts);
  const hasText = childNamed(shape, "wps:txbx") !== undefined;
  return shapeMark(presetShapes[preset], colour, hasText);
}

function drawingColour(holder: XmlElement | undefined, parts: DrawingParts): string | undefined {
  const literal = childNamed(holder, "a:srgbClr")?.attributes.val;
  if (literal !== undefined) return parseHexColour(literal);
  const system = childNamed(holder, "a:sysClr")?.attributes.lastClr;
  if (system !== undefined) return parseHexColour(system);
  const preset = childNamed(holder, "a:prstClr")?.attributes.val;
  if (preset !== undefined) return parseColour(preset);
  const theme = childNamed(holder, "a:schemeClr")?.attributes.val;
  return theme === undefined ? undefined : parts.themeColour(theme);
}

function vmlMark(shape: XmlElement, parts: DrawingParts): Mark | undefined {
  const { fillcolor, filled, type, style } = shape.attributes;
  if (/visibility:\s*hidden/.test(style ?? "")) return undefined;
  const image = childNamed(shape, "v:imagedata");
  if (image !== undefined) {
    const picture = parts.picture(image.attributes["r:id"] ?? image.attributes.src ?? "");
    const title = image.attributes["o:title"]?.trim() ?? "";
    const alternative = shape.attributes.alt?.trim() ?? (ownName.test(title) ? "" : title);
    // Its words are said even where the picture itself did not come along.
    return alternative ? { ...(picture ?? { kind: "image" }), alternative } : picture;
  }
  const typeNumber = /_x0000_t(\d+)$/.exec(type ?? "")?.[1] ?? shape.attributes["o:spt"] ?? "";
  if (typeNumber === "32" || typeNumber === "20") return undefined;
  const unfilled = /^(f|false|0|no)$/.test(filled ?? "");
  const colour = unfilled ? undefined : parseColour(fillcolor);
  const hasText = childNamed(shape, "v:textbox") !== undefined;
  return shapeMark(vmlElements[shape.name] ?? numberedShape(typeNumber), colour, hasText);
}
