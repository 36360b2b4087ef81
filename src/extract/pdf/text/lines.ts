import type { BoundingBox } from "../../../document.ts";
import type { Span } from "../drawing/drawing.ts";
import { overlap, unionBoxes } from "../drawing/geometry.ts";
import { raisedText } from "./raised.ts";
import { sortUnlessSorted } from "./sorted.ts";

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
  const bands: Band[] = [];
  const strips: Strips = new Map();
  for (const span of largestFirst(spans)) {
    const band = bandOf(span, strips);
    if (band !== undefined) band.spans.push(span);
    else {
      const { box, baseline, size } = span;
      const one = { spans: [span], top: box[1], bottom: box[3], baseline, size, at: bands.length };
      bands.push(one);
      addBand(strips, one);
    }
  }
  return bands
    .map((band) => toLine(band.spans))
    .sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
}

/** A line that grows; its place is that of its first span, the largest. */
interface Band {
  readonly spans: Span[];
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
  /** The how-manieth it is. */
  readonly at: number;
}

/** Bands by the strips of the page that they reach into: a span is asked about those near it. */
type Strips = Map<number, Band[]>;

/** How high a strip is (points), and how many a band of a sane size reaches into. */
const stripHeight = 24;
const mostStrips = 200;
/** Stands for all strips. */
const everywhere = Number.NaN;

function stripsOf(top: number, bottom: number): readonly [first: number, last: number] | undefined {
  const [first, last] = [Math.floor(top / stripHeight), Math.floor(bottom / stripHeight)];
  return last - first <= mostStrips ? [first, last] : undefined;
}

function addBand(strips: Strips, band: Band): void {
  const reach = stripsOf(band.top, band.bottom);
  const [first, last] = reach ?? [everywhere, everywhere];
  let strip = first;
  do {
    const bands = strips.get(strip);
    if (bands === undefined) strips.set(strip, [band]);
    else bands.push(band);
    strip += 1;
  } while (strip <= last);
}

/** Of the bands whose line a span could be on, the one it shares most height with; of several the first. */
function bandOf(span: Span, strips: Strips): Band | undefined {
  const { size, baseline, box } = span;
  const top = box[1];
  const bottom = box[3];
  let best: Band | undefined;
  let most = 0;
  const look = (bands: readonly Band[]): void => {
    for (const band of bands) {
      const shared = overlap(band.top, band.bottom, top, bottom);
      if (shared < most || shared <= 0) continue;
      if (shared === most && (best === undefined || band.at >= best.at)) continue;
      const raised = size < band.size * 0.85;
      const near = raised
        ? shared >= sharedBand * (bottom - top) && touches(span, band.spans)
        : Math.abs(band.baseline - baseline) <= 0.25 * Math.min(size, band.size);
      if (near) {
        most = shared;
        best = band;
      }
    }
  };
  const reach = stripsOf(top, bottom);
  if (reach === undefined) for (const bands of strips.values()) look(bands);
  else {
    for (let strip = reach[0]; strip <= reach[1]; strip += 1) look(strips.get(strip) ?? none);
    look(strips.get(everywhere) ?? none);
  }
  return best;
}

const none: readonly Band[] = [];

/** By size from the largest, and from the top down, as spans of one size mostly come. */
function largestFirst(spans: readonly Span[]): Span[] {
  const size = spans[0]?.size;
  if (spans.every((span) => span.size === size)) return sortUnlessSorted([...spans], byTop);
  const bySize = new Map<number, Span[]>();
  for (const span of spans) {
    const same = bySize.get(span.size);
    if (same === undefined) bySize.set(span.size, [span]);
    else same.push(span);
  }
  const sizes = [...bySize.keys()].sort((a, b) => b - a);
  return sizes.flatMap((size) => sortUnlessSorted(bySize.get(size) ?? [], byTop));
}

const byTop = (a: Span, b: Span): number => a.box[1] - b.box[1] || a.box[0] - b.box[0];
const byLeft = (a: Span, b: Span): number => a.box[0] - b.box[0];

/** A smaller span belongs to a line if it follows one of its spans, as a raised "st" does. */
function touches(span: Span, spans: readonly Span[]): boolean {
  return spans.some((other) => {
    if (other.size * 0.85 <= span.size && other.baseline === span.baseline) return true;
    const gap = Math.max(span.box[0] - other.box[2], other.box[0] - span.box[2]);
    return gap < 0.35 * other.size || Math.abs(other.baseline - span.baseline) < 0.15 * span.size;
  });
}

export function toLine(unordered: readonly Span[]): Line {
  const spans = sortUnlessSorted([...unordered], byLeft);
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
      // An accounting format sets the sign apart from its figure.
      const isSign = gap > span.size && /^[£$€]$/.test(last.text) && /^[(\d.-]/.test(span.text);
      if (!joined && !isSign) text += " ";
      else if (joined && span.size < last.size && span.baseline < last.baseline) {
        text += raisedText(span.text);
        continue;
      }
    }
    text += span.text;
    last = span;
  }
  return text;
}
