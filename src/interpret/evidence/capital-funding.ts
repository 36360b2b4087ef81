/** What pays for a council's capital programme and for nothing else. */
const capitalAlone =
  /\bborrowing\b|\bcapital (?:receipts?|grants?)\b|\bmajor repairs allowance\b|\b(?:basic|supplementary) credit approvals?\b|\brcco\b|\brevenue contributions? to capital\b/i;
/** What pays for it beside other things. */
const alsoPays =
  /\bgrants?\b|\blottery\b|\bcontributions?\b|\breceipts?\b|\bsection 106\b|\bs\.? ?106\b|\breserves?\b|\bexternal\b|\bprivate finance\b|\bfunding\b/i;
/** The part of the lines that pay. */
const mostLines = 0.7;

/** Whether a table's lines are what a capital programme is paid from: `Prudential borrowing`, `Capital receipts`, `Lottery`. */
export function paysForCapital(lines: readonly string[]): boolean {
  const paying = lines.filter((line) => capitalAlone.test(line) || alsoPays.test(line)).length;
  return (
    lines.filter((line) => capitalAlone.test(line)).length >= 2 &&
    paying >= lines.length * mostLines
  );
}
