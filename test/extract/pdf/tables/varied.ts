import type { Drawing, Span } from "../../../../src/extract/pdf/drawing/drawing.ts";
import { type Numbers, numbersFrom } from "../../../seeded-numbers.ts";
import { changed, changes } from "./perturbed.ts";

type Vary = (drawing: Drawing, next: Numbers) => Drawing;

const oneOf = <Item>(items: readonly Item[], next: Numbers): Item | undefined =>
  items[Math.floor(next() * items.length)];

const moved = (span: Span, x: number, y: number): Span => {
  const [left, top, right, bottom] = span.box;
  return { ...span, box: [left + x, top + y, right + x, bottom + y], baseline: span.baseline + y };
};

/** All that lies beyond a place, further off by so much; what crosses it is drawn out. */
function pulledApart(drawing: Drawing, along: "x" | "y", from: number, by: number): Drawing {
  const beyond = (place: number): number => (place >= from ? place + by : place);
  const across = (direction: string): boolean => (direction === "horizontal") === (along === "y");
  return changed(drawing, {
    span: (span) => {
      const isBeyond = (along === "x" ? span.box[0] : span.baseline) >= from;
      return isBeyond ? moved(span, along === "x" ? by : 0, along === "y" ? by : 0) : span;
    },
    ruling: (ruling) =>
      across(ruling.direction)
        ? { ...ruling, at: beyond(ruling.at) }
        : { ...ruling, from: beyond(ruling.from), to: beyond(ruling.to) },
    fill: (fill) => {
      const [left, top, right, bottom] = fill.box;
      return along === "x"
        ? { ...fill, box: [beyond(left), top, beyond(right), bottom] }
        : { ...fill, box: [left, beyond(top), right, beyond(bottom)] };
    },
  });
}

/** What may be otherwise on a page: something is not printed, stands elsewhere, or is printed in one. */
const ways: readonly Vary[] = [
  (drawing, next) => {
    const gone = oneOf(drawing.rulings, next);
    return { ...drawing, rulings: drawing.rulings.filter((one) => one !== gone) };
  },
  (drawing, next) => ({ ...drawing, rulings: drawing.rulings.filter(() => next() > 0.25) }),
  (drawing) => ({
    ...drawing,
    rulings: drawing.rulings.filter(({ direction }) => direction === "horizontal"),
  }),
  (drawing) => ({
    ...drawing,
    rulings: drawing.rulings.filter(({ direction }) => direction === "vertical"),
  }),
  (drawing) => ({ ...drawing, rulings: [], fills: [] }),
  (drawing, next) => ({ ...drawing, fills: drawing.fills.filter(() => next() > 0.4) }),
  (drawing, next) => {
    const gone = oneOf(drawing.spans, next);
    return { ...drawing, spans: drawing.spans.filter((one) => one !== gone) };
  },
  (drawing, next) => ({ ...drawing, spans: drawing.spans.filter(() => next() > 0.2) }),
  (drawing, next) => {
    const line = oneOf(drawing.spans, next)?.baseline ?? 0;
    const isOn = ({ baseline }: Span) => Math.abs(baseline - line) < 3;
    return { ...drawing, spans: drawing.spans.filter((span) => !isOn(span)) };
  },
  (drawing, next) => {
    const from = oneOf(drawing.spans, next)?.box[0] ?? 0;
    return { ...drawing, spans: drawing.spans.filter(({ box }) => Math.abs(box[0] - from) > 4) };
  },
  (drawing, next) =>
    pulledApart(drawing, "y", oneOf(drawing.spans, next)?.box[1] ?? 0, 4 + 24 * next()),
  (drawing, next) =>
    pulledApart(drawing, "x", oneOf(drawing.spans, next)?.box[0] ?? 0, 4 + 40 * next()),
  (drawing, next) => {
    const one = oneOf(drawing.spans, next);
    const [x, y] = [30 * next() - 15, 8 * next() - 4];
    return changed(drawing, { span: (span) => (span === one ? moved(span, x, y) : span) });
  },
  (drawing, next) => {
    const one = oneOf(drawing.spans, next);
    return changed(drawing, {
      span: (span) => {
        if (span !== one) return span;
        const [left, top, right, bottom] = span.box;
        const box: Span["box"] = [left, top, right + (right - left) * 0.8, bottom];
        return { ...span, text: `${span.text} and so on`, box };
      },
    });
  },
];

/** Pages with some things otherwise; often the same table goes on over the next page. */
export function variedPages(drawings: readonly Drawing[], seed: number): Drawing[] {
  const next = numbersFrom(seed);
  const pages = drawings.map((drawing) => (oneOf(ways, next) as Vary)(drawing, next));
  const again = drawings[0];
  return again && next() < 0.25 ? [...pages, (oneOf(ways, next) as Vary)(again, next)] : pages;
}

/** Every place on a grid so wide, so that what lies close together comes to lie at one place, or exactly so far apart. */
function onGrid(drawing: Drawing, width: number): Drawing {
  const snapped = (place: number): number => Math.round(place / width) * width;
  const snappedBox = ([left, top, right, bottom]: Span["box"]): Span["box"] => [
    snapped(left),
    snapped(top),
    snapped(right),
    snapped(bottom),
  ];
  return changed(drawing, {
    span: (span) => ({
      ...span,
      size: snapped(span.size) || width,
      box: snappedBox(span.box),
      baseline: snapped(span.baseline),
    }),
    ruling: (ruling) => ({
      ...ruling,
      at: snapped(ruling.at),
      from: snapped(ruling.from),
      to: snapped(ruling.to),
    }),
    fill: (fill) => ({ ...fill, box: snappedBox(fill.box) }),
  });
}

/** A page changed as a whole by some amount between those that are held step by step. */
function perturbed(drawing: Drawing, next: Numbers): Drawing {
  const { steps, change } = oneOf(Object.values(changes), next) as (typeof changes)[string];
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  return changed(drawing, change(least + (most - least) * next()));
}

/** Pages with several things otherwise at once, of some of them every place on a grid. */
export function strainedPages(drawings: readonly Drawing[], seed: number): Drawing[] {
  const next = numbersFrom(seed);
  const times = 1 + Math.floor(3 * next());
  const width = oneOf([0.5, 1, 2, 3, 6], next) as number;
  const isOnGrid = next() < 0.5;
  const strained = (drawing: Drawing): Drawing => {
    const made = Array.from({ length: times }).reduce<Drawing>(
      (one) => (next() < 0.3 ? perturbed(one, next) : (oneOf(ways, next) as Vary)(one, next)),
      drawing,
    );
    return isOnGrid ? onGrid(made, width) : made;
  };
  const pages = drawings.map(strained);
  const again = drawings[0];
  return again && next() < 0.25 ? [...pages, strained(again)] : pages;
}
