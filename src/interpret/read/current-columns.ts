/** Heads of columns that say how things stood before: `Status last quarter`, `Previous RAG`; not `Change since last year`. */
const ofBefore =
  /(?<!\b(?:since|from|than|against|with|on|to)\s(?:the\s)?)\b(?:previous|prior|preceding|last\s(?:quarter|qtr|month|year|period|time|report|status|rag|rating|review))/i;

/**
 * The columns that say how things stand: where one beside them says how they stood before, its lights are no state of
 * the row, also where the other is still empty.
 */
export function currentColumns<Column extends { readonly header: string }>(
  columns: readonly Column[],
): readonly Column[] {
  const current = columns.filter(({ header }) => !ofBefore.test(header));
  return current.length > 0 ? current : columns;
}
