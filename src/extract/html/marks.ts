import { createHash } from "node:crypto";
import type { Mark } from "../../document.ts";
import { pictureMark } from "../picture.ts";
import { parseCssColour } from "./css-colour.ts";
import type { Declarations } from "./declarations.ts";

type Attributes = Readonly<Record<string, string>>;

/** A page's picture by its embedded bytes, or by the name of its file: equal names, equal pictures. */
export function imageMark({ src = "", alt, title }: Attributes): Mark {
  const embedded = /^data:[^,]*;base64,(.*)$/s.exec(src)?.[1];
  const file = fileName(src);
  const picture: Mark =
    embedded === undefined
      ? {
          kind: "image",
          hash: createHash("sha256").update(file).digest("hex").slice(0, 16),
        }
      : pictureMark(Uint8Array.from(Buffer.from(embedded, "base64")));
  const said = [alt, title].find((text) => text !== undefined && text.trim() !== "");
  const alternative = said?.trim() ?? (embedded === undefined ? fileWords(file) : "");
  return alternative === "" ? picture : { ...picture, alternative };
}

const fileName = (src: string): string => src.replace(/[?#].*$/s, "").replace(/^.*[/\\]/s, "");

/** A picture without words is told by the name of its file: `rag_green2.gif` is `rag green`. */
const fileWords = (file: string): string =>
  decoded(file)
    .replace(/\.[a-z]{3,4}$/i, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[^a-z]+/gi, " ")
    .trim()
    .toLowerCase();

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** A coloured shape of a drawing in the page (SVG); `undefined` where it is white or not filled. */
export function drawnMark(
  name: "circle" | "ellipse" | "rect",
  fill: string | undefined,
): Mark | undefined {
  const colour = fill === undefined ? undefined : parseCssColour(fill, false);
  if (!colour?.startsWith("#") || colour === "#ffffff") return undefined;
  return { kind: "shape", colour, shape: name === "rect" ? "square" : "circle" };
}

/** A coloured box in which no words stand, such as a lamp; `undefined` where nothing of it shows. */
export function lampMark(
  { sized, round, display }: Declarations,
  colour: string | undefined,
  holdsBlank: boolean,
): Mark | undefined {
  const hasRoom = sized === true && (display === "block" || display === "inline-block");
  if (colour === undefined || colour === "#ffffff" || !(holdsBlank || hasRoom)) return undefined;
  return round ? { kind: "shape", colour, shape: "circle" } : { kind: "fill", colour };
}
