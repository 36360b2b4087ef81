/** Everything below a blank but TAB and LF, DEL, and the C1 range: none of it is text that was printed. */
const controls = /(?![\t\n])\p{Cc}/gu;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** What either of them could take out; most texts have none of it, and one look is enough. */
const suspect = /[^\t\n -~\u00a0-\ud7ff\ue000-\uffff]/;

/** Text as the database keeps it: valid Unicode without control characters. */
export function cleanText(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replace(/\r\n?/g, "\n").replace(controls, "").replace(loneSurrogates, "\ufffd");
}
