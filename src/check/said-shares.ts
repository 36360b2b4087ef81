import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { findSaidAmounts, type SaidAmount } from "./said-amounts.ts";
import { sentencesOf } from "./sentences.ts";

/** `£6.2m (41 %)`. */
const shareAfter = /^ ?\((?:about |some |around |or )?(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)\)/;
/** `12 of the 20 schools (55%)`. */
const countShare =
  /(?<![\d.,£])\b(\d[\d,]*) (?:out )?of (?:the |all |our )?(?:\w+ )??(\d[\d,]*)(?![.,]?\d|%)(?: [a-z'’-]+){0,4} ?\((\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)\)/g;

/** Percentages in a sentence that are not the share of the two figures the same sentence prints. */
export function findProseShares({ document }: CheckedReport): Finding[] {
  return sentencesOf(document).flatMap(({ text, page }) => {
    const said = moneyShare(text) ?? countShareOf(text);
    if (!said) return [];
    const { part, whole, share } = said;
    if (whole.value <= 0 || part.value > whole.value) return [];
    const expected = (100 * part.value) / whole.value;
    // Both figures and the share are rounded; one point more is left to whoever rounded twice.
    const low = (100 * (part.value - part.half)) / (whole.value + whole.half);
    const high = (100 * (part.value + part.half)) / (whole.value - whole.half);
    if (share.value >= low - share.half - 1 && share.value <= high + share.half + 1) return [];
    return [
      toFinding({
        code: "share-mismatch",
        sure: "likely",
        records: [],
        at: page === undefined ? {} : { page },
        printed: `${part.raw} (${share.raw}%) of ${whole.raw}`,
        expected: `about ${Math.round(expected)}%`,
        message: `The text says ${quoted(text, 160)}, but "${part.raw}" of "${whole.raw}" is about ${Math.round(expected)}%, not "${share.raw}%".`,
      }),
    ];
  });
}

interface Figure {
  readonly raw: string;
  readonly value: number;
  readonly half: number;
}
interface SaidShare {
  readonly part: Figure;
  readonly whole: Figure;
  readonly share: Figure;
}

/** Two amounts, one of them with a share behind it, and "of the" before the other. */
function moneyShare(text: string): SaidShare | undefined {
  const amounts = findSaidAmounts(text);
  const [first, second] = amounts;
  if (amounts.length !== 2 || !first || !second) return undefined;
  if (/\b(?:increase|rise|more|higher|lower|cut|reduc\w+|sav\w+|compared|up|down)\b/i.test(text))
    return undefined;
  const shareOf = (amount: SaidAmount) =>
    shareAfter.exec(text.slice(amount.index + amount.length))?.[1];
  for (const [part, whole] of [
    [first, second],
    [second, first],
  ] as const) {
    const share = shareOf(part);
    const isWhole = /\bof (?:the |our |its |a )?(?:[\w-]+ ){0,3}$/i.test(
      text.slice(0, whole.index),
    );
    if (share !== undefined && shareOf(whole) === undefined && isWhole)
      return { part, whole, share: figureOf(share) };
  }
  return undefined;
}

function countShareOf(text: string): SaidShare | undefined {
  const found = [...text.matchAll(countShare)];
  const [match] = found;
  if (!match || found.length > 1) return undefined;
  const [, part = "", whole = "", share = ""] = match;
  return {
    part: { ...figureOf(part), half: 0 },
    whole: { ...figureOf(whole), half: 0 },
    share: figureOf(share),
  };
}

const figureOf = (raw: string): Figure => {
  const [, decimals = ""] = raw.split(".");
  return { raw, value: Number(raw.replace(/,/g, "")), half: 0.5 * 10 ** -decimals.length };
};
