import { findCodes } from "../../printed/code.ts";
import { findMonths } from "../../printed/period.ts";

/** What stands before an item of a list. */
export type MarkerKind = "bullet" | "number" | "section" | "letter" | "code" | "label";

export interface Marker {
  readonly kind: MarkerKind;
  /** The item's own number or code where it names the item (`1.2`, `3b`, `HP4`), else empty. */
  readonly reference: string;
  readonly length: number;
}

const bullet =
  /^\s*(?:[•●▪■□◦○·§➢➤►▶✓✔❖◆♦*–—-]|o(?=\s)|[\uf0b7\uf0a7\uf0d8\uf0fc\uf076])\s*(?=\S)/u;
/** `1.2`, `3.2.1`, `3b`, `1.2a`: numbers that an action is called by. */
const section = /^\s*((?:\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?|\d{1,2}[a-h]))\s*[.):]?\s+(?=\S)/;
const ordinal = /^\s*(?:\(\d{1,3}\)|\d{1,3}[.)])\s+(?=\S)/;
const letter = /^\s*(?:\(?[a-z]\)|\(?[ivx]{1,5}\)|[a-z]\.|[ivx]{2,4}\.)\s+(?=\S)/;
/** `HP4: …`, `EN 3 – …`, `CS1.2 …`. */
const code =
  /^\s*([A-Z]{1,5}[\s/-]?\d{1,3}(?:[./]\d{1,2})*[a-z]?)\s*(?::\s*|\s[–—-]\s+|\s+(?=[A-Z]))(?=\S)/;
/** Letters before a number that name a period, a school year, a road or an indicator and no action. */
const noCode =
  /^(?:Q|QTR|FY|KS|Y|YEAR|PHASE|PART|TABLE|PAGE|A|M|B|P|NI|N|BV|BVPI|PAF|LPI|LI|LKI|KPI|PI|LAA|PSA)[\s/-]?\d/;
/** `Milestone: …`, `Key action 3 – …`: the line itself says that it promises something. */
const named =
  /^\s*(?:key\s+)?(?:milestone|action|commitment|task)(?:\s+\d{1,2}(?:\.\d{1,2})?)?\s*(?::|\s[–—-])\s*(?=\S)/i;

/** The bullet, number or letter an item begins with; undefined where a line begins with none. */
export function parseMarker(line: string): Marker | undefined {
  const first = bullet.exec(line);
  if (first) {
    const inner = inside(line.slice(first[0].length));
    return {
      kind: "bullet",
      reference: inner?.reference ?? "",
      length: first[0].length + (inner?.length ?? 0),
    };
  }
  return inside(line);
}

function inside(line: string): Marker | undefined {
  const isDate = findMonths(line.slice(0, 24)).some(({ index }) => index <= 2);
  const numbered = isDate ? null : section.exec(line);
  if (numbered)
    return { kind: "section", reference: numbered[1] ?? "", length: numbered[0].length };
  const plain = isDate ? null : ordinal.exec(line);
  if (plain) return { kind: "number", reference: "", length: plain[0].length };
  const lettered = letter.exec(line);
  if (lettered) return { kind: "letter", reference: "", length: lettered[0].length };
  const said = named.exec(line);
  if (said) return { kind: "label", reference: "", length: said[0].length };
  const coded = code.exec(line);
  if (coded && !noCode.test(coded[1] ?? "") && findCodes(coded[1] ?? "").length === 0)
    return { kind: "code", reference: coded[1] ?? "", length: coded[0].length };
  return undefined;
}
