import type { Finding } from "../problem.ts";
import { amountOf, type BudgetRow, type Statement } from "./budget-rows.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { findSaidAmounts } from "./said-amounts.ts";
import { namesLine } from "./said-budgets.ts";
import { sentencesOf } from "./sentences.ts";

/** `£6.2m (41 %)`, `£6.2m, or 41%,`. */
const shareAfter =
  /^(?: ?\(|, (?:or|which is) )(?:about |some |around )?(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)/;
const isShare =
  /\b(?:of (?:the |our |its |all |total |council )*(?:total|budgets?|spend(?:ing)?|expenditure|costs?|programme)|accounts? for|makes? up|represents?|the largest|share)\b/i;
const isOther =
  /\b(?:increas\w+|reduc\w+|sav\w+|cuts?|over ?sp\w+|under ?sp\w+|varia\w+|more|less|last year|next year|grant|income|per (?!cent))\b/i;

/**
 * `Adult care accounts for £6.2m (41 %) of spending`, where the whole is not in the sentence but under the line's own
 * column: the share of every total that stands there is tried, and one that fits is enough.
 */
export function findSharesOfTotals(
  { document }: CheckedReport,
  statements: readonly Statement[],
): Finding[] {
  return sentencesOf(document).flatMap(({ text, page }) => {
    const [said, ...others] = findSaidAmounts(text);
    if (!said || others.length > 0 || !isShare.test(text) || isOther.test(text)) return [];
    const raw = shareAfter.exec(text.slice(said.index + said.length))?.[1];
    if (raw === undefined) return [];
    const share = Number(raw);
    const wholes = statements.flatMap((statement) => wholesOf(statement, text, said));
    const [nearest] = wholes.toSorted(
      (a, b) => Math.abs(a.share - share) - Math.abs(b.share - share),
    );
    if (!nearest || Math.abs(nearest.share - share) <= tolerance(raw)) return [];
    return [
      toFinding({
        code: "share-mismatch",
        sure: "likely",
        records: [nearest.line, nearest.total],
        at: page === undefined ? {} : { page },
        printed: `${said.raw} (${raw}%); ${nearest.total.raw}`,
        expected: `about ${Math.round(nearest.share)}%`,
        message: `The text says ${quoted(text, 160)}, but "${nearest.line.raw}" of ${quoted(nearest.label || "the total")} "${nearest.total.raw}" is about ${Math.round(nearest.share)}%, not "${raw}%".`,
      }),
    ];
  });
}

/** Half a printed digit, and a point for whoever rounded twice. */
const tolerance = (raw: string): number => 1 + 0.5 * 10 ** -(raw.split(".")[1]?.length ?? 0);

function wholesOf(
  { rows, unit }: Statement,
  text: string,
  said: { readonly value: number; readonly half: number },
) {
  const totals = rows.filter(({ isTotal }) => isTotal);
  return rows
    .filter((row: BudgetRow) => !row.isTotal && namesLine(text, row.label))
    .flatMap((row) =>
      [...row.byColumn].flatMap(([column, line]) => {
        const amount = amountOf(line);
        if (amount === undefined || Math.abs(amount - said.value) > said.half + unit / 2) return [];
        return totals.flatMap(({ byColumn, label }) => {
          const total = byColumn.get(column);
          const whole = total && amountOf(total);
          if (!total || !whole || whole < amount) return [];
          return [{ line, total, label, share: (100 * said.value) / whole }];
        });
      }),
    );
}
