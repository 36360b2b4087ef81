import { html, type Markup, noMarkup } from "../../render/markup.ts";
import type { Around } from "./page.ts";

export interface Correctable {
  readonly id: string;
  readonly doc: string;
  readonly table: number | undefined;
  readonly row: number | undefined;
  readonly column: number | undefined;
  /** The fields that may be corrected, and what each reads now. */
  readonly fields: readonly (readonly [name: string, reads: string])[];
  readonly chosen: string;
}

/**
 * A form for one correction: handed in where the server takes them, else given back as a line of the file that
 * `ingest --corrections` takes.
 */
export function correctionForm(
  { id, fields, chosen }: Correctable,
  { takesCorrections, formToken }: Pick<Around, "takesCorrections" | "formToken">,
): Markup {
  const options = fields.map(([name, reads]) => {
    const words = `${name.replaceAll("_", " ")}, reads ${reads === "" ? "nothing" : `“${reads.slice(0, 40)}”`}`;
    return name === chosen
      ? html`<option value="${name}" data-reads="${reads}" selected>${words}</option>`
      : html`<option value="${name}" data-reads="${reads}">${words}</option>`;
  });
  const start = takesCorrections
    ? html`<form class="correct" method="post" action="/corrections" aria-labelledby="correct"><input type="hidden" name="token" value="${formToken()}">`
    : html`<form class="correct" method="get" action="/correction" aria-labelledby="correct">`;
  return html`<section class="correction"><h2 id="correct">Does it read otherwise on the page?</h2>
<p>${takesCorrections ? "Your correction is added to the server's file of corrections, and holds from the next import on." : "Your correction comes back as a line of the CSV file that muniment ingest --corrections takes."}</p>
${start}<input type="hidden" name="record" value="${id}">
<label><span>Field</span><select name="field">${options}</select></label>
<label><span>Correct is (“none” for nothing)</span><input type="text" name="correct" required maxlength="300" autocomplete="off"></label>
<label><span>Reason</span><input type="text" name="reason" required maxlength="300" autocomplete="off"></label>
<button type="submit" class="hand-in">${takesCorrections ? "Hand in" : "Download the line"}</button>
${takesCorrections ? noMarkup : html`<button type="button" class="collect scripted">Collect</button>`}
</form></section>`;
}
