import { createHash } from "node:crypto";
import type { Mark } from "../../document.ts";
import { parseColour } from "../markup/colour.ts";
import { pictureMark } from "../picture.ts";
import type { Attributes } from "./style.ts";

/** A page's picture by its embedded bytes, or by the name of its file: equal names, equal pictures. */
export function imageMark({ src = "", alt, title }: Attributes): Mark {
  const embedded = /^data:[^,]*;base64,(.*)$/s.exec(src)?.[1];
  const picture: Mark =
    embedded === undefined
      ? {
          kind: "image",
          hash: createHash("sha256").update(fileName(src)).digest("hex").slice(0, 16),
        }
      : pictureMark(Uint8Array.from(Buffer.from(embedded, "base64")));
  const alternative = (alt ?? title ?? "").trim();
  return alternative === "" ? picture : { ...picture, alternative };
}

const fileName = (src: string): string => src.replace(/[?#].*$/s, "").replace(/^.*[/\\]/s, "");

/** A coloured shape of a drawing in the page (SVG); `undefined` where it is white or not filled. */
export function drawnMark(
  name: "circle" | "ellipse" | "rect",
  { fill }: Attributes,
): Mark | undefined {
  const colour = parseColour(fill);
  if (!colour || colour === "#ffffff") return undefined;
  return { kind: "shape", colour, shape: name === "rect" ? "square" : "circle" };
}
