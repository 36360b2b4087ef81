import type { BoundingBox } from "../../document.ts";
import type { Span } from "./drawing.ts";
import { overlap, unionBoxes } from "./geometry.ts";
import { raisedText } from "./raised.ts";

/** Spans on one baseline, from left to right, with raised and lowered ones among them. */
export interface Line {
  readonly spans: readonly Span[];
  readonly box: BoundingBox;
  readonly baseline: number;
  readonly size: number;
  readonly text: string;
  readonly bold: boolean;
}

/** Spans whose bands share this part of the smaller one's height stand on one line. */
const sharedBand = 0.5;

/** Upright spans in any order to lines from the top down. */
export function spansToLines(spans: readonly Span[]): Line[] {
  const sorted = [...spans].sort(
    (a, b) => b.size - a.size || a.box[1] - b.box[1] || a.box[0] - b.box[0],
  );
  const bands: { spans: Span[]; top: number; bottom: number; baseline: number; size: number }[] =
    [];
  for (const span of sorted) {
    const { size, baseline } = span;
    const [, top, , bottom] = span.box;
    let best: (typeof bands)[number] | undefined;
    let most = 0;
    for (const band of bands) {
      const shared = overlap(band.top, band.bottom, top, bottom);
      if (shared <= most) continue;
      const raised = size < band.size * 0.85;
      const near = raised
        ? shared >= sharedBand * (bottom - top) && touches(span, band.spans)
        : Math.abs(band.baseline - baseline) <= 0.25 * Math.min(size, band.size);
      if (near) {
        most = shared;
        best = band;
      }
    }
    if (best === undefined) {
      bands.push({ spans: [span], top, bottom, baseline, size });
    } else best.spans.push(span);
  }
  return bands
    .map((band) => toLine(band.spans))
    .sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
}

/** A smaller span belongs to a line if it follows one of its spans, as a raised "st" does. */
function touches(span: Span, spans: readonly Span[]): boolean {
  return spans.some((other) => {
    if (other.size * 0.85 <= span.size && other.baseline === span.baseline) return true;
    const gap = Math.max(span.box[0] - other.box[2], other.box[0] - span.box[2]);
    return gap < 0.35 * other.size || Math.abs(other.baseline - span.baseline) < 0.15 * span.size;
  });
}

export function toLine(unordered: readonly Span[]): Line {
  const spans = [...unordered].sort((a, b) => a.box[0] - b.box[0]);
  const size = spans.reduce((largest, span) => Math.max(largest, span.size), 0);
  const main = spans.find((span) => span.size === size) as Span;
  return {
    spans,
    box: unionBoxes(spans.map((span) => span.box)),
    baseline: main.baseline,
    size,
    text: spansToText(spans),
    bold: spans.every((span) => span.face.bold || span.face.symbol),
  };
}

/** The words of one line with a blank between them, but none before a raised "st" or after a joined bracket. */
export function spansToText(spans: readonly Span[]): string {
  let text = "";
  let last: Span | undefined;
  for (const span of spans) {
    if (last !== undefined) {
      const gap = span.box[0] - last.box[2];
      const raised =
        Math.abs(span.baseline - last.baseline) > 0.15 * Math.min(span.size, last.size);
      const joined = raised && gap < 0.12 * Math.max(span.size, last.size);
      if (!joined) text += " ";
      else if (span.size < last.size && span.baseline < last.baseline) {
        text += raisedText(span.text);
        continue;
      }
    }
    text += span.text;
    last = span;
  }
  return text;
}
