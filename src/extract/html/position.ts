import type { Element, ParentNode } from "domhandler";
import { isTag } from "domhandler";

interface Places {
  readonly count: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly of: ReadonlyMap<Element, { readonly place: number; readonly placeOfType: number }>;
}

/** Tests where an element stands among its siblings; these are counted once, however many ask. */
export function positionIn(step: (count: number) => void) {
  const known = new WeakMap<ParentNode, Places>();
  const placesIn = (parent: ParentNode): Places => {
    const found = known.get(parent);
    if (found !== undefined) return found;
    step(parent.children.length);
    const places = countPlaces(parent);
    known.set(parent, places);
    return places;
  };
  return (
    element: Element,
    formula: string | null | undefined,
    fromEnd: boolean,
    ofType: boolean,
  ): boolean => {
    if (element.parent === null) return false;
    const { count, counts, of } = placesIn(element.parent);
    const place = of.get(element);
    if (place === undefined) return false;
    const number = ofType ? place.placeOfType : place.place;
    const all = ofType ? (counts.get(element.name) ?? 0) : count;
    return fitsFormula(formula ?? "", fromEnd ? all - number + 1 : number);
  };
}

function countPlaces(parent: ParentNode): Places {
  const counts = new Map<string, number>();
  const of = new Map<Element, { place: number; placeOfType: number }>();
  let count = 0;
  for (const child of parent.children) {
    if (!isTag(child)) continue;
    count += 1;
    const placeOfType = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, placeOfType);
    of.set(child, { place: count, placeOfType });
  }
  return { count, counts, of };
}

/** `odd`, `3`, `2n+1`, `-n + 3`: does a place that counts from 1 belong to it? */
function fitsFormula(formula: string, place: number): boolean {
  const text = formula.replace(/\s+/g, "").toLowerCase();
  if (text === "odd") return place % 2 === 1;
  if (text === "even") return place % 2 === 0;
  const [, factor, offset] = /^([+-]?\d*)n([+-]\d+)?$/.exec(text) ?? [];
  if (factor === undefined) return Number.parseInt(text, 10) === place;
  const step = factor === "" || factor === "+" ? 1 : factor === "-" ? -1 : Number(factor);
  const from = place - Number(offset ?? 0);
  return step === 0 ? from === 0 : from % step === 0 && from / step >= 0;
}
