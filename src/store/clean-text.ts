/** Everything below a blank but TAB and LF, DEL, and the C1 range: none of it is text that was printed. */
const controls = /(?![\t\n])\p{Cc}/gu;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as the database keeps it: valid Unicode without control characters. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(controls, "").replace(loneSurrogates, "\ufffd");
}
