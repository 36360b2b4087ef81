import type { Facing, ScannedPage } from "../../../scan/scanned.ts";
import type { Drawing, Face, Span } from "../drawing/drawing.ts";

const faces: readonly Face[] = [false, true].map((bold) => ({
  name: bold ? "scan-bold" : "scan",
  bold,
  italic: false,
  symbol: false,
}));

/** What was read off a page's picture, as if the page had drawn it: everything after this takes it unchanged. */
export function scanToDrawing(drawing: Drawing, scan: ScannedPage): Drawing {
  const spans = scan.words.map(
    ({ text, box, baseline, size, bold, reading }): Span => ({
      text,
      box,
      baseline,
      size,
      face: faces[bold ? 1 : 0] as Face,
      colour: "#000000",
      turn: 0,
      tag: -1,
      reading,
    }),
  );
  // What is stamped on a page that lies on its side stands in other places: it is not read with it.
  const own =
    scan.turn === undefined
      ? drawing
      : { ...drawing, spans: [], rulings: [], fills: [], turn: scan.turn };
  const isSideways = scan.turn === 90 || scan.turn === 270;
  return {
    ...own,
    ...facingSize(drawing, scan.facing),
    ...(isSideways ? { width: drawing.height, height: drawing.width } : {}),
    spans: [...own.spans, ...spans],
    rulings: [...own.rulings, ...scan.rules.map((rule) => ({ ...rule, colour: "#000000" }))],
    fills: [
      ...own.fills,
      ...scan.fills.map((fill, order) => ({ ...fill, order, opaque: false, joined: true })),
    ],
    pictures: scan.marks.map(({ box, colour }, order) => ({ box, colour, order })),
    characters: spans.reduce((sum, { text }) => sum + text.length, drawing.characters),
    lean: scan.lean,
    unread: scan.unread,
  };
}

/** As wide as the wider of two pages, and as high as both. */
function facingSize({ width }: Drawing, facing: Facing | undefined): Partial<Drawing> {
  if (facing === undefined) return {};
  const { left, below } = facing;
  return { facing, width: Math.max(left, width - left), height: 2 * below };
}
