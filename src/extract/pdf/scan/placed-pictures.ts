import type { PDFPageProxy } from "pdfjs-dist";
import type { Layer, LayerPixels } from "../../../scan/picture/layers.ts";
import { type Matrix, multiply } from "../drawing/geometry.ts";
import type { Operators } from "../drawing/interpreter.ts";
import { asMatrix } from "../drawing/operands.ts";
import { readPixels } from "../drawing/pixels.ts";

/** A picture where a page paints it, before its pixels are asked for. */
interface Placed {
  readonly placement: Matrix;
  readonly id?: string;
  readonly pixels?: LayerPixels;
  readonly paint?: string;
}

const bits = { kind: 1 };

/** Every picture of a page in the order they are painted, with its pixels. */
export async function readLayers(
  page: PDFPageProxy,
  operators: Operators,
  ops: Readonly<Record<string, number>>,
): Promise<Layer[]> {
  const viewport = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const layers: Layer[] = [];
  for (const { placement, id, pixels, paint } of placedPictures(operators, ops, viewport)) {
    const decoded = pixels ?? (id === undefined ? undefined : await readPixels(page, id));
    if (decoded === undefined) continue;
    // Of a mask kept by name pdf.js does not say what kind it is.
    layers.push({
      pixels: { ...bits, ...decoded },
      placement,
      ...(paint === undefined ? {} : { paint }),
    });
  }
  return layers;
}

function placedPictures(
  { fnArray, argsArray }: Operators,
  ops: Readonly<Record<string, number>>,
  viewport: Matrix,
): Placed[] {
  const placed: Placed[] = [];
  const stack: { matrix: Matrix; paint: string }[] = [];
  let matrix = viewport;
  let paint = "#000000";
  const restore = (): void => {
    const before = stack.pop();
    if (before !== undefined) ({ matrix, paint } = before);
  };
  for (const [index, code] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    switch (code) {
      case ops.save:
        stack.push({ matrix, paint });
        break;
      case ops.restore:
      case ops.paintFormXObjectEnd:
        restore();
        break;
      case ops.transform:
        matrix = multiply(matrix, asMatrix(args) ?? [1, 0, 0, 1, 0, 0]);
        break;
      case ops.paintFormXObjectBegin: {
        stack.push({ matrix, paint });
        const own = asMatrix(args[0]);
        if (own !== undefined) matrix = multiply(matrix, own);
        break;
      }
      case ops.setFillRGBColor:
        paint = String(args[0]);
        break;
      case ops.paintImageXObject:
        placed.push({ placement: matrix, id: String(args[0]) });
        break;
      case ops.paintInlineImageXObject:
        placed.push({ placement: matrix, pixels: args[0] as LayerPixels });
        break;
      case ops.paintImageMaskXObject: {
        const mask = args[0] as { readonly data: unknown; width: number; height: number };
        if (typeof mask.data === "string") placed.push({ placement: matrix, id: mask.data, paint });
        else if (mask.data instanceof Uint8Array)
          placed.push({ placement: matrix, pixels: { ...mask, ...bits, data: mask.data }, paint });
        break;
      }
    }
  }
  return placed;
}
