/** An amount in the unit its statement is printed in, with that unit: `1,435 (£000)`; `1,435,000` printed whole is `£1,435,000`. */
export function inPounds(pounds: number, unit: number): string {
  const scale = unit >= 10_000 ? 1_000_000 : unit >= 1000 ? 1000 : 1;
  const value = pounds / scale;
  const digits = scale === 1 ? String(Math.round(value)) : String(Number(value.toFixed(3)));
  const [whole = "0", decimals] = digits.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const text = `${value < 0 ? "-" : ""}${grouped}${decimals === undefined ? "" : `.${decimals}`}`;
  return scale === 1
    ? `£${text}`.replace("£-", "-£")
    : `${text} (£${scale === 1000 ? "000" : "m"})`;
}
